"""What a dead Ollama costs: little, whatever way it is dead; and what is remembered of one that lives."""

from __future__ import annotations

import socket
import threading

import pytest

from knotty.errors import EngineDown, EngineError, EngineTimeout, ModelMissing
from knotty.llm.engine import Ask
from knotty.llm.ollama import OllamaEngine
from knotty.settings import Settings
from tests.llm.ollama_server import Fault, OllamaServer, black_hole, refused_host

PATIENT_S = 600.0  # the time of an answer: a test that waited for it would not end
SHORT_S = 0.2


def _engine(host: str, probe_timeout_s: float = SHORT_S) -> OllamaEngine:
    return OllamaEngine(host, ("llama3.1",), PATIENT_S, SHORT_S, probe_timeout_s=probe_timeout_s)


def _paths(server: OllamaServer) -> list[str]:
    return [request.path for request in server.requests]


def test_steps_before_failover_take_two_seconds_at_most():
    settings = Settings()
    assert settings.ollama_connect_timeout_s + settings.ollama_probe_timeout_s <= 2.0


def test_host_that_refuses_is_down(ask: Ask):
    with refused_host() as host, pytest.raises(EngineDown, match="does not answer"):
        _engine(host).answer_json(ask)


def test_host_that_swallows_connections_is_down(ask: Ask):
    with black_hole() as host, pytest.raises(EngineDown, match="does not answer"):
        _engine(host).answer_json(ask)


@pytest.mark.parametrize("fault", [Fault.HANG, Fault.DRIP, Fault.DRIP_HEADERS])
def test_host_that_accepts_and_says_nothing_is_given_up_by_the_probe(fault: Fault, server: OllamaServer, ask: Ask):
    server.fail(fault, "/api/tags")
    engine = _engine(server.host)
    for call in (lambda: engine.answer_json(ask), lambda: next(engine.stream_text(ask)), engine.preload):
        with pytest.raises(EngineTimeout):
            call()
    assert not engine.health().ok
    assert set(_paths(server)) == {"/api/tags"}


def test_name_that_no_name_server_tells_is_given_up(monkeypatch: pytest.MonkeyPatch, ask: Ask):
    """The system's resolver is the one part that cannot be made to hang for real: a wait stands in for it."""
    released, real = threading.Event(), socket.getaddrinfo

    def hang(host: str, *args: object, **options: int) -> object:
        if not options.get("flags"):
            released.wait(30)
            return []
        return real(host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(EngineDown, match="does not answer"):
        _engine("http://ollama.invalid:11434").answer_json(ask)
    assert not released.is_set()
    released.set()


def test_unknown_name_is_down(ask: Ask):
    with pytest.raises(EngineDown, match=r"Ollama at http://ollama\.invalid"):
        _engine("http://ollama.invalid:11434").answer_json(ask)


def test_answer_may_take_longer_than_the_probe(server: OllamaServer, ask: Ask):
    server.script.delay_s = 3.2
    server.say({"title": "At last"})
    assert _engine(server.host, probe_timeout_s=3.0).answer_json(ask).data == {"title": "At last"}


def test_design_with_little_time_left_gives_an_answer_no_more(server: OllamaServer):
    server.fail(Fault.HANG_MIDWAY)
    engine = OllamaEngine(server.host, ("llama3.1",), PATIENT_S, 10, probe_timeout_s=20)
    with pytest.raises(EngineTimeout):
        engine.answer_json(Ask("", "", timeout_s=0.5))


def test_server_that_has_just_answered_is_not_asked_for_its_list(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}", "{}", "{}")
    for _ in range(3):
        engine.answer_json(ask)
    assert _paths(server) == ["/api/tags", "/api/chat", "/api/chat", "/api/chat"]


def test_server_that_failed_is_asked_for_its_list_again(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}")
    engine.answer_json(ask)
    server.fail(Fault.BROKEN)
    for _ in range(2):
        with pytest.raises(EngineDown):
            engine.answer_json(ask)
    assert _paths(server) == ["/api/tags", "/api/chat", "/api/chat", "/api/tags", "/api/chat"]


def test_model_that_vanished_is_replaced_in_the_same_answer(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.script.models[:] = ["knotty:latest", "llama3.1:latest"]
    server.say("{}", "{}")
    assert engine.answer_json(ask).usage.model == "knotty:latest"
    server.script.models.remove("knotty:latest")
    assert engine.answer_json(ask).usage.model == "llama3.1:latest"


def test_last_model_that_vanished_says_how_to_get_one(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}")
    engine.answer_json(ask)
    server.script.models.clear()
    with pytest.raises(ModelMissing, match="ollama pull"):
        engine.answer_json(ask)


def test_engine_is_shared_by_threads(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say(*["{}"] * 8)
    failed: list[EngineError] = []

    def ask_once() -> None:
        try:
            engine.answer_json(ask)
        except EngineError as error:
            failed.append(error)

    threads = [threading.Thread(target=ask_once) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert _paths(server).count("/api/chat") == 8


def test_engines_of_the_same_settings_are_one_key(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}")
    before = {engine: "breaker"}
    engine.answer_json(ask)
    again = OllamaEngine(server.host, ("knotty", "llama3.1"), 20, 10, probe_timeout_s=20)
    assert before[again] == "breaker"
