"""Squares are right by construction, with the counts that published squares have."""

from __future__ import annotations

import itertools

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import LineKind, Pattern
from knotty.fabric.hook import work_pattern
from knotty.motifs.granny import GRANNIES, write_square

# Counts of published squares, typed in: solid from crochetbouquet.co.uk square ten, classic 12 dc a round everywhere.
CLASSIC_DC = [12, 24, 36, 48, 60, 72, 84, 96]
CLASSIC_SIDES = [0, 4, 8, 12, 16, 20, 24, 28]
SOLID_DC = [12, 28, 44, 60, 76, 92, 108]

ORDERS = ("A", "AB", "ABC", "AAB", "ABBA")


def _colours(order: str, rounds: int) -> str:
    return "".join(itertools.islice(itertools.cycle(order), rounds))


def _work(motif: Motif, colours: str) -> list[dict[str, int]]:
    fabric, findings = work_pattern(Pattern(parts=(write_square(motif, colours),)))
    assert findings == ()
    return [
        {**worked.counts.stitches, **{f"ch-{chains}": number for chains, number in worked.counts.spaces.items()}}
        for worked in fabric.rounds
        if worked.label
    ]


@pytest.mark.parametrize("motif", GRANNIES)
def test_every_size_up_to_30_rounds_is_worked_without_a_finding(motif: Motif) -> None:
    for rounds in range(1, 31):
        assert len(_work(motif, _colours("ABBA", rounds))) == rounds


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("motif", GRANNIES)
def test_every_colour_order_is_worked_without_a_finding(motif: Motif, order: str) -> None:
    assert len(_work(motif, _colours(order, 30))) == 30


def test_classic_counts_are_the_published_ones() -> None:
    made = _work(Motif.CLASSIC_GRANNY, _colours("AB", 8))
    assert [counts["dc"] for counts in made] == CLASSIC_DC
    assert [counts.get("ch-1", 0) for counts in made] == CLASSIC_SIDES
    assert {counts["ch-2"] for counts in made} == {4}


def test_solid_counts_are_the_published_ones() -> None:
    made = _work(Motif.SOLID_GRANNY, _colours("A", 7))
    assert made == [{"dc": number, "ch-2": 4} for number in SOLID_DC]


@pytest.mark.parametrize("motif", GRANNIES)
def test_every_round_declares_its_count(motif: Motif) -> None:
    rounds = [line for line in write_square(motif, "AAAAA").lines if line.kind is LineKind.ROUND]
    expected = CLASSIC_DC if motif is Motif.CLASSIC_GRANNY else SOLID_DC
    assert [line.declared.stitches for line in rounds if line.declared] == [
        (("dc", number),) for number in expected[:5]
    ]


def test_yarn_is_cut_only_where_the_colour_changes() -> None:
    lines = write_square(Motif.CLASSIC_GRANNY, "AABBA").lines
    worked = [line.colours for line in lines if line.kind is not LineKind.NOTE]
    assert worked == [("A",), (), (), ("B",), (), ("A",), ()]


@pytest.mark.parametrize("motif", GRANNIES)
def test_a_square_without_rounds_is_refused(motif: Motif) -> None:
    with pytest.raises(ValueError, match="at least one round"):
        write_square(motif, "")


def test_every_stitch_is_in_the_colour_of_its_round() -> None:
    fabric, _ = work_pattern(Pattern(parts=(write_square(Motif.SOLID_GRANNY, "ABCA"),)))
    rounds = [worked for worked in fabric.rounds if worked.label]
    assert [{node.colour for node in worked.nodes} for worked in rounds] == [{"A"}, {"B"}, {"C"}, {"A"}]
