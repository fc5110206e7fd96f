"""How the page tests open the app and press its buttons, without a browser."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from streamlit.testing.v1 import AppTest

from knotty.craft.progress import Tick
from knotty.craft.project import Project, list_done
from knotty.ui import state
from knotty.workshop import jobs, keeping
from knotty.workshop.check import check_text

MAIN = Path(__file__).resolve().parents[2] / "knotty" / "ui" / "main.py"
PAGES = MAIN.parents[2] / "pages"
_PATIENCE_S = 60

SQUARE = """Coaster

Square
Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of \
beg ch-3. (12 dc)
"""
WRONG = """Coaster

Square
Rnd 1: Ch 4, join with sl st in first ch to form ring. Ch 3 (counts as dc), 11 dc in ring, join with sl st in top of \
beg ch-3. (16 dc)
"""


MAKER = "ada"  # whose library the pages show, unless a test says another


def open_page(name: str = "design", maker: str = MAKER, **query: str | list[str]) -> AppTest:
    """Return the app after its first run, at a page of a maker's, with no fault on it."""
    visit = AppTest.from_file(str(MAIN), default_timeout=_PATIENCE_S)
    visit.session_state["maker"] = maker
    for key, value in query.items():
        visit.query_params[key] = value
    if name != "design":
        visit.switch_page(str(PAGES / f"{name}.py"))  # straight away: its address is its file's name
    return sound(visit.run())


def keep(text: str = SQUARE, title: str = "", maker: str = MAKER, done: Iterable[int] = (), **more) -> Project:
    """Return a pattern that was brought in, with these rounds ticked; `more` is what add_version takes."""
    result = check_text(text)
    kept = keeping.keep_check(maker, result)
    if title:
        keeping.rename(maker, kept.id, title)
    if more:
        keeping.add_version(maker, kept.id, result, "", **more)
    tick(kept, *done, maker=maker)
    return keeping.find(maker, kept.id)


def tick(kept: Project, *indices: int, maker: str = MAKER, done: bool = True) -> None:
    """Tick (or untick) every copy of some rounds, as another device would."""
    rounds = [kept.rounds[index] for index in indices]
    deeds = [(uuid4().hex, Tick(each.id, tuple(range(1, each.make + 1)), done)) for each in rounds]
    assert keeping.work(maker, kept.id, deeds).refused == ()


def find_done(kept: Project, maker: str = MAKER) -> frozenset[int]:
    """Return the indices of the rounds that are ticked in the library."""
    return list_done(keeping.find(maker, kept.id))


def press(visit: AppTest, label: str) -> AppTest:
    """Press the button with that label, and return the app after it, with no fault on it."""
    (button,) = [button for button in visit.button if button.label == label]
    button.click()
    return sound(visit.run())


def design(visit: AppTest, prompt: str = "") -> AppTest:
    """Send an idea, and return the app on the page that the design led to, once it has ended."""
    if prompt:
        visit.text_area(key=state.PROMPT).set_value(prompt)
    return await_end(press(visit, "Design it"))


def follows(visit: AppTest) -> list[str]:
    """Return the ids of the designs in the address."""
    found = visit.query_params.get("job", [])
    return [found] if isinstance(found, str) else list(found)


def await_end(visit: AppTest) -> AppTest:
    """Return the app after every design it follows has ended: it looks again by itself, which a test must do for it."""
    deadline = time.monotonic() + _PATIENCE_S
    for job_id in follows(visit):
        while not jobs.find(job_id).state.ended:
            assert time.monotonic() < deadline, "a design never ended"
            time.sleep(0.02)
    return sound(visit.run())


def sound(visit: AppTest) -> AppTest:
    """Return the app as it is; a fault on the page fails the test."""
    assert [fault.value for fault in visit.exception] == []
    return visit


def texts(visit: AppTest) -> list[str]:
    """Return everything the page shows as plain text."""
    return [text.value for text in visit.text]
