"""A breaker keeps a dead engine from being asked, and lets one probe at a time find out whether it is back."""

from __future__ import annotations

import threading

import pytest

from knotty import errors
from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.breaker import Breaker, Permit, State, find_rule
from tests.llm.clock import Clock

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, EngineError)]
AT_ONCE = (EngineDown, EngineTimeout, EngineBusy, ModelMissing)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker("ollama", clock)


def _admit(breaker: Breaker) -> Permit:
    permit = breaker.admit()
    assert permit is not None
    return permit


def _fail(breaker: Breaker, error: EngineError, times: int = 1) -> None:
    for _ in range(times):
        breaker.fail(_admit(breaker), error)


def test_call_passes_while_closed(breaker: Breaker):
    breaker.succeed(_admit(breaker))
    assert (breaker.state, breaker.pause_s) == (State.CLOSED, 0.0)


@pytest.mark.parametrize("kind", AT_ONCE)
def test_one_failure_of_the_world_opens(breaker: Breaker, kind: type[EngineError]):
    _fail(breaker, kind("gone", "ollama"))
    assert breaker.state is State.OPEN
    assert breaker.admit() is None


def test_nonsense_opens_the_third_time_in_a_row(breaker: Breaker):
    _fail(breaker, EngineNonsense("?"), 2)
    breaker.succeed(_admit(breaker))
    _fail(breaker, EngineNonsense("?"), 2)
    assert breaker.state is State.CLOSED
    _fail(breaker, EngineNonsense("?"))
    assert breaker.state is State.OPEN


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_failure_has_a_rule_that_ends(kind: type[EngineError]):
    rule = find_rule(kind("x"))
    assert rule.strikes >= 1
    assert 0 < rule.first_s <= rule.most_s < 3600


def test_pause_doubles_up_to_a_most_and_begins_anew_after_a_success(breaker: Breaker, clock: Clock):
    pauses = []
    for _ in range(8):
        _fail(breaker, EngineDown("dead"))
        pauses.append(breaker.pause_s)
        clock.now += breaker.pause_s
    assert pauses == [5, 10, 20, 40, 80, 120, 120, 120]
    breaker.succeed(_admit(breaker))
    _fail(breaker, EngineDown("dead"))
    assert breaker.pause_s == 5


def test_after_the_pause_one_probe_passes_and_others_wait_for_it(breaker: Breaker, clock: Clock):
    _fail(breaker, EngineDown("dead"))
    clock.now += 4.9
    assert breaker.admit() is None
    clock.now += 0.2
    assert breaker.state is State.HALF_OPEN
    probe = _admit(breaker)
    assert [breaker.admit() for _ in range(3)] == [None, None, None]
    breaker.succeed(probe)
    assert breaker.state is State.CLOSED
    assert breaker.admit() is not None


def test_probe_that_fails_opens_for_twice_as_long_whatever_its_kind(breaker: Breaker, clock: Clock):
    _fail(breaker, EngineDown("dead"))
    clock.now += 5
    _fail(breaker, EngineNonsense("?"))
    assert (breaker.state, breaker.pause_s) == (State.OPEN, 60.0)


def test_probe_given_up_leaves_the_place_to_the_next(breaker: Breaker, clock: Clock):
    _fail(breaker, EngineDown("dead"))
    clock.now += 5
    breaker.release(_admit(breaker))
    breaker.succeed(_admit(breaker))
    assert breaker.state is State.CLOSED


def test_calls_that_fail_together_are_one_failure(breaker: Breaker, clock: Clock):
    permits = [_admit(breaker) for _ in range(10)]
    for permit in permits:
        breaker.fail(permit, EngineDown("dead"))
    assert breaker.pause_s == 5


def test_straggler_cannot_close_what_opened_meanwhile(breaker: Breaker):
    straggler = _admit(breaker)
    _fail(breaker, EngineDown("dead"))
    breaker.succeed(straggler)
    assert breaker.state is State.OPEN
    assert not breaker.is_current(straggler)


def test_failure_that_may_be_ours_counts_as_nonsense_does(breaker: Breaker):
    for _ in range(2):
        breaker.fail(_admit(breaker), EngineTimeout("late"), mildly=True)
    assert breaker.state is State.CLOSED
    breaker.fail(_admit(breaker), EngineTimeout("late"), mildly=True)
    assert breaker.state is State.OPEN


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (ModelMissing, State.HALF_OPEN),
        (EngineDown, State.HALF_OPEN),
        (EngineTimeout, State.OPEN),
        (EngineBusy, State.OPEN),
    ],
)
def test_health_ends_the_pause_only_of_what_it_looks_at(breaker: Breaker, kind: type[EngineError], state: State):
    _fail(breaker, kind("gone"))
    breaker.hear_health(ok=False)
    assert breaker.state is State.OPEN
    breaker.hear_health(ok=True)
    assert breaker.state is state


def test_reason_is_a_fresh_error_of_the_same_kind_and_words(breaker: Breaker):
    error = EngineBusy("Ollama is full", "ollama", 7.0)
    _fail(breaker, error)
    reason = breaker.reason
    assert isinstance(reason, EngineBusy)
    assert (str(reason), reason.engine, reason.retry_after_s) == ("Ollama is full", "ollama", 7.0)
    assert reason is not error


@pytest.mark.parametrize(("said_s", "pause_s"), [(0.0, 2.0), (1.0, 2.0), (45.0, 45.0)])
def test_full_server_is_left_alone_for_as_long_as_it_says(breaker: Breaker, said_s: float, pause_s: float):
    _fail(breaker, EngineBusy("Ollama is full", "ollama", said_s))
    assert breaker.pause_s == pause_s


def test_of_many_threads_one_gets_the_probe(breaker: Breaker, clock: Clock):
    _fail(breaker, EngineDown("dead"))
    clock.now += 5
    found: list[Permit | None] = []
    start = threading.Barrier(16)

    def knock() -> None:
        start.wait(10)
        found.append(breaker.admit())

    threads = [threading.Thread(target=knock) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert (len(found), sum(permit is not None for permit in found)) == (16, 1)
