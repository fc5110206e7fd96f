"""The Ollama client against a real socket: what it sends, what it takes, and how every fault ends."""

from __future__ import annotations

import pytest

from knotty.errors import (
    EngineBusy,
    EngineDown,
    EngineError,
    EngineNonsense,
    EngineTimeout,
    ModelMissing,
    SettingRefused,
)
from knotty.llm.engine import Ask, Engine
from knotty.llm.ollama import MAX_TOKENS, OllamaEngine
from tests.llm.ollama_server import Fault, OllamaServer, refused_host

IN_CHAT = {
    Fault.MODEL_GONE: ModelMissing,
    Fault.NOT_OLLAMA: EngineNonsense,
    Fault.BUSY: EngineBusy,
    Fault.TOO_MANY: EngineBusy,
    Fault.FORBIDDEN: EngineDown,
    Fault.BROKEN: EngineDown,
    Fault.BROKEN_LIST: EngineNonsense,
    Fault.REDIRECT: EngineNonsense,
    Fault.GARBAGE: EngineNonsense,
    Fault.BAD_UTF8: EngineNonsense,
    Fault.TRUNCATED: EngineNonsense,
    Fault.UNFINISHED: EngineNonsense,
    Fault.ERROR_LINE: EngineDown,
    Fault.HANG: EngineTimeout,
    Fault.HANG_MIDWAY: EngineTimeout,
    Fault.DRIP: EngineTimeout,
    Fault.DRIP_HEADERS: EngineTimeout,
    Fault.ENDLESS: EngineNonsense,
    Fault.HUGE: EngineNonsense,
    Fault.HUGE_HEADER: EngineNonsense,
    Fault.PACKED: EngineNonsense,
    Fault.HTML: EngineNonsense,
    Fault.EMPTY: EngineNonsense,
    Fault.LIST: EngineNonsense,
    Fault.WRONG_FIELDS: EngineNonsense,
    Fault.DEEP: EngineNonsense,
    Fault.LONG_NUMBER: EngineNonsense,
}
SLOW = {Fault.HANG, Fault.HANG_MIDWAY, Fault.DRIP, Fault.DRIP_HEADERS}
IN_TAGS = IN_CHAT | {
    Fault.TRUNCATED: EngineNonsense,
    Fault.UNFINISHED: EngineNonsense,
    Fault.ERROR_LINE: EngineNonsense,
}


def _impatient(server: OllamaServer, fault: Fault) -> OllamaEngine:
    timeout_s = 0.25 if fault in SLOW else 20.0
    return OllamaEngine(
        server.host, ("llama3.1",), timeout_s=timeout_s, connect_timeout_s=timeout_s, probe_timeout_s=timeout_s
    )


def test_every_fault_is_tried():
    assert set(IN_CHAT) == set(Fault)


