"""Deeds: ticking, frogging, counting, noting, undoing. All that a device sends at once is kept together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from knotty.craft.library import PastDeed, Worked
from knotty.craft.progress import (
    MOST_COUNT,
    MOST_NAME,
    MOST_NOTE,
    Change,
    Count,
    Deed,
    KeptRound,
    Note,
    Progress,
    Undo,
    count_done,
    find_change,
)
from knotty.storage.codec import name_kind, read_change, read_deed, write_change, write_deed, write_runs
from knotty.storage.columns import clean_words
from knotty.storage.database import Database
from knotty.storage.reading import (
    UNDOABLE,
    hold_row,
    is_key,
    list_rounds,
    list_undoable,
    name_undo,
    read_counters,
    read_done,
    read_notes,
    read_progress,
    tell_time,
)
from knotty.storage.tables import KEY, CounterRow, DeedRow, NoteRow, ProjectRow, TickRow

MOST_KEPT = 2000  # deeds that can be undone, and as many others, of a project: years of ticking
_PRUNE_EVERY = 200  # deeds
MOST_COUNTERS = 5000  # of a project: 48 copies of 100 rounds, each with one of its own
SAME = "same"  # the kind of a deed that changed nothing; kept so that it is not done later by being sent again
_SHOWN = (*UNDOABLE, "undo", "note")


def work(database: Database, maker: str, project_id: str, deeds: Sequence[tuple[str, Deed]]) -> Worked:
    """Do deeds in their order, each (id, deed) once however often it is sent. Raises NotKept, StorageError.

    One that cannot be done is refused with a sentence; the others are done all the same, and are kept together.
    """
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        desk = _lay_out(session, row, deeds)
        known = _find_known(session, row.id, [key for key, _ in deeds])
        for key, deed in deeds:
            if key in known:
                continue
            known.add(key)
            try:
                desk.do(key, deed)
            except ValueError as refusal:
                desk.refused.append((key, str(refusal)))
        desk.save(session)
        return Worked(desk.progress, tuple(desk.refused))


def find_progress(database: Database, maker: str, project_id: str) -> Progress:
    """Return how far a maker's project is. Raises NotKept."""
    with database.read() as session:
        return read_progress(session, hold_row(session, maker, project_id))


def find_revision(database: Database, maker: str, project_id: str) -> int:
    """Return the revision of a project's progress. Raises NotKept."""
    with database.read() as session:
        return hold_row(session, maker, project_id).revision


def list_history(database: Database, maker: str, project_id: str, most: int) -> tuple[PastDeed, ...]:
    """Return the newest deeds of a project, counters left out, newest first. Raises NotKept."""
    with database.read() as session:
        row = hold_row(session, maker, project_id)
        asked = select(DeedRow).where(DeedRow.project == row.id, DeedRow.kind.in_(_SHOWN))
        found = session.scalars(asked.order_by(DeedRow.seq.desc()).limit(most))
        return tuple(PastDeed(each.id, read_deed(each.kind, each.deed), each.at, each.undone) for each in found)


