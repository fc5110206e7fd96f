"""Makers' projects: kept, found, listed, put away. Working them is deeds', their texts through time are versions'."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knotty.craft.library import Card
from knotty.craft.progress import KeptRound
from knotty.craft.project import Project, Provenance
from knotty.errors import InputRefused
from knotty.storage.codec import write_provenance, write_rounds
from knotty.storage.database import Database
from knotty.storage.reading import hold_row, is_key, look_for_row, read_project, read_version, tell_time
from knotty.storage.tables import ProjectRow, VersionRow

MOST_TITLE = 300  # characters
MOST_SETTINGS = 64  # of a project, and preferences of a maker
MOST_NAME = 64  # characters
MOST_VALUE = 8192  # characters of JSON
MOST_PROJECTS = 5000  # of one maker, put away or not; more than a life of crochet, and a bound for a stranger's disk
_ID_BYTES = 16  # 128 bits, more than can be tried out over a network


@dataclass(frozen=True, slots=True)
class Draft:
    """A pattern to be kept, with all that is known of it; `why` in a sentence. `thumbnail` is a PNG or empty."""

    title: str
    text: str
    provenance: Provenance
    rounds: tuple[KeptRound, ...]
    written_by: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    item: str = ""
    thumbnail: bytes = b""
    private: bool = False
    why: str = ""


def make_id() -> str:
    """Return an id that nobody can guess."""
    return secrets.token_urlsafe(_ID_BYTES)


def add(database: Database, maker: str, draft: Draft) -> Project:
    """Keep a pattern for a maker as a new project, and return it. Raises InputRefused where she keeps too many."""
    now = tell_time()
    with database.write() as session:
        refuse_too_many(session, maker)
        row = make_row(maker, draft, now)
        session.add_all((row, make_version(row, draft, now)))
        session.flush()
        return read_project(session, row)


def refuse_too_many(session: Session, maker: str, more: int = 1) -> None:
    """Raise InputRefused where a maker has no room for `more` projects."""
    kept = session.scalar(select(func.count()).select_from(ProjectRow).where(ProjectRow.maker == maker)) or 0
    if kept + more > MOST_PROJECTS:
        raise InputRefused(f"A library holds {MOST_PROJECTS} patterns at most.")


def make_row(maker: str, draft: Draft, now: datetime) -> ProjectRow:
    """Return the row of a new project."""
    return ProjectRow(
        id=make_id(),
        maker=maker,
        title=draft.title[:MOST_TITLE],
        item=draft.item,
        version=1,
        revision=0,
        next_round=count_next(draft.rounds),
        done=0,
        total=sum(each.make for each in draft.rounds),
        private=draft.private,
        archived=False,
        deleted=None,
        worked=None,
        created=now,
        updated=now,
        share_key=None,
        settings={},
        thumbnail=draft.thumbnail,
    )


def make_version(row: ProjectRow, draft: Draft, now: datetime) -> VersionRow:
    """Return the row of a project's current version."""
    return VersionRow(
        project=row.id,
        number=row.version,
        title=draft.title[:MOST_TITLE],
        text=draft.text,
        rounds=write_rounds(draft.rounds),
        provenance=write_provenance(draft.provenance),
        written_by=list(draft.written_by),
        messages=list(draft.messages),
        why=draft.why,
        created=now,
    )


def count_next(rounds: Sequence[KeptRound], at_least: int = 1) -> int:
    """Return the number of the next round id: ids are "r1", "r2", and none is ever given twice in a project."""
    numbers = (int(each.id[1:]) for each in rounds if each.id[:1] == "r" and each.id[1:].isdecimal())
    return max(at_least, max(numbers, default=0) + 1)


def find(database: Database, maker: str, project_id: str) -> Project | None:
    """Return a maker's project as it is now; None where there is none of hers."""
    with database.read() as session:
        row = look_for_row(session, maker, project_id)
        return None if row is None else read_project(session, row)


def list_cards(database: Database, maker: str, *, archived: bool = False, deleted: bool = False) -> tuple[Card, ...]:
    """Return a maker's projects, the one worked or changed last first; of the archived or the deleted if so asked."""
    asked = select(ProjectRow).where(ProjectRow.maker == maker)
    if deleted:
        asked = asked.where(ProjectRow.deleted.is_not(None))
    else:
        asked = asked.where(ProjectRow.deleted.is_(None), ProjectRow.archived.is_(archived))
    with database.read() as session:
        return tuple(_make_card(row) for row in session.scalars(asked.order_by(ProjectRow.updated.desc())))


