"""Deeds: ticking, frogging, counting, noting, undoing. All that a device sends at once is kept together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import (
    Connection,
    Insert,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    union_all,
    update,
)
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite

from knotty.craft.library import PastDeed, Worked
from knotty.craft.progress import (
    Deed,
    Progress,
    Undo,
    count_done,
)
from knotty.errors import NotKept
from knotty.storage.codec import (
    read_deed,
    read_rounds,
    read_runs,
    write_runs,
)
from knotty.storage.database import Database
from knotty.storage.desk import Desk, Undoable
from knotty.storage.reading import (
    GONE,
    UNDOABLE,
    hold_row,
    is_key,
    read_progress,
    tell_time,
)
from knotty.storage.tables import CounterRow, DeedRow, NoteRow, ProjectRow, TickRow, VersionRow

MOST_KEPT = 2000  # deeds that can be undone, and as many others, of a project: years of ticking
_PRUNE_EVERY = 200  # deeds
_SHOWN = (*UNDOABLE, "undo", "note")

# A tick is answered for in the time that these take, with every other writer of a file waiting: no ORM, few statements.
_PROJECTS, _VERSIONS, _DEEDS, _TICKS, _COUNTERS, _NOTES = (
    cast("Table", row.__table__) for row in (ProjectRow, VersionRow, DeedRow, TickRow, CounterRow, NoteRow)
)
_ASK_PROJECT = (
    select(_PROJECTS.c.id, _PROJECTS.c.revision, _PROJECTS.c.version, _VERSIONS.c.rounds)
    .join(_VERSIONS, (_VERSIONS.c.project == _PROJECTS.c.id) & (_VERSIONS.c.number == _PROJECTS.c.version))
    .where(_PROJECTS.c.id == bindparam("id"), _PROJECTS.c.maker == bindparam("maker"), _PROJECTS.c.deleted.is_(None))
    .with_for_update(of=_PROJECTS)
)
_ASK_PROGRESS = union_all(
    *(
        select(literal(kind), key, type_coerce(value, Text)).where(table.c.project == bindparam("id"))
        for kind, table, key, value in (
            ("tick", _TICKS, _TICKS.c.round, _TICKS.c.copies),
            ("count", _COUNTERS, _COUNTERS.c.name, sql_cast(_COUNTERS.c.value, Text)),
            ("note", _NOTES, _NOTES.c.round, _NOTES.c.text),
        )
    )
)


def _renew(table: Table, kind: str) -> Insert:
    """A statement that puts a row in the place of the one with its key."""
    put = sqlite.insert(table) if kind == "sqlite" else postgresql.insert(table)
    _, key, value = table.c
    return put.on_conflict_do_update(index_elements=["project", key.name], set_={value.name: put.excluded[value.name]})


_PUTS = {
    (table.name, kind): _renew(table, kind)
    for table in (_TICKS, _COUNTERS, _NOTES)
    for kind in ("sqlite", "postgresql")
}
_ASK_UNDOABLE = (
    select(_DEEDS.c.seq, _DEEDS.c.id, _DEEDS.c.kind, _DEEDS.c.deed, _DEEDS.c.change)
    .where(_DEEDS.c.project == bindparam("id"), _DEEDS.c.kind.in_(UNDOABLE), _DEEDS.c.undone.is_(other=False))
    .order_by(_DEEDS.c.seq.desc())
    .limit(bindparam("most"))
)


def work(database: Database, maker: str, project_id: str, deeds: Sequence[tuple[str, Deed]]) -> Worked:
    """Do deeds in their order, each (id, deed) once however often it is sent. Raises NotKept, StorageError.

    One that cannot be done is refused with a sentence; the others are done all the same, and are kept together.
    """
    with database.connect() as connection:
        desk, known = _lay_out(connection, maker, project_id, deeds)
        for key, deed in deeds:
            if key in known:
                continue
            known.add(key)
            try:
                desk.do(key, deed)
            except ValueError as refusal:
                desk.refused.append((key, str(refusal)))
        _save(connection, desk)
        return Worked(desk.progress, tuple(desk.refused))


def find_progress(database: Database, maker: str, project_id: str) -> Progress:
    """Return how far a maker's project is. Raises NotKept."""
    with database.read() as session:
        return read_progress(session, hold_row(session, maker, project_id))


def find_revision(database: Database, maker: str, project_id: str) -> int:
    """Return the revision of a project's progress; one small question, for devices ask it all the time. NotKept."""
    asked = select(_PROJECTS.c.revision).where(
        _PROJECTS.c.id == project_id, _PROJECTS.c.maker == maker, _PROJECTS.c.deleted.is_(None)
    )
    with database.see() as connection:
        found = connection.scalar(asked) if is_key(project_id) else None
    if found is None:
        raise NotKept(GONE)
    return int(found)


