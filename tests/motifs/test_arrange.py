"""Arrangements: what lies where, and what never lies side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.brief import Arrangement
from knotty.craft.layout import Layout
from knotty.motifs.arrange import Grid, Ground, arrange, count_ways, find_neighbours

SIDES = st.integers(1, 12)
LAYOUTS = st.builds(Layout, SIDES, SIDES)
SEEDS = st.integers(0, 2**64)


def _show(arrangement: Arrangement, columns: int, rows: int, ways: int, seed: int = 0) -> list[str]:
    grid = arrange(arrangement, Ground(Layout(columns, rows), ways, seed=seed))
    return ["".join("ABCDEFGH"[way] for way in row) for row in grid]


def _cells(grid: Grid) -> dict[tuple[int, int], int]:
    return {(row, column): way for row, ways in enumerate(grid) for column, way in enumerate(ways)}


@pytest.mark.parametrize(
    ("arrangement", "ways", "rows"),
    [
        (Arrangement.PLAIN, 2, ["AAAAA", "AAAAA", "AAAAA"]),
        (Arrangement.CHECKER, 2, ["ABABA", "BABAB", "ABABA"]),
        (Arrangement.CHECKER, 3, ["ABACA", "CABAC", "ABACA"]),
        (Arrangement.STRIPES, 2, ["AAAAA", "BBBBB", "AAAAA"]),
        (Arrangement.DIAGONALS, 3, ["ABCAB", "BCABC", "CABCA"]),
        (Arrangement.OMBRE, 3, ["AABBC", "AABBC", "AABBC"]),
        (Arrangement.MEDALLION, 2, ["BBBBB", "BAAAB", "BBBBB"]),
    ],
)
def test_an_arrangement_lies_as_drawn(arrangement: Arrangement, ways: int, rows: list[str]) -> None:
    assert _show(arrangement, 5, 3, ways) == rows


def test_a_tall_ombre_runs_down() -> None:
    assert _show(Arrangement.OMBRE, 2, 4, 2) == ["AA", "AA", "BB", "BB"]


@given(LAYOUTS, st.integers(2, 6), SEEDS)
def test_random_has_no_equal_neighbours(layout: Layout, ways: int, seed: int) -> None:
    cells = _cells(arrange(Arrangement.RANDOM, Ground(layout, ways, seed=seed)))
    for cell, way in cells.items():
        assert all(cells.get(other) != way for other in find_neighbours(*cell, offset=False))


@given(LAYOUTS, st.integers(3, 6), SEEDS)
def test_random_hexagons_have_no_equal_neighbours(layout: Layout, ways: int, seed: int) -> None:
    cells = _cells(arrange(Arrangement.RANDOM, Ground(layout, ways, offset=True, seed=seed)))
    for cell, way in cells.items():
        assert all(cells.get(other) != way for other in find_neighbours(*cell, offset=True))


@given(LAYOUTS, SEEDS)
def test_random_squares_of_two_colourways_are_the_checker(layout: Layout, seed: int) -> None:
    drawn = arrange(Arrangement.RANDOM, Ground(layout, 2, seed=seed))
    checker = arrange(Arrangement.CHECKER, Ground(layout, 2))
    assert drawn in (checker, tuple(tuple(1 - way for way in row) for row in checker))


def test_random_hexagons_of_two_colourways_are_refused() -> None:
    with pytest.raises(ValueError, match="take three"):
        arrange(Arrangement.RANDOM, Ground(Layout(3, 3), 2, offset=True))


@given(LAYOUTS, st.integers(2, 5), SEEDS)
def test_accents_do_not_touch_even_at_their_corners(layout: Layout, ways: int, seed: int) -> None:
    cells = _cells(arrange(Arrangement.SCATTERED, Ground(layout, ways, seed=seed)))
    accents = [cell for cell, way in cells.items() if way]
    assert accents
    for row, column in accents:
        near = [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1) if down or right]
        assert not any(cells.get(other) for other in near)


@given(LAYOUTS, st.integers(2, 5), SEEDS)
def test_accent_hexagons_do_not_touch(layout: Layout, ways: int, seed: int) -> None:
    cells = _cells(arrange(Arrangement.SCATTERED, Ground(layout, ways, offset=True, seed=seed)))
    for cell, way in cells.items():
        assert not way or not any(cells.get(other) for other in find_neighbours(*cell, offset=True))


@given(st.sampled_from(Arrangement), LAYOUTS, st.integers(1, 8), st.booleans(), SEEDS)
def test_every_piece_has_a_colourway_that_exists(
    arrangement: Arrangement, layout: Layout, ways: int, offset: bool, seed: int
) -> None:
    if arrangement is Arrangement.RANDOM and offset and ways == 2:
        return
    grid = arrange(arrangement, Ground(layout, ways, offset, seed))
    assert [len(row) for row in grid] == [layout.columns] * layout.rows
    counts = count_ways(grid)
    assert sum(counts.values()) == layout.squares
    assert set(counts) <= set(range(ways))


@given(LAYOUTS, st.integers(3, 6), st.booleans(), SEEDS)
def test_the_same_seed_lays_the_same(layout: Layout, ways: int, offset: bool, seed: int) -> None:
    ground = Ground(layout, ways, offset, seed)
    for arrangement in (Arrangement.RANDOM, Arrangement.SCATTERED):
        assert arrange(arrangement, ground) == arrange(arrangement, ground)


def test_another_seed_lays_otherwise() -> None:
    assert len({tuple(_show(Arrangement.RANDOM, 6, 6, 4, seed)) for seed in range(10)}) == 10


def test_an_arrangement_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one colourway"):
        arrange(Arrangement.PLAIN, Ground(Layout(1, 1), 0))