def test_answer_is_the_models_object_with_its_cost(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say({"title": "Punk Rock – ünïcode"})
    answer = engine.answer_json(ask)
    assert answer.data == {"title": "Punk Rock – ünïcode"}
    assert (answer.usage.engine, answer.usage.model, answer.usage.tokens_in) == ("ollama", "llama3.1:latest", 26)
    assert answer.usage.tokens_out == -(-len(answer.text) // 4)
    assert answer.usage.tokens_per_s == pytest.approx(100.0)
    assert answer.usage.seconds > 0


def test_request_carries_schema_and_options(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}")
    engine.answer_json(ask)
    sent = server.requests[-1].body
    assert sent["format"] == ask.schema
    assert sent["options"] == {"seed": 7, "temperature": 0.3, "num_ctx": 4096, "num_predict": 99}
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["keep_alive"]


def test_length_of_the_answer_is_capped(server: OllamaServer, engine: OllamaEngine):
    server.say("{}")
    engine.answer_json(Ask("", "", max_tokens=10**9))
    assert server.requests[-1].body["options"]["num_predict"] == MAX_TOKENS


@pytest.mark.parametrize(
    ("there", "taken"),
    [
        (["llama3.1:latest", "knotty:latest"], "knotty:latest"),
        (["llama3.1:latest", "mistral:latest"], "llama3.1:latest"),
        (["llama3.1:8b", "llama3.1"], "llama3.1"),
        (["llama3.1:8b-instruct-q8_0"], "llama3.1:8b-instruct-q8_0"),
        (["knotty-lora:latest", "llama3.1:latest"], "llama3.1:latest"),
    ],
)
def test_first_wanted_model_that_is_there_serves(there: list[str], taken: str, server: OllamaServer, ask: Ask):
    server.script.models[:] = there
    server.say("{}")
    answer = OllamaEngine(server.host, ("knotty", "llama3.1"), probe_timeout_s=20).answer_json(ask)
    assert answer.usage.model == server.requests[-1].body["model"] == taken


def test_missing_model_says_how_to_get_it(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.script.models[:] = ["mistral:latest"]
    with pytest.raises(ModelMissing, match=r"knotty or llama3\.1 .*`ollama pull llama3\.1`") as caught:
        engine.answer_json(ask)
    assert "`ollama create knotty -f Modelfile`" in str(caught.value)


@pytest.mark.parametrize("fault", list(Fault))
def test_fault_in_the_chat_ends_in_one_plain_sentence(fault: Fault, server: OllamaServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(EngineError) as caught:
        _impatient(server, fault).answer_json(ask)
    assert type(caught.value) is IN_CHAT[fault]
    assert caught.value.engine == "ollama"
    assert str(caught.value).startswith(f"Ollama at {server.host} ")
    assert "\n" not in str(caught.value)
    assert "Error" not in str(caught.value)


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.UNFINISHED, Fault.ERROR_LINE, Fault.DRIP, Fault.HANG_MIDWAY])
def test_fault_in_the_stream_ends_the_same_way(fault: Fault, server: OllamaServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(IN_CHAT[fault]):
        "".join(_impatient(server, fault).stream_text(ask))


@pytest.mark.parametrize("fault", list(Fault))
def test_fault_in_the_list_of_models(fault: Fault, server: OllamaServer, ask: Ask):
    server.fail(fault, "/api/tags")
    with pytest.raises(EngineError) as caught:
        _impatient(server, fault).answer_json(ask)
    assert type(caught.value) is IN_TAGS[fault]


@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.HTML, Fault.DRIP])
def test_health_of_a_broken_server_is_a_sentence(fault: Fault, server: OllamaServer):
    server.fail(fault, "/api/tags")
    health = _impatient(server, fault).health()
    assert not health.ok
    assert health.detail.startswith(f"Ollama at {server.host} ")


@pytest.mark.parametrize("fault", [Fault.HUGE, Fault.ENDLESS])
def test_answer_without_end_is_left_before_it_is_read(fault: Fault, server: OllamaServer, ask: Ask):
    server.fail(fault)
    with pytest.raises(EngineNonsense, match="far too much"):
        _impatient(server, fault).answer_json(ask)


def test_redirect_is_not_followed(server: OllamaServer, ask: Ask):
    server.fail(Fault.REDIRECT)
    with pytest.raises(EngineNonsense, match="status 302"):
        _impatient(server, Fault.REDIRECT).answer_json(ask)
    assert [request.path for request in server.requests] == ["/api/tags", "/api/chat"]


def test_nobody_listening_is_an_engine_down(ask: Ask):
    with refused_host() as host:
        engine = OllamaEngine(host, ("llama3.1",))
        with pytest.raises(EngineDown, match=f"Ollama at {host} does not answer"):
            engine.answer_json(ask)
        assert engine.health().detail == f"Ollama at {host} does not answer."


def test_hanging_list_is_given_up_before_the_chat_is_asked(server: OllamaServer, ask: Ask):
    server.fail(Fault.HANG, "/api/tags")
    with pytest.raises(EngineTimeout):
        _impatient(server, Fault.HANG).answer_json(ask)
    assert [request.path for request in server.requests] == ["/api/tags"]


@pytest.mark.parametrize("said", ["", "no idea", "[1, 2]", '{"title": ', '{"a": NaN}', "}{", '{"a":' * 3_000 + "}"])
def test_answer_that_is_no_object_is_nonsense(said: str, server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say(said)
    with pytest.raises(EngineNonsense, match="Ollama at"):
        engine.answer_json(ask)


def test_object_is_found_in_a_code_fence(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say('Here you are:\n```json\n{"title": "Wave"}\n```')
    assert engine.answer_json(ask).data == {"title": "Wave"}


def test_text_streams_piece_by_piece(server: OllamaServer, engine: OllamaEngine):
    server.say("Rnd 1: Ch 4, sl st in first ch.")
    pieces = list(engine.stream_text(Ask("", "A round.")))
    assert len(pieces) > 3
    assert "".join(pieces) == "Rnd 1: Ch 4, sl st in first ch."
    assert "format" not in server.requests[-1].body


def test_stream_that_is_cut_hangs_up(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.fail(Fault.ENDLESS)
    stream = engine.stream_text(ask)
    assert next(stream)
    assert not server.script.hung_up.is_set()
    stream.close()
    assert server.script.hung_up.wait(10)


def test_health_names_the_model_that_serves(server: OllamaServer, engine: OllamaEngine):
    health = engine.health()
    assert (health.ok, health.models) == (True, ("llama3.1:latest",))
    assert health.detail == f"Ollama at {server.host} serves llama3.1:latest."


def test_health_without_a_model_shows_those_that_are_there(server: OllamaServer):
    health = OllamaEngine(server.host, ("knotty",), probe_timeout_s=20).health()
    assert (health.ok, health.models) == (False, ("llama3.1:latest",))


def test_proxy_of_the_environment_is_not_asked(
    server: OllamaServer, engine: OllamaEngine, monkeypatch: pytest.MonkeyPatch
):
    with refused_host() as dead:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, dead)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert engine.health().ok


@pytest.mark.parametrize(
    "host",
    ["", "http://", "ftp://there", "http://there:99999", "http://there:port", "http://[::1", "http://me:pw@there"],
)
def test_address_that_cannot_be_one_is_refused(host: str):
    with pytest.raises(SettingRefused, match="address"):
        OllamaEngine(host, ("llama3.1",))


def test_no_models_are_refused():
    with pytest.raises(SettingRefused, match="0 models"):
        OllamaEngine("http://127.0.0.1:11434", ())


def test_it_is_an_engine():
    engine: Engine = OllamaEngine("127.0.0.1", ("llama3.1",))
    assert (engine.name, engine.can_constrain, engine.can_continue) == ("ollama", True, True)
