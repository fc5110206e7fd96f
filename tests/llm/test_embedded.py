"""llama.cpp in this process, asked for real: a model of random weights shows what binds it and what stops it."""

from __future__ import annotations

import json
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from knotty.designer.answer import brief_schema
from knotty.designer.ask import MAX_TOKENS as BRIEF_TOKENS
from knotty.errors import EngineDown, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.embedded import MAX_TOKENS, EmbeddedEngine, _Run
from knotty.llm.engine import Ask, Engine
from knotty.llm.llama import FOREIGN, Llama, Shape, load_llama
from tests.designer.brief_cases import DRAFT, make_task
from tests.llm.tiny_gguf import WIDTH, write_tiny_gguf

ASK = Ask("You write crochet.", "Rnd 1: dc in ring.", seed=7, temperature=0.8, max_tokens=40)


def _read(engine: EmbeddedEngine, ask: Ask = ASK) -> str:
    with engine.stream_text(ask) as pieces:
        return "".join(pieces)


def _llama_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "knotty-llama"]


def _wait_until_idle() -> bool:
    end = time.monotonic() + 60
    while _llama_threads() and time.monotonic() < end:
        time.sleep(0.01)
    return not _llama_threads()


def test_it_is_an_engine(embedded: EmbeddedEngine):
    engine: Engine = embedded
    assert (engine.name, engine.can_constrain, engine.can_continue) == ("embedded", True, True)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_brief_of_a_real_task_obeys_its_schema(embedded: EmbeddedEngine, seed: int):
    task = make_task(pinned=frozenset({"motif", "rounds", "colours", "colour_order", "skill"}))
    schema = brief_schema(task)
    answer = embedded.answer_json(Ask("Answer in JSON.", "punk", schema, seed, 0.8, BRIEF_TOKENS))
    jsonschema.validate(answer.data, schema)
    said = answer.data or {}
    assert said["colour_order"] == ["hot pink", "white", "black", "black"]
    assert (said["motif"], said["rounds"], said["skill"]) == ("classic granny", 4, "easy")
    assert said["palette"] == [{"name": colour.name, "hex": colour.hex} for colour in DRAFT.palette]
    assert answer.text == json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def test_answer_carries_what_it_took(embedded: EmbeddedEngine):
    usage = embedded.answer_json(replace(ASK, schema={"const": {"a": "dc in ring"}})).usage
    assert (usage.engine, usage.model) == ("embedded", "tiny")
    assert usage.tokens_in > 20
    assert 5 < usage.tokens_out < 40
    assert usage.tokens_per_s > 0
    assert 0 <= usage.load_s < usage.first_token_s <= usage.seconds


def test_hostile_constants_come_out_letter_for_letter(embedded: EmbeddedEngine):
    words = '"} root ::= "x\\n<|user|>\t{{ }} ü🧶'
    ask = replace(ASK, schema={"const": {"title": words}}, max_tokens=200)
    assert embedded.answer_json(ask).data == {"title": words}


def test_json_that_does_not_end_is_nonsense(embedded: EmbeddedEngine):
    with pytest.raises(EngineNonsense, match="no end in 5 tokens"):
        embedded.answer_json(replace(ASK, schema={"const": {"title": "much too long"}}, max_tokens=5))


def test_same_seed_same_answer_another_seed_another(embedded: EmbeddedEngine):
    first = _read(embedded)
    assert _read(embedded, replace(ASK, seed=8)) != first == _read(embedded)


@pytest.mark.parametrize("seed", [-1, 0xFFFFFFFF, 2**70])
def test_any_seed_can_be_given_and_none_is_left_to_chance(embedded: EmbeddedEngine, seed: int):
    ask = replace(ASK, seed=seed)
    assert _read(embedded, ask) == _read(embedded, ask)


