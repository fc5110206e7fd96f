"""Colourways: one a turn of the colours, the outside alike in all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.brief import Arrangement
from knotty.craft.palette import Colour
from knotty.designer.compose_ways import vary_colours

PALETTE = (Colour("ink", "#101010"), Colour("sea", "#3060A0"), Colour("sand", "#E0D0A0"), Colour("milk", "#FAFAF5"))
ORDERS = st.lists(st.integers(0, 3), min_size=1, max_size=9)


@given(ORDERS, st.sampled_from(Arrangement))
def test_colourways_differ_and_end_alike(order, arrangement):
    ways = vary_colours(order, PALETTE, arrangement)
    assert ways[0] == tuple(order)
    assert len(set(ways)) == len(ways)
    assert {way[-1] for way in ways} == {order[-1]}
    assert all(len(way) == len(order) for way in ways)


@given(ORDERS, st.sampled_from(Arrangement))
def test_neighbouring_rounds_differ_where_they_did(order, arrangement):
    for way in vary_colours(order, PALETTE, arrangement):
        assert [a == b for a, b in pairwise(way[:-1])] == [a == b for a, b in pairwise(order[:-1])]


@pytest.mark.parametrize(
    ("arrangement", "ways"), [(Arrangement.PLAIN, 1), (Arrangement.CHECKER, 2), (Arrangement.OMBRE, 3)]
)
def test_an_arrangement_takes_as_many_as_it_can_show(arrangement, ways):
    assert len(vary_colours((0, 1, 2, 3), PALETTE, arrangement)) == ways


def test_a_colour_that_is_also_the_last_stays_where_it_is():
    assert vary_colours((0, 3, 1, 3), PALETTE, Arrangement.STRIPES) == ((0, 3, 1, 3), (1, 3, 0, 3))


def test_two_colours_change_places():
    assert vary_colours((0, 1, 0, 1), PALETTE, Arrangement.CHECKER) == ((0, 1, 0, 1), (1, 0, 1, 1))


def test_a_stated_centre_stays():
    ways = vary_colours((3, 0, 1, 2), PALETTE, Arrangement.STRIPES, keep_centre=True)
    assert ways == ((3, 0, 1, 2), (3, 1, 0, 2))
