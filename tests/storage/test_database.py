"""Where the database is, how it is opened, and what it says when it cannot serve."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from knotty.errors import DatabaseBusy, DatabaseDown, DatabaseFull, SettingRefused, StorageError
from knotty.storage import database as under_test
from knotty.storage import projects
from knotty.storage.database import Database, find_default_path, read_url
from knotty.storage.migrate import migrate_database
from tests.storage.conftest import make_draft


@pytest.mark.parametrize("words", ["postgres://ann:x@host/db", "postgresql://ann:x@host/db"])
def test_postgres_goes_by_every_usual_name(words: str):
    assert read_url(words).render_as_string(hide_password=False) == "postgresql+psycopg://ann:x@host/db"


@pytest.mark.parametrize(
    "words", ["mysql://host/db", "sqlite://", "sqlite:///relative.db", "nonsense", "sqlite:///:memory:"]
)
def test_what_is_no_address_of_a_database_is_refused(words: str):
    with pytest.raises(SettingRefused, match="KNOTTY_DATABASE_URL"):
        read_url(words)


def test_the_usual_place_does_not_hang_on_where_knotty_was_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert find_default_path() == tmp_path / "knotty" / "knotty.db"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/ann")
    assert find_default_path() == Path("/home/ann/.local/share/knotty/knotty.db")
    assert read_url("").database == "/home/ann/.local/share/knotty/knotty.db"


def test_a_new_folder_is_its_owners_alone(tmp_path: Path):
    opened = Database(f"sqlite:///{tmp_path / 'new' / 'knotty.db'}")
    migrate_database(opened)
    opened.close()
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_a_file_is_written_ahead_and_through_to_the_disk(file: Database):
    with file.see() as connection:
        told = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_write_that_fails_leaves_nothing(database: Database):
    def half(session) -> None:
        session.add(projects.make_row("half", make_draft(), under_test_time()))
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), database.write() as session:
        half(session)
    assert projects.list_cards(database, "half") == ()


def under_test_time():
    from knotty.storage.reading import tell_time

    return tell_time()


def test_a_locked_database_is_said_to_be_busy_and_serves_again(file: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(under_test, "BUSY_S", 0.2)
    hasty = Database(str(file.url))
    blocker = sqlite3.connect(str(file.url.database), isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseBusy, match="moment"):
        projects.add(hasty, "ann", make_draft())
    assert projects.list_cards(hasty, "ann") == ()  # reading goes on
    blocker.close()
    assert projects.add(hasty, "ann", make_draft()).title == "Blanket"
    hasty.close()


def test_a_file_that_another_program_has_for_itself_is_not_asked_for_again_and_again(
    file: Database, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []
    monkeypatch.setattr(under_test, "BUSY_S", 0.2)
    real = under_test._set_wal
    monkeypatch.setattr(
        under_test, "_set_wal", lambda execute: real(lambda words: (asked.append(words), execute(words)))
    )
    file.close()
    blocker = sqlite3.connect(str(file.url.database), isolation_level=None)
    blocker.execute("PRAGMA locking_mode = EXCLUSIVE")
    blocker.execute("BEGIN EXCLUSIVE")
    hasty = Database(str(file.url))
    with pytest.raises(DatabaseBusy):
        projects.list_cards(hasty, "ann")
    blocker.close()
    assert 1 <= len(asked) <= 2  # each of them waits as long as a lock is waited for
    assert projects.list_cards(hasty, "ann") == ()
    hasty.close()


def test_writers_of_one_process_wait_their_turn_but_not_for_ever(file: Database, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(under_test, "BUSY_S", 0.2)
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with file.write():
            begun.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(30)
    with pytest.raises(DatabaseBusy):
        projects.add(file, "ann", make_draft())
    done.set()
    holder.join()


def test_a_row_that_another_writes_is_said_to_be_busy(postgres: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(under_test, "BUSY_S", 0.2)
    one, two = Database(postgres), Database(postgres)
    migrate_database(one)
    kept = projects.add(one, "ann", make_draft())
    with one.write() as session:
        under = projects.hold_row(session, "ann", kept.id, lock=True)
        assert under.title == "Blanket"
        with pytest.raises(DatabaseBusy):
            projects.rename(two, "ann", kept.id, "Throw")
    one.close()
    two.close()


def test_a_full_disk_is_said_and_what_was_kept_is_there(file: Database):
    kept = projects.add(file, "ann", make_draft())
    with file.see() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    full = Database(str(file.url))
    with full.connect() as connection:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))  # of this connection, which the next one takes
    with pytest.raises(DatabaseFull, match="disk is full"):
        projects.add(full, "ann", make_draft(thumbnail=os.urandom(200_000)))
    full.close()
    assert projects.find(file, "ann", kept.id) == kept


def test_a_file_that_may_only_be_read_is_said(file: Database):
    projects.add(file, "ann", make_draft())
    only_read = Database(str(file.url))
    with only_read.see() as connection:
        connection.execute(text("PRAGMA query_only = ON"))  # root may write any file
    with pytest.raises(DatabaseFull, match="only be read"):
        projects.add(only_read, "ann", make_draft())
    only_read.close()


def test_what_is_no_database_is_said(tmp_path: Path):
    path = tmp_path / "knotty.db"
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(DatabaseDown):
        migrate_database(Database(f"sqlite:///{path}"))
    with pytest.raises(StorageError):
        migrate_database(Database(f"sqlite:///{path / 'below' / 'knotty.db'}"))


def test_a_server_that_is_not_there_is_said_soon():
    with pytest.raises(DatabaseDown, match="cannot be reached"):
        migrate_database(Database("postgresql://ann@127.0.0.1:9/none"))
