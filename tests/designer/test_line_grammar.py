"""A line that the grammar allows can be read, and every round that the wardrobe writes is such a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import LineKind, Part, Round
from knotty.craft.terms import Terms
from knotty.designer.line_grammar import bind_ask, line_grammar, list_nouns
from knotty.designer.write_rounds import RoundsTask, write_rounds
from knotty.fabric.edge import Edge
from knotty.fabric.piecework import Piecework
from knotty.llm.embedded import EmbeddedEngine
from knotty.llm.engine import Ask
from knotty.llm.llama import Shape
from knotty.llm.scripted import ScriptedEngine
from knotty.motifs.piece import Piece
from knotty.motifs.piece import Shape as PieceShape
from knotty.motifs.wardrobe import MOTIFS, find_maker, write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_line
from tests.designer.brief_cases import DRAFT
from tests.llm.gbnf_sampler import Sampler
from tests.llm.tiny_gguf import write_tiny_gguf

SAMPLES = 100
IN_ROUNDS = [m for m in MOTIFS if find_maker(m).shape not in (PieceShape.PANEL, PieceShape.TRIANGLE)]
IN_ROUNDS.remove(Motif.MITRED)
EARLIER_ROUNDS = {Motif.FLOWER: {3}, Motif.SPIKED_GRANNY: {3, 4, 5}}  # worked into other rounds than the last


def _work(motif: Motif) -> Iterator[tuple[Edge | None, Round]]:
    """The rounds of a motif, each with the edge it is worked on: None in the ring."""
    maker, piece, edge = find_maker(motif), Piecework(Part("Square")), None
    colours = "ABBACABBAC"[: min(maker.most, max(maker.fewest, 5))]
    for line in write_piece(motif, Piece(tuple(colours))).lines:
        piece, _findings = piece.work(line)
        if line.kind is LineKind.ROUND:
            yield edge, line
            worked = piece.states[0].worked
            assert worked is not None
            edge = worked.edge


def _list_edges() -> list[Edge | None]:
    motifs = (Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY, Motif.POPCORN_GRANNY, Motif.SUNBURST)
    return [edge for motif in motifs for edge, _line in _work(motif)]


@pytest.mark.parametrize("motif", IN_ROUNDS)
def test_every_round_of_the_wardrobe_is_allowed(motif: Motif):
    for number, (edge, line) in enumerate(_work(motif), 1):
        words = re.sub(r" \([^()]*\)$", "", write_line(line, Terms.US).partition(":")[2])  # counts are code's
        allowed = Sampler(line_grammar(edge)).allows(f"{words}\n")
        assert allowed != (number in EARLIER_ROUNDS.get(motif, ())), words


def test_what_the_grammar_allows_is_read_and_nearly_all_of_it_written_back():
    edges = _list_edges()
    unread = exact = 0
    for index in range(SAMPLES):
        edge = edges[index % len(edges)]
        line = f"Rnd 1: {Sampler(line_grammar(edge), index).draw().strip()}"
        pattern, findings = read_pattern(line, Terms.US)
        unread += any(finding.code == "K101" for finding in findings)
        exact += [write_line(each, Terms.US) for part in pattern.parts for each in part.lines] == [line]
    assert unread <= SAMPLES // 100
    assert exact >= SAMPLES * 95 // 100


def test_only_what_lies_on_the_edge_can_be_named():
    edge = next(edge for edge, _line in _work(Motif.CLASSIC_GRANNY) if edge is not None)
    assert list_nouns(edge) == ("ch-2 sp", "dc", "st")
    drawn = "".join(Sampler(line_grammar(edge), seed).draw() for seed in range(50))
    assert set(re.findall(r"ch-\d sp|(?<=next )[a-z]+(?=[,.])", drawn)) == {"ch-2 sp", "dc", "st"}


def test_edge_of_nothing_known_still_has_stitches():
    assert list_nouns(Edge()) == ("st",)


def test_first_round_goes_into_the_ring():
    drawn = [Sampler(line_grammar(None), seed).draw() for seed in range(50)]
    assert all(" in ring" in line and " next " not in line and "Join" not in line for line in drawn)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    path = write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")
    return EmbeddedEngine(path, Shape(threads=1, slots=1, context=4096))


def test_llama_writes_such_lines_with_random_weights(tiny: EmbeddedEngine):
    grammar = line_grammar(_list_edges()[1])
    for seed in range(4):
        ask = Ask("s", "p", seed=seed, max_tokens=1500, stop=("\n",), prefix="Rnd 2:", grammar=grammar)
        line = "".join(tiny.stream_text(ask))
        assert Sampler(grammar).allows(f"{line}\n")
        _pattern, findings = read_pattern(f"Rnd 2:{line}", Terms.US)
        assert "K101" not in {finding.code for finding in findings}


def test_only_a_second_try_is_bound_and_only_of_an_engine_that_goes_on(tiny: EmbeddedEngine):
    ask = Ask("s", "p", prefix="Rnd 1:")
    assert bind_ask(ask, tiny, None, 1) == bind_ask(ask, ScriptedEngine([]), None, 2) == ask
    assert bind_ask(ask, tiny, None, 2) == replace(ask, grammar=line_grammar(None))


def test_random_weights_write_lines_to_judge_and_a_piece_comes_of_it(tiny: EmbeddedEngine):
    brief = replace(DRAFT, rounds=2, colour_order=(2, 1))
    written = write_rounds(RoundsTask("red and white", brief, tiny, seed=3))
    assert written.prefix.is_whole
    bound = [one for one in written.draft.tries if one.attempt > 1]  # the first tries are noise
    assert bound
    assert all(one.text and "not understood" not in one.why for one in bound)
