"""Whose library a browser opens: its own, or the one that it was linked to by a recovery code."""

from __future__ import annotations

import hashlib
import secrets

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from knotty.errors import InputRefused
from knotty.storage.database import Database
from knotty.storage.projects import check_setting
from knotty.storage.reading import tell_time
from knotty.storage.tables import CodeRow, JobRow, LinkRow, PreferenceRow, ProjectRow

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32, without 0, O, 1 and I, which look alike
_GROUPS, _GROUP = 6, 4  # 24 letters of 5 bits are 120 bits, more than anybody can try out
_WRONG = "This recovery code does not open a library. A new code ends the one before it; look for the newest."


def find_maker(database: Database, token: str) -> str:
    """Return the maker whose library the browser with this hash opens: the one it was linked to, else its own."""
    with database.read() as session:
        return _find_maker(session, token)


def make_code(database: Database, maker: str) -> str:
    """Return a new recovery code for a maker's library. The one before it opens nothing any more."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP))
    with database.write() as session:
        session.execute(delete(CodeRow).where(CodeRow.maker == maker))
        session.add(CodeRow(maker=maker, digest=_digest(letters), created=tell_time()))
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def has_code(database: Database, maker: str) -> bool:
    """Whether a maker has a recovery code."""
    with database.read() as session:
        return session.get(CodeRow, maker) is not None


def use_code(database: Database, token: str, code: str) -> str:
    """Link a browser to the library that a code opens, and return its maker. Raises InputRefused for a wrong code.

    What the browser kept in a library of its own moves along; a library it was linked to before keeps what it has.
    Codes are found by their hash, so that the time of an answer tells nothing of how near a wrong one was.
    """
    digest = _digest("".join(filter(str.isalnum, code)).upper())
    with database.write() as session:
        maker = session.scalar(select(CodeRow.maker).where(CodeRow.digest == digest))
        if maker is None:
            raise InputRefused(_WRONG)
        before = _find_maker(session, token)
        if before == maker:
            return maker
        if before == token:
            _move(session, token, maker)
        session.execute(delete(LinkRow).where(LinkRow.token == token))
        if token != maker:
            session.add(LinkRow(token=token, maker=maker))
        return maker


def find_preference(database: Database, maker: str, name: str) -> object:
    """Return a choice of a maker; None where she made none."""
    with database.read() as session:
        found = session.get(PreferenceRow, (maker, name))
        return None if found is None else found.value


def set_preference(database: Database, maker: str, name: str, value: object) -> None:
    """Keep a choice of a maker; None takes it away. Raises InputRefused where it is too large."""
    with database.write() as session:
        session.execute(delete(PreferenceRow).where(PreferenceRow.maker == maker, PreferenceRow.name == name))
        if value is not None:
            others = len(session.scalars(select(PreferenceRow.name).where(PreferenceRow.maker == maker)).all())
            check_setting(name, value, others)
            session.add(PreferenceRow(maker=maker, name=name, value=value))


def _find_maker(session: Session, token: str) -> str:
    return session.scalar(select(LinkRow.maker).where(LinkRow.token == token)) or token


def _move(session: Session, old: str, new: str) -> None:
    """Give all that one maker kept to another, and whoever shared that library with her."""
    there = select(PreferenceRow.name).where(PreferenceRow.maker == new)
    session.execute(delete(PreferenceRow).where(PreferenceRow.maker == old, PreferenceRow.name.in_(there)))
    for table in (ProjectRow, JobRow, PreferenceRow, LinkRow):
        session.execute(update(table).where(table.maker == old).values(maker=new))
    session.execute(delete(CodeRow).where(CodeRow.maker == old))


def _digest(letters: str) -> str:
    return hashlib.sha256(f"knotty recovery {letters}".encode("utf-8", "replace")).hexdigest()
