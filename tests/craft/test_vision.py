"""Who can tell the yarns apart."""

from __future__ import annotations

import pytest
from hypothesis import given

from knotty.craft.lab import difference
from knotty.craft.palette import Colour
from knotty.craft.pattern import Pattern
from knotty.craft.vision import (
    ALIKE,
    Sight,
    advise_contrast,
    find_alike,
    find_alike_yarns,
    list_neighbours,
    simulate_sight,
)
from knotty.notation.reader import read_pattern
from tests.craft.test_lab import HEXES

RED, GREEN = Colour("brick red", "#B0413E"), Colour("moss green", "#6B6A1E")
NAVY, CREAM = Colour("navy", "#1B2A49"), Colour("cream", "#F6EEDC")
TEXT = """Ring

Terms: US
Yarn: worsted (CYC 4)
Colours:
A: brick red #B0413E, 40 m
B: cream #F6EEDC, 40 m
C: navy #1B2A49, 40 m

Square
With A, ch 4, join with sl st to form ring.
Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of beg ch-3. Fasten off A.
Rnd 2: Join B with sl st in any st, ch 3 (counts as dc), dc in same st, 2 dc in each st around, join.
Rnd 3: Ch 1, sc in each st around, join. Fasten off B.
Rnd 4: Join A with sl st in any st, ch 1, sc in each st around, join.
"""


def _read(text: str) -> Pattern:
    return read_pattern(text)[0]


@given(HEXES)
def test_usual_sight_changes_nothing(value: str):
    assert simulate_sight(value, Sight.USUAL) == value


@pytest.mark.parametrize("sight", Sight)
@pytest.mark.parametrize("grey", ["#000000", "#808080", "#FFFFFF"])
def test_greys_stay_grey_to_everybody(sight: Sight, grey: str):
    assert difference(Colour("x", simulate_sight(grey, sight)), Colour("x", grey)) < 0.5


def test_red_and_green_come_together_without_red_or_green_cones():
    plain = difference(RED, GREEN)
    seen = [Colour("x", simulate_sight(colour.hex, Sight.DEUTERANOPIA)) for colour in (RED, GREEN)]
    assert difference(*seen) < plain / 3


def test_red_beside_green_is_told_with_a_shade_that_shows():
    (alike,) = find_alike([(RED, GREEN)], (RED, GREEN))
    assert "see red and green alike" in alike.sentence
    assert alike.instead is not None
    assert alike.instead.hex in alike.sentence


def test_the_suggested_shade_looks_alike_to_nobody():
    (alike,) = find_alike([(RED, GREEN)], (RED, GREEN, NAVY))
    assert alike.instead is not None
    assert not find_alike([(RED, alike.instead), (NAVY, alike.instead)])


def test_light_beside_dark_is_right_for_everybody():
    assert find_alike([(NAVY, CREAM)]) == ()


def test_near_twins_are_alike_to_everybody():
    (alike,) = find_alike([(CREAM, Colour("ivory", "#F8F1E2"))])
    assert alike.sights[0] is Sight.USUAL
    assert alike.difference < ALIKE
    assert "everybody" in alike.sentence


def test_neighbours_are_the_yarns_of_rounds_after_each_other():
    assert {frozenset(colour.name for colour in pair) for pair in list_neighbours(_read(TEXT))} == {
        frozenset({"brick red", "cream"})
    }


def test_yarns_of_a_pattern_that_everybody_can_tell_are_not_told():
    assert find_alike_yarns(_read(TEXT)) == ()


def test_pastels_of_one_lightness_want_a_dark_yarn():
    assert "darker" in advise_contrast((Colour("pink", "#F4C2C2"), Colour("mint", "#C2E8D0")))
    assert "lighter" in advise_contrast((Colour("plum", "#3B1F3B"), Colour("navy", "#1B2A49")))


def test_a_palette_with_light_and_dark_needs_no_advice():
    assert advise_contrast((NAVY, CREAM)) == ""
