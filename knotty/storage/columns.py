"""Column types that mean the same in SQLite and PostgreSQL: moments in UTC, any text, JSON as text."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime, in UTC. SQLite knows no time zones and gives back what stands there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the database the moment in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if dialect.name != "sqlite" else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Any text. PostgreSQL takes no NUL and neither database a lone surrogate: both become a question mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Give the database a text that it can hold."""
        return None if value is None else clean_words(value)


def clean_words(words: str) -> str:
    """Return words as a database can hold them."""
    return words.encode("utf-8", "replace").decode().replace("\x00", "?")


class Json(TypeDecorator[object]):
    """JSON as ASCII text, so that it is the same in both databases whatever characters are in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> str:
        """Give the database the text."""
        return json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, _dialect: Dialect) -> object:
        """Return what the text says."""
        return None if value is None else json.loads(value)
