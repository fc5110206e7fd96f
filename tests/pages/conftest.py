"""Page tests run against no engine, with settings read afresh."""

import pytest

from knotty.settings import load_settings
from knotty.workshop import jobs
from tests.served import NOWHERE


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch):
    monkeypatch.setenv("KNOTTY_OLLAMA_HOST", NOWHERE)
    load_settings.cache_clear()
    jobs.close()
    yield
    jobs.close()
    load_settings.cache_clear()
