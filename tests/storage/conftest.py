"""Both databases, up to date, shared by the run; makers and ids keep tests apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knotty.craft.progress import KeptRound
from knotty.craft.project import Provenance
from knotty.storage.database import Database
from knotty.storage.migrate import migrate_database
from knotty.storage.projects import Draft


@pytest.fixture(params=["sqlite", "postgresql"], scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One database of each kind."""
    path = tmp_path_factory.mktemp("library") / "knotty.db"
    url = f"sqlite:///{path}" if request.param == "sqlite" else request.getfixturevalue("postgres")
    opened = Database(url)
    migrate_database(opened)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite file."""
    opened = Database(f"sqlite:///{tmp_path / 'knotty.db'}")
    migrate_database(opened)
    yield opened
    opened.close()


def make_draft(rounds: int = 3, make: int = 4, **more) -> Draft:
    """Return a pattern of so many rounds, each made so often."""
    named = tuple(KeptRound(f"r{n}", 0, "Square", f"Rnd {n}", f"{n} sc", make) for n in range(1, rounds + 1))
    return Draft("Blanket", "Blanket\n", Provenance("ollama", prompt="blanket"), named, **more)
