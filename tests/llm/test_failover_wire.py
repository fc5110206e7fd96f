"""Failover between real servers on loopback: Ollama-speaking ones that fail, fill up and come back, and a dead port."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, ModelMissing
from knotty.llm.breaker import Breaker, State
from knotty.llm.engine import Ask, Engine
from knotty.llm.failover import Failover
from knotty.llm.gates import Gate
from knotty.llm.ollama import OllamaEngine
from tests.llm.clock import Clock
from tests.llm.ollama_server import Fault, OllamaServer, refused_host

ASK = Ask("Be brief.", "A round, please.")


class Town:
    """Gates that outlive a design, with a clock that the test moves."""

    def __init__(self) -> None:
        self.clock, self.gates = Clock(), dict[Engine, Gate]()

    def find(self, engine: Engine) -> Gate:
        return self.gates.setdefault(engine, Gate(engine.name, breaker=Breaker(engine.name, self.clock)))

    def design(self, *engines: Engine) -> Failover:
        return Failover(engines, find_gate=self.find)


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def other() -> Iterator[OllamaServer]:
    with OllamaServer(("other:latest",)) as running:
        yield running


def _engine(host: str, model: str = "llama3.1") -> OllamaEngine:
    return OllamaEngine(host, (model,), timeout_s=20, connect_timeout_s=10, probe_timeout_s=20)


def _write(failover: Failover) -> tuple[str, str]:
    with failover.stream_text(ASK) as stream:
        return "".join(stream), stream.usage.model


def test_dead_port_passes_to_a_server_that_is_there_and_is_not_knocked_at_again(town: Town, server: OllamaServer):
    server.say("Rnd 1", "Rnd 2", "Rnd 3")
    with refused_host() as host:
        engines = _engine(host), _engine(server.host)
        failover = town.design(*engines)
        assert [_write(failover)[0], _write(failover)[0]] == ["Rnd 1", "Rnd 2"]
        assert town.find(engines[0]).breaker.state is State.OPEN
        later = town.design(*engines)
        assert _write(later) == ("Rnd 3", "llama3.1:latest")
    assert [str(error) for error in later.failures] == [f"Ollama at {host} does not answer"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault.BUSY, EngineBusy),
        (Fault.TOO_MANY, EngineBusy),
        (Fault.MODEL_GONE, ModelMissing),
        (Fault.BROKEN, EngineDown),
        (Fault.HTML, EngineNonsense),
    ],
)
def test_server_that_cannot_passes_to_the_next(
    town: Town, server: OllamaServer, other: OllamaServer, fault: Fault, kind: type[EngineError]
):
    server.fail(fault)
    other.say("Rnd 1")
    failover = town.design(_engine(server.host), _engine(other.host, "other"))
    assert _write(failover) == ("Rnd 1", "other:latest")
    assert [type(error) for error in failover.failures] == [kind]


def test_design_goes_on_with_the_next_when_its_server_fills_up_and_back_when_that_one_goes(
    town: Town, server: OllamaServer, other: OllamaServer
):
    server.say("Rnd 1", "Rnd 4")
    other.say("Rnd 2", "Rnd 3")
    failover = town.design(_engine(server.host), _engine(other.host, "other"))
    wrote = [_write(failover)]
    server.fail(Fault.BUSY)
    wrote += [_write(failover), _write(failover)]
    server.script.faults.clear()
    other.fail(Fault.BUSY)
    town.clock.now += 2
    wrote.append(_write(failover))
    models = ["llama3.1:latest", "other:latest", "other:latest", "llama3.1:latest"]
    assert wrote == list(zip(["Rnd 1", "Rnd 2", "Rnd 3", "Rnd 4"], models, strict=True))


def test_server_that_comes_back_is_found_by_a_probe_after_the_pause(town: Town, server: OllamaServer):
    engine = _engine(server.host)
    server.fail(Fault.BUSY)
    with pytest.raises(EngineBusy):
        _write(town.design(engine))
    server.script.faults.clear()
    server.say("Rnd 1")
    asked = len(server.requests)
    with pytest.raises(EngineBusy):
        _write(town.design(engine))
    assert len(server.requests) == asked
    town.clock.now += 2
    assert _write(town.design(engine))[0] == "Rnd 1"
    assert town.find(engine).breaker.state is State.CLOSED


def test_stream_that_breaks_on_the_wire_is_told_and_the_round_asked_of_the_next(
    town: Town, server: OllamaServer, other: OllamaServer
):
    server.fail(Fault.TRUNCATED)
    other.say("Rnd 3: right")
    failover = town.design(_engine(server.host), _engine(other.host, "other"))
    with pytest.raises(EngineError):
        _write(failover)
    assert _write(failover) == ("Rnd 3: right", "other:latest")


def test_missing_model_costs_nothing_until_it_is_pulled_and_a_health_check_sees_it(town: Town, server: OllamaServer):
    engine = _engine(server.host, "knotty")
    with pytest.raises(ModelMissing):
        _write(town.design(engine))
    server.script.models.append("knotty:latest")
    server.say("Rnd 1")
    with pytest.raises(ModelMissing):
        _write(town.design(engine))
    assert town.design(engine).health().ok
    assert _write(town.design(engine)) == ("Rnd 1", "knotty:latest")


def test_ask_that_has_little_time_left_is_over_in_it(server: OllamaServer):
    server.fail(Fault.HANG)
    for ask in (ASK, Ask("", "", {"type": "object"})):
        hurried = Ask(ask.system, ask.prompt, ask.schema, timeout_s=0.3)
        with pytest.raises(EngineError, match="in time"):
            _ask(_engine(server.host), hurried)


def _ask(engine: Engine, ask: Ask) -> object:
    return engine.answer_json(ask) if ask.schema else list(engine.stream_text(ask))
