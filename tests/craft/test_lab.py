"""Distances of colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.lab import difference, from_linear, lab, to_linear
from knotty.craft.palette import Colour

HEXES = st.from_regex(r"#[0-9A-F]{6}", fullmatch=True)


def test_black_and_white_are_a_hundred_apart():
    assert difference(Colour("black", "#000000"), Colour("white", "#FFFFFF")) == pytest.approx(100, abs=0.1)


# Bruce Lindbloom's colour calculator, sRGB, D65
@pytest.mark.parametrize(
    ("value", "expected"), [("#FF0000", (53.24, 80.09, 67.20)), ("#0000FF", (32.30, 79.19, -107.86))]
)
def test_lab_of_the_primaries_is_the_published_one(value: str, expected: tuple[float, float, float]):
    assert lab(value) == pytest.approx(expected, abs=0.2)


@given(HEXES)
def test_light_and_back_is_the_same_colour(value: str):
    assert from_linear(to_linear(value)) == value
