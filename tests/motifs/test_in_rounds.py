"""Yarn is cut where the colour changes and nowhere else; the same colour travels to where the next round begins."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import FastenOff, TakeYarn, Travel, walk_instructions
from knotty.craft.pattern import LineKind, Part, Round
from knotty.motifs import flower, granny, granny_circle, hexagon, spiked, sunburst, textured
from knotty.motifs.in_rounds import declare
from knotty.motifs.piece import Maker, Piece

MODULES = (granny, textured, sunburst, flower, spiked, hexagon, granny_circle)
EACH = pytest.mark.parametrize(
    "maker", [maker for module in MODULES for maker in module.MAKERS], ids=lambda maker: maker.motif.value
)
ORDER = "AABBBCAA"  # changes after the second, fifth and sixth round


def _list_rounds(part: Part) -> list[Round]:
    return [line for line in part.lines if line.kind is LineKind.ROUND]


def _count(line: Round, kind: type) -> int:
    return sum(isinstance(node, kind) for node in walk_instructions(line.body))


@EACH
def test_yarn_is_cut_before_each_change_of_colour_and_at_the_end(maker: Maker) -> None:
    part = maker.write(Piece(tuple(ORDER)))
    assert [_count(line, FastenOff) for line in _list_rounds(part)] == [0, 1, 0, 0, 1, 1, 0, 0]
    assert part.lines[-1].body == (FastenOff(weave=True),)


@EACH
def test_new_yarn_is_joined_in_a_place_and_the_same_yarn_travels(maker: Maker) -> None:
    rounds = _list_rounds(maker.write(Piece(tuple(ORDER))))
    assert [_count(line, TakeYarn) for line in rounds] == [0, 0, 1, 0, 0, 1, 1, 0]
    joined = [node for line in rounds for node in line.body if isinstance(node, TakeYarn)]
    assert [(node.colour, node.into is not None) for node in joined] == [("B", True), ("C", True), ("A", True)]
    assert all(not _count(line, Travel) for line in rounds if _count(line, TakeYarn))
    assert all(_count(line, Travel) for line in rounds[4:] if not _count(line, TakeYarn))


@EACH
def test_a_motif_begins_with_a_ring_in_its_first_colour(maker: Maker) -> None:
    part = maker.write(Piece(tuple("CCCCC")))
    step = next(line for line in part.lines if line.kind is LineKind.STEP)
    assert step.colours == ("C",)
    assert part.lines.index(step) < part.lines.index(_list_rounds(part)[0])


def test_what_there_is_none_of_is_not_declared() -> None:
    declared = declare({1: 0, 2: 4}, dc=12, sc=0, cluster=3)
    assert (declared.stitches, declared.spaces, declared.groups) == ((("dc", 12),), ((2, 4),), (("cluster", 3),))
