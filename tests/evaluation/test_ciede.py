"""CIEDE2000 gives the distances that were published with it."""

from __future__ import annotations

import pytest

from knotty.craft.palette import Colour
from knotty.evaluation.ciede import difference_2000, measure_lab

# Sharma, Wu, Dalal (2005), table 1: pairs that reach each branch of the formula.
PUBLISHED = (
    ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
    ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
    ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
    ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
    ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
    ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
    ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
    ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
)


@pytest.mark.parametrize(("one", "other", "distance"), PUBLISHED)
def test_distance_is_the_published_one_both_ways(one, other, distance):
    assert measure_lab(one, other) == pytest.approx(distance, abs=5e-5)
    assert measure_lab(other, one) == pytest.approx(distance, abs=5e-5)


def test_black_to_white_is_a_hundred_and_a_colour_to_itself_nothing():
    black, white = Colour("black", "#000000"), Colour("white", "#FFFFFF")
    assert difference_2000(black, white) == pytest.approx(100, abs=0.1)
    assert difference_2000(white, white) == 0
