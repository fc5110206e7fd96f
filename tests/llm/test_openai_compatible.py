"""The client of OpenAI-compatible servers against a real socket: what it sends, what it takes, what it does without."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator

import pytest
from pydantic import SecretStr

from knotty.errors import EngineDown, EngineNonsense, ModelMissing, SettingRefused
from knotty.llm.engine import Ask, Engine
from knotty.llm.openai_compatible import OpenAIEngine
from knotty.llm.openai_requests import MAX_TOKENS
from tests.llm.ollama_server import refused_host
from tests.llm.openai_events import EventFault, Manner
from tests.llm.openai_server import CHAT, MODELS, VECTORS, OpenAIServer

KEY = "sk-nobody-may-read-this"
LINE = Ask("Be brief.", "Round 3, please.", prefix="Rnd 3: Ch 3,", grammar='root ::= "a"', stop=("\n",), max_tokens=60)
PATIENCE = {"timeout_s": 20.0, "connect_timeout_s": 10.0, "probe_timeout_s": 20.0}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running


@pytest.fixture
def engine(server: OpenAIServer) -> OpenAIEngine:
    return OpenAIEngine(server.base_url, **PATIENCE)


def _write(engine: OpenAIEngine, ask: Ask) -> str:
    with engine.stream_text(ask) as stream:
        return "".join(stream)


def test_answer_is_the_models_object_with_its_cost(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.say({"title": "Punk Rock – ünïcode"})
    answer = engine.answer_json(ask)
    assert answer.data == {"title": "Punk Rock – ünïcode"}
    usage = answer.usage
    assert (usage.engine, usage.model, usage.tokens_in, usage.tokens_out) == ("openai", "tiny", 21, 8)
    assert 0 < usage.first_token_s <= usage.seconds


def test_request_carries_schema_and_options(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.say("{}")
    engine.answer_json(ask)
    sent = server.bodies[0]
    assert sent["response_format"]["json_schema"] == {"name": "answer", "strict": True, "schema": ask.schema}
    assert (sent["seed"], sent["temperature"], sent["max_tokens"], sent["stream"]) == (7, 0.3, 99, True)
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["stream_options"] == {"include_usage": True}


def test_length_of_the_answer_is_capped(server: OpenAIServer, engine: OpenAIEngine):
    server.say("{}")
    engine.answer_json(Ask("", "", max_tokens=10**9))
    assert server.bodies[0]["max_tokens"] == MAX_TOKENS


@pytest.mark.parametrize("manner", list(Manner))
def test_every_manner_of_streaming_says_the_same(manner: Manner, server: OpenAIServer, engine: OpenAIEngine):
    server.script.manner = manner
    server.say("Rnd 1: Ch 4, sl st in first ch – ünïcode.")
    with engine.stream_text(Ask("", "A round.")) as stream:
        assert "".join(stream) == "Rnd 1: Ch 4, sl st in first ch – ünïcode."
    assert stream.usage.tokens_out == (11 if manner is Manner.NO_USAGE else 8)
    assert (stream.usage.tokens_per_s == 123.5) is (manner is Manner.TIMINGS)


def test_speed_is_measured_where_the_server_does_not_tell_it(server: OpenAIServer, engine: OpenAIEngine):
    server.script.pause_s = 1.0
    server.say("Rnd 1: Ch 4, sl st in first ch.")
    with engine.stream_text(Ask("", "A round.")) as stream:
        "".join(stream)
    assert 0 < stream.usage.tokens_per_s <= 7 / 0.5  # seven tokens after the first, in the best part of the pause


def test_stop_ends_the_answer_and_is_left_out(server: OpenAIServer, engine: OpenAIEngine):
    server.say("Rnd 1: Ch 4.\nRnd 2: Ch 3.")
    assert _write(engine, Ask("", "", stop=("\n",))) == "Rnd 1: Ch 4."
    assert server.bodies[0]["stop"] == ["\n"]


def test_stream_that_is_cut_hangs_up(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.fail(EventFault.ENDLESS_EVENTS)
    stream = engine.stream_text(ask)
    assert next(stream) == "Half a"
    assert not server.script.hung_up.is_set()
    stream.close()
    assert server.script.hung_up.wait(10)


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        (set[str](), {"json_schema"}),
        ({"json_schema"}, {"json_object"}),
        ({"response_format"}, set[str]()),
        ({"response_format", "stream_options", "seed"}, set[str]()),
    ],
)
def test_schema_that_is_refused_becomes_a_wish_and_is_not_sent_again(
    refused: set[str], left: set[str], server: OpenAIServer, engine: OpenAIEngine, ask: Ask
):
    server.script.refused = refused
    server.say({"title": "a"}, {"title": "b"})
    engine.answer_json(ask)
    asked = len(server.bodies)
    assert engine.answer_json(ask).data == {"title": "b"}
    assert len(server.bodies) == asked + 1
    last = server.bodies[-1]
    assert {last["response_format"]["type"]} == left if left else "response_format" not in last
    assert ('"title"' in last["messages"][0]["content"]) is bool(refused)
    assert engine.can_constrain is (not refused)


def test_request_that_is_refused_in_every_form_says_why(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.script.refused = {"temperature"}
    with pytest.raises(EngineNonsense, match="refuses the request: Unknown parameter: temperature"):
        engine.answer_json(ask)
    assert engine.can_constrain


def test_grammar_goes_to_servers_that_take_one(server: OpenAIServer):
    server.say("a", "b")
    for takes in (True, False):
        _write(OpenAIEngine(server.base_url, takes_grammar=takes, **PATIENCE), LINE)
    assert [body.get("grammar") for body in server.bodies] == ['root ::= "a"', None]


def test_grammar_that_is_refused_once_is_tried_again_with_the_next_ask(server: OpenAIServer):
    engine = OpenAIEngine(server.base_url, takes_grammar=True, **PATIENCE)
    server.script.refused = {"grammar"}
    server.say("a", "b")
    assert _write(engine, LINE) == "a"
    server.script.refused.clear()
    assert _write(engine, LINE) == "b"
    assert ["grammar" in body for body in server.bodies] == [True, False, True]


@pytest.mark.parametrize("said", [" 2 dc in ring.", "Rnd 3: Ch 3, 2 dc in ring."])
def test_begun_answer_goes_as_the_assistants_words_and_does_not_come_back(said: str, server: OpenAIServer):
    engine = OpenAIEngine(server.base_url, goes_on=True, **PATIENCE)
    server.say(said)
    assert _write(engine, LINE) == " 2 dc in ring."
    assert server.bodies[0]["messages"][-1] == {"role": "assistant", "content": "Rnd 3: Ch 3,"}
    assert engine.can_continue


def test_first_model_of_the_server_serves_where_none_is_named(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.script.models[:] = ["first", "second"]
    server.say("{}")
    assert engine.answer_json(ask).usage.model == "first"


def test_missing_model_names_those_that_are_there(server: OpenAIServer):
    engine = OpenAIEngine(server.base_url, ("knotty", "llama"), **PATIENCE)
    with pytest.raises(ModelMissing, match=r"no model named knotty or llama \(it has tiny; KNOTTY_OPENAI_MODELS"):
        engine.answer_json(LINE)
    health = engine.health()
    assert (health.ok, health.models) == (False, ("tiny",))


def test_model_that_vanished_is_replaced_in_the_same_answer(server: OpenAIServer, ask: Ask):
    engine = OpenAIEngine(server.base_url, ("good", "tiny"), **PATIENCE)
    server.script.models.append("good")
    server.say("{}", "{}")
    assert engine.answer_json(ask).usage.model == "good"
    server.script.models.remove("good")
    assert engine.answer_json(ask).usage.model == "tiny"


def test_server_that_has_just_answered_is_not_asked_for_its_list(server: OpenAIServer, engine: OpenAIEngine, ask: Ask):
    server.say("{}", "{}")
    engine.answer_json(ask)
    engine.answer_json(ask)
    assert [request.path for request in server.requests] == [MODELS, CHAT, CHAT]


def test_health_names_the_model_that_serves(server: OpenAIServer, engine: OpenAIEngine):
    health = engine.health()
    assert (health.ok, health.models) == (True, ("tiny",))
    assert health.detail == f"The server at {server.base_url} serves tiny."


def test_preload_asks_for_one_token(server: OpenAIServer, engine: OpenAIEngine):
    server.say("H")
    engine.preload()
    assert server.bodies[0]["max_tokens"] == 1


def test_texts_become_vectors_in_their_order(server: OpenAIServer):
    engine = OpenAIEngine(server.base_url, embed_model="tiny", **PATIENCE)
    found = engine.embed(["granny", "sun"])
    assert found.vectors == ((6.0, 0.5), (3.0, 0.5))
    assert (found.usage.model, found.usage.tokens_in) == ("tiny", 21)
    assert server.requests[-1].body["encoding_format"] == "float"


def test_no_model_for_vectors_is_said(engine: OpenAIEngine):
    with pytest.raises(ModelMissing, match="no model"):
        engine.embed(["granny"])


def test_vectors_that_are_none_are_nonsense(server: OpenAIServer):
    server.fail(EventFault.WHOLE, VECTORS)
    with pytest.raises(EngineNonsense):
        OpenAIEngine(server.base_url, embed_model="tiny", **PATIENCE).embed(["granny"])


def test_key_goes_to_the_server(server: OpenAIServer, ask: Ask):
    server.script.key = KEY
    server.say("{}")
    OpenAIEngine(server.base_url, api_key=SecretStr(f"{KEY}\n"), **PATIENCE).answer_json(ask)
    assert {request.headers["authorization"] for request in server.requests} == {f"Bearer {KEY}"}


def test_key_is_in_no_message_log_or_name(server: OpenAIServer, ask: Ask, caplog: pytest.LogCaptureFixture):
    """The server repeats the key it refuses, as OpenAI does with a part of it."""
    caplog.set_level(logging.DEBUG)
    server.script.key = "another"
    engine = OpenAIEngine(server.base_url, api_key=SecretStr(KEY), **PATIENCE)
    with pytest.raises(EngineDown, match=r"refuses the key \(KNOTTY_OPENAI_API_KEY\)") as caught:
        engine.answer_json(ask)
    told = "".join(traceback.format_exception(caught.value))
    assert KEY not in told + repr(engine) + str(engine) + caplog.text + engine.health().detail


def test_key_that_a_failing_server_repeats_is_left_out(server: OpenAIServer, ask: Ask):
    server.script.refused = {"messages"}
    engine = OpenAIEngine(server.base_url, api_key=SecretStr("messages"), **PATIENCE)
    with pytest.raises(EngineNonsense, match=r"Unknown parameter: \*\*\*"):
        engine.answer_json(ask)


def test_nothing_of_the_environment_goes_out(
    server: OpenAIServer, engine: OpenAIEngine, monkeypatch: pytest.MonkeyPatch, ask: Ask
):
    with refused_host() as dead:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "OPENAI_BASE_URL"):
            monkeypatch.setenv(name, dead)
        for name in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
            monkeypatch.setenv(name, "secret-of-another-house")
        monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Mine: secret-of-another-house")
        server.say("{}")
        engine.answer_json(ask)
    sent = {name.lower() for request in server.requests for name in request.headers}
    assert sent <= {"host", "accept", "accept-encoding", "content-type", "content-length", "connection", "user-agent"}
    assert "secret" not in str([request.headers for request in server.requests])


def test_address_without_a_path_means_v1(server: OpenAIServer):
    bare = server.base_url.removesuffix("/v1")
    for address in (bare, f"{bare}/", bare.removeprefix("http://")):
        assert OpenAIEngine(address, **PATIENCE).health().ok


@pytest.mark.parametrize("address", ["", "http://", "ftp://there", "http://there:99999", "http://me:pw@there/v1"])
def test_address_that_cannot_be_one_is_refused(address: str):
    with pytest.raises(SettingRefused, match="address"):
        OpenAIEngine(address)


@pytest.mark.parametrize("key", ["sk-\nX-Header: 1", "ключ", "sk-\x00"])
def test_key_that_cannot_be_one_is_refused_without_being_told(key: str):
    with pytest.raises(SettingRefused, match="KNOTTY_OPENAI_API_KEY") as caught:
        OpenAIEngine("http://127.0.0.1", api_key=SecretStr(key))
    assert key not in str(caught.value)


def test_engines_of_the_same_settings_are_one_key(server: OpenAIServer, ask: Ask):
    first, second, other = (
        OpenAIEngine(server.base_url, api_key=SecretStr(key), **PATIENCE) for key in ("a", "a", "b")
    )
    server.say("{}")
    first.answer_json(ask)
    assert {first: "breaker"}[second] == "breaker"
    assert first != other


def test_it_is_an_engine():
    engine: Engine = OpenAIEngine("127.0.0.1:8080")
    assert (engine.name, engine.can_constrain, engine.can_continue) == ("openai", True, False)
