"""What databases and their drivers raise, as errors of Knotty: all of sqlite3, psycopg and SQLAlchemy is mapped here.

Nothing that was saved before is lost by any of them: what failed was one transaction, and it was rolled back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from knotty.errors import DatabaseBusy, DatabaseDown, DatabaseFull, KnottyError, OwnFault, StorageError

_BUSY = "The library is busy just now. Try again in a moment; what you did before is safe."
_DOWN = "The library cannot be reached just now. Try again in a minute; what you did before is safe."
_FULL = "The library cannot be written: its disk is full or may only be read. What you did before is safe."

_SQLITE: tuple[tuple[type[StorageError], str, tuple[int, ...]], ...] = (
    (DatabaseBusy, _BUSY, (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)),
    (DatabaseFull, _FULL, (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY)),
    (
        DatabaseDown,
        _DOWN,
        (
            sqlite3.SQLITE_CANTOPEN,
            sqlite3.SQLITE_IOERR,
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
            sqlite3.SQLITE_PERM,
            sqlite3.SQLITE_PROTOCOL,
            sqlite3.SQLITE_NOMEM,
            sqlite3.SQLITE_INTERRUPT,
            sqlite3.SQLITE_AUTH,
            sqlite3.SQLITE_NOLFS,
        ),
    ),
)
_WRITE_FAILED = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE)
# Classes (two characters) and codes of PostgreSQL's appendix A that are the world's, not ours.
_POSTGRES: tuple[tuple[type[StorageError], str, tuple[str, ...]], ...] = (
    (DatabaseBusy, _BUSY, ("40", "55P03", "57014", "53300", "55006", "25P03", "25P04")),
    (DatabaseFull, _FULL, ("53100", "25006", "53400", "54")),
    (DatabaseDown, _DOWN, ("08", "28", "3D", "3F", "53", "57", "58", "F0", "XX", "72", "42501")),
)


def explain_fault(error: BaseException) -> KnottyError:
    """Return what an exception of a database means to a maker: a StorageError, or OwnFault for a statement of ours."""
    if isinstance(error, exc.TimeoutError):
        return DatabaseBusy(_BUSY)  # every connection of the pool is taken
    cause = error.orig if isinstance(error, exc.DBAPIError) and error.orig is not None else error
    if isinstance(cause, sqlite3.Error):
        return _explain_sqlite(cause)
    if type(cause).__module__.split(".")[0] == "psycopg":
        return _explain_postgres(cause)
    if isinstance(error, exc.DBAPIError) and error.connection_invalidated:
        return DatabaseDown(_DOWN)
    if isinstance(cause, OSError):
        return DatabaseDown(_DOWN)
    return _own(cause)


def _explain_sqlite(error: sqlite3.Error) -> KnottyError:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return DatabaseDown(_DOWN) if type(error) is sqlite3.OperationalError else _own(error)
    if code in _WRITE_FAILED:
        return DatabaseFull(_FULL)
    for kind, said, codes in _SQLITE:
        if code & 0xFF in codes:  # the low byte is the kind, the rest says which of it
            return kind(said)
    return _own(error)


def _explain_postgres(error: BaseException) -> KnottyError:
    import psycopg

    code = getattr(error, "sqlstate", None)
    for kind, said, codes in _POSTGRES if code else ():
        if code in codes or str(code)[:2] in codes:
            return kind(said)
    if code is None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return DatabaseDown(_DOWN)  # no server said anything: the connection is gone or was never made
    return _own(error)


def _own(error: BaseException) -> OwnFault:
    return OwnFault(f"database: {type(error).__name__}")


@contextmanager
def mapped_faults() -> Iterator[None]:
    """Raise what goes wrong with the database inside as errors of Knotty; its words stay in the cause."""
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error) as error:
        raise explain_fault(error) from error
