"""A maker's whole library out of the database into a JSON value, and back into this or another database."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from typing import cast

from pydantic import ValidationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from knotty.craft.library import Imported
from knotty.craft.progress import KeptRound, Progress, count_done
from knotty.craft.project import PASTED
from knotty.craft.wishes import read_wishes
from knotty.errors import FileRefused, InputRefused
from knotty.storage.codec import read_rounds, read_runs, write_rounds
from knotty.storage.database import Database
from knotty.storage.file import FORMAT, KIND, FiledDeed, FiledProject, FiledVersion, LibraryFile
from knotty.storage.projects import refuse_too_many
from knotty.storage.reading import UNDOABLE, read_counters, read_notes, tell_time
from knotty.storage.tables import (
    CounterRow,
    DeedRow,
    NoteRow,
    PreferenceRow,
    ProjectRow,
    TickRow,
    VersionRow,
)

_TOLD = (*UNDOABLE, "undo", "note")
_NO_LIBRARY = "This file is not a library that Knotty saved, or it was changed or cut off. Nothing was brought in."
_OTHER_FORMAT = "This library was saved by a newer Knotty. Bring it in there; nothing was brought in here."


def export_all(database: Database, maker: str) -> dict[str, object]:
    """Return all that is kept of a maker as JSON, without what opens doors: no share keys, no recovery code."""
    with database.read() as session:
        rows = session.scalars(select(ProjectRow).where(ProjectRow.maker == maker).order_by(ProjectRow.created))
        chosen = session.execute(
            select(PreferenceRow.name, PreferenceRow.value).where(PreferenceRow.maker == maker)
        ).all()
        return {
            "kind": KIND,
            "format": FORMAT,
            "made": tell_time().isoformat(),
            "preferences": dict(chosen),
            "projects": [_tell_project(session, row) for row in rows],
        }


def import_all(database: Database, maker: str, data: object) -> Imported:
    """Bring a library in: new projects are added, known ones go on where the file is further, others stay.

    Raises FileRefused, with a sentence, for what is no such library; nothing is changed then.
    """
    library = _read(data)
    added = merged = skipped = 0
    with database.write() as session:
        for filed in library.projects:
            row = _find_own(session, maker, filed.id)
            if row is None:
                refuse_too_many(session, maker)
                _put(session, _make_row(session, maker, filed), filed)
                added += 1
            elif _goes_on(row, filed):
                _put(session, row, filed)
                merged += 1
            else:
                skipped += 1
        _add_preferences(session, maker, library.preferences)
    return Imported(added, merged, skipped)


def _read(data: object) -> LibraryFile:
    if isinstance(data, Mapping) and data.get("kind") == KIND and _is_newer(data.get("format")):
        raise FileRefused(_OTHER_FORMAT)
    try:
        library = LibraryFile.model_validate(data)
        for filed in library.projects:
            for version in filed.versions:
                read_wishes(version.provenance.wishes)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError, RecursionError, InputRefused) as error:
        raise FileRefused(_NO_LIBRARY) from error
    return library


def _is_newer(found: object) -> bool:
    return isinstance(found, int) and found > FORMAT


# -- out ---------------------------------------------------------------------------------------------------------------


def _tell_project(session: Session, row: ProjectRow) -> dict[str, object]:
    versions = session.scalars(select(VersionRow).where(VersionRow.project == row.id).order_by(VersionRow.number))
    ticks = session.execute(select(TickRow.round, TickRow.copies).where(TickRow.project == row.id)).all()
    deeds = session.scalars(
        select(DeedRow).where(DeedRow.project == row.id, DeedRow.kind.in_(_TOLD)).order_by(DeedRow.seq)
    )
    moments = {name: getattr(row, name) for name in ("deleted", "worked", "created", "updated")}
    plain = ("id", "title", "item", "revision", "private", "archived", "next_round", "settings")
    return {
        **{name: getattr(row, name) for name in plain},
        **{name: None if moment is None else moment.isoformat() for name, moment in moments.items()},
        "thumbnail": base64.b64encode(row.thumbnail).decode(),
        "versions": [_tell_version(version) for version in versions],
        "done": dict(ticks),
        "counters": read_counters(session, row.id),
        "notes": read_notes(session, row.id),
        "deeds": [_tell_deed(deed) for deed in deeds],
    }


def _tell_version(row: VersionRow) -> dict[str, object]:
    names = ("number", "title", "text", "provenance", "written_by", "messages", "why")
    rounds = [{name: getattr(each, name) for name in KeptRound.__slots__} for each in read_rounds(row.rounds)]
    return {**{name: getattr(row, name) for name in names}, "rounds": rounds, "created": row.created.isoformat()}


def _tell_deed(row: DeedRow) -> dict[str, object]:
    ticked, unticked = cast("list[object]", row.change)
    said = {"id": row.id, "kind": row.kind, "deed": row.deed, "ticked": ticked, "unticked": unticked}
    return said | {"undone": row.undone, "at": row.at.isoformat()}


# -- in ----------------------------------------------------------------------------------------------------------------


def _find_own(session: Session, maker: str, project_id: str) -> ProjectRow | None:
    """Return the project of this maker that a filed one is: under its id, or the one made of it for her."""
    asked = select(ProjectRow).where(
        ProjectRow.maker == maker, ProjectRow.id.in_((project_id, _derive(maker, project_id)))
    )
    return session.scalars(asked.with_for_update()).first()


def _derive(maker: str, project_id: str) -> str:
    """An id for the copy of somebody else's project; the same each time, so that it is brought in once."""
    return hashlib.sha256(f"{maker} {project_id}".encode()).hexdigest()


