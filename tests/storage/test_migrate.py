"""A database is brought to the tables of this Knotty, by one process at a time, and never from a newer one."""

from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from knotty.errors import DatabaseDown
from knotty.storage.database import Database
from knotty.storage.migrate import HEAD, find_revision, migrate_database, upgrade
from knotty.storage.tables import Base
from tests.served import ROOT

VERSIONS = ROOT / "knotty" / "storage" / "migrations" / "versions"
REVISIONS = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
START = (
    "import sys; from knotty.storage.database import Database; from knotty.storage.migrate import migrate_database; \
migrate_database(Database(sys.argv[1]))"
)


def _two_at_once(kind: str) -> object:
    """Two more interpreters that load the libraries are four seconds of the run: once is enough there."""
    return pytest.param(kind, marks=pytest.mark.soak) if kind == "postgresql" else kind


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any table: a file, or a schema of its own."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{tmp_path / 'knotty.db'}")
        yield opened
        opened.close()
        return
    import psycopg

    url, name = request.getfixturevalue("postgres"), f"empty_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        opened = Database(url.removesuffix("/postgres") + f"/{name}")
        yield opened
        opened.close()
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_head_is_the_newest_migration_there_is():
    assert REVISIONS[-1] == HEAD


def test_the_tables_are_what_the_migrations_make(empty: Database):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    migrate_database(empty)
    with empty.connect() as connection:
        options = {"compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("before", REVISIONS)
def test_a_database_of_any_earlier_knotty_is_brought_up_to_date(empty: Database, before: str):
    with empty.connect() as connection:
        upgrade(connection, "", before)
    migrate_database(empty)
    migrate_database(empty)
    with empty.connect() as connection:
        assert find_revision(connection) == HEAD


def test_a_database_of_a_newer_knotty_is_left_alone(empty: Database):
    migrate_database(empty)
    with empty.connect() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseDown, match="newer Knotty"):
        migrate_database(empty)


@pytest.mark.parametrize("empty", [_two_at_once(kind) for kind in ("sqlite", "postgresql")], indirect=True)
def test_two_processes_that_start_at_once_agree(empty: Database):
    url = empty.url.render_as_string(hide_password=False)
    started = [subprocess.Popen([sys.executable, "-c", START, url], cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(process.communicate(timeout=120)[1], process.returncode) for process in started] == [(b"", 0)] * 2
    with empty.connect() as connection:
        assert find_revision(connection) == HEAD