def _make_card(row: ProjectRow) -> Card:
    return Card(
        id=row.id,
        title=row.title,
        item=row.item,
        done=row.done,
        total=row.total,
        created=row.created,
        updated=row.updated,
        private=row.private,
        archived=row.archived,
        shared=row.share_key is not None,
        deleted=row.deleted is not None,
    )


def find_thumbnail(database: Database, maker: str, project_id: str) -> bytes:
    """Return the PNG of a project, empty where it has none. Raises NotKept."""
    with database.read() as session:
        return bytes(hold_row(session, maker, project_id).thumbnail)


def find_thumbnails(database: Database, maker: str, project_ids: Sequence[str]) -> dict[str, bytes]:
    """Return the PNGs of those of these projects that are a maker's, deleted ones too; empty where one has none."""
    asked = select(ProjectRow.id, ProjectRow.thumbnail).where(
        ProjectRow.maker == maker, ProjectRow.id.in_(list(filter(is_key, project_ids)))
    )
    with database.read() as session:
        return {row.id: bytes(row.thumbnail) for row in session.execute(asked)}


def find_last_worked(database: Database, maker: str) -> str:
    """Return the project that a maker worked at last, of those in her library; empty for none."""
    asked = (
        select(ProjectRow.id)
        .where(ProjectRow.maker == maker, ProjectRow.deleted.is_(None), ProjectRow.archived.is_(other=False))
        .where(ProjectRow.worked.is_not(None))
        .order_by(ProjectRow.worked.desc())
        .limit(1)
    )
    with database.read() as session:
        return session.scalar(asked) or ""


def rename(database: Database, maker: str, project_id: str, title: str) -> None:
    """Give a project another title. Raises NotKept, or InputRefused for no title or too long a one."""
    said = " ".join(title.split())
    if not said or len(said) > MOST_TITLE:
        raise InputRefused(f"A title has 1 to {MOST_TITLE} characters; found {len(said)}.")
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        row.title, row.updated = said, tell_time()


def put_away(database: Database, maker: str, project_id: str, *, archived: bool) -> None:
    """Archive a project, or take it out of the archive. Raises NotKept."""
    with database.write() as session:
        hold_row(session, maker, project_id, lock=True).archived = archived


def throw_away(database: Database, maker: str, project_id: str, *, deleted: bool) -> None:
    """Delete a project so that it can be had back, and end its sharing; or have it back. Raises NotKept."""
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True, even_deleted=True)
        if deleted and row.deleted is None:
            row.deleted, row.share_key = tell_time(), None
        elif not deleted:
            row.deleted = None


def duplicate(database: Database, maker: str, project_id: str, title: str = "") -> Project:
    """Keep the current text of a project once more, nothing of it worked yet. Raises NotKept."""
    with database.write() as session:
        row = hold_row(session, maker, project_id)
        return copy_project(session, row, maker, title or row.title)


def copy_project(session: Session, row: ProjectRow, maker: str, title: str) -> Project:
    """Return a new project of `maker`, with text, rounds and settings of another's current version, and no progress."""
    now = tell_time()
    refuse_too_many(session, maker)
    version = read_version(session, row)
    fresh = ProjectRow(
        id=make_id(),
        maker=maker,
        title=title[:MOST_TITLE],
        item=row.item,
        version=1,
        revision=0,
        next_round=row.next_round,
        done=0,
        total=row.total,
        private=row.private,
        archived=False,
        created=now,
        updated=now,
        settings=row.settings if row.maker == maker else {},
        thumbnail=row.thumbnail,
    )
    session.add(fresh)
    session.add(
        VersionRow(
            project=fresh.id,
            number=1,
            title=fresh.title,
            text=version.text,
            rounds=version.rounds,
            provenance=version.provenance,
            written_by=version.written_by,
            messages=version.messages,
            why="",
            created=now,
        )
    )
    session.flush()
    return read_project(session, fresh)


def set_setting(database: Database, maker: str, project_id: str, name: str, value: object) -> None:
    """Keep a choice for a project; None takes it away. Raises NotKept, or InputRefused where it is too large."""
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        settings = dict(cast("dict[str, object]", row.settings))
        settings.pop(name, None)
        if value is not None:
            check_setting(name, value, len(settings))
            settings[name] = value
        row.settings = settings


def check_setting(name: str, value: object, others: int) -> None:
    """Raise InputRefused for a choice that is too large, is no JSON, or is one of too many."""
    try:
        size = len(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError):
        raise InputRefused("This choice cannot be kept.") from None
    if not 0 < len(name) <= MOST_NAME or size > MOST_VALUE or others >= MOST_SETTINGS:
        raise InputRefused("This choice is too large to be kept.")
