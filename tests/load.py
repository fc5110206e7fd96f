"""Fifty makers at once, each with a session that shows her pattern, each ticking: how long until a tick is saved.

Run as `python -m tests.load`; `make bench` prints the median of three runs. The server is a process of its own on a
fresh SQLite database, the makers are in this one, with a connection and a session each. Nothing is asserted on time;
that no tick was lost is.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from knotty.craft.project import Project
from knotty.settings import load_settings
from knotty.workshop import keeping
from knotty.workshop.design import Design, design_pattern
from knotty.workshop.makers import find_maker
from tests.served import serve
from tests.visiting import Visit

MAKERS, TICKS, EVERY_S = 50, 10, 2.0
PAGE = "work"
AT_ONCE = 5  # sessions that open their page at the same time
_TRIES = 10
_MEMORY, _BUSY = "process_resident_memory_bytes", "process_cpu_seconds_total"
_URL = "KNOTTY_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many makers tick, how often each, and after how many seconds again."""

    makers: int
    ticks: int
    every_s: float


@dataclass(frozen=True, slots=True)
class Load:
    """What a run measured: seconds until each tick was saved and until each page was drawn, and the server's memory.

    `busy_s`: processor time of the server while it was ticked on, which other work on the machine does not change much.
    """

    saved_s: tuple[float, ...]
    drawn_s: tuple[float, ...]
    memory_mib: float
    busy_s: float

    @property
    def tick_cpu_ms(self) -> float:
        """Processor time of the server for one tick."""
        return self.busy_s / len(self.saved_s) * 1000

    def find_saved_ms(self, percent: int) -> float:
        """Return the time within which that share of the ticks was saved."""
        return statistics.quantiles(self.saved_s, n=100, method="inclusive")[percent - 1] * 1000


def measure_load() -> Load:
    """Run once, on a server and a database of its own. Raises RuntimeError where a tick was lost or a page failed."""
    design = design_pattern("punk rock blanket", engines=())
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/knotty.db"
        with serve(Path(folder), **{_URL: url}) as base:
            return load_server(base, url, design, Pace(MAKERS, TICKS, EVERY_S))


def load_server(base: str, url: str, design: Design, pace: Pace) -> Load:
    """Have makers tick on a server that runs, whose database is at `url`. Raises RuntimeError as measure_load."""
    with _keep_in(url):
        return asyncio.run(_load(base, design, pace))


class _keep_in:  # noqa: N801  # reads as what it does: with _keep_in(url)
    """This process keeps patterns in the server's database, and in its own again after."""

    def __init__(self, url: str) -> None:
        self._url, self._before = url, os.environ.get(_URL)

    def __enter__(self) -> None:
        self._turn(self._url)

    def __exit__(self, *_: object) -> None:
        self._turn(self._before)

    def _turn(self, url: str | None) -> None:
        keeping.close_library()
        os.environ.pop(_URL, None)
        if url is not None:
            os.environ[_URL] = url
        load_settings.cache_clear()


async def _load(base: str, design: Design, pace: Pace) -> Load:
    visits = [Visit(base) for _ in range(pace.makers)]
    try:
        for visit in visits:
            await visit.__aenter__()
        projects = _keep(design, [find_maker(visit.token) or "" for visit in visits])
        gate = asyncio.Semaphore(AT_ONCE)
        drawn = await asyncio.gather(*(_open(gate, *pair) for pair in zip(visits, projects, strict=True)))
        spread = [pace.every_s * number / pace.makers for number in range(pace.makers)]
        ticking = (_tick(*each, pace) for each in zip(visits, projects, spread, strict=True))
        before = await _read_figures(visits[0])
        saved = [took for each in await asyncio.gather(*ticking) for took in each]
        after = await _read_figures(visits[0])
        await asyncio.gather(*(_check_kept(*pair, pace.ticks) for pair in zip(visits, projects, strict=True)))
        memory, busy = after[_MEMORY] / 2**20, after[_BUSY] - before[_BUSY]
        return Load(tuple(saved), tuple(drawn), memory, busy)
    finally:
        for visit in visits:
            await visit.__aexit__(None, None, None)


def _keep(design: Design, makers: Sequence[str]) -> list[Project]:
    """Keep a design for each maker; it is drawn for the first alone."""
    first = keeping.keep_design(makers[0], design)
    key = keeping.share(makers[0], first.id)
    return [first, *(keeping.keep_shared(maker, key) for maker in makers[1:])]


async def _open(gate: asyncio.Semaphore, visit: Visit, project: Project) -> float:
    async with gate:
        begun = time.perf_counter()
        await visit.open(PAGE, id=project.id)
        if visit.faults or not visit.elements:
            raise RuntimeError(f"the page of a maker failed: {visit.faults}")
        return time.perf_counter() - begun


async def _tick(visit: Visit, project: Project, after_s: float, pace: Pace) -> list[float]:
    """Tick in the maker's own time. Return the seconds until each tick was saved."""
    taken = []
    begun = time.perf_counter() + after_s
    for number, (key, copy) in enumerate(_list_marks(project, pace.ticks)):
        await asyncio.sleep(max(0.0, begun + number * pace.every_s - time.perf_counter()))
        deed = {"id": str(uuid.uuid4()), "do": "tick", "round": key, "copies": [copy], "done": True}
        sent = time.perf_counter()
        await _save(visit, project, deed)
        taken.append(time.perf_counter() - sent)
    return taken


async def _save(visit: Visit, project: Project, deed: dict[str, object]) -> None:
    """Send a deed until it is kept, as the tracker does; a busy server says when to come again."""
    for _ in range(_TRIES):
        answer = await visit.http.post(f"/api/progress/{project.id}", json={"deeds": [deed]})
        if answer.status_code == httpx.codes.OK and not answer.json()["refused"]:
            return
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            raise RuntimeError(f"a tick was refused: {answer.status_code} {answer.text}")
        await asyncio.sleep(float(answer.headers["retry-after"]))
    raise RuntimeError("a tick was never saved")


def _list_marks(project: Project, ticks: int) -> Sequence[tuple[str, int]]:
    marks = [(kept.id, copy) for kept in project.rounds for copy in range(1, kept.make + 1)]
    return marks[:ticks]


async def _check_kept(visit: Visit, project: Project, ticks: int) -> None:
    done = (await visit.http.get(f"/api/progress/{project.id}")).json()["done"]
    kept = {(key, copy) for key, runs in done.items() for first, last in runs for copy in range(first, last + 1)}
    if kept != set(_list_marks(project, ticks)):
        raise RuntimeError(f"ticks were lost: {sorted(set(_list_marks(project, ticks)) - kept)}")


async def _read_figures(visit: Visit) -> dict[str, float]:
    figures = (line.split() for line in (await visit.http.get("/metrics")).text.splitlines())
    return {name: float(value) for name, value, *_ in figures if name in (_MEMORY, _BUSY)}


def main() -> None:
    """Print one run."""
    load = measure_load()
    print(f"{MAKERS} makers, {len(load.saved_s)} ticks: p50 {load.find_saved_ms(50):.1f} ms", end=", ")
    print(f"p95 {load.find_saved_ms(95):.1f} ms, most {max(load.saved_s) * 1000:.1f} ms")
    print(f"page drawn: median {statistics.median(load.drawn_s):.2f} s, most {max(load.drawn_s):.2f} s")
    print(f"processor time of the server: {load.tick_cpu_ms:.1f} ms a tick")
    print(f"resident memory of the server: {load.memory_mib:.0f} MiB")


if __name__ == "__main__":
    main()