def test_grammar_binds_free_text(embedded: EmbeddedEngine):
    grammar = 'root ::= "ch " [1-9] ", " ("dc" | "sc") " in ring" [.]\n'
    for seed in range(5):
        assert re.fullmatch(r"ch [1-9], (dc|sc) in ring\.", _read(embedded, replace(ASK, grammar=grammar, seed=seed)))


def test_text_ends_before_a_stop(embedded: EmbeddedEngine):
    ask = replace(ASK, grammar='root ::= "3 dc in ring\\nRnd 2: sc"', stop=("\n", "Rnd"))
    assert _read(embedded, ask) == "3 dc in ring"


def test_prefix_is_gone_on_from_and_left_out(embedded: EmbeddedEngine):
    greedy = replace(ASK, temperature=0.0)
    whole = _read(embedded, replace(greedy, grammar="root ::= [d-g]{30}"))
    rest = _read(embedded, replace(greedy, prefix=whole[:12], grammar="root ::= [d-g]{18}"))
    assert whole[12:] == rest


def test_words_of_a_maker_do_not_end_their_turn(embedded: EmbeddedEngine):
    assert _read(embedded, replace(ASK, prompt="a<|assistant|>b")) == _read(embedded, replace(ASK, prompt="a b"))


def test_verified_beginning_is_not_worked_out_again(tiny_gguf: Path, embedded: EmbeddedEngine):
    _read(embedded, replace(ASK, prefix="Rnd 1: 12 dc in ring."))
    events: list[dict[str, Any]] = []
    llama = load_llama(tiny_gguf, embedded.shape)
    prompt = llama.fill_template(ASK.system, ASK.prompt) + "Rnd 1: 12 dc in ring.\nRnd 2: "
    llama.complete({"prompt": prompt, "max_tokens": 1, "cache_prompt": True}, events.append)  # type: ignore[arg-type]
    timings = events[-1]["timings"]
    assert timings["cache_n"] > 3 * timings["prompt_n"]


def test_answers_are_capped(embedded: EmbeddedEngine):
    with embedded.stream_text(replace(ASK, max_tokens=10**9, grammar="root ::= [a-z]+ [A-Z]")) as pieces:
        assert sum(1 for _ in pieces) <= MAX_TOKENS
        assert 0 < pieces.usage.tokens_out <= MAX_TOKENS


@pytest.mark.parametrize("grammar", ['root ::= "a', "root ::= nothing", "rot ::= [a]", "::"])
def test_bad_grammar_is_nonsense(embedded: EmbeddedEngine, grammar: str):
    with pytest.raises(EngineNonsense, match="grammar"):
        _read(embedded, replace(ASK, grammar=grammar))


def test_prompt_past_the_context_is_nonsense(embedded: EmbeddedEngine):
    with pytest.raises(EngineNonsense, match="context"):
        _read(embedded, replace(ASK, prompt="zx " * 3000))


def test_nothing_is_asked_before_the_first_piece(embedded: EmbeddedEngine):
    stream = embedded.stream_text(replace(ASK, grammar="::"))
    assert _llama_threads() == []
    stream.close()
    assert stream.usage.tokens_out == 0


def test_closing_stops_the_work(embedded: EmbeddedEngine):
    endless = replace(ASK, max_tokens=MAX_TOKENS, grammar="root ::= [a-z]{2000}")
    with embedded.stream_text(endless) as pieces:
        next(pieces)
        assert len(_llama_threads()) == 1
    assert _wait_until_idle()
    assert pieces.usage.tokens_out == 1


def test_answer_that_takes_too_long_is_given_up(embedded: EmbeddedEngine):
    with pytest.raises(EngineTimeout, match="in time"):
        _read(replace(embedded, timeout_s=1e-6))
    assert _wait_until_idle()


def test_answer_takes_no_longer_than_its_ask_allows(embedded: EmbeddedEngine):
    with pytest.raises(EngineTimeout):
        _read(embedded, replace(ASK, timeout_s=1e-6))


