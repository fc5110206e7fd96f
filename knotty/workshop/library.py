"""The database of this process, opened when it is first needed and brought to the tables this Knotty knows."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from knotty.errors import KnottyError
from knotty.settings import load_settings

if TYPE_CHECKING:
    from knotty.storage.database import Database


class _Door:
    """The one way to the database, by the settings as they are when it is opened."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._database: Database | None = None
        self._tries = 0
        self._fault: KnottyError | None = None

    def open(self) -> Database:
        """Return the database; a new one after it was closed.

        Whoever waited for another's try that failed is told the same: trying takes seconds, and many may be waiting.
        """
        tries = self._tries
        with self._lock:
            if self._database is not None:
                return self._database
            if self._fault is not None and self._tries != tries:
                raise self._fault
            self._tries += 1
            try:
                self._database = _make(load_settings().database_url.get_secret_value())
            except KnottyError as fault:
                self._fault = fault
                raise
            self._fault = None
            return self._database

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            database, self._database = self._database, None
        if database is not None:
            database.close()


def _make(url: str) -> Database:
    from knotty.storage.database import Database
    from knotty.storage.migrate import migrate_database

    database = Database(url)
    try:
        migrate_database(database)
    except BaseException:
        database.close()
        raise
    return database


@lru_cache(maxsize=1)
def _door() -> _Door:
    return _Door()


def open_library() -> Database:
    """Return this process's database. Raises StorageError, or SettingRefused for an address that is none."""
    return _door().open()


def close_library() -> None:
    """Close this process's database; the next use opens it again, by the settings as they are then."""
    _door().close()


def backup_library(path: Path) -> int:
    """Write everything to a new file and return how many projects that were. Raises FileRefused, StorageError."""
    from knotty.storage.backup import backup_database

    return backup_database(open_library(), path)


def restore_library(path: Path) -> int:
    """Put a backup into this process's empty database and return how many projects it had. Raises FileRefused."""
    from knotty.storage.backup import restore_database

    return restore_database(path, open_library())
