"""Every page in every weather: nothing kept, something kept, no engine, a database locked, gone or of no use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from knotty.settings import load_settings
from knotty.ui import state
from knotty.workshop import keeping
from knotty.workshop.design import design_pattern
from knotty.workshop.library import close_library
from tests.pages.visits import MAKER, await_end, open_page, press

EMPTY = {
    "design": "What shall we make?",
    "pattern": "No pattern open yet",
    "work": "Nothing on the hook yet",
    "library": "Library",
    "check": "Does it add up?",
    "shared": "Nothing is shared here",
    "help": "Help",
}
NEEDS_LIBRARY = ("pattern", "work", "library", "shared")
BUSY, DOWN = "The library is busy just now", "The library cannot be reached just now"


@pytest.fixture(autouse=True)
def file(database: Path) -> Path:
    """Each test here has a library of its own."""
    return database


@pytest.fixture
def asked() -> dict[str, str]:
    """A designed pattern with ticks, shared: what the address of each page asks for."""
    kept = keeping.keep_design(MAKER, design_pattern("goth coaster of 3 rounds", engines=()))
    key = keeping.share(MAKER, kept.id)
    return {"pattern": kept.id, "work": kept.id, "shared": key, "title": kept.title}


def _visit(page: str, asked: dict[str, str]) -> AppTest:
    query = {"key" if page == "shared" else "id": asked[page]} if page in asked else {}
    return open_page(page, **query)


def _said(visit: AppTest) -> str:
    """Everything the page says, in one string."""
    told = (visit.error, visit.warning, visit.info)
    kinds = (visit.title, visit.header, visit.markdown, visit.text, visit.caption, *told)
    return "\n".join(str(each.value) for kind in kinds for each in kind)


@contextmanager
def locked(file: Path, *, reading: bool) -> Iterator[None]:
    """Hold the database as another program would: against writing, or against reading too."""
    close_library()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        if reading:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@pytest.mark.parametrize("page", EMPTY)
def test_an_empty_library_is_a_beginning(page: str):
    visit = open_page(page)
    assert [title.value for title in visit.title] == [EMPTY[page]]
    assert [error.value for error in visit.error] == []


@pytest.mark.parametrize("page", EMPTY)
def test_a_kept_pattern_is_shown(page: str, asked: dict[str, str]):
    visit = _visit(page, asked)
    assert [error.value for error in visit.error] == []
    if page in asked:
        assert asked["title"] in _said(visit)


@pytest.mark.parametrize("page", EMPTY)
def test_without_any_engine_pages_open(page: str, asked: dict[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KNOTTY_ENGINES", "ollama")
    load_settings.cache_clear()
    assert [error.value for error in _visit(page, asked).error] == []


def test_without_any_engine_a_design_is_composed_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KNOTTY_ENGINES", "ollama")
    load_settings.cache_clear()
    visit = open_page()
    visit.text_area(key=state.PROMPT).set_value("goth coaster")
    visit = await_end(press(visit, "Design it"))
    assert "Adds up" in _said(visit)
    assert "Ollama" in _said(visit)


@pytest.mark.parametrize("page", EMPTY)
def test_a_database_that_another_program_writes_can_be_read(page: str, asked: dict[str, str], file: Path):
    with locked(file, reading=False):
        said = _said(_visit(page, asked))
    assert asked["title"] in said or page not in asked or BUSY in said


@pytest.mark.parametrize("page", EMPTY)
def test_a_locked_database_is_said_in_a_sentence(page: str, asked: dict[str, str], file: Path):
    with locked(file, reading=True):
        said = _said(_visit(page, asked))
    assert (BUSY in said) is (page in NEEDS_LIBRARY), said


@pytest.mark.parametrize("page", EMPTY)
def test_a_file_that_is_no_database_is_said_in_a_sentence(page: str, asked: dict[str, str], file: Path):
    close_library()
    for each in file.parent.glob("knotty.db*"):
        each.unlink()
    file.write_bytes(b"No database lies here. " * 1000)
    said = _said(_visit(page, asked))
    assert (DOWN in said) is (page in NEEDS_LIBRARY), said
