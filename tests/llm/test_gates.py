"""A gate bounds how many ask one engine at once; engines of the same settings share it."""

from __future__ import annotations

import threading

import pytest

from knotty.errors import EngineBusy, EngineDown
from knotty.llm.breaker import State
from knotty.llm.gates import Gate, Gates, TurnedAway, find_gate, forget_gates
from knotty.llm.ollama import OllamaEngine
from knotty.llm.scripted import ScriptedEngine


def test_no_more_than_the_slots_are_inside_at_once():
    gate, lock, inside, most = Gate("ollama", 3), threading.Lock(), 0, 0
    start = threading.Barrier(12)

    def pass_through() -> None:
        nonlocal inside, most
        start.wait(10)
        for _ in range(50):
            with gate.entered(30):
                with lock:
                    inside += 1
                    most = max(most, inside)
                with lock:
                    inside -= 1

    threads = [threading.Thread(target=pass_through) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert inside == 0
    assert 1 <= most <= 3


def test_who_finds_no_slot_is_told_that_the_engine_is_full_and_the_breaker_is_not():
    gate = Gate("ollama", 1)
    with gate.entered(0), pytest.raises(TurnedAway) as caught, gate.entered(0):
        pass
    assert isinstance(caught.value.reason, EngineBusy)
    assert gate.breaker.state is State.CLOSED
    with gate.entered(0):
        pass


def test_slot_is_free_again_after_a_bug_of_ours():
    gate = Gate("ollama", 1)
    with pytest.raises(ZeroDivisionError), gate.entered(0):
        raise ZeroDivisionError
    with gate.entered(0):
        pass


def test_who_stood_in_line_while_it_opened_is_turned_away_with_the_reason():
    gate, reasons = Gate("ollama", 1), []

    def stand_in_line() -> None:
        try:
            with gate.entered(30):
                pass
        except TurnedAway as away:
            reasons.append(away.reason)

    with gate.entered(0) as permit:
        waiting = [threading.Thread(target=stand_in_line) for _ in range(4)]
        for thread in waiting:
            thread.start()
        gate.breaker.fail(permit, EngineDown("Ollama does not answer"))
    for thread in waiting:
        thread.join(30)
    assert [(type(reason), str(reason)) for reason in reasons] == [(EngineDown, "Ollama does not answer")] * 4


def test_engines_of_the_same_settings_share_a_gate_and_others_do_not():
    one, same = (OllamaEngine("http://127.0.0.1:1", ("knotty",)) for _ in range(2))
    assert find_gate(one) is find_gate(same)
    assert find_gate(one) is not find_gate(OllamaEngine("http://127.0.0.1:2", ("knotty",)))
    assert find_gate(one) is not find_gate(one, slots=1)
    before = find_gate(one)
    forget_gates()
    assert find_gate(one) is not before


def test_house_of_gates_keeps_those_used_last():
    gates, engines = Gates(room=2), [ScriptedEngine([]) for _ in range(3)]
    first = gates.find(engines[0])
    gates.find(engines[1])
    assert gates.find(engines[0]) is first
    gates.find(engines[2])
    assert gates.find(engines[0]) is first


def test_threads_that_come_first_together_get_one_gate():
    gates, engine, found = Gates(), ScriptedEngine([]), []
    start = threading.Barrier(8)

    def find() -> None:
        start.wait(10)
        found.append(gates.find(engine))

    threads = [threading.Thread(target=find) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(found) == 8
    assert len(set(map(id, found))) == 1
