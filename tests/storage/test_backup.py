"""A backup holds everything as it was at one moment, whatever the database, and goes into an empty one."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path

import pytest

from knotty.errors import FileRefused
from knotty.storage import deeds, makers, projects
from knotty.storage.backup import backup_database, restore_database
from knotty.storage.database import Database
from knotty.storage.migrate import migrate_database
from knotty.storage.orders import KeptOrder, find, put
from tests.storage.test_carrying import carry, fill, without_moments
from tests.storage.test_migrate import empty

__all__ = ["empty"]


def test_everything_comes_back_from_a_backup(database: Database, empty: Database, tmp_path: Path):
    maker, phone = secrets.token_hex(8), secrets.token_hex(8)
    project_id = fill(database, maker)
    makers.use_code(database, phone, makers.make_code(database, maker))
    order = KeptOrder(secrets.token_hex(8), maker, "a coaster", 7, "auto", "done", result=project_id)
    put(database, order)
    with database.write():  # somebody is writing while it is made
        if database.is_sqlite:
            many = backup_database(database, tmp_path / "kept.db")
    if not database.is_sqlite:
        many = backup_database(database, tmp_path / "kept.db")
    assert many >= 1
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("kept")] == ["kept.db"]
    assert (tmp_path / "kept.db").stat().st_mode & 0o077 == 0
    migrate_database(empty)
    assert restore_database(tmp_path / "kept.db", empty) == many
    assert without_moments(carry(empty, maker)) == without_moments(carry(database, maker))
    assert (makers.find_maker(empty, phone), makers.has_code(empty, maker)) == (maker, True)
    assert find(empty, order.id) == order
    deeds.work(empty, maker, project_id, [])


def test_a_backup_takes_no_files_place(file: Database, tmp_path: Path):
    (tmp_path / "kept.db").write_text("mine")
    with pytest.raises(FileRefused, match="there already"):
        backup_database(file, tmp_path / "kept.db")
    with pytest.raises(FileRefused, match="cannot be written"):
        backup_database(file, tmp_path / "no" / "folder" / "kept.db")
    assert (tmp_path / "kept.db").read_text() == "mine"


def test_a_database_that_is_not_empty_is_left_alone(file: Database, tmp_path: Path):
    fill(file, "ann")
    backup_database(file, tmp_path / "kept.db")
    with pytest.raises(FileRefused, match="not empty"):
        restore_database(tmp_path / "kept.db", file)
    assert len(projects.list_cards(file, "ann")) == 1


def test_what_is_no_backup_is_refused(file: Database, tmp_path: Path):
    (tmp_path / "diary.db").write_bytes(b"Dear diary, " * 1000)
    for name in ("diary.db", "missing.db"):
        with pytest.raises(FileRefused):
            restore_database(tmp_path / name, file)
    assert projects.list_cards(file, "ann") == ()


def test_a_backup_is_a_file_of_sqlite_that_is_whole(file: Database, tmp_path: Path):
    fill(file, "ann")
    backup_database(file, tmp_path / "kept.db")
    connection = sqlite3.connect(tmp_path / "kept.db")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
