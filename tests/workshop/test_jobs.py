"""The process's own line: a design becomes a kept project, and a process ends whatever its engine does."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from knotty.craft.wishes import Wishes, tell_wishes
from knotty.designer.progress import Stage
from knotty.errors import DatabaseFull, DesignCancelled, PromptRefused
from knotty.settings import load_settings
from knotty.storage import orders
from knotty.storage.orders import KeptOrder
from knotty.workshop import jobs, keeping
from knotty.workshop.job import Job, Order, State
from knotty.workshop.library import open_library
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


def _order(maker: str = "ann", **more) -> KeptOrder:
    """An order as it stands in the database when the server was killed."""
    kept = KeptOrder(secrets.token_hex(8), maker, "teal coaster", 5, "auto", "waiting", **more)
    orders.begin(open_library(), kept)
    return kept


def _await(job_id: str) -> Job:
    deadline = time.monotonic() + PATIENCE_S
    while not (job := jobs.find(job_id)).state.ended:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return job


def test_a_design_that_was_under_way_when_the_server_was_killed_is_begun_again_under_its_id():
    wishes = Wishes(item="coaster", weight=4)
    kept = _order(wishes=tell_wishes(wishes))
    assert jobs.find(kept.id).order == Order("teal coaster", 5, wishes=wishes)
    done = _await(kept.id)
    assert (done.state, done.maker) == (State.DONE, "ann")
    project = keeping.find("ann", done.result)
    assert (project.provenance.seed, project.provenance.wishes) == (5, wishes)
    jobs.close()  # as after another restart
    assert (jobs.find(kept.id).state, jobs.find(kept.id).result) == (State.DONE, done.result)


def test_many_who_look_for_it_begin_it_once():
    maker = secrets.token_hex(8)
    kept = _order(maker)
    with ThreadPoolExecutor(8) as pages:
        found = list(pages.map(jobs.find, [kept.id] * 8))
    assert {job.id for job in found} == {kept.id}
    assert _await(kept.id).state is State.DONE
    made = keeping.list_cards(maker)
    assert len(made) == 1


def test_a_design_that_stops_the_server_twice_is_not_begun_a_third_time(monkeypatch):
    hanging = Event()
    monkeypatch.setattr("knotty.workshop.design.design_pattern", lambda *_a, **_k: hanging.wait(PATIENCE_S))
    kept = _order()
    assert not jobs.find(kept.id).state.ended
    hanging.set()
    monkeypatch.setattr(jobs._line(), "_queue", None)  # as after a kill: nothing is written down
    again = jobs.find(kept.id)
    assert (again.state, "twice" in again.said) == (State.FAILED, True)


def test_a_design_that_only_ends_because_the_server_does_is_begun_again(monkeypatch):
    begun = Event()

    def design(*_args, watch, **_more):
        begun.set()
        while not watch.stop():
            time.sleep(0.01)
        raise DesignCancelled("stopped")

    with monkeypatch.context() as patch:
        patch.setattr("knotty.workshop.design.design_pattern", design)
        job = jobs.submit(Order("teal coaster"), "ann")
        assert begun.wait(PATIENCE_S)
        jobs.close()
    assert orders.find(open_library(), job.id).state == "waiting"
    assert _await(job.id).state is State.DONE


def test_what_a_maker_cancels_stays_cancelled(monkeypatch):
    hanging = Event()
    with monkeypatch.context() as patch:
        patch.setattr("knotty.workshop.design.design_pattern", lambda *_a, **_k: hanging.wait(PATIENCE_S))
        job = jobs.submit(Order("teal coaster"), "ann")
        jobs.cancel(job.id)
        hanging.set()
    jobs.close()
    assert jobs.find(job.id).state is State.CANCELLED


def test_an_order_that_cannot_be_written_down_is_not_begun(monkeypatch):
    def full(*_args):
        raise DatabaseFull("full")

    monkeypatch.setattr("knotty.storage.orders.begin", full)
    with pytest.raises(DatabaseFull):
        jobs.submit(Order("teal coaster"), "ann")
    jobs.submit(Order("teal coaster"), "ann", finish=lambda _design: "", lasting=False)
