"""Squares come out as large as published ones."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from knotty.craft.brief import BorderStyle, Brief, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.motifs.size import (
    border_width_cm,
    brief_size_cm,
    fit_pieces,
    lay_pieces,
    side_cm,
    size_cm,
)

_INCH = 2.54


def square_side_cm(rounds: int, weight: int, motif: Motif = Motif.CLASSIC_GRANNY) -> float:
    return side_cm(motif, rounds, weight)


def piece_size_cm(layout: Layout, rounds: int, weight: int, border_rounds: int) -> tuple[float, float]:
    one, edge = size_cm(Motif.CLASSIC_GRANNY, rounds, weight), 2 * border_width_cm(border_rounds, weight)
    width, height = lay_pieces(one, layout, hexagons=False)
    return round(width + edge, 1), round(height + edge, 1)


def fit_layout(width_cm: float, height_cm: float, rounds: int, weight: int, border_rounds: int) -> Layout:
    edge = 2 * border_width_cm(border_rounds, weight)
    return fit_pieces(Motif.CLASSIC_GRANNY, rounds, weight, width_cm - edge, height_cm - edge)


# Published classic squares in worsted: rounds, side in inches; hooks of 5.5, 5.5, 5.0 and 4.5 mm.
PUBLISHED = [(3, 3.5), (6, 7.0), (5, 6.5), (4, 5.5), (5, 6.25), (6, 7.5), (7, 8.75), (8, 10.5)]


@pytest.mark.parametrize(("rounds", "inches"), PUBLISHED)
def test_a_square_is_within_15_percent_of_a_published_one(rounds: int, inches: float) -> None:
    assert square_side_cm(rounds, 4) / _INCH == pytest.approx(inches, rel=0.15)


def test_the_published_squares_are_met_on_average() -> None:
    ratios = [square_side_cm(rounds, 4) / _INCH / inches for rounds, inches in PUBLISHED]
    assert sum(ratios) / len(ratios) == pytest.approx(1.0, abs=0.03)


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


@pytest.mark.parametrize("rounds", [1, 2, 5, 9, 20])
@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY])
def test_a_granny_measures_what_its_two_rules_say(motif: Motif, rounds: int) -> None:
    # 2 x rounds x dc height, and 4 places a round and one more x dc width: both grannies have as many places a side
    by_height, by_width = 2 * rounds * 2.1 * 0.8 / 1.18, (4 * rounds + 1) * 1.06 * 0.8
    assert square_side_cm(rounds, 4, motif) == pytest.approx((by_height + by_width) / 2)


def test_a_hexagon_is_as_wide_as_its_flats_and_as_high_as_its_points() -> None:
    size = size_cm(Motif.SOLID_HEXAGON, 4, 4)
    assert size.height_cm == pytest.approx(2 * size.side_cm)
    assert size.width_cm == pytest.approx(math.sqrt(3) * size.side_cm)
    # 4 rounds of dc from the middle are 2 x 4 x 2.1 x 0.8 / 1.18 = 11.4 cm from flat to flat by the height rule
    assert size.width_cm == pytest.approx(11.4, rel=0.2)


def test_shells_stand_out_further_than_sc() -> None:
    # 1 round of sc and one of dc: (1 + 2.1) x 0.8 / 1.18
    assert border_width_cm(2, 4, BorderStyle.SHELL) == pytest.approx(3.1 * 0.8 / 1.18)
    assert border_width_cm(2, 4, BorderStyle.CRAB) == border_width_cm(2, 4)
    assert border_width_cm(0, 4, BorderStyle.SHELL) == 0


@pytest.mark.parametrize("motif", [Motif.CLASSIC_GRANNY, Motif.SUNBURST, Motif.GRANNY_HEXAGON])
def test_the_pieces_that_fit_a_size_have_it(motif: Motif) -> None:
    one = size_cm(motif, 5, 4)
    size = lay_pieces(one, Layout(4, 6), hexagons=motif is Motif.GRANNY_HEXAGON)
    assert fit_pieces(motif, 5, 4, *size) == Layout(4, 6)
    assert side_cm(motif, 5, 4) == size_cm(motif, 5, 4).width_cm


def _brief(motif: Motif, rounds: int, layout: Layout, border: int, style: BorderStyle = BorderStyle.SC) -> Brief:
    return Brief(
        title="Riot",
        item="blanket",
        motif=motif,
        rounds=rounds,
        palette=(Colour("black", "#000000"),),
        colour_order=(0,) * rounds,
        layout=layout,
        joining_colour=0,
        border_colour=0,
        border_rounds=border,
        weight=4,
        skill=Skill.EASY,
        border_style=style,
    )


def test_a_brief_of_squares_is_as_large_as_its_grid() -> None:
    brief = _brief(Motif.CLASSIC_GRANNY, 5, Layout(3, 4), 2)
    assert brief_size_cm(brief) == piece_size_cm(Layout(3, 4), 5, 4, 2)


def test_rows_of_hexagons_reach_into_one_another() -> None:
    one = size_cm(Motif.GRANNY_HEXAGON, 4, 4)
    wide, high = brief_size_cm(_brief(Motif.GRANNY_HEXAGON, 4, Layout(3, 4), 0))
    assert wide == pytest.approx(3.5 * one.width_cm, abs=0.05)
    assert high == pytest.approx(one.height_cm * (1 + 3 * 0.75), abs=0.05)


def test_a_cowl_has_edgings_above_and_below_only() -> None:
    one = size_cm(Motif.CLASSIC_GRANNY, 3, 4)
    wide, high = brief_size_cm(replace(_brief(Motif.CLASSIC_GRANNY, 3, Layout(7, 2), 2), item="cowl"))
    assert wide == pytest.approx(7 * one.width_cm, abs=0.05)
    assert high == pytest.approx(2 * one.height_cm + 2 * border_width_cm(2, 4), abs=0.05)


def test_a_tote_is_as_wide_as_its_front_and_has_a_rim_on_top() -> None:
    one = size_cm(Motif.SOLID_GRANNY, 4, 4)
    wide, high = brief_size_cm(replace(_brief(Motif.SOLID_GRANNY, 4, Layout(3, 3), 0), item="tote"))
    assert wide == pytest.approx(3 * one.width_cm, abs=0.05)
    assert high == pytest.approx(3 * one.height_cm + border_width_cm(5, 4), abs=0.05)


def test_bunting_is_as_long_as_its_cord() -> None:
    one = size_cm(Motif.HALF_GRANNY, 4, 4)
    long, _ = brief_size_cm(replace(_brief(Motif.HALF_GRANNY, 4, Layout(5, 1), 0), item="bunting"))
    assert long == pytest.approx(5 * one.width_cm + 4 * 2.0 + 2 * 30.0, abs=0.05)


def test_a_panel_is_one_piece_and_framed_before_its_border() -> None:
    one = size_cm(Motif.WAFFLE, 12, 4, 8)
    brief = _brief(Motif.WAFFLE, 12, Layout(1, 1), 1, BorderStyle.SHELL)
    edge = 2 * border_width_cm(2, 4, BorderStyle.SHELL)
    usual = size_cm(Motif.WAFFLE, 12, 4)
    assert brief_size_cm(brief) == pytest.approx((usual.width_cm + edge, usual.height_cm + edge), abs=0.05)
    assert one.width_cm != usual.width_cm


@pytest.mark.parametrize(("wide", "high"), [(4, 6), (6, 4), (5, 5)])
def test_a_picture_in_blocks_is_as_wide_as_its_cells(wide: int, high: int) -> None:
    # a block of worsted is 0.67-0.77 in by hand; 2.6 sc at 12.5 to 10 cm are 0.82 in
    size = size_cm(Motif.CORNER_TO_CORNER, wide + high - 1, 4, picture=("A" * wide,) * high)
    assert 0.67 * _INCH <= size.width_cm / wide <= 0.83 * _INCH
    assert size.width_cm / wide == pytest.approx(size.height_cm / high)


def test_a_mitred_square_is_as_large_as_what_lies_along_its_side() -> None:
    size = size_cm(Motif.MITRED, 7, 4)
    # 7 sc and a corner's 2 chains along each side of the frame, of 0.8 cm
    assert size.width_cm == size.height_cm == pytest.approx((7 + 2 * 1.06) * 0.8)
