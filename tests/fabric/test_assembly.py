"""Squares laid in a grid: the outer edge they make together."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Kind
from knotty.craft.pattern import Pattern
from knotty.craft.terms import Terms
from knotty.fabric.assembly import count_places, split_sides
from knotty.fabric.edge import Edge, Place
from knotty.fabric.hook import work_pattern
from knotty.fabric.mosaic import MAX_EDGE
from knotty.motifs.granny import GRANNIES, write_square
from tests.fabric.checking import END, SC_6, join_grid, list_errors


def _square(motif: Motif, rounds: int) -> Edge:
    fabric, _ = work_pattern(Pattern(parts=(write_square(motif, "A" * rounds),)))
    return [worked for worked in fabric.rounds if worked.label][-1].edge


@pytest.mark.parametrize("motif", GRANNIES)
@pytest.mark.parametrize(("rounds", "side"), [(1, 3), (2, 7), (3, 11)])
def test_a_square_has_four_equal_sides(motif: Motif, rounds: int, side: int) -> None:
    sides = split_sides(_square(motif, rounds))
    assert [len(between) for _, between in sides] == [side] * 4
    assert all(corner.kind is Kind.SPACE for corner, _ in sides)


# columns, rows, ch-2 spaces on the outer edge: 4 corners, and 2 at each of 2 (columns - 1) + 2 (rows - 1) seams
@pytest.mark.parametrize(("columns", "rows", "spaces"), [(1, 1, 4), (2, 1, 8), (2, 3, 16), (7, 9, 60)])
def test_both_corners_stay_at_every_seam(columns: int, rows: int, spaces: int) -> None:
    edge = join_grid(_square(Motif.SOLID_GRANNY, 2), columns, rows)
    assert edge is not None
    assert edge.count(Kind.SPACE) == spaces
    assert edge.count(Kind.STITCH) == 2 * (columns + rows) * 7
    assert sum(place.corner for place in edge.places) == 4


@pytest.mark.parametrize("corners", [0, 3, 5])
def test_what_is_no_square_cannot_be_laid_out(corners: int) -> None:
    side = (Place(Kind.STITCH, "dc", group=1), Place(Kind.STITCH, "dc", group=2))
    places = [place for _ in range(corners) for place in (Place(Kind.SPACE, chains=2), *side)]
    assert join_grid(Edge(tuple(places)), 2, 2) is None


def test_unequal_sides_cannot_be_laid_out() -> None:
    edge = _square(Motif.SOLID_GRANNY, 2)
    assert join_grid(Edge(edge.places[:-1]), 2, 2) is None


def test_a_grid_beyond_reason_is_refused() -> None:
    assert join_grid(_square(Motif.SOLID_GRANNY, 2), MAX_EDGE, MAX_EDGE) is None


def test_a_circle_laid_out_is_an_error() -> None:
    assert list_errors(f"{SC_6}Lay out 4 squares, 2 across and 2 down.\nRnd 2: Sc in each sc around{END}")[0] == (
        "K210",
        "",
    )


@pytest.mark.parametrize(
    ("terms", "words"), [(Terms.US, "4 ch-2 spaces and 12 dc"), (Terms.UK, "4 ch-2 spaces and 12 tr")]
)
def test_an_edge_is_told_in_the_makers_terms(terms: Terms, words: str) -> None:
    assert count_places(_square(Motif.CLASSIC_GRANNY, 1), terms) == words


def test_an_empty_edge_is_told_too() -> None:
    assert count_places(Edge()) == "nothing to work into"
