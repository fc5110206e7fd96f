"""How every fault of an OpenAI-compatible server ends: in one plain sentence, soon, and without a bug of ours."""

from __future__ import annotations

import traceback
from collections.abc import Iterator

import pytest

from knotty.errors import (
    EngineBusy,
    EngineDown,
    EngineError,
    EngineNonsense,
    EngineTimeout,
    ModelMissing,
)
from knotty.llm.engine import Ask
from knotty.llm.openai_compatible import OpenAIEngine
from knotty.settings import Settings
from tests.llm.ollama_faults import Fault
from tests.llm.ollama_server import black_hole, refused_host
from tests.llm.openai_events import ANY_FAULTS, EventFault
from tests.llm.openai_server import CHAT, MODELS, OpenAIServer

SLOW = {Fault.HANG, Fault.DRIP, Fault.DRIP_HEADERS, EventFault.HANG_MIDWAY}
OTHERS = {
    Fault.TOO_MANY: EngineBusy,
    Fault.FORBIDDEN: EngineDown,
    Fault.BROKEN: EngineDown,
    Fault.BROKEN_LIST: EngineDown,
    EventFault.ERROR_EVENT: EngineDown,
    EventFault.HTML_502: EngineDown,
    EventFault.LOADING: EngineBusy,
    EventFault.WAIT: EngineBusy,
    EventFault.NO_MODEL: ModelMissing,
    EventFault.NO_MODEL_400: ModelMissing,
    **dict.fromkeys(SLOW, EngineTimeout),
}
PATIENT_S, SHORT_S = 600.0, 0.2


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


def _impatient(server: OpenAIServer, fault: Fault | EventFault) -> OpenAIEngine:
    timeout_s = 0.25 if fault in SLOW else 20.0
    return OpenAIEngine(server.base_url, timeout_s=timeout_s, connect_timeout_s=timeout_s, probe_timeout_s=timeout_s)


@pytest.mark.parametrize("fault", list(ANY_FAULTS))
def test_fault_in_the_chat_ends_in_one_plain_sentence(fault: Fault | EventFault, server: OpenAIServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(EngineError) as caught:
        _impatient(server, fault).answer_json(ask)
    assert type(caught.value) is OTHERS.get(fault, EngineNonsense)
    assert caught.value.engine == "openai"
    assert str(caught.value).startswith(f"The server at {server.base_url} ")
    assert "\n" not in str(caught.value)
    assert "Error" not in str(caught.value)


def test_what_went_wrong_holds_no_stream_that_is_half_read(server: OpenAIServer, ask: Ask):
    server.fail(EventFault.ERROR_EVENT)
    with pytest.raises(EngineError) as caught:
        _impatient(server, EventFault.ERROR_EVENT).answer_json(ask)
    assert caught.value.__cause__ is not None
    frames = [frame for frame, _ in traceback.walk_tb(caught.value.__cause__.__traceback__)]
    theirs = [frame for frame in frames if "site-packages" in frame.f_code.co_filename]
    assert theirs
    assert not any(frame.f_locals for frame in theirs)


@pytest.mark.parametrize("fault", [fault for fault in ANY_FAULTS if isinstance(fault, Fault)])
def test_fault_in_the_list_of_models_ends_the_same_way(fault: Fault, server: OpenAIServer, ask: Ask):
    server.fail(fault, MODELS)
    with pytest.raises(EngineError) as caught:
        _impatient(server, fault).answer_json(ask)
    assert type(caught.value) is OTHERS.get(fault, EngineNonsense)
    assert {request.path for request in server.requests} == {MODELS}


@pytest.mark.parametrize("fault", [EventFault.ENDLESS_EVENTS, EventFault.ENDLESS_COMMENTS, Fault.HUGE])
def test_answer_without_end_is_left_before_it_is_read(fault: Fault | EventFault, server: OpenAIServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(EngineNonsense, match="far too much"):
        _impatient(server, fault).answer_json(ask)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault.FORBIDDEN, "refuses the key"),
        (EventFault.LOADING, "is still loading its model"),
        (EventFault.ERROR_EVENT, "failed: the GPU fell over"),
        (EventFault.HTML_502, "failed$"),
        (EventFault.CUT, "broke off its answer"),
        (EventFault.UNFINISHED, "broke off its answer"),
    ],
)
def test_sentence_says_what_happened(fault: Fault | EventFault, words: str, server: OpenAIServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(EngineError, match=words):
        "".join(_impatient(server, fault).stream_text(ask))


def test_full_server_says_when_to_try_again(server: OpenAIServer, ask: Ask):
    server.fail(EventFault.WAIT)
    with pytest.raises(EngineBusy) as caught:
        _impatient(server, EventFault.WAIT).answer_json(ask)
    assert caught.value.retry_after_s == 7.0


def test_failed_request_is_not_sent_again(server: OpenAIServer, ask: Ask):
    """Whether to try once more is failover's to say; the package would, twice, after a pause."""
    server.fail(Fault.BROKEN)
    with pytest.raises(EngineDown):
        _impatient(server, Fault.BROKEN).answer_json(ask)
    assert len(server.bodies) == 1


def test_redirect_is_not_followed(server: OpenAIServer, ask: Ask):
    server.fail(Fault.REDIRECT)
    with pytest.raises(EngineNonsense, match="status 302"):
        _impatient(server, Fault.REDIRECT).answer_json(ask)
    assert [request.path for request in server.requests] == [MODELS, CHAT]


def test_counts_that_never_come_do_not_cost_the_answer(server: OpenAIServer):
    server.script.lingers = True
    server.say("Rnd 1: Ch 4.")
    engine = OpenAIEngine(server.base_url, timeout_s=1.5, connect_timeout_s=10, probe_timeout_s=20)
    with engine.stream_text(Ask("", "")) as stream:
        assert "".join(stream) == "Rnd 1: Ch 4."


def test_steps_before_failover_take_two_seconds_at_most():
    settings = Settings()
    assert settings.openai_connect_timeout_s + settings.openai_probe_timeout_s <= 2.0


@pytest.mark.parametrize("dead", [refused_host, black_hole])
def test_host_without_a_server_is_down(dead, ask: Ask):
    with dead() as host, pytest.raises(EngineDown, match="does not answer"):
        OpenAIEngine(host, (), timeout_s=PATIENT_S, connect_timeout_s=SHORT_S).answer_json(ask)


def test_host_that_accepts_and_says_nothing_is_given_up_by_the_probe(server: OpenAIServer, ask: Ask):
    server.fail(Fault.HANG, MODELS)
    engine = OpenAIEngine(server.base_url, timeout_s=PATIENT_S, probe_timeout_s=SHORT_S)
    with pytest.raises(EngineTimeout):
        engine.answer_json(ask)
    assert not engine.health().ok


def test_unknown_name_is_down(ask: Ask):
    with pytest.raises(EngineDown, match="does not answer"):
        OpenAIEngine("http://openai.invalid/v1", timeout_s=PATIENT_S).answer_json(ask)
