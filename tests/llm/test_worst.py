"""The engines that tests are written with do what their names say: the good one is right, the bad ones are bad."""

from __future__ import annotations

from random import Random

import jsonschema
import pytest

from knotty.craft.brief import Motif
from knotty.designer.answer import brief_schema
from knotty.designer.ask import ask_brief
from knotty.designer.proof import Prefix, prove_line
from knotty.errors import EngineError
from knotty.llm.engine import Ask, Engine
from knotty.motifs.in_rounds import RING_CHAINS
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import WARDROBE
from tests.designer.brief_cases import make_task
from tests.llm.good_engine import GoodEngine, Order, read_order, write_order
from tests.llm.worst import MOST_PIECES, WORST, EveryThirdWrong, plant_mistake

ROUNDS = 6
IN_ROUNDS = (Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY, Motif.GRANNY_HEXAGON, Motif.GRANNY_CIRCLE)
BOUND = 500


def _ask(number: int, motif: Motif = Motif.CLASSIC_GRANNY) -> Ask:
    return Ask("You crochet.", f"A {motif.value}. Rnd 1: ... Write Rnd {number}", stop=("\n",), max_tokens=400)


def _say(engine: Engine, ask: Ask) -> str:
    """What the engine said before it broke off, at most BOUND pieces of it."""
    said: list[str] = []
    try:
        with engine.stream_text(ask) as stream:
            for piece in stream:
                said.append(piece)
                if len(said) == BOUND:
                    break
    except EngineError as error:
        said.append(f"[{type(error).__name__}]")
    return "".join(said)


def test_order_is_the_last_round_and_the_motif_that_an_ask_names():
    assert read_order(_ask(4, Motif.SOLID_HEXAGON)) == Order(Motif.SOLID_HEXAGON, 4)
    whole = "a granny hexagon?\nThe piece is one square of 5 rounds, a solid granny: firm.\nRnd 1: x\nWrite Rnd 2."
    assert read_order(Ask("", whole)) == Order(Motif.SOLID_GRANNY, 2, 5)
    assert read_order(Ask("", "A rug.")) == Order(Motif.CLASSIC_GRANNY, 1)
    assert read_order(Ask("", "Rnd 2: dc", prefix="Rnd 3: ")).number == 3


@pytest.mark.parametrize("motif", IN_ROUNDS)
def test_good_engine_writes_rounds_that_are_verified_as_they_are(motif: Motif):
    engine, ring = GoodEngine(), 5 if "hexagon" in motif.value else RING_CHAINS
    prefix = Prefix("Piece", ("A",) * ROUNDS, ring)
    for number in range(1, ROUNDS + 1):
        said = _say(engine, _ask(number, motif))
        proven = prove_line(prefix, said.partition(": ")[2])
        assert isinstance(proven, Prefix), said
        prefix = proven
        assert prefix.lines[-1] == said


@pytest.mark.parametrize("seed", range(5))
def test_good_engine_answers_a_brief_by_its_schema(seed: int):
    task = make_task()
    engine = GoodEngine(seed)
    brief, usage = ask_brief(engine, task)
    jsonschema.validate(engine.answer_json(engine.asked[0]).data, brief_schema(task))
    assert len(brief.colour_order) == brief.rounds
    assert usage.engine == "scripted"


@pytest.mark.parametrize("name", WORST)
def test_same_seed_says_the_same_and_another_seed_may_not(name: str):
    asks = [_ask(number) for number in (1, 2, 3, 3)]
    one, same = ([_say(engine, ask) for ask in asks] for engine in (WORST[name](1), WORST[name](1)))
    assert one == same


@pytest.mark.parametrize("name", sorted(set(WORST) - {"good", "slow drip", "a mistake every third round"}))
def test_no_bad_engine_says_a_whole_piece_as_it_was_asked_for(name: str):
    """Over all seeds: now and then a bad answer is right by chance, six rounds in a row are not."""
    for seed in range(4):
        engine = WORST[name](seed)
        said = [_say(engine, _ask(number)) for number in range(1, ROUNDS + 1)]
        assert said != [write_order(Order(Motif.CLASSIC_GRANNY, number)) for number in range(1, ROUNDS + 1)]


def test_endless_engines_would_go_on_for_long():
    for name in ("endless line", "endless lines"):
        with WORST[name](0).stream_text(_ask(2)) as stream:
            assert sum(1 for _ in stream) == MOST_PIECES


def test_mistake_is_in_every_third_round_and_gone_when_asked_again():
    engine = EveryThirdWrong(0)
    wrong = [number for number in range(1, 13) if _say(engine, _ask(number)) != write_order(read_order(_ask(number)))]
    assert wrong == [3, 6, 9, 12]
    assert _say(engine, _ask(6)) == write_order(Order(Motif.CLASSIC_GRANNY, 6))


def test_planted_mistakes_are_mistakes_to_the_hook():
    """Now and then a slip leaves a round that can be worked, of three corners or with another stitch."""
    prefix = Prefix("Piece", ("A",) * ROUNDS)
    refused, planted = 0, 0
    for number in range(1, ROUNDS + 1):
        line = write_order(Order(Motif.CLASSIC_GRANNY, number))
        for seed in range(8):
            changed = plant_mistake(line, Random(seed))
            refused += not isinstance(prove_line(prefix, changed.partition(": ")[2]), Prefix)
            planted += changed != line
        proven = prove_line(prefix, line.partition(": ")[2])
        assert isinstance(proven, Prefix)
        prefix = proven
    assert planted == ROUNDS * 8
    assert refused >= planted * 0.85


def test_every_motif_has_lines_to_say():
    for maker in WARDROBE:
        labels = {write_order(Order(maker.motif, number)).partition(":")[0] for number in (1, 2, 3)}
        assert len(labels) == 3 or maker.shape is Shape.PANEL, maker.motif
