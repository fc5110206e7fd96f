"""Roles of phrases by where they stand: starts, travel, joins, rings, foundations, turning chains."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Foundation,
    Instruction,
    Join,
    MakeRing,
    Readings,
    Spiral,
    StartChain,
    TakeYarn,
    Travel,
    Turn,
    Work,
)
from knotty.notation.reader import read_pattern
from tests.notation.reading import read_round


def _types(text: str) -> list[type[Instruction]]:
    return [type(item) for item in read_round(text)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ch 3 (counts as dc), dc in next st, join.", [StartChain, Work, Join]),
        ("Sl st in next ch-2 sp, ch 1 (does not count), sc in same sp, join.", [Travel, StartChain, Work, Join]),
        ("Sl st to corner, ch 3 (counts as dc), dc in same sp.", [Travel, StartChain, Work]),
        ("Join B with sl st in any st, ch 1 (does not count), sc in same st.", [TakeYarn, StartChain, Work]),
        ("With B, ch 3 (counts as dc), dc in next st.", [TakeYarn, StartChain, Work]),
        ("Sc in next st, sl st in first sc.", [Work, Join]),
        ("Sc in next st, sl st to first sc to join.", [Work, Join]),
        ("Sc in next st, join with sl st to first sc. Fasten off.", [Work, Join, FastenOff]),
        ("Sc in next st, ch 2, sc in next st.", [Work, Chain, Work]),
        ("Sc in next st, do not join.", [Work, Spiral]),
        ("Turn, ch 1 (does not count), sc in next st.", [Turn, StartChain, Work]),
        ("Ch 4, sl st in first ch to form a ring, ch 1 (does not count), 6 sc in ring.", [MakeRing, StartChain, Work]),
        ("Ch 2, 6 sc in 2nd ch from hook.", [Foundation, Work]),
        ("6 sc in magic ring.", [MakeRing, Work]),
    ],
)
def test_a_phrase_has_its_role_by_where_it_stands(text: str, types: list[type[Instruction]]) -> None:
    assert _types(text) == types


@pytest.mark.parametrize(
    ("text", "usual", "labels"),
    [
        ("Ch 1, sc in next st", True, ("does not count", "counts as sc")),
        ("Ch 2, hdc in next st", False, ("does not count", "counts as hdc")),
        ("Ch 3, dc in next st", False, ("counts as dc", "does not count")),
        ("Ch 4, dc in next st", False, ("counts as dc and ch 1", "does not count")),
        ("Ch 6, dc in next st", False, ("counts as dc and ch 3", "does not count")),
    ],
)
def test_a_start_nothing_is_said_of_is_a_doubt(text: str, usual: bool, labels: tuple[str, ...]) -> None:
    doubt = read_round(text)[0]
    assert isinstance(doubt, Readings)
    assert (doubt.usual, doubt.labels) == (usual, labels)


def test_what_a_round_says_holds_for_later_ones() -> None:
    text = "Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join.\nRnd 2: Ch 3, dc in same st, join."
    lines = read_pattern(text)[0].parts[0].lines
    assert [line.body[0] for line in lines] == [StartChain(3, "dc")] * 2


def test_a_note_holds_for_every_round() -> None:
    text = (
        "Ch 2 does not count as a st.\nRnd 1: Ch 2, 8 hdc in ring, join.\nRnd 2: Ch 2, 2 hdc in each st around, join."
    )
    lines = read_pattern(text)[0].parts[0].lines
    assert [line.body[0] for line in lines if line.labels] == [StartChain(2)] * 2


def test_the_chain_before_the_turn_begins_the_next_row() -> None:
    text = "Ch 6.\nRow 1: Sc in 2nd ch from hook and in each ch across, ch 1, turn.\nRow 2: Sc in each st across."
    first, second = read_pattern(text)[0].parts[0].lines[1:]
    assert [type(item) for item in first.body] == [Work, Work, Turn]
    assert isinstance(second.body[0], Readings)


def test_no_chain_stands_for_a_post_stitch() -> None:
    text = "Ch 6.\nRow 1: Dc in 4th ch from hook and in each ch across, turn. (4 dc)\n"
    text += "Row 2: Ch 3, FPdc around next dc, dc in next 2 dc."
    start = list(read_pattern(text)[0].rounds)[1][1].body[0]
    assert [option[0].counts_as for option in start.options] == ["dc", ""]