@dataclass(slots=True)
class _Desk:
    """A project under work: what is there, and what has changed so far."""

    row: ProjectRow
    rounds: tuple[KeptRound, ...]
    done: dict[str, frozenset[int]]
    counters: dict[str, int]
    notes: dict[str, str]
    undoable: list[DeedRow]  # oldest first
    seq: int
    first_seq: int
    deeds: list[DeedRow] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)  # rounds
    counted: set[str] = field(default_factory=set)
    noted: set[str] = field(default_factory=set)
    refused: list[tuple[str, str]] = field(default_factory=list)
    revision: int = 0
    keys: frozenset[str] = frozenset()

    @property
    def progress(self) -> Progress:
        """The progress as it is now."""
        return Progress(
            self.row.revision + self.revision,
            MappingProxyType(self.done),
            MappingProxyType(self.counters),
            MappingProxyType(self.notes),
            name_undo(self.undoable[-1] if self.undoable else None),
        )

    def do(self, key: str, deed: Deed) -> None:
        """Do one deed. Raises ValueError, in a sentence, for one that cannot be done."""
        if not is_key(key):
            raise ValueError(f"A deed has an id of 1 to {KEY} plain characters.")
        if isinstance(deed, Count):
            self._write(key, deed, self._count(deed))
        elif isinstance(deed, Note):
            self._write(key, deed, self._note(deed))
        elif isinstance(deed, Undo):
            self._undo(key, deed)
        else:
            change = find_change(self.rounds, self.progress, deed)
            changed = self._apply(change)
            made = self._write(key, deed, changed, change)
            if changed:
                self.undoable.append(made)

    def _count(self, deed: Count) -> bool:
        name = clean_words(deed.name)
        if not 0 < len(name) <= MOST_NAME:
            raise ValueError(f"The name of a counter has 1 to {MOST_NAME} characters.")
        if not 0 <= deed.value <= MOST_COUNT:
            raise ValueError(f"A counter goes from 0 to {MOST_COUNT}.")
        if deed.value and name not in self.counters and len(self.counters) >= MOST_COUNTERS:
            raise ValueError(f"A pattern has {MOST_COUNTERS} counters at most.")
        changed = self.counters.get(name, 0) != deed.value
        self.counters.pop(name, None)
        if deed.value:
            self.counters[name] = deed.value
        self.counted |= {name} if changed else set()
        return changed

    def _note(self, deed: Note) -> bool:
        text = clean_words(deed.text).strip()
        if deed.round and deed.round not in self.keys:
            raise ValueError("This round is not in the pattern any more.")
        if len(text) > MOST_NOTE:
            raise ValueError(f"A note has {MOST_NOTE} characters at most; found {len(text)}.")
        changed = self.notes.get(deed.round, "") != text
        self.notes.pop(deed.round, None)
        if text:
            self.notes[deed.round] = text
        self.noted |= {deed.round} if changed else set()
        return changed

    def _undo(self, key: str, deed: Undo) -> None:
        if not self.undoable:
            raise ValueError("There is nothing left to undo.")
        last = self.undoable.pop()
        last.undone = True
        back = read_change(last.change).reverse
        self._apply(back)
        self._write(key, deed, changed=True, change=back)

    def _apply(self, change: Change) -> bool:
        for marks, ticks in ((change.ticked, True), (change.unticked, False)):
            grouped: dict[str, set[int]] = {}
            for key, copy in marks:
                grouped.setdefault(key, set()).add(copy)
            for key, copies in grouped.items():
                had = self.done.pop(key, frozenset())
                now = had | copies if ticks else had - copies
                if now:
                    self.done[key] = now
                self.touched.add(key)
        return bool(change.ticked or change.unticked)

    def _write(self, key: str, deed: Deed, changed: bool, change: Change | None = None) -> DeedRow:
        self.seq += 1
        self.revision += changed
        made = DeedRow(
            project=self.row.id,
            seq=self.seq,
            id=key,
            kind=name_kind(deed) if changed else SAME,
            deed=write_deed(deed),
            change=write_change(change or Change()),
            undone=False,
            at=tell_time(),
        )
        self.deeds.append(made)
        return made

    def save(self, session: Session) -> None:
        """Write what has changed."""
        session.add_all(self.deeds)
        if self.revision:
            self.row.revision += self.revision
            self.revision = 0
            self.row.updated = self.row.worked = tell_time()
            self.row.done, self.row.total = count_done(self.rounds, self.progress)
        session.flush()
        project = self.row.id
        ticks = [
            {"project": project, "round": key, "copies": write_runs(self.done[key])}
            for key in self.touched
            if key in self.done
        ]
        counters = [
            {"project": project, "name": name, "value": self.counters[name]}
            for name in self.counted
            if name in self.counters
        ]
        notes = [{"project": project, "round": key, "text": self.notes[key]} for key in self.noted if key in self.notes]
        for table, column, keys, rows in (
            (TickRow, TickRow.round, self.touched, ticks),
            (CounterRow, CounterRow.name, self.counted, counters),
            (NoteRow, NoteRow.round, self.noted, notes),
        ):
            if keys:
                session.execute(delete(table).where(table.project == project, column.in_(keys)))
            if rows:
                session.execute(insert(table), rows)
        if self.seq // _PRUNE_EVERY != self.first_seq // _PRUNE_EVERY:
            _prune(session, project)


def _lay_out(session: Session, row: ProjectRow, deeds: Sequence[tuple[str, Deed]]) -> _Desk:
    rounds = list_rounds(session, row)
    undos = sum(isinstance(deed, Undo) for _, deed in deeds)
    seq = session.scalar(select(func.max(DeedRow.seq)).where(DeedRow.project == row.id)) or 0
    return _Desk(
        row=row,
        rounds=rounds,
        done=read_done(session, row.id),
        counters=read_counters(session, row.id),
        notes=read_notes(session, row.id),
        undoable=list_undoable(session, row.id, undos + 1)[::-1],
        seq=seq,
        first_seq=seq,
        keys=frozenset(each.id for each in rounds),
    )


def _find_known(session: Session, project_id: str, keys: Sequence[str]) -> set[str]:
    there = DeedRow.id.in_([key for key in keys if is_key(key)])
    return set(session.scalars(select(DeedRow.id).where(DeedRow.project == project_id, there)))


def _prune(session: Session, project_id: str) -> None:
    """Forget the oldest deeds: those that can be undone apart from the rest, or a night of counting took them along."""
    for mine in (DeedRow.kind.in_(UNDOABLE), DeedRow.kind.not_in(UNDOABLE)):
        asked = select(DeedRow.seq).where(DeedRow.project == project_id, mine)
        last = session.scalar(asked.order_by(DeedRow.seq.desc()).offset(MOST_KEPT).limit(1))
        if last is not None:
            session.execute(delete(DeedRow).where(DeedRow.project == project_id, mine, DeedRow.seq <= last))
