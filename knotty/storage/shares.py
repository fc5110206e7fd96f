"""Patterns that may be read by whoever has their key: the pattern alone, never what its maker noted or counted."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from knotty.craft.progress import Progress
from knotty.craft.project import Project
from knotty.errors import InputRefused, NotKept
from knotty.storage.database import Database
from knotty.storage.projects import copy_project, make_id
from knotty.storage.reading import hold_row, is_key, read_project
from knotty.storage.tables import ProjectRow

_PRIVATE = "This pattern was brought in, so it may be somebody's own. It stays yours alone and cannot be shared."
_UNKNOWN = "Nothing is shared under this address (any more)."


def share(database: Database, maker: str, project_id: str) -> str:
    """Return the key a project is shared by, a new one where it was not. Raises NotKept, InputRefused if private."""
    with database.write() as session:
        row = hold_row(session, maker, project_id, lock=True)
        if row.private:
            raise InputRefused(_PRIVATE)
        row.share_key = row.share_key or make_id()
        return row.share_key


def unshare(database: Database, maker: str, project_id: str) -> None:
    """Take the key away: whoever has it sees nothing any more. Raises NotKept."""
    with database.write() as session:
        hold_row(session, maker, project_id, lock=True).share_key = None


def find_shared(database: Database, key: str) -> Project | None:
    """Return the pattern with that key, without id, progress, settings or messages; None where there is none."""
    with database.read() as session:
        row = _look_for(session, key)
        return None if row is None else _strip(read_project(session, row))


def keep_shared(database: Database, maker: str, key: str) -> Project:
    """Keep a copy of a shared pattern for another maker. Raises NotKept where nothing is shared by that key."""
    with database.write() as session:
        row = _look_for(session, key)
        if row is None:
            raise NotKept(_UNKNOWN)
        return copy_project(session, row, maker, row.title)


def _look_for(session: Session, key: str) -> ProjectRow | None:
    asked = select(ProjectRow).where(
        ProjectRow.share_key == key, ProjectRow.deleted.is_(None), ProjectRow.private.is_(other=False)
    )
    return session.scalar(asked) if is_key(key) else None


def _strip(project: Project) -> Project:
    return replace(
        project,
        id="",
        progress=Progress(),
        settings=MappingProxyType({}),
        messages=(),
        share_key=project.share_key,
        archived=False,
    )
