"""Deeds of many devices, on both databases: kept together, once each, fast whatever is there, and not without end."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from sqlalchemy import event, func, select

from knotty.craft.progress import Clear, Count, Note, Tick, Undo
from knotty.storage import deeds, projects, versions
from knotty.storage.database import Database
from knotty.storage.tables import DeedRow
from tests.storage.conftest import make_draft


@pytest.fixture
def maker() -> str:
    return secrets.token_hex(8)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """Yield the statements that are sent."""
    sent: list[str] = []

    def hear(_connection, _cursor, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(database._engine, "before_cursor_execute", hear)
    yield sent
    event.remove(database._engine, "before_cursor_execute", hear)


def test_eight_devices_that_tick_at_once_lose_nothing(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft(make=80))

    def tick(device: int) -> None:
        for at in range(10):
            copy = device * 10 + at + 1
            deeds.work(database, maker, kept.id, [(f"{device} {at}", Tick("r1", (copy,), done=True))])

    with ThreadPoolExecutor(8) as devices:
        list(devices.map(tick, range(8)))
    now = deeds.find_progress(database, maker, kept.id)
    assert (now.done, now.revision) == ({"r1": set(range(1, 81))}, 80)


def test_a_tick_that_comes_while_a_new_version_is_made_is_done(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft())
    waiting = []

    def key_rounds(before, _first_new: int):
        waiting.append(device.submit(deeds.work, database, maker, kept.id, [("a", Tick("r1", (1,), done=True))]))
        time.sleep(0.2)  # until it waits for the project
        return before

    with ThreadPoolExecutor(1) as device:
        versions.add_version(database, maker, kept.id, make_draft(), key_rounds)
        assert waiting[0].result().progress.done == {"r1": {1}}


def test_many_deeds_on_a_large_piece_take_few_statements(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft(rounds=40, make=500))
    every = tuple(range(1, 501))
    deeds.work(database, maker, kept.id, [(f"all {n}", Tick(f"r{n}", every, done=True)) for n in range(1, 41)])
    sent = [(f"un {at}", Tick(f"r{at % 40 + 1}", (at + 1,), done=False)) for at in range(500)]
    with counted(database) as statements:
        worked = deeds.work(database, maker, kept.id, sent)
    assert sum(map(len, worked.progress.done.values())) == 19_500
    assert len(statements) < 25
    cleared = deeds.work(database, maker, kept.id, [("clear", Clear())])
    assert cleared.progress.done == {}
    back = deeds.work(database, maker, kept.id, [("back", Undo())])
    assert back.progress.done == worked.progress.done == deeds.find_progress(database, maker, kept.id).done


def test_a_night_of_counting_takes_no_tick_from_undo_and_is_not_kept_for_ever(
    database: Database, maker: str, monkeypatch
):
    monkeypatch.setattr(deeds, "MOST_KEPT", 50)
    kept = projects.add(database, maker, make_draft())
    deeds.work(database, maker, kept.id, [("tick", Tick("r1", (1,), done=True))])
    for night in range(3):
        counts = [(f"{night} {at}", Count("stitches", at + 1)) for at in range(400)]
        deeds.work(database, maker, kept.id, counts)
    with database.read() as session:
        many = session.scalar(select(func.count()).select_from(DeedRow).where(DeedRow.project == kept.id))
    assert many == 51
    assert deeds.work(database, maker, kept.id, [("undo", Undo())]).progress.done == {}


def test_a_deed_sent_again_after_it_was_undone_stays_undone(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft())
    tick = ("a", Tick("r1", (1,), done=True))
    deeds.work(database, maker, kept.id, [tick, ("same", Tick("r1", (1,), done=True)), ("b", Undo())])
    again = deeds.work(database, maker, kept.id, [tick, ("same", Tick("r1", (1,), done=True))])
    assert (again.progress.done, again.progress.revision) == ({}, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        Count("", 1),
        Count("x" * 81, 1),
        Count("c", -1),
        Count("c", 10_000_001),
        Note("r9", "lost"),
        Note("r1", "x" * 4001),
        Tick("r1", (0,), done=True),
        Tick("\x00", (1,), done=True),
        Undo(),
    ],
    ids=repr,
)
def test_what_cannot_be_done_is_refused_with_a_sentence_and_stops_nothing(database: Database, maker: str, wrong):
    kept = projects.add(database, maker, make_draft())
    worked = deeds.work(database, maker, kept.id, [("wrong", wrong), ("right", Tick("r2", (1,), done=True))])
    ((key, said),) = worked.refused
    assert (key, said[-1], worked.progress.done) == ("wrong", ".", {"r2": {1}})


@pytest.mark.parametrize("key", ["", "x" * 65, "a\x00b", "\ud800", "é"])
def test_a_deed_without_an_id_that_can_be_kept_is_refused(database: Database, maker: str, key: str):
    kept = projects.add(database, maker, make_draft())
    assert [refused for refused, _ in deeds.work(database, maker, kept.id, [(key, Clear())]).refused] == [key]


def test_any_words_can_be_noted(database: Database, maker: str):
    kept = projects.add(database, maker, make_draft())
    worked = deeds.work(database, maker, kept.id, [("a", Note("", "a\x00b \ud800 ✂️ שלום"))])
    assert worked.progress.notes == {"": "a?b ? ✂️ שלום"} == deeds.find_progress(database, maker, kept.id).notes
