"""Rows to values: a project, its progress, its card. Every other module of this room looks projects up here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from knotty.craft.progress import KeptRound, Progress
from knotty.craft.project import Project
from knotty.errors import NotKept
from knotty.storage.codec import read_provenance, read_rounds, read_runs, read_words
from knotty.storage.tables import KEY, CounterRow, DeedRow, NoteRow, ProjectRow, TickRow, VersionRow

GONE = "This pattern is not in your library. It was deleted, or it is kept in another browser."
UNDOABLE = ("tick", "frog", "clear")


def tell_time() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def is_key(words: str) -> bool:
    """Whether words from an address can be an id at all; a database may choke on others, and need not be asked."""
    return 0 < len(words) <= KEY and words.isascii() and words.isprintable()


def hold_row(
    session: Session, maker: str, project_id: str, *, lock: bool = False, even_deleted: bool = False
) -> ProjectRow:
    """Return a maker's project, for nobody else to change until the end where it is locked. Raises NotKept."""
    row = look_for_row(session, maker, project_id, lock=lock, even_deleted=even_deleted)
    if row is None:
        raise NotKept(GONE)
    return row


def look_for_row(
    session: Session, maker: str, project_id: str, *, lock: bool = False, even_deleted: bool = False
) -> ProjectRow | None:
    """Return a maker's project as hold_row does; None where there is none."""
    if not is_key(project_id):
        return None
    asked = select(ProjectRow).where(ProjectRow.id == project_id, ProjectRow.maker == maker)
    row = session.scalar(asked.with_for_update() if lock else asked)
    return row if row is not None and (even_deleted or row.deleted is None) else None


def read_version(session: Session, row: ProjectRow) -> VersionRow:
    """Return the current version of a project."""
    return session.get_one(VersionRow, (row.id, row.version))


def list_rounds(session: Session, row: ProjectRow) -> tuple[KeptRound, ...]:
    """Return the rounds of a project's current version."""
    asked = select(VersionRow.rounds).where(VersionRow.project == row.id, VersionRow.number == row.version)
    return read_rounds(session.scalars(asked).one())


def read_progress(session: Session, row: ProjectRow) -> Progress:
    """Return how far a project is."""
    undoes, last = _find_undo(session, row.id)
    return Progress(
        revision=row.revision,
        done=MappingProxyType(read_done(session, row.id)),
        counters=MappingProxyType(read_counters(session, row.id)),
        notes=MappingProxyType(read_notes(session, row.id)),
        undoes=undoes,
        last=last,
        version=row.version,
    )


def read_done(session: Session, project_id: str) -> dict[str, frozenset[int]]:
    """Return the copies of each round that are worked."""
    rows = session.execute(select(TickRow.round, TickRow.copies).where(TickRow.project == project_id))
    return {key: read_runs(copies) for key, copies in rows}


def read_counters(session: Session, project_id: str) -> dict[str, int]:
    """Return the counters that are not zero."""
    rows = session.execute(select(CounterRow.name, CounterRow.value).where(CounterRow.project == project_id))
    return dict(rows.all())


def read_notes(session: Session, project_id: str) -> dict[str, str]:
    """Return the notes by round."""
    rows = session.execute(select(NoteRow.round, NoteRow.text).where(NoteRow.project == project_id))
    return dict(rows.all())


def _find_undo(session: Session, project_id: str) -> tuple[str, str]:
    """Return what Progress.undoes says of the deed that is undone next, and its id."""
    asked = select(DeedRow.id, DeedRow.kind, DeedRow.deed).where(
        DeedRow.project == project_id, DeedRow.kind.in_(UNDOABLE), DeedRow.undone.is_(other=False)
    )
    found = session.execute(asked.order_by(DeedRow.seq.desc()).limit(1)).first()
    return ("", "") if found is None else (name_undo(found.kind, cast("Mapping[str, object]", found.deed)), found.id)


def name_undo(kind: str, said: Mapping[str, object]) -> str:
    """Return what Progress.undoes says of a deed: its kind and, where it has one, its round."""
    return f"{kind} {said.get('round', '')}".rstrip()


def read_project(session: Session, row: ProjectRow) -> Project:
    """Return a project as it is now."""
    version = read_version(session, row)
    return Project(
        id=row.id,
        title=row.title,
        text=version.text,
        provenance=read_provenance(version.provenance),
        written_by=read_words(version.written_by),
        messages=read_words(version.messages),
        rounds=read_rounds(version.rounds),
        progress=read_progress(session, row),
        version=row.version,
        private=row.private,
        archived=row.archived,
        share_key=row.share_key or "",
        created=row.created,
        updated=row.updated,
        settings=MappingProxyType(cast("dict[str, object]", row.settings)),
    )
