"""What is safe by item."""

from __future__ import annotations

import pytest

from knotty.craft.layout import ITEMS
from knotty.craft.safety import Decoration, Safety, find_safety

_BABY = ("baby blanket", "Crib blanket", "cot blankets", "pram blanket", "preemie blanket", "baby's first lovey")
_HOT = ("potholder", "pot holders", "hot pad", "Trivet", "coaster", "mug rug", "oven mitt")


@pytest.mark.parametrize("item", _BABY)
def test_baby_things_have_nothing_loose_and_are_not_for_sleep(item: str) -> None:
    safety = find_safety(item)
    assert safety.excluded == frozenset(Decoration)
    assert "12 months" in safety.notes[0]
    assert safety.fibre == ""


@pytest.mark.parametrize("item", ["toy", "amigurumi cat", "teddy bear", "soft toys", "rag doll"])
def test_toys_have_no_small_parts(item: str) -> None:
    safety = find_safety(item)
    assert {Decoration.BUTTONS, Decoration.POMPOMS, Decoration.FRINGE} <= safety.excluded
    assert any("12 months" in note for note in safety.notes)


@pytest.mark.parametrize("item", _HOT)
def test_what_lies_under_hot_dishes_is_cotton(item: str) -> None:
    safety = find_safety(item)
    assert safety.fibre == "cotton"
    assert "acrylic" in safety.notes[0]
    assert Decoration.BUTTONS not in safety.excluded


@pytest.mark.parametrize("item", ["tote", "cowl", "scarf", "throw", "cushion", "bunting", "cotton scarf", "babble", ""])
def test_other_things_have_no_rule(item: str) -> None:
    assert find_safety(item) == Safety()


def test_a_thing_of_two_kinds_keeps_both_rules_and_says_nothing_twice() -> None:
    notes = find_safety("baby toy").notes
    assert len(notes) == len(set(notes)) > len(find_safety("baby blanket").notes)


def test_every_baby_and_hot_item_of_the_table_has_its_rule() -> None:
    names = [name for item in ITEMS for name in (item.name, *item.also)]
    told = {name for name in names if find_safety(name).notes}
    assert {"baby blanket", "crib blanket", "pram blanket", "coaster", "potholder", "trivet", "mug rug"} <= told
    assert not told & {"blanket", "throw", "scarf", "cushion front", "wall hanging", "dishcloth"}
