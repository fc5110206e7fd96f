"""A copy of everything in one file, made while the server runs, and back into an empty database."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, func, insert, select, text

from knotty.errors import DatabaseDown, FileRefused
from knotty.storage.database import Database
from knotty.storage.migrate import migrate_database
from knotty.storage.tables import Base, ProjectRow

_AT_ONCE = 500  # rows in memory


def backup_database(database: Database, path: Path) -> int:
    """Write everything to a new SQLite file, as it is at one moment, and return how many projects are in it.

    Raises FileRefused where the file is there already or cannot be written, StorageError.
    """
    if path.exists():
        raise FileRefused(f"{path} is there already; a backup never takes the place of another file.")
    try:
        with tempfile.TemporaryDirectory(prefix=".knotty-", dir=path.resolve().parent) as folder:
            made = Path(folder) / "backup.db"
            with _opened(made) as copy, copy.connect() as to, database.see() as source:
                copied = _copy_all(source, to)
            made.chmod(0o600)  # whose library is whose stands in it
            made.rename(path.resolve())
    except OSError as error:
        raise FileRefused(f"{path} cannot be written: {error.strerror or error}.") from error
    return copied


def restore_database(path: Path, database: Database) -> int:
    """Put everything of a backup into an empty database, and return how many projects that were.

    Raises FileRefused for a file that is no backup or a database that is not empty; nothing is changed then.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="knotty-") as folder:
            copy = Path(folder) / "backup.db"
            shutil.copyfile(path, copy)  # it may be of an older Knotty, and is brought up to date
            with _opened(copy) as kept, database.connect() as to, kept.see() as source:
                _refuse_full(to)
                return _copy_all(source, to)
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror or error}.") from error


@contextmanager
def _opened(path: Path) -> Iterator[Database]:
    database = Database(URL.create("sqlite", database=str(path.resolve())).render_as_string())
    try:
        try:
            migrate_database(database)
        except DatabaseDown as error:
            raise FileRefused(f"{path.name} is no backup that this Knotty can read: {error}") from error
        yield database
    finally:
        database.close()


def _refuse_full(connection: Connection) -> None:
    for table in Base.metadata.sorted_tables:
        if connection.execute(select(text("1")).select_from(table).limit(1)).first() is not None:
            raise FileRefused("The database is not empty. A backup is restored into a new one: KNOTTY_DATABASE_URL.")


def _copy_all(source: Connection, to: Connection) -> int:
    for connection in (source, to):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
    for table in Base.metadata.sorted_tables:
        rows = source.execution_options(yield_per=_AT_ONCE).execute(select(table))
        for part in rows.mappings().partitions(_AT_ONCE):
            to.execute(insert(table), [dict(row) for row in part])
    return to.scalar(select(func.count()).select_from(ProjectRow.__table__)) or 0
