"""Squares come out as large as published ones."""

from __future__ import annotations

import pytest

from knotty.craft.layout import Layout
from knotty.motifs.size import border_width_cm, fit_layout, piece_size_cm, square_side_cm

_INCH = 2.54

# Published classic squares in worsted: rounds, side in inches; hooks of 5.5, 5.5, 5.0 and 4.5 mm.
PUBLISHED = [(3, 3.5), (6, 7.0), (5, 6.5), (4, 5.5), (5, 6.25), (6, 7.5), (7, 8.75), (8, 10.5)]


@pytest.mark.parametrize(("rounds", "inches"), PUBLISHED)
def test_a_square_is_within_a_fifth_of_a_published_one(rounds: int, inches: float) -> None:
    assert square_side_cm(rounds, 4) / _INCH == pytest.approx(inches, rel=0.2)


def test_the_published_squares_are_met_on_average() -> None:
    ratios = [square_side_cm(rounds, 4) / _INCH / inches for rounds, inches in PUBLISHED]
    assert sum(ratios) / len(ratios) == pytest.approx(1.0, abs=0.1)


def test_a_side_worked_out_by_hand() -> None:
    # 4 rounds in worsted, sc 0.8 cm: height 8 x 2.1 x 0.8 / 1.18 = 11.39, width 17 x 1.06 x 0.8 = 14.416
    assert square_side_cm(4, 4) == pytest.approx((11.39 + 14.416) / 2, abs=0.01)
    assert border_width_cm(3, 4) == pytest.approx(3 * 0.8 / 1.18)


@pytest.mark.parametrize("weight", range(7))
def test_thicker_yarn_and_more_rounds_make_a_larger_square(weight: int) -> None:
    assert square_side_cm(4, weight) < square_side_cm(4, weight + 1)
    assert square_side_cm(4, weight) < square_side_cm(5, weight)


def test_a_piece_is_its_squares_and_both_borders() -> None:
    width, height = piece_size_cm(Layout(3, 5), 4, 4, 2)
    assert width == pytest.approx(3 * square_side_cm(4, 4) + 2 * border_width_cm(2, 4), abs=0.05)
    assert height - width == pytest.approx(2 * square_side_cm(4, 4), abs=0.1)


@pytest.mark.parametrize("columns", [1, 4, 9])
@pytest.mark.parametrize("weight", [1, 4, 7])
def test_the_layout_that_fits_gives_the_size_back(columns: int, weight: int) -> None:
    size = piece_size_cm(Layout(columns, 2 * columns), 5, weight, 3)
    assert fit_layout(*size, 5, weight, 3) == Layout(columns, 2 * columns)


def test_something_tiny_is_still_one_square() -> None:
    assert fit_layout(1.0, 1.0, 8, 7, 0) == Layout(1, 1)
