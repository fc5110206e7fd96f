"""Whatever an engine says, the design is right: engines at their worst against the whole way from prompt to pattern.

A short form runs each time, fifty prompts an engine in `make soak`.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Verdict
from knotty.designer.progress import Event, Stage, Watch
from knotty.llm.ollama import OllamaEngine
from knotty.llm.scripted import ScriptedEngine
from knotty.motifs.special import BEHIND_NOTE, SPIKE_NOTE
from knotty.workshop.check import check_text
from knotty.workshop.design import Design, design_pattern
from tests.designer.brief_cases import make_answer
from tests.llm.good_engine import AnsweringEngine, GoodEngine, Order, read_order, write_order
from tests.llm.ollama_server import OllamaServer
from tests.llm.worst import WORST, AlwaysWrong, EveryThirdWrong
from tests.prompt_cases import COLOURS, ITEMS, THEMES
from tests.soaking import keep_first

MOST_TRIES = 3
_LETTER = re.compile(r"\b[A-Z]\b")
_SHAPES = ("", "of classic grannies with 7 rounds", "of solid grannies, 4 rounds", "hexagon", "granny circle, 6 rounds")
PROMPTS = [
    " ".join(
        (THEMES[turn % len(THEMES)], _SHAPES[turn % 5], ITEMS[turn % len(ITEMS)][0], COLOURS[turn % len(COLOURS)][0])
    )
    for turn in range(50)
]
TWELVE = "a cushion of one classic granny square of 12 rounds in red and cream"


def _design(prompt: str, engine: AnsweringEngine, seed: int = 0) -> tuple[Design, list[Event]]:
    events: list[Event] = []
    return design_pattern(prompt, seed=seed, engines=[engine], watch=Watch(events.append)), events


def _count_asks(engine: AnsweringEngine) -> Counter[int]:
    """How often each round was asked for."""
    return Counter(read_order(ask).number for ask in engine.asked if ask.schema is None)


def _find_lost(design: Design, events: list[Event]) -> list[str]:
    """Return the rounds that were verified and are not in the pattern, whatever letters its yarns have."""
    kept = _LETTER.sub("?", design.checked.text)
    verified = [_LETTER.sub("?", event.text) for event in events if event.stage is Stage.ROUND_VERIFIED]
    return [line for line in verified if line not in kept]


@pytest.mark.parametrize("name", WORST)
@pytest.mark.parametrize("turn", keep_first(range(len(PROMPTS)), 2))
def test_design_is_right_whatever_the_engine_says(name: str, turn: int):
    engine = WORST[name](turn)
    design, events = _design(PROMPTS[turn], engine, turn)
    assert check_text(design.checked.text).verdict is Verdict.RIGHT
    if not any(event.stage is Stage.ROUNDS_DROPPED for event in events):
        assert max(_count_asks(engine).values(), default=0) <= MOST_TRIES
    assert events[-1].stage is Stage.DONE


@pytest.mark.parametrize("seed", keep_first(range(50), 3))
def test_a_mistake_in_every_third_round_costs_one_try_and_no_verified_round(seed: int):
    engine = EveryThirdWrong(seed)
    design, events = _design(TWELVE, engine, seed)
    asks = _count_asks(engine)
    assert len(asks) == 12
    assert max(asks.values()) <= MOST_TRIES
    assert all(asks[number] == 1 for number in asks if number % 3)
    assert _find_lost(design, events) == []
    assert design.written_by.count("model") == 12
    assert sum(event.stage is Stage.ROUND_VERIFIED for event in events) == 12


@pytest.mark.parametrize("seed", keep_first(range(50), 2))
def test_round_that_is_always_wrong_is_mended_and_what_was_verified_stays(seed: int):
    """Every fourth round cannot be had from the model at all; the others it writes right."""

    class Stuck(AlwaysWrong):
        def spoil(self, order, chance, ask):
            return super().spoil(order, chance, ask) if order.number % 4 == 0 else GoodEngine.say(self, ask)

    engine = Stuck(seed)
    design, events = _design(TWELVE, engine, seed)
    assert max(_count_asks(engine).values()) <= MOST_TRIES
    dropped = any(event.stage is Stage.ROUNDS_DROPPED for event in events)
    assert dropped or _find_lost(design, events) == []


def test_piece_that_turns_from_motif_to_motif_comes_to_an_end():
    """Mending once went back to the same round for ever here."""
    design, events = _design(PROMPTS[17], WORST["another motif"](17), 17)
    dropped = sum(event.stage is Stage.ROUNDS_DROPPED for event in events)
    assert dropped <= design.brief.rounds
    assert check_text(design.checked.text).verdict is Verdict.RIGHT


def test_good_rounds_are_the_models_and_the_maker_is_told_so():
    design, _ = _design(TWELVE, GoodEngine(name="ollama"))
    assert (design.engine, design.written_by.count("model")) == ("ollama", 12)
    assert design.messages == design.brief.remarks


def test_engine_that_dies_in_the_design_is_followed_by_the_next_and_both_are_told_of():
    first = _DiesAfter(4)
    second = GoodEngine(name="openai")
    design = design_pattern(TWELVE, engines=[first, second])
    assert design.written_by.count("model") == 12
    assert [read_order(ask).number for ask in second.asked] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert check_text(design.checked.text).verdict is Verdict.RIGHT


def test_server_that_fails_on_the_wire_in_the_design_is_followed_by_the_next_and_the_maker_is_told():
    lines = [write_order(Order(Motif.SOLID_GRANNY, number, 3)) for number in (1, 2, 3)]
    with OllamaServer() as first, OllamaServer(("other:latest",)) as second:
        first.say(make_answer(), lines[0])  # then it answers 500
        second.say(*lines[1:])
        servers = (
            OllamaEngine(first.host, ("llama3.1",), probe_timeout_s=20),
            OllamaEngine(second.host, ("other",), probe_timeout_s=20),
        )
        design = design_pattern("punk rock blanket", engines=servers)
    assert [usage.model for usage in design.usages] == ["llama3.1:latest"] * 2 + ["other:latest"] * 2
    assert set(design.written_by[:6]) == {"model"}
    told = [message.partition("; ") for message in design.messages if first.host in message]
    why = f"Ollama at {first.host} failed: the test gave no answer for this request"
    assert told == [(why, "; ", "ollama (other:latest) went on with the rounds.")]


class _DiesAfter(GoodEngine):
    """Right up to a round, then nobody is there."""

    def __init__(self, last: int) -> None:
        super().__init__(name="ollama")
        self._last = last

    def say(self, ask):
        if read_order(ask).number > self._last:
            return ScriptedEngine([], "ollama").stream_text(ask)
        return super().say(ask)


@pytest.mark.parametrize("motif", [Motif.CLUSTER_GRANNY, Motif.PUFF_GRANNY, Motif.POPCORN_GRANNY, Motif.SUNBURST])
@pytest.mark.parametrize("name", ["good", "plausible but wrong"])
def test_special_stitches_of_a_models_rounds_are_explained(motif: Motif, name: str):
    design, _ = _design(f"a cushion of {motif.value.removesuffix(' granny')} squares, 6 rounds", WORST[name](0))
    assert {"model", "mended"} & set(design.written_by)
    rounds = " ".join(line for line in design.checked.text.splitlines() if line.startswith("Rnd "))
    for stitch in ("cluster", "puff", "popcorn"):
        assert (f"{stitch.capitalize()}: " in design.checked.text) == bool(re.search(rf"\b{stitch}\b", rounds))


@pytest.mark.parametrize("motif", [Motif.FLOWER, Motif.SPIKED_GRANNY])
def test_rounds_of_a_model_that_go_elsewhere_are_explained_as_the_motifs_own_are(motif: Motif):
    prompt = f"a cushion of {'flower' if motif is Motif.FLOWER else 'spiked'} squares, 7 rounds"
    written, own = _design(prompt, GoodEngine())[0], design_pattern(prompt, engines=())
    assert set(written.written_by) >= {"model"}
    notes = [line for line in (BEHIND_NOTE, SPIKE_NOTE) if line in own.checked.text]
    assert len(notes) == 1
    assert all((note in written.checked.text) == (note in notes) for note in (BEHIND_NOTE, SPIKE_NOTE))
