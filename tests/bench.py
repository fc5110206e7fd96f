"""Measures what the design holds Knotty to, and prints each figure beside its bar. Run as `make bench`.

Medians over several runs in this process; the start of the app is a fresh process. Asserts nothing: machines are noisy.
"""

from __future__ import annotations

import platform
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from knotty.craft.finding import Verdict
from knotty.fabric.memory import forget_lines
from knotty.notation.recall import forget_rounds
from knotty.views.chart import draw_chart
from knotty.views.png import render_png
from knotty.views.preview import draw_preview
from knotty.views.svg import render_svg
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.design import design_pattern
from knotty.workshop.print import print_check
from tests.llm.good_engine import GoodEngine
from tests.load import AT_ONCE, MAKERS, measure_load
from tests.served import serve


def main() -> None:
    """Print the table."""
    print(f"{platform.node()}: {_processor()}, Python {platform.python_version()}\n")
    print(f"{'what':<58}{'measured':>14}{'bar':>12}")
    square, blanket = _square(4), _rows(200, 200)
    _print("read + work a 4-round granny square", _milliseconds(lambda: _check(square), 100), "<= 3 ms")
    _print("  the first time, nothing remembered", _milliseconds(lambda: _anew(lambda: _check(square)), 30), "")
    for what, prompt in _BLANKETS:
        again, first = _busy(lambda prompt=prompt: _design(prompt)), _busy(lambda prompt=prompt: _design_anew(prompt))
        _print(f"designer without an engine, CPU: {what}", again, "<= 50 ms")
        _print("  the first time, nothing remembered", first, "")
    _print("designer beside its engine, CPU: 12-round granny", _busy(lambda: _write(_TWELVE)), "<= 50 ms")
    _print("  the first time, nothing remembered", _busy(lambda: _write_anew(_TWELVE)), "")
    _print("read + work 40,000 stitches (200 rows x 200)", _seconds(lambda: _check(blanket), 5), "<= 0.6 s")
    for stitches in (10_000, 100_000, 1_000_000):
        rows = stitches // 200
        text = _rows(rows, 200)
        took = _median(lambda text=text: _check(text), 3 if stitches < 1_000_000 else 1)
        _print(f"  microseconds a stitch at {stitches:,}", f"{took / stitches * 1e6:.2f} us", "linear")
    for name, text in _hostile().items():
        _print(f"  refused: {name}", _seconds(lambda text=text: _refuse(text), 1), "bounded")
    twelve, thirty = (check_text(_square(rounds)) for rounds in (12, 30))
    design = design_pattern("punk rock blanket", engines=())
    _print(
        "embedded: whole blanket pattern",
        _seconds(lambda: design_pattern("punk rock blanket", engines=()), 5),
        "<= 10 s",
    )
    _print("chart + preview of a 12-round motif", _milliseconds(lambda: _draw(twelve), 10), "<= 300 ms")
    _print("chart of a 30-round square", _seconds(lambda: _chart(thirty), 3), "<= 2 s")
    king = check_text(design_pattern("king blanket, classic granny, 5 rounds", engines=()).checked.text)
    _print("preview of a king blanket as SVG", _seconds(lambda: _preview(king), 3), "<= 1 s")
    _print("  the same as PNG, 1,200 pixels wide", _seconds(lambda: render_png(_preview(king), 1200), 3), "few s")
    _print("PDF of a whole blanket pattern", _seconds(lambda: _pdf(design.checked), 5), "<= 1 s")
    _print("start of the app to first page", _start(), "<= 5 s")
    _print_load()
    print("\nNot measured: the embedded model, whose file does not come with Knotty.")


def _print_load() -> None:
    """Medians of three runs, each on a server and a database of its own."""
    runs = [measure_load() for _ in range(3)]
    for percent, bar in ((50, ""), (95, "<= 150 ms")):
        took = statistics.median(run.find_saved_ms(percent) for run in runs)
        _print(f"tick -> saved, {MAKERS} makers at once, {percent} of 100", f"{took:.0f} ms", bar)
    _print("  processor time of the server a tick", f"{statistics.median(run.tick_cpu_ms for run in runs):.1f} ms", "")
    drawn = statistics.median(statistics.median(run.drawn_s) for run in runs)
    _print(f"  the page of each drawn, {AT_ONCE} at once", f"{drawn:.2f} s", "")
    _print(f"  memory of the server, {MAKERS} sessions", f"{max(run.memory_mib for run in runs):.0f} MiB", "<= 1 GiB")


