"""The shell as a process: streams, other folders, terminals that show little, and what a command loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workshop.test_check import BAD, GOOD

ROOT = Path(__file__).parents[1]
MAKE = ("make", "punk rock blanket", "--engine", "embedded")


def run(
    *arguments: str, stdin: bytes | None = b"", cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m knotty` as a maker would, from anywhere."""
    return subprocess.run(
        [sys.executable, "-m", "knotty", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        timeout=60,
        check=False,
    )


def test_standard_input_is_a_file_by_the_name_of_a_dash():
    for text, code in ((GOOD, 0), (BAD, 1), ("", 3)):
        assert run("check", "-", stdin=text.encode()).returncode == code
    refused = run("check", "-", stdin=b"a" * 5_000_000)
    assert refused.returncode == 2
    assert b"more than 1,000,000 bytes" in refused.stderr


def test_it_runs_in_another_folder_and_whatever_the_terminal_can_show(tmp_path: Path):
    (tmp_path / "p.txt").write_text("Café\n\nSquare\n" + BAD, encoding="utf-8")
    plain = run("check", "p.txt", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert plain.returncode == 1
    assert "Right as written would be" in plain.stdout.decode("utf-8")
    made = run("make", "crème brûlée 🧶 blanket", "--engine", "embedded", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert made.returncode == 0
    assert made.stdout.decode("utf-8").rstrip().endswith("weave in ends.")


def test_prompt_that_is_no_text_is_survived():
    made = subprocess.run(
        [
            os.fsencode(sys.executable),
            b"-m",
            b"knotty",
            b"make",
            b"blanket \xff\xfe",
            b"--engine",
            b"embedded",
            b"--json",
        ],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert made.returncode == 0
    assert json.loads(made.stdout)["brief"]["item"] == "blanket"


def test_reader_that_goes_away_is_no_fault(tmp_path: Path):
    file = tmp_path / "many.txt"
    file.write_text(GOOD.split("\n", 1)[0] + "\n" + GOOD.split("\n", 1)[1] * 600, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "knotty", "check", str(file), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as process:
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert said == b""


def test_closed_or_full_streams_end_with_2_and_a_sentence(tmp_path: Path):
    pattern = tmp_path / "pattern.txt"
    pattern.write_text(GOOD, encoding="utf-8")
    for redirect, words in (
        ("<&-", "no standard input"),
        (">&-", "no standard output"),
        ("> /dev/full", "cannot be written"),
    ):
        file = "-" if "<" in redirect else str(pattern)
        ended = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m knotty check "{file}" {redirect}'],
            capture_output=True,
            cwd=ROOT,
            timeout=60,
            check=False,
        )
        assert ended.returncode == 2
        assert words in ended.stderr.decode()


HEAVY = {"streamlit", "pandas", "numpy", "fpdf", "ollama", "httpx", "PIL", "starlette", "uvicorn", "altair"}
_LOADED = """
import sys
from knotty.cli import main
try: main({arguments})
except SystemExit: pass
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "-"], ["check", "-", "--json"], ["make", "--help"], [*MAKE]]
)
def test_light_commands_load_nothing_heavy(arguments: list[str]):
    ended = subprocess.run(
        [sys.executable, "-c", _LOADED.format(arguments=arguments)],
        input=GOOD.encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in ended.stderr.decode().split()}
    assert "knotty" in loaded
    assert loaded & HEAVY == set()