def _make_row(session: Session, maker: str, filed: FiledProject) -> ProjectRow:
    taken = session.get(ProjectRow, filed.id) is not None
    row = ProjectRow(id=_derive(maker, filed.id) if taken else filed.id, maker=maker, share_key=None, revision=0)
    row.created = filed.created
    return row


def _goes_on(row: ProjectRow, filed: FiledProject) -> bool:
    return filed.revision > row.revision or (row.deleted is not None and filed.deleted is None)


def _put(session: Session, row: ProjectRow, filed: FiledProject) -> None:
    """Make a row and all that hangs on it what the file says."""
    rounds = [KeptRound(**each.model_dump()) for each in filed.versions[-1].rounds]
    done = {key: read_runs(runs) for key, runs in filed.done.items()}
    row.title, row.item = filed.title, filed.item
    row.version = len(filed.versions)
    row.revision = max(filed.revision, (row.revision or 0) + 1)
    row.next_round = max(filed.next_round, row.next_round or 1)
    row.done, row.total = count_done(rounds, Progress(done=done))
    pasted = any(version.provenance.engine == PASTED for version in filed.versions)
    row.private = bool(row.private) or filed.private or pasted
    if row.private or filed.deleted is not None:
        row.share_key = None
    row.archived, row.deleted, row.worked = filed.archived, filed.deleted, filed.worked
    row.updated = filed.updated
    row.settings = dict(filed.settings)
    row.thumbnail = filed.read_picture()
    session.add(row)
    session.flush()
    for table in (VersionRow, TickRow, CounterRow, NoteRow, DeedRow):
        session.execute(delete(table).where(table.project == row.id))
    session.add_all(_make_rows(row.id, filed))
    session.flush()


def _make_rows(project: str, filed: FiledProject) -> Iterator[object]:
    yield from (_make_version(project, version) for version in filed.versions)
    for key, runs in filed.done.items():
        yield TickRow(project=project, round=key, copies=[list(run) for run in runs])
    for name, value in filed.counters.items():
        yield CounterRow(project=project, name=name, value=value)
    for key, text in filed.notes.items():
        yield NoteRow(project=project, round=key, text=text)
    for seq, deed in enumerate(filed.deeds, 1):
        yield _make_deed(project, seq, deed)


def _make_version(project: str, filed: FiledVersion) -> VersionRow:
    rounds = tuple(KeptRound(**each.model_dump()) for each in filed.rounds)
    return VersionRow(
        project=project,
        number=filed.number,
        title=filed.title,
        text=filed.text,
        rounds=write_rounds(rounds),
        provenance=filed.provenance.model_dump(),
        written_by=filed.written_by,
        messages=filed.messages,
        why=filed.why,
        created=filed.created,
    )


def _make_deed(project: str, seq: int, filed: FiledDeed) -> DeedRow:
    both = (filed.ticked, filed.unticked)
    change = [{key: [list(run) for run in runs] for key, runs in marks.items()} for marks in both]
    return DeedRow(
        project=project,
        seq=seq,
        id=filed.id,
        kind=filed.kind,
        deed=filed.deed,
        change=change,
        undone=filed.undone,
        at=filed.at,
    )


def _add_preferences(session: Session, maker: str, filed: Mapping[str, object]) -> None:
    known = set(session.scalars(select(PreferenceRow.name).where(PreferenceRow.maker == maker)))
    session.add_all(
        PreferenceRow(maker=maker, name=name, value=value) for name, value in filed.items() if name not in known
    )
