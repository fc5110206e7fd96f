"""Every exception of the libraries means something to a maker: none falls through, none is her fault."""

from __future__ import annotations

import inspect
import sqlite3

import psycopg
import pytest
from psycopg import errors as states
from sqlalchemy import exc

from knotty.errors import DatabaseBusy, DatabaseDown, DatabaseFull, OwnFault, StorageError
from knotty.storage.faults import explain_fault, mapped_faults

SQLITE = {name: code for name, code in vars(sqlite3).items() if name.startswith("SQLITE_") and isinstance(code, int)}
# Codes of a statement or of a program that is wrong, and what is no error at all.
OURS = {"ERROR", "INTERNAL", "ABORT", "NOTFOUND", "EMPTY", "SCHEMA", "TOOBIG", "CONSTRAINT", "MISMATCH", "MISUSE"}
OURS |= {"FORMAT", "RANGE", "NOTICE", "WARNING", "ROW", "DONE", "OK", "DENY", "IGNORE"}


def make_sqlite(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("words of SQLite")
    error.sqlite_errorcode = code
    return error


def wrap(cause: Exception) -> exc.DBAPIError:
    return exc.OperationalError("SELECT secret", {}, cause)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY", DatabaseBusy),
        ("SQLITE_LOCKED", DatabaseBusy),
        ("SQLITE_BUSY_SNAPSHOT", DatabaseBusy),
        ("SQLITE_FULL", DatabaseFull),
        ("SQLITE_READONLY", DatabaseFull),
        ("SQLITE_READONLY_DBMOVED", DatabaseFull),
        ("SQLITE_IOERR_WRITE", DatabaseFull),
        ("SQLITE_IOERR", DatabaseDown),
        ("SQLITE_CANTOPEN", DatabaseDown),
        ("SQLITE_CORRUPT", DatabaseDown),
        ("SQLITE_NOTADB", DatabaseDown),
        ("SQLITE_CONSTRAINT_UNIQUE", OwnFault),
        ("SQLITE_ERROR", OwnFault),
    ],
)
def test_codes_of_sqlite_mean(name: str, kind: type[Exception]):
    found = explain_fault(wrap(make_sqlite(SQLITE[name])))
    assert type(found) is kind
    assert "SELECT" not in str(found)


def test_no_error_code_of_sqlite_is_forgotten():
    primary = {name.removeprefix("SQLITE_"): code for name, code in SQLITE.items() if name in _primary_names()}
    unmapped = {name for name, code in primary.items() if isinstance(explain_fault(make_sqlite(code)), OwnFault)}
    assert unmapped <= OURS, unmapped - OURS


def _primary_names() -> set[str]:
    """Names of result codes; the module has names of other things with like values."""
    known = {"BUSY", "LOCKED", "NOMEM", "READONLY", "INTERRUPT", "IOERR", "CORRUPT", "NOTFOUND", "FULL", "CANTOPEN"}
    known |= {"PROTOCOL", "EMPTY", "SCHEMA", "TOOBIG", "CONSTRAINT", "MISMATCH", "MISUSE", "NOLFS", "AUTH", "FORMAT"}
    known |= {"RANGE", "NOTADB", "NOTICE", "WARNING", "PERM", "ABORT", "INTERNAL", "ERROR"}
    return {f"SQLITE_{name}" for name in known}


def _list_states() -> list[type[psycopg.Error]]:
    kinds = (kind for _, kind in inspect.getmembers(states, inspect.isclass) if getattr(kind, "sqlstate", None))
    return sorted(set(kinds), key=lambda kind: str(kind.sqlstate))


WORLD = ("08", "53", "57", "58", "28", "F0", "XX")  # connections, resources, an operator, the system, its files


def test_every_state_of_postgres_is_the_worlds_or_ours():
    kinds = _list_states()
    assert len(kinds) > 200
    for kind in kinds:
        found = explain_fault(wrap(kind("words of PostgreSQL")))
        assert isinstance(found, StorageError | OwnFault)
        if str(kind.sqlstate)[:2] in WORLD:
            assert isinstance(found, StorageError), kind


@pytest.mark.parametrize(
    ("kind", "means"),
    [
        (states.LockNotAvailable, DatabaseBusy),
        (states.DeadlockDetected, DatabaseBusy),
        (states.SerializationFailure, DatabaseBusy),
        (states.TooManyConnections, DatabaseBusy),
        (states.QueryCanceled, DatabaseBusy),
        (states.DiskFull, DatabaseFull),
        (states.ReadOnlySqlTransaction, DatabaseFull),
        (states.AdminShutdown, DatabaseDown),
        (states.InvalidPassword, DatabaseDown),
        (states.InvalidCatalogName, DatabaseDown),
        (states.InsufficientPrivilege, DatabaseDown),
        (psycopg.OperationalError, DatabaseDown),
        (psycopg.InterfaceError, DatabaseDown),
        (states.UniqueViolation, OwnFault),
        (states.SyntaxError, OwnFault),
        (psycopg.ProgrammingError, OwnFault),
    ],
)
def test_states_of_postgres_mean(kind: type[psycopg.Error], means: type[Exception]):
    assert type(explain_fault(wrap(kind("words")))) is means


def _make(kind: type[exc.SQLAlchemyError]) -> exc.SQLAlchemyError:
    return kind.__new__(kind)


@pytest.mark.parametrize(
    "kind",
    [kind for _, kind in inspect.getmembers(exc, inspect.isclass) if issubclass(kind, exc.SQLAlchemyError)],
    ids=lambda kind: kind.__name__,
)
def test_every_exception_of_sqlalchemy_comes_out_as_one_of_knottys(kind: type[exc.SQLAlchemyError]):
    error = _make(kind)
    if isinstance(error, exc.DBAPIError):
        error.orig, error.connection_invalidated = None, False
    with pytest.raises((StorageError, OwnFault)), mapped_faults():
        raise error


def test_a_pool_without_a_connection_left_is_busy():
    assert isinstance(explain_fault(exc.TimeoutError()), DatabaseBusy)
