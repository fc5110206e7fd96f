"""The OpenAI-compatible client against a real llama.cpp server: nonsense in its words, none in its protocol."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from knotty.errors import EngineDown, EngineNonsense, ModelMissing
from knotty.llm.engine import Ask
from knotty.llm.openai_compatible import OpenAIEngine
from tests.llm.llama_server import LlamaServer

ROUND = Ask("Be brief.", "Round 1, please.", max_tokens=40, seed=5)
CHOICE = {
    "type": "object",
    "properties": {"motif": {"enum": ["granny", "sun"]}},
    "required": ["motif"],
    "additionalProperties": False,
}


def _engine(server: LlamaServer, **settings: object) -> OpenAIEngine:
    patience = {"timeout_s": 60.0, "connect_timeout_s": 10.0, "probe_timeout_s": 20.0}
    key = {"api_key": SecretStr(server.api_key)}
    return OpenAIEngine(server.address, **(patience | key | {"takes_grammar": True, "goes_on": True} | settings))


def _write(engine: OpenAIEngine, ask: Ask) -> str:
    with engine.stream_text(ask) as stream:
        return "".join(stream)


def test_chat_comes_in_pieces_with_the_servers_own_figures(llama_server: LlamaServer):
    with _engine(llama_server).stream_text(ROUND) as stream:
        pieces = list(stream)
    usage = stream.usage
    assert len(pieces) > 3
    assert usage.tokens_in > 0
    assert 3 < usage.tokens_out <= 40
    assert usage.tokens_per_s > 0
    assert 0 < usage.first_token_s <= usage.seconds


def test_same_seed_writes_the_same(llama_server: LlamaServer):
    engine = _engine(llama_server)
    assert _write(engine, ROUND) == _write(engine, ROUND)


def test_schema_binds_a_model_that_knows_nothing(llama_server: LlamaServer):
    engine = _engine(llama_server)
    answer = engine.answer_json(Ask("", "A motif.", CHOICE, seed=2, max_tokens=200))
    assert answer.data in ({"motif": "granny"}, {"motif": "sun"})
    assert engine.can_constrain


def test_grammar_binds_a_model_that_knows_nothing(llama_server: LlamaServer):
    text = _write(_engine(llama_server), Ask("", "A round.", grammar='root ::= "Rnd 1: Ch " [1-9] "."', max_tokens=40))
    assert re.fullmatch(r"Rnd 1: Ch [1-9]\.", text)


def test_begun_answer_is_gone_on_with_under_a_grammar(llama_server: LlamaServer):
    ask = Ask("", "A round.", prefix="Rnd 3: Ch 3,", grammar='root ::= " 2 dc."', max_tokens=40)
    assert _write(_engine(llama_server), ask) == " 2 dc."


def test_grammar_that_is_none_costs_the_grammar_and_not_the_answer(llama_server: LlamaServer):
    engine = _engine(llama_server)
    assert _write(engine, Ask("", "A round.", grammar="root ::= nowhere", max_tokens=8))
    assert _write(engine, Ask("", "A round.", grammar='root ::= "Ch 3"', max_tokens=8)) == "Ch 3"


def test_stop_is_left_out(llama_server: LlamaServer):
    ask = Ask("", "A round.", grammar='root ::= "Ch 3;Ch 4"', stop=(";",), max_tokens=40)
    assert _write(_engine(llama_server), ask) == "Ch 3"


def test_stream_that_is_cut_leaves_the_server_free(llama_server: LlamaServer):
    """Two slots are there: were the work not stopped, the third stream would wait for tens of thousands of tokens."""
    engine = _engine(llama_server)
    endless = Ask("", "A round.", grammar='root ::= ("a" | "b") root', max_tokens=2048)
    for _ in range(4):
        with engine.stream_text(endless) as stream:
            assert next(stream)
    assert _write(engine, Ask("", "A round.", grammar='root ::= "Ch 3"', max_tokens=8)) == "Ch 3"


def test_models_and_health_are_told(llama_server: LlamaServer):
    health = _engine(llama_server).health()
    assert (health.ok, health.models) == (True, ("tiny",))
    _engine(llama_server).preload()


def test_wrong_key_is_said_to_be_refused(llama_server: LlamaServer):
    with pytest.raises(EngineDown, match=r"refuses the key \(KNOTTY_OPENAI_API_KEY\)"):
        _write(_engine(llama_server, api_key=SecretStr("wrong")), ROUND)


def test_prompt_longer_than_the_context_is_refused_with_the_reason(llama_server: LlamaServer):
    with pytest.raises(EngineNonsense, match=r"refuses the request: .*context"):
        _write(_engine(llama_server), Ask("", "granny square " * 2000))


def test_vectors_come_from_a_server_that_was_started_for_them(llama_server: LlamaServer, tiny_gguf: Path):
    with LlamaServer(tiny_gguf, embedding=True) as server:
        found = _engine(server, embed_model="tiny").embed(["granny square", "sun", "a long scarf"])
    assert len(found.vectors) == 3
    assert {len(vector) for vector in found.vectors} == {64}
    assert found.vectors[0] != pytest.approx(found.vectors[1], abs=1e-3)
    assert found.usage.tokens_in > 0
    with pytest.raises(ModelMissing, match=r"cannot do that: .*embeddings"):
        _engine(llama_server, embed_model="tiny").embed(["granny"])


def test_server_that_has_gone_is_down(tiny_gguf: Path):
    with LlamaServer(tiny_gguf) as server:
        engine = _engine(server)
        assert engine.health().ok
        server.close()
        with pytest.raises(EngineDown):
            _write(engine, ROUND)