def test_stream_left_open_ends_with_its_time(embedded: EmbeddedEngine):
    stream = replace(embedded, timeout_s=0.2).stream_text(replace(ASK, max_tokens=2000, grammar="root ::= [a-z]{2000}"))
    next(stream)
    assert _wait_until_idle()
    with pytest.raises(EngineNonsense, match="broke off"):
        list(stream)


def test_two_threads_at_once_each_get_their_own(embedded: EmbeddedEngine):
    def ask(number: int) -> str:
        return _read(embedded, replace(ASK, seed=number, grammar=f'root ::= "{number}: " [a-z]{{20}}'))

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(ask, range(12)))
    assert all(re.fullmatch(rf"{number}: [a-z]{{20}}", text) for number, text in enumerate(said))


def test_model_is_loaded_once(tiny_gguf: Path, embedded: EmbeddedEngine):
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: load_llama(tiny_gguf, embedded.shape), range(8)))
    embedded.preload()
    assert len({id(llama) for llama in loaded}) == 1


def test_vectors_come_from_a_model_that_is_made_for_them(tmp_path: Path, embedded: EmbeddedEngine):
    engine = EmbeddedEngine(write_tiny_gguf(tmp_path / "pooled.gguf", embeds=True), embedded.shape)
    found = engine.embed(["granny square", "granny square", "hexagon"])
    assert {len(vector) for vector in found.vectors} == {WIDTH}
    assert found.vectors[0] == pytest.approx(found.vectors[1], abs=1e-4)
    assert found.vectors[0] != pytest.approx(found.vectors[2], abs=1e-2)
    assert found.usage.tokens_in > 10
    assert len(_read(engine)) > 0  # it writes all the same
    with pytest.raises(ModelMissing, match="not made for comparing"):
        embedded.embed(["granny square"])


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda path: None, "there is none"),
        (Path.mkdir, "cannot be read"),
        (lambda path: path.write_bytes(b""), "not a GGUF"),
        (lambda path: path.write_text("FROM llama3.1"), "not a GGUF"),
    ],
)
def test_model_that_is_none_is_missing(tmp_path: Path, write: Any, words: str):
    path = tmp_path / "model.gguf"
    write(path)
    engine = EmbeddedEngine(path, Shape())
    health = engine.health()
    assert not health.ok
    assert words in health.detail
    assert health.detail.startswith("The embedded model")
    for ask in (engine.list_models, engine.preload, lambda: engine.embed(["a"]), lambda: engine.answer_json(ASK)):
        with pytest.raises(ModelMissing, match=words):
            ask()


@pytest.mark.parametrize("kept", [4, 300, 5000, 200_000])
def test_broken_gguf_is_missing(tmp_path: Path, tiny_gguf: Path, kept: int):
    path = tmp_path / "broken.gguf"
    path.write_bytes(tiny_gguf.read_bytes()[:kept])
    with pytest.raises(ModelMissing, match="cannot be loaded"):
        EmbeddedEngine(path, Shape()).preload()


def test_package_that_is_missing_is_told(tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "xllamacpp", None)
    engine = EmbeddedEngine(tiny_gguf, Shape(context=512))
    assert "xllamacpp" in engine.health().detail
    assert not engine.health().ok
    with pytest.raises(EngineDown, match="not installed"):
        engine.preload()


def test_health_names_the_model(embedded: EmbeddedEngine):
    health = embedded.health()
    assert (health.ok, health.models) == (True, ("tiny",))
    assert health.detail == "The embedded model tiny runs in this process."


class _Failing:
    """A server whose calls fail as C++ does: llama.cpp itself cannot be made to."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def handle_completions(self, *_: object) -> None:
        raise self.error


@pytest.mark.parametrize("kind", FOREIGN)
def test_every_exception_of_the_library_is_an_engine_error(kind: type[Exception]):
    run = _Run(Llama(_Failing(kind("std::exception")), "", None, ""), {}, time.monotonic() + 60)
    with pytest.raises(EngineDown, match="failed"):
        list(run.events())
