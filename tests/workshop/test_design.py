"""Designing: who answers first is named, who cannot is told of in a sentence, and the pattern is right anyway."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Verdict
from knotty.craft.layout import Layout
from knotty.designer.progress import Watch
from knotty.errors import DesignCancelled, EngineDown, OwnFault, PromptRefused, SettingRefused
from knotty.llm.embedded import EmbeddedEngine
from knotty.llm.llama import Shape
from knotty.llm.scripted import ScriptedEngine
from knotty.metrics import REGISTRY
from knotty.settings import Settings
from knotty.workshop import design as module
from knotty.workshop.design import design_pattern, report_design
from knotty.workshop.engines import make_engines
from tests.designer.brief_cases import make_answer, right_lines
from tests.llm.ollama_server import Fault, OllamaServer, black_hole, refused_host
from tests.llm.openai_server import OpenAIServer
from tests.llm.tiny_gguf import write_tiny_gguf
from tests.llm.worst import WORST
from tests.workshop.test_check import ROUND, _object

PROMPT = "punk rock blanket"
OWN = "Knotty's own composer designed this one."
BRIEF = _object(
    item={"type": "string"},
    motif={"enum": [motif.value for motif in Motif]},
    rounds={"type": "integer"},
    palette={
        "type": "array",
        "items": _object(name={"type": "string"}, hex={"type": "string", "pattern": "^#[0-9A-F]{6}$"}),
    },
    layout=_object(columns={"type": "integer"}, rows={"type": "integer"}),
    size_cm={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    yarn_weight={"type": "integer", "minimum": 0, "maximum": 7},
    skill={"type": "string"},
    terms={"enum": ["us", "uk"]},
)
DESIGN = _object(
    title={"type": "string", "minLength": 3},
    engine={"type": "string"},
    model={"type": "string"},
    seed={"type": "integer"},
    seconds={"type": "number"},
    verdict={"const": "right"},
    messages={"type": "array", "items": {"type": "string"}},
    brief=BRIEF,
    text={"type": "string"},
    rounds={
        "type": "array",
        "items": _object(**ROUND, written_by={"enum": ["model", "mended", "composer"]}),
    },
)


def _settings(host: str, **changes: object) -> Settings:
    patience = {"ollama_timeout_s": 20, "ollama_connect_timeout_s": 10, "ollama_probe_timeout_s": 20}
    return Settings(ollama_host=host, **(patience | changes))


def test_json_form_has_the_promised_keys():
    report = report_design(design_pattern("teal coaster, UK terms", engines=()))
    jsonschema.validate(report, DESIGN)
    assert report["brief"]["terms"] == "uk"
    assert report["text"].startswith(report["title"])
    assert {name for row in report["rounds"] for name in row["stitches"]} <= {"tr", "dc"}


def test_openai_compatible_server_designs_by_its_settings():
    with OpenAIServer() as server:
        server.script.key = "sk-1"
        server.say(make_answer(), *right_lines())
        patience = {"openai_timeout_s": 20, "openai_connect_timeout_s": 10, "openai_probe_timeout_s": 20}
        settings = Settings(openai_base_url=server.base_url, openai_api_key="sk-1", openai_models="tiny", **patience)
        design = design_pattern(PROMPT, engine="openai", settings=settings)
    assert (design.engine, design.model, design.messages) == ("openai", "tiny", ())
    assert Counter(design.written_by)["model"] == 3 * len(design.brief.orders)
    assert design.checked.verdict is Verdict.RIGHT
    assert "sk-1" not in repr(settings)


def test_two_servers_that_swallow_connections_are_told_of_and_the_composer_designs():
    with black_hole() as first, black_hole() as second:
        hosts = {"ollama_host": first, "openai_base_url": f"{second}/v1"}
        design = design_pattern(PROMPT, settings=Settings(engines="ollama,openai,embedded", **hosts))
    said = " ".join(design.messages)
    assert f"Ollama at {first} does not answer" in said
    assert f"The server at {second}/v1 does not answer" in said
    assert design.engine == "embedded"
    assert set(design.written_by) == {"composer"}


def test_brief_of_a_model_is_used_and_the_engine_named():
    with OllamaServer() as server:
        server.say(make_answer(), *right_lines())
        design = design_pattern(PROMPT, settings=_settings(server.host))
    assert (design.engine, design.model, design.messages) == ("ollama", "llama3.1:latest", ())
    assert design.checked.text.startswith("Three Chord Riot")
    assert [colour.name for colour in design.brief.palette][:2] == ["Tartan Red", "Coal"]
    assert "solid granny squares of 3 rounds" in design.checked.text
    assert design.prompt_hash
    assert all(PROMPT in str(request.body["messages"]) for request in server.requests if "chat" in request.path)
    assert Counter(design.written_by)["model"] == 3 * len(design.brief.orders)


def test_what_the_prompt_states_survives_a_model_that_does_not_listen():
    with OllamaServer() as server:
        server.say(make_answer(rounds=9, motif="solid granny"))
        design = design_pattern("teal classic granny scarf, 2 x 9 squares, 4 rounds", settings=_settings(server.host))
    assert design.engine == "ollama"
    assert (design.brief.rounds, design.brief.motif.value, design.brief.item) == (4, "classic granny", "scarf")
    assert (design.brief.layout.columns, design.brief.layout.rows) == (2, 9)
    assert "teal" in {colour.name for colour in design.brief.palette}


@pytest.mark.parametrize(
    "answer",
    ["I would love to help you crochet!", "{}", make_answer(palette=[]), make_answer(rounds="many"), '{"title": "Half'],
    ids=["chatter", "nothing", "no colours", "words for a number", "half"],
)
def test_nonsense_of_a_model_is_told_and_the_composer_designs(answer):
    with OllamaServer() as server:
        server.say(answer)
        design = design_pattern(PROMPT, settings=_settings(server.host))
    _assert_composed(design)


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.BROKEN, Fault.GARBAGE, Fault.HTML, Fault.TRUNCATED, Fault.DEEP])
def test_faulty_server_is_told_and_the_composer_designs(fault: Fault):
    with OllamaServer() as server:
        server.fail(fault)
        design = design_pattern(PROMPT, settings=_settings(server.host))
    _assert_composed(design)


def test_server_that_is_down_is_told_with_its_address():
    with refused_host() as host:
        design = design_pattern(PROMPT, settings=_settings(host))
    _assert_composed(design)
    assert host in design.messages[0]


def test_server_that_hangs_is_given_up_and_told():
    with OllamaServer() as server:
        server.fail(Fault.HANG)
        design = design_pattern(PROMPT, settings=_settings(server.host, ollama_timeout_s=0.3))
    _assert_composed(design)
    assert "in time" in design.messages[0]


def test_missing_model_is_told_by_its_name():
    with OllamaServer(models=("mistral:latest",)) as server:
        design = design_pattern(PROMPT, settings=_settings(server.host))
    _assert_composed(design)
    assert "llama3.1" in design.messages[0]


def _assert_composed(design):
    assert (design.engine, design.model, design.prompt_hash) == ("embedded", "", "")
    assert re.fullmatch(rf"Ollama.* {OWN}", design.messages[0])
    assert "Traceback" not in design.messages[0]
    assert design.checked.verdict is Verdict.RIGHT
    assert design.checked.text == design_pattern(PROMPT, engines=()).checked.text


def test_next_engine_designs_where_one_is_down():
    first = ScriptedEngine([EngineDown("first does not answer", "first")], name="first")
    second = ScriptedEngine([make_answer(title="Second Wind"), *right_lines()], name="second")
    design = design_pattern(PROMPT, engines=(first, second))
    assert (design.engine, design.brief.title) == ("second", "Second Wind")
    assert design.messages == ("First does not answer; second designed this one.",)


def test_embedded_engine_asks_no_server():
    with OllamaServer() as server:
        design = design_pattern(PROMPT, engine="embedded", settings=_settings(server.host))
        assert server.requests == []
    assert (design.engine, design.messages) == ("embedded", ())


def test_embedded_model_designs_in_this_process(tmp_path: Path):
    model = write_tiny_gguf(tmp_path / "tiny.gguf")
    settings = Settings(engines=("embedded",), embedded_model=str(model), embedded_threads=1, embedded_slots=1)
    design = design_pattern("blanket of 4 x 5 solid grannies, only red and white", settings=settings)
    assert (design.engine, design.model) == ("embedded", "tiny")
    assert design.checked.verdict is Verdict.RIGHT
    assert {colour.name for colour in design.brief.palette} == {"red", "white"}
    assert (design.brief.motif, design.brief.layout) == (Motif.SOLID_GRANNY, Layout(4, 5))


def test_embedded_model_that_is_missing_leaves_the_composer(tmp_path: Path):
    design = design_pattern("punk rock blanket", settings=Settings(engines=("embedded",), embedded_model=str(tmp_path)))
    assert design.model == ""
    assert "cannot be read" in design.messages[0]


def test_engines_are_those_before_the_composer():
    def names(order: tuple[str, ...], name: str = "auto") -> list[str]:
        return [engine.name for engine in make_engines(name, Settings(engines=order))]

    assert names(("ollama", "embedded")) == ["ollama"]
    assert names(("embedded", "ollama")) == []
    assert names(("embedded",), "ollama") == ["ollama"]
    assert names(("openai", "ollama", "embedded", "openai")) == ["openai", "ollama"]
    model = Settings(engines=("embedded", "ollama"), embedded_model="~/tiny.gguf", embedded_slots=3)
    embedded, ollama = make_engines("auto", model)
    assert (embedded.name, ollama.name) == ("embedded", "ollama")
    assert embedded == EmbeddedEngine(Path("~/tiny.gguf").expanduser(), Shape(slots=3))
    with pytest.raises(SettingRefused, match="found 'gpt'"):
        names(("ollama",), "gpt")


@pytest.mark.parametrize("prompt", ["", "   ", "🧶🧶", "x" * 10_000])
def test_prompt_that_holds_nothing_is_refused_before_an_engine_is_asked(prompt: str):
    engine = ScriptedEngine([make_answer()])
    with pytest.raises(PromptRefused):
        design_pattern(prompt, engines=(engine,))
    assert engine.asked == []


def test_limits_of_the_settings_hold():
    few = Settings(max_squares=10, max_rounds=3, max_prompt_chars=60)
    design = design_pattern("blanket of 500 squares with 30 rounds", settings=few, engines=())
    assert design.brief.layout.squares <= 10
    assert design.brief.rounds <= 3
    with pytest.raises(PromptRefused):
        design_pattern("a" + " very" * 20 + " long blanket", settings=few, engines=())


def test_design_that_does_not_add_up_is_our_fault_and_never_shown(monkeypatch):
    monkeypatch.setattr(module, "write_pattern", lambda _: "Square\nRnd 1: 6 sc in magic ring, do not join. (7 sc)\n")
    with pytest.raises(OwnFault, match="Please report it"):
        design_pattern(PROMPT, engines=())


def test_designs_are_counted_by_engine():
    labels = {"engine": "embedded", "outcome": "done"}
    before = REGISTRY.get_sample_value("knotty_designs_total", labels) or 0
    design_pattern(PROMPT, engines=())
    assert REGISTRY.get_sample_value("knotty_designs_total", labels) == before + 1


def test_a_design_cancelled_while_its_brief_comes_leaves_the_server():
    with OllamaServer() as server:
        server.fail(Fault.ENDLESS)
        with pytest.raises(DesignCancelled):
            design_pattern(PROMPT, settings=_settings(server.host), watch=Watch(stop=lambda: True))
        assert server.script.hung_up.wait(20)


def test_the_same_prompt_seed_and_engine_give_the_same_pattern():
    first, second = (design_pattern(PROMPT, seed=7, engines=[WORST["anything"](3)]) for _ in range(2))
    assert first.checked.text == second.checked.text
    assert first.written_by == second.written_by
