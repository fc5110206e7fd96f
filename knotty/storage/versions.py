"""A project's text through time. Each change is a new version; none is ever overwritten, going back adds one too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from knotty.craft.library import Version
from knotty.craft.progress import KeptRound, Progress, count_done
from knotty.craft.project import Project
from knotty.errors import InputRefused, NotKept
from knotty.storage.codec import read_rounds, write_rounds
from knotty.storage.database import Database
from knotty.storage.projects import MOST_TITLE, Draft, count_next, make_version
from knotty.storage.reading import hold_row, list_rounds, read_done, read_project, tell_time
from knotty.storage.tables import ProjectRow, VersionRow

MOST_VERSIONS = 1000  # of a project
# What the rounds of a new text are called, by the rounds before and the number of the first new id.
Keying = Callable[[tuple[KeptRound, ...], int], tuple[KeptRound, ...]]


def add_version(database: Database, maker: str, project_id: str, draft: Draft, key_rounds: Keying) -> Project:
    """Make a text the current version of a project; its rounds are named by `key_rounds`. Raises NotKept."""
    now = tell_time()
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        if row.version >= MOST_VERSIONS:
            raise InputRefused(f"A pattern keeps {MOST_VERSIONS} versions at most. Duplicate it to go on changing it.")
        named = key_rounds(list_rounds(session, row), row.next_round)
        _go_on(session, row, draft, named, now)
        return read_project(session, row)


def list_versions(database: Database, maker: str, project_id: str) -> tuple[Version, ...]:
    """Return every version of a project, newest first. Raises NotKept."""
    with database.read() as session:
        row = hold_row(session, maker, project_id)
        found = session.scalars(
            select(VersionRow).where(VersionRow.project == row.id).order_by(VersionRow.number.desc())
        )
        return tuple(
            Version(each.number, each.title, each.text, each.why, len(read_rounds(each.rounds)), each.created)
            for each in found
        )


def find_text(database: Database, maker: str, project_id: str, number: int) -> str:
    """Return the text of a version. Raises NotKept for a project or a version that is not there."""
    with database.read() as session:
        return _hold_version(session, hold_row(session, maker, project_id), number).text


def go_back(database: Database, maker: str, project_id: str, number: int, picture: tuple[str, bytes]) -> Project:
    """Make an earlier version current again, as a new one with its text and its round ids, so that its ticks are there.

    `picture` has item and thumbnail of that text. Raises NotKept.
    """
    now = tell_time()
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        old = _hold_version(session, row, number)
        _follow_title(session, row, old.title)
        row.version += 1
        session.add(
            VersionRow(
                project=row.id,
                number=row.version,
                title=old.title,
                text=old.text,
                rounds=old.rounds,
                provenance=old.provenance,
                written_by=old.written_by,
                messages=old.messages,
                why=f"Back to version {number}.",
                created=now,
            )
        )
        row.item, row.thumbnail = picture
        _count(session, row, read_rounds(old.rounds), now)
        session.flush()
        return read_project(session, row)


def rekey(database: Database, maker: str, project_id: str, version: int, key_rounds: Keying) -> Project:
    """Name the rounds of the current version anew, because its text is read into other rounds now. Raises NotKept.

    Nothing happens where `version` is not the current one any more.
    """
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        if row.version == version:
            before = list_rounds(session, row)
            named = key_rounds(before, row.next_round)
            if named != before:
                session.get_one(VersionRow, (row.id, version)).rounds = write_rounds(named)
                row.next_round = count_next(named, row.next_round)
                row.revision += 1
                row.done, row.total = count_done(named, Progress(done=read_done(session, row.id)))
                session.flush()
        return read_project(session, row)


def _hold_version(session: Session, row: ProjectRow, number: int) -> VersionRow:
    found = session.get(VersionRow, (row.id, number)) if 0 < number <= row.version else None
    if found is None:
        raise NotKept(f"This pattern has no version {number}.")
    return found


def _go_on(session: Session, row: ProjectRow, draft: Draft, rounds: tuple[KeptRound, ...], now: datetime) -> None:
    _follow_title(session, row, draft.title)
    row.version += 1
    row.next_round = count_next(rounds, row.next_round)
    row.item, row.thumbnail = draft.item, draft.thumbnail
    made = make_version(row, draft, now)
    made.rounds = write_rounds(rounds)
    session.add(made)
    _count(session, row, rounds, now)
    session.flush()


def _follow_title(session: Session, row: ProjectRow, title: str) -> None:
    """Take the title of another text over, unless the maker gave the project one of her own."""
    if row.title == session.get_one(VersionRow, (row.id, row.version)).title:
        row.title = title[:MOST_TITLE]


def _count(session: Session, row: ProjectRow, rounds: tuple[KeptRound, ...], now: datetime) -> None:
    """Count what is worked of the rounds there are now; every device must look again."""
    row.revision += 1
    row.updated = now
    row.done, row.total = count_done(rounds, Progress(done=read_done(session, row.id)))