def list_history(database: Database, maker: str, project_id: str, most: int) -> tuple[PastDeed, ...]:
    """Return the newest deeds of a project, counters left out, newest first. Raises NotKept."""
    with database.read() as session:
        row = hold_row(session, maker, project_id)
        asked = select(DeedRow).where(DeedRow.project == row.id, DeedRow.kind.in_(_SHOWN))
        found = session.scalars(asked.order_by(DeedRow.seq.desc()).limit(most))
        return tuple(PastDeed(each.id, read_deed(each.kind, each.deed), each.at, each.undone) for each in found)


def _save(connection: Connection, desk: Desk) -> None:
    """Write what has changed."""
    if desk.deeds:
        connection.execute(insert(_DEEDS), desk.deeds)
    if desk.undone:
        those = (_DEEDS.c.project == desk.project) & _DEEDS.c.seq.in_(desk.undone)
        connection.execute(update(_DEEDS).where(those).values(undone=True))
    if desk.changes:
        now, progress = tell_time(), desk.progress
        done, total = count_done(desk.rounds, progress)
        values = {"revision": progress.revision, "updated": now, "worked": now, "done": done, "total": total}
        connection.execute(update(_PROJECTS).where(_PROJECTS.c.id == desk.project).values(values))
    _save_by_key(connection, desk.project, _TICKS, {key: _write_done(desk, key) for key in desk.touched})
    _save_by_key(connection, desk.project, _COUNTERS, {name: desk.counters.get(name) for name in desk.counted})
    _save_by_key(connection, desk.project, _NOTES, {key: desk.notes.get(key) for key in desk.noted})
    if desk.seq // _PRUNE_EVERY != desk.first_seq // _PRUNE_EVERY:
        _prune(connection, desk.project)


def _write_done(desk: Desk, key: str) -> object:
    return write_runs(desk.done[key]) if key in desk.done else None


def _save_by_key(connection: Connection, project: str, table: Table, now: Mapping[str, object]) -> None:
    """Write rows of a table of (project, key, value); those whose value is None are taken away."""
    _, key, value = table.c
    gone = [name for name, said in now.items() if said is None]
    rows = [{"project": project, key.name: name, value.name: said} for name, said in now.items() if said is not None]
    if gone:
        connection.execute(delete(table).where(table.c.project == project, key.in_(gone)))
    if rows:
        put = _PUTS[table.name, connection.dialect.name]
        connection.execute(put, rows)


def _lay_out(
    connection: Connection, maker: str, project_id: str, deeds: Sequence[tuple[str, Deed]]
) -> tuple[Desk, set[str]]:
    """Return a project under work, for nobody else to change until the end, and which of the deeds were done before."""
    asked = {"id": project_id, "maker": maker}
    row = connection.execute(_ASK_PROJECT, asked).first() if is_key(project_id) else None
    if row is None and is_key(project_id):
        # PostgreSQL, after waiting for whoever made a new version, joins the project to the version before: none.
        row = connection.execute(_ASK_PROJECT, asked).first()
    if row is None:
        raise NotKept(GONE)
    last, known = _find_known(connection, project_id, [key for key, _ in deeds if is_key(key)])
    done: dict[str, frozenset[int]] = {}
    counters: dict[str, int] = {}
    notes: dict[str, str] = {}
    for kind, key, said in connection.execute(_ASK_PROGRESS, {"id": project_id}):
        if kind == "tick":
            done[key] = read_runs(json.loads(said))
        elif kind == "count":
            counters[key] = int(said)
        else:
            notes[key] = said
    rounds = read_rounds(row.rounds)
    undos = sum(isinstance(deed, Undo) for _, deed in deeds)
    found = connection.execute(_ASK_UNDOABLE, {"id": project_id, "most": undos + 1})
    undoable = [Undoable(each.seq, each.id, each.kind, each.deed, each.change) for each in found][::-1]
    keys = frozenset(each.id for each in rounds)
    return Desk(row.id, row.version, row.revision, rounds, done, counters, notes, undoable, last, last, keys), known


def _find_known(connection: Connection, project_id: str, keys: Sequence[str]) -> tuple[int, set[str]]:
    """Return the number of the last deed, and which of these ids are known."""
    mine = _DEEDS.c.project == project_id
    newest = select(func.max(_DEEDS.c.seq)).where(mine).scalar_subquery()
    found = connection.execute(
        select(_DEEDS.c.id, _DEEDS.c.seq).where(mine, or_(_DEEDS.c.seq == newest, _DEEDS.c.id.in_(keys)))
    ).all()
    return max((row.seq for row in found), default=0), {row.id for row in found}


def _prune(connection: Connection, project_id: str) -> None:
    """Forget the oldest deeds: those that can be undone apart from the rest, or a night of counting took them along."""
    for mine in (_DEEDS.c.kind.in_(UNDOABLE), _DEEDS.c.kind.not_in(UNDOABLE)):
        asked = select(_DEEDS.c.seq).where(_DEEDS.c.project == project_id, mine)
        last = connection.scalar(asked.order_by(_DEEDS.c.seq.desc()).offset(MOST_KEPT).limit(1))
        if last is not None:
            connection.execute(delete(_DEEDS).where(_DEEDS.c.project == project_id, mine, _DEEDS.c.seq <= last))
