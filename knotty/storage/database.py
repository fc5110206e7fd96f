"""The connection to the database, and the two kinds of transaction: one that reads and one that writes.

A write takes the database's lock at its beginning (SQLite) or the row's when it reads it (PostgreSQL), so that what it
read still holds when it writes. When `write` returns, what was done is on the disk.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from knotty.errors import DatabaseBusy, DatabaseDown, DatabaseFull, SettingRefused
from knotty.storage.faults import mapped_faults

BUSY_S = 3.0  # how long a lock is waited for: less than a phone waits for an answer
_STATEMENT_S = 20  # of PostgreSQL: an export of a large library; anything longer hangs
_POOL, _OVERFLOW = 8, 40  # the server's threads are 40, and a connection to SQLite is small
_WAL_AGAIN_S = 0.02  # a lock that SQLite does not wait for is asked for again
_POSTGRES_NAMES = ("postgres", "postgresql", "postgresql+psycopg")


class Database:
    """One database, by its address. Made without connecting; safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = read_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _make_sqlite(self.url) if self.is_sqlite else _make_postgres(self.url)
        # A page of several statements must see one state; SQLite does so anyway.
        steady = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self._engine.execution_options(**steady)
        self._writing = self._engine.execution_options(knotty_writes=True)
        # SQLite lets one write at a time and has the others poll: in one process they may as well stand in a line.
        self._turn = threading.Lock() if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Yield a session that sees one state of the database. Raises StorageError."""
        with mapped_faults(), Session(self._reading, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Yield a session whose changes are kept together at the end, or not at all. Raises StorageError."""
        with (
            self._in_turn(),
            mapped_faults(),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Yield a bare connection in a transaction that writes. Raises StorageError."""
        with self._in_turn(), mapped_faults(), self._writing.begin() as connection:
            yield connection

    @contextmanager
    def see(self) -> Iterator[Connection]:
        """Yield a bare connection that sees one state of the database. Raises StorageError."""
        with mapped_faults(), self._reading.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection that is not in use. The database can be used again."""
        self._engine.dispose()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        with nullcontext() if self._turn is None else _taken(self._turn):
            yield


@contextmanager
def _taken(turn: threading.Lock) -> Iterator[None]:
    if not turn.acquire(timeout=BUSY_S):
        raise DatabaseBusy("The library is busy just now. Try again in a moment; what you did before is safe.")
    try:
        yield
    finally:
        turn.release()


def read_url(words: str) -> URL:
    """Return the address of a database; the maker's own file where it is empty. Raises SettingRefused."""
    if not words.strip():
        return URL.create("sqlite", database=str(find_default_path()))
    try:
        url = make_url(words.strip())
    except (ArgumentError, ValueError):
        raise SettingRefused("KNOTTY_DATABASE_URL is sqlite:////path/to/file or postgresql://user@host/name.") from None
    if url.drivername in _POSTGRES_NAMES:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise SettingRefused("KNOTTY_DATABASE_URL is sqlite:////path/to/file or postgresql://user@host/name.")
    if not Path(url.database).is_absolute():
        raise SettingRefused("KNOTTY_DATABASE_URL: the path of a file begins at the root: sqlite:////path/to/file")
    return url


def find_default_path() -> Path:
    """Return the file that is used where none is named: in the user's data folder, wherever Knotty was started."""
    home = os.environ.get("XDG_DATA_HOME", "")
    base = Path(home) if home and Path(home).is_absolute() else Path.home() / ".local" / "share"
    return base / "knotty" / "knotty.db"


def _make_sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    engine = create_engine(
        url,
        pool_size=_POOL,
        max_overflow=_OVERFLOW,
        pool_timeout=BUSY_S,
        connect_args={"timeout": BUSY_S, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "do_connect")
    def _make_folder(*_of_event: object) -> None:
        _ensure_folder(path)

    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _ensure_folder(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except PermissionError as error:
        raise DatabaseFull(f"{path.parent} may not be written, so no library can be kept there.") from error
    except OSError as error:
        raise DatabaseDown(f"{path.parent} cannot be made: {error.strerror or error}.") from error


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(BUSY_S * 1000)}")
    _set_wal(cursor.execute)
    cursor.execute("PRAGMA synchronous = FULL")  # a tick that was answered for is on the disk, power cut or not
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _set_wal(execute: object) -> None:
    """Switch to a write-ahead log. Of two processes that do so at once SQLite refuses one without waiting."""
    import sqlite3

    deadline = time.monotonic() + BUSY_S
    while True:
        try:
            execute("PRAGMA journal_mode = WAL")  # type: ignore[operator]
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_WAL_AGAIN_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("knotty_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_postgres(url: URL) -> Engine:
    options = f"-c lock_timeout={int(BUSY_S * 1000)} -c statement_timeout={_STATEMENT_S * 1000} -c timezone=UTC"
    return create_engine(
        url,
        pool_size=_POOL,
        max_overflow=_OVERFLOW,
        pool_timeout=BUSY_S,
        pool_pre_ping=True,  # a server that was restarted is connected to again
        pool_recycle=1800,
        connect_args={"connect_timeout": int(BUSY_S), "options": options},
    )
