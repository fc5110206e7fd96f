"""The process's own line: a design becomes a kept project, and a process ends whatever its engine does."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Event

import pytest

from knotty.designer.progress import Stage
from knotty.errors import PromptRefused
from knotty.settings import load_settings
from knotty.workshop import jobs, keeping
from knotty.workshop.job import Order, State
from tests.llm.ollama_server import Fault, OllamaServer, refused_host
from tests.served import ROOT

PATIENCE_S = 30.0
HURRIED = """
import sys, time
from knotty.workshop import jobs
from knotty.workshop.job import Order, State
job = jobs.submit(Order("punk rock blanket"), "ann")
while not (now := jobs.find(job.id)).events:
    time.sleep(0.01)
print(now.state.value)
"""


@pytest.fixture(autouse=True)
def _own_line(monkeypatch):
    jobs.close()
    load_settings.cache_clear()
    with refused_host() as host:
        monkeypatch.setenv("KNOTTY_OLLAMA_HOST", host)
        yield
    jobs.close()
    load_settings.cache_clear()


def test_a_design_is_kept_and_found_again_by_the_jobs_id():
    ended = Event()
    job = jobs.submit(Order("teal coaster", seed=3), "ann", on_end=lambda _job: ended.set())
    assert ended.wait(PATIENCE_S)
    done = jobs.find(job.id)
    assert done.state is State.DONE
    assert keeping.find("ann", done.result).provenance.seed == 3
    assert {Stage.BEGUN, Stage.BRIEF_READY, Stage.DONE} <= {event.stage for event in done.events}


def test_an_idea_of_nothing_is_refused_before_it_waits():
    with pytest.raises(PromptRefused):
        jobs.submit(Order("  "), "ann")


def test_what_is_not_known_is_not_found():
    assert jobs.find("nobody's") is None
    jobs.cancel("nobody's")
    jobs.forget("nobody's")


def test_a_process_ends_at_once_though_its_engine_hangs():
    with OllamaServer() as server:
        server.fail(Fault.HANG)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "KNOTTY_OLLAMA_HOST": server.host}
        ran = subprocess.run(
            [sys.executable, "-c", HURRIED],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        hanging = not server.script.released.is_set()
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "running\n", "")
    assert hanging
