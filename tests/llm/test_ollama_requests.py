"""What goes to Ollama beside a plain chat: stops, beginnings, vectors, preloading; one context length in all of it."""

from __future__ import annotations

import pytest

from knotty.errors import EngineNonsense, ModelMissing
from knotty.llm.engine import Ask
from knotty.llm.ollama import OllamaEngine
from tests.llm.ollama_server import Fault, OllamaServer

LLAMA3 = "{{ range .Messages }}<|start_header_id|>{{ .Role }}<|end_header_id|>\n\n{{ .Content }}<|eot_id|>{{ end }}"
LINE = Ask("Be brief.", "Round 3, please.", prefix="Rnd 3: Ch 3,", stop=("\n",), max_tokens=60)


def _with_vectors(server: OllamaServer) -> OllamaEngine:
    server.script.models.append("nomic-embed-text:latest")
    return OllamaEngine(server.host, ("llama3.1",), 20, 10, probe_timeout_s=20, embed_model="nomic-embed-text")


def test_context_length_is_the_same_in_every_request(server: OllamaServer):
    engine = _with_vectors(server)
    server.say("{}", "words", " 2 dc")
    engine.preload()
    engine.answer_json(Ask("", ""))
    list(engine.stream_text(Ask("", "")))
    server.script.templates["llama3.1:latest"] = LLAMA3
    list(engine.stream_text(LINE))
    engine.embed(["granny"])
    asked = [request.body for request in server.requests if "options" in request.body]
    assert len(asked) == 5
    assert {body["options"]["num_ctx"] for body in asked} == {4096}
    assert {body["keep_alive"] for body in asked} == {"10m"}


def test_preload_asks_for_nothing_but_the_model(server: OllamaServer, engine: OllamaEngine):
    engine.preload()
    sent = server.requests[-1]
    assert (sent.path, sent.body["model"]) == ("/api/generate", "llama3.1:latest")
    assert not sent.body.get("prompt")


def test_answer_without_a_schema_is_still_json(server: OllamaServer, engine: OllamaEngine):
    server.say("{}")
    engine.answer_json(Ask("", ""))
    assert server.requests[-1].body["format"] == "json"


def test_stop_ends_the_answer_and_is_left_out(server: OllamaServer, engine: OllamaEngine):
    server.say("Rnd 1: Ch 4.\nRnd 2: Ch 3.")
    assert "".join(engine.stream_text(Ask("", "", stop=("\n",)))) == "Rnd 1: Ch 4."
    assert server.requests[-1].body["options"]["stop"] == ["\n"]


def test_thinking_is_switched_off(server: OllamaServer, engine: OllamaEngine, ask: Ask):
    server.say("{}")
    engine.answer_json(ask)
    assert server.requests[-1].body["think"] is False


def test_known_format_goes_on_from_the_beginning_in_the_models_own_marks(server: OllamaServer, engine: OllamaEngine):
    server.script.templates["llama3.1:latest"] = LLAMA3
    server.say(" 2 dc in ring.\nRnd 4: more")
    assert "".join(engine.stream_text(LINE)) == " 2 dc in ring."
    sent = server.requests[-1]
    assert (sent.path, sent.body["raw"]) == ("/api/generate", True)
    assert sent.body["prompt"].endswith("<|start_header_id|>assistant<|end_header_id|>\n\nRnd 3: Ch 3,")
    assert sent.body["options"]["stop"] == ["\n", "<|eot_id|>"]


def test_template_is_asked_for_once(server: OllamaServer, engine: OllamaEngine):
    server.say("a", "b")
    for _ in range(2):
        list(engine.stream_text(LINE))
    assert [request.path for request in server.requests].count("/api/show") == 1


@pytest.mark.parametrize("said", [" 2 dc in ring.", "Rnd 3: Ch 3, 2 dc in ring."])
def test_unknown_format_goes_on_in_the_assistants_words(said: str, server: OllamaServer, engine: OllamaEngine):
    server.say(said)
    assert "".join(engine.stream_text(LINE)) == " 2 dc in ring."
    assert server.requests[-1].body["messages"][-1] == {"role": "assistant", "content": "Rnd 3: Ch 3,"}


@pytest.mark.parametrize("fault", [Fault.NOT_OLLAMA, Fault.HTML, Fault.MODEL_GONE])
def test_server_that_shows_no_template_is_asked_as_a_chat(fault: Fault, server: OllamaServer, engine: OllamaEngine):
    server.fail(fault, "/api/show")
    server.say(" 2 dc in ring.")
    assert "".join(engine.stream_text(LINE)) == " 2 dc in ring."
    assert server.requests[-1].path == "/api/chat"


def test_usage_is_the_servers_own(server: OllamaServer, engine: OllamaEngine):
    server.say("Rnd 1: Ch 4.")
    with engine.stream_text(Ask("", "")) as stream:
        "".join(stream)
    usage = stream.usage
    assert (usage.tokens_in, usage.tokens_out, usage.load_s) == (26, 3, 0.001)
    assert usage.tokens_per_s == pytest.approx(100.0)
    assert 0 < usage.first_token_s <= usage.seconds


def test_texts_become_vectors(server: OllamaServer):
    found = _with_vectors(server).embed(["granny", "sun"])
    assert found.vectors == ((6.0, 0.5, -1.0), (3.0, 0.5, -1.0))
    assert (found.usage.model, found.usage.tokens_in) == ("nomic-embed-text:latest", 8)


def test_missing_model_for_vectors_says_how_to_get_it(server: OllamaServer):
    engine = OllamaEngine(server.host, ("llama3.1",), 20, 10, probe_timeout_s=20, embed_model="nomic-embed-text")
    with pytest.raises(ModelMissing, match="`ollama pull nomic-embed-text`"):
        engine.embed(["granny"])


def test_no_model_for_vectors_is_said(engine: OllamaEngine):
    with pytest.raises(ModelMissing, match="no model"):
        engine.embed(["granny"])


@pytest.mark.parametrize("fault", [Fault.EMPTY, Fault.HTML, Fault.LIST, Fault.WRONG_FIELDS, Fault.BAD_UTF8])
def test_vectors_that_are_none_are_nonsense(fault: Fault, server: OllamaServer):
    engine = _with_vectors(server)
    server.fail(fault, "/api/embed")
    with pytest.raises(EngineNonsense):
        engine.embed(["granny"])


def test_keys_of_the_environment_stay_here(server: OllamaServer, engine: OllamaEngine, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OLLAMA_API_KEY", "secret-of-another-house")
    engine.preload()
    sent = {name.lower() for request in server.requests for name in request.headers}
    assert sent <= {"host", "accept", "accept-encoding", "content-type", "content-length", "connection", "user-agent"}
    assert "secret" not in str([request.headers for request in server.requests])


def test_proxy_that_lets_only_chats_through_is_no_fault(server: OllamaServer, engine: OllamaEngine):
    server.fail(Fault.FORBIDDEN, "/api/show")
    server.say(" 2 dc in ring.")
    assert "".join(engine.stream_text(Ask("", "Round 3, please.", prefix="Rnd 3: Ch 3,"))) == " 2 dc in ring."