_BLANKETS = (
    ("12-round granny", "12 round granny square throw in red and blue"),
    ("3 colourways", "punk rock blanket"),
    ("12-round flowers", "12-round granny square blanket"),
)


_TWELVE = "12 round classic granny square throw in red and blue"  # the motif is named: the engine may not take another


def _design(prompt: str) -> None:
    design_pattern(prompt, engines=())


def _write(prompt: str) -> float:
    """Design with an engine that knows every round, and return the seconds that were its own."""
    return design_pattern(prompt, engines=[GoodEngine()]).engine_seconds


def _write_anew(prompt: str) -> float:
    forget_lines()
    forget_rounds()
    return _write(prompt)


def _design_anew(prompt: str) -> None:
    _anew(lambda: _design(prompt))


def _anew(run: Callable[[], None]) -> None:
    forget_lines()
    forget_rounds()
    run()


def _print(what: str, measured: str, bar: str) -> None:
    print(f"{what:<58}{measured:>14}{bar:>12}", flush=True)


def _median(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _busy(run: Callable[[], float | None]) -> str:
    """Milliseconds of processor time, for what waits for nobody: other work on the machine counts less.

    What `run` returns are seconds that were not its own.
    """
    taken = []
    for _ in range(15):
        begun = time.process_time()
        others = run() or 0.0
        taken.append(time.process_time() - begun - others)
    return f"{statistics.median(taken) * 1000:.2f} ms"


def _milliseconds(run: Callable[[], object], times: int) -> str:
    return f"{_median(run, times) * 1000:.2f} ms"


def _seconds(run: Callable[[], object], times: int) -> str:
    return f"{_median(run, times):.3f} s"


def _check(text: str) -> None:
    verdict = check_text(text).verdict
    if verdict is not Verdict.RIGHT:
        raise RuntimeError(f"a pattern of the bench is {verdict}; its time would mean nothing")


def _hostile() -> dict[str, str]:
    """Texts written to do harm: each is to be refused with a finding, within a budget that the tests assert."""
    first = "Rnd 1: 6 sc in magic ring, join with sl st to first sc. (6 sc)\nRnd 2: "
    return {
        "10,000 nested brackets": f"{first}{'[' * 10_000}sc in next st{'] 2 times' * 10_000}, join.",
        "rep from * 999999999 times": f"{first}*sc in next st; rep from * 999999999 times, join.",
        "5 MB of stars": "*" * 5_000_000,
        "1 MB of stars and repeats": first + "* sc; rep from * 3 times " * 39_000,
        "three repeats of 9,999 in each other": f"{first}[[[dc in same st] 9999 times] 9999 times] 9999 times, join.",
    }


def _refuse(text: str) -> None:
    verdict = check_text(text).verdict
    if verdict in (Verdict.RIGHT, Verdict.ASSUMED):
        raise RuntimeError("a hostile text of the bench was taken for a pattern; its time would mean nothing")


def _draw(checked: CheckResult) -> None:
    _chart(checked)
    _preview(checked)


def _chart(checked: CheckResult) -> str:
    return render_svg(draw_chart(checked.pattern, checked.fabric, 0))


def _preview(checked: CheckResult) -> str:
    return render_svg(draw_preview(checked.pattern, checked.fabric))


def _pdf(checked: CheckResult) -> None:
    print_check(checked)


def _start() -> str:
    """Seconds from starting the server to the first page drawn in a real browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return "no Chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        begun = time.perf_counter()
        with serve(Path(folder)) as base:
            page.goto(base)
            page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"] h1')
            took = time.perf_counter() - begun
        browser.close()
    return f"{took:.2f} s"


def _rows(rows: int, stitches: int) -> str:
    """Plain rows, written out one by one as a pattern would be."""
    lines = [f"Ch {stitches + 1}.", "Row 1: Sc in 2nd ch from hook and in each ch across, turn."]
    lines += [
        f"Row {number}: Ch 1 (does not count), sc in each st across, turn. ({stitches} sc)"
        for number in range(2, rows + 1)
    ]
    return "\n".join(lines)


def _square(rounds: int) -> str:
    text = design_pattern(f"coaster {rounds} rounds no border", engines=()).checked.text
    return text[text.index("Square") :]


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    if not cpus.exists():
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in cpus.read_text().splitlines() if line.startswith("model name")]
    return f"{len(names)} x {names[0]}" if names else platform.machine()


if __name__ == "__main__":
    main()
