"""Page tests run against no engine, with settings read afresh."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from knotty.settings import load_settings
from knotty.workshop import jobs
from knotty.workshop.library import close_library
from tests.pages.browsing import launch_chromium
from tests.served import NOWHERE, serve


@pytest.fixture(scope="session", autouse=True)
def _one_scan():
    """Look through the installed packages for components once; every AppTest does, and it takes longer than a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch):
    monkeypatch.setenv("KNOTTY_OLLAMA_HOST", NOWHERE)
    load_settings.cache_clear()
    jobs.close()
    yield
    jobs.close()
    load_settings.cache_clear()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a library of this test's own, whose locks are not waited for."""
    path = tmp_path / "knotty.db"
    monkeypatch.setattr("knotty.storage.database.BUSY_S", 0.05)
    monkeypatch.setenv("KNOTTY_DATABASE_URL", f"sqlite:///{path}")
    load_settings.cache_clear()
    close_library()
    yield path
    close_library()


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    """The address of a server that the browser tests share, each as a maker of its own."""
    with serve(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with launch_chromium() as browser:
        yield browser
