"""Brings a database to the tables that this Knotty knows. Safe when several processes start at once."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from knotty.errors import DatabaseDown
from knotty.storage.database import Database

HEAD = "0001"  # the newest of migrations/versions; a test holds the two together
_LOCK = 0x6B6E6F74  # of PostgreSQL, whose locks are numbers: "knot"
_LONGEST_S = 600
_NEWER = (
    "The database was used by a newer Knotty (its tables are at {found!r}, this one knows {head!r}). "
    "Start that newer Knotty again, or restore a backup from before into an empty database."
)


def migrate_database(database: Database) -> None:
    """Bring a database to HEAD; nothing where it is there. Raises StorageError, also for a newer database."""
    with database.connect() as connection:
        if not database.is_sqlite:
            connection.execute(text(f"SET LOCAL lock_timeout = {_LONGEST_S * 1000}"))
            connection.execute(text(f"SET LOCAL statement_timeout = {_LONGEST_S * 1000}"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        found = find_revision(connection)
        if found != HEAD:
            upgrade(connection, found)


def find_revision(connection: Connection) -> str:
    """Return the revision that a database's tables are at; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def upgrade(connection: Connection, found: str, target: str = HEAD) -> None:
    """Run the migrations from `found` to `target` in the transaction that `connection` is in."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "knotty.storage:migrations")
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found and found not in known:
        raise DatabaseDown(_NEWER.format(found=found, head=HEAD))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
