"""Which colourway lies where: a grid of indices for every arrangement. How pieces are joined is fabric's.

A grid has one row of indices for each row of pieces, the first at the top. Hexagons lie in offset rows: every second
row, the second first, half a piece further right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knotty.craft.brief import Arrangement
from knotty.craft.layout import Layout
from knotty.motifs.chance import Chance

Grid = tuple[tuple[int, ...], ...]
_ACCENT_EVERY = 7  # pieces to an accent, where there is room for so many


@dataclass(frozen=True, slots=True)
class Ground:
    """What is arranged: the layout, the number of colourways, whether rows are offset, the seed."""

    layout: Layout
    ways: int
    offset: bool = False
    seed: int = 0

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        """Row and column of every piece, row by row."""
        return ((row, column) for row in range(self.layout.rows) for column in range(self.layout.columns))


def arrange(arrangement: Arrangement, ground: Ground) -> Grid:
    """Return the index of the colourway of every piece, row by row.

    RANDOM has no equal neighbours (side by side); accents of SCATTERED do not touch even at their corners. A colourway
    that a small layout has no room for is left out. Raises ValueError where RANDOM cannot be: offset rows of two.
    """
    if ground.ways < 1:
        raise ValueError("an arrangement needs at least one colourway")
    if ground.ways == 1:
        return ((0,) * ground.layout.columns,) * ground.layout.rows
    found = _ARRANGEMENTS[arrangement](ground)
    return tuple(
        tuple(found[row, column] for column in range(ground.layout.columns)) for row in range(ground.layout.rows)
    )


def count_ways(grid: Grid) -> dict[int, int]:
    """Return how many pieces of each colourway a grid has, by index; of those it has."""
    counts: dict[int, int] = {}
    for row in grid:
        for way in row:
            counts[way] = counts.get(way, 0) + 1
    return dict(sorted(counts.items()))


def find_neighbours(row: int, column: int, offset: bool) -> tuple[tuple[int, int], ...]:
    """Return the cells that share a side with one, those beyond the layout too."""
    beside = ((row, column - 1), (row, column + 1))
    if not offset:
        return (*beside, (row - 1, column), (row + 1, column))
    left = column - 1 + row % 2
    return (*beside, *((other, at) for other in (row - 1, row + 1) for at in (left, left + 1)))


def _touching(row: int, column: int, offset: bool) -> tuple[tuple[int, int], ...]:
    """Cells that share a side or a corner; three hexagons that meet share sides anyway."""
    corners = ((row + down, column + right) for down in (-1, 1) for right in (-1, 1))
    return (*find_neighbours(row, column, offset), *(() if offset else corners))


_Found = dict[tuple[int, int], int]


def _by_rule(rule: Callable[[Ground, int, int], int]) -> Callable[[Ground], _Found]:
    return lambda ground: {(row, column): rule(ground, row, column) for row, column in ground.cells}


def _slant(row: int, column: int) -> int:
    """The column along a slanting line of offset rows."""
    return column - row // 2


def _third(row: int, column: int) -> int:
    """Which of three classes a hexagon is of, so that no two of a class share a side."""
    return (_slant(row, column) - row) % 3


def _checker(ground: Ground, row: int, column: int) -> int:
    """The first colourway on every second square (of hexagons every third), the others in turn between."""
    others = ground.ways - 1
    if ground.offset:
        third = _third(row, column)
        return 0 if third == 0 else 1 + (third - 1) % others
    return 0 if (row + column) % 2 == 0 else 1 + (row + column // 2) % others


def _stripes(ground: Ground, row: int, _column: int) -> int:
    return row % ground.ways


def _diagonals(ground: Ground, row: int, column: int) -> int:
    return (_slant(row, column) + row if ground.offset else row + column) % ground.ways


def _ombre(ground: Ground, row: int, column: int) -> int:
    """Bands down the longer side, as even as can be."""
    layout = ground.layout
    at, length = (column, layout.columns) if layout.columns > layout.rows else (row, layout.rows)
    return at * ground.ways // length if ground.ways <= length else at


def _medallion(ground: Ground, row: int, column: int) -> int:
    """Rings from the middle outwards."""
    layout = ground.layout
    rings = (min(layout.rows, layout.columns) - 1) // 2
    edge = min(row, column, layout.rows - 1 - row, layout.columns - 1 - column)
    return (rings - edge) % ground.ways


def _random(ground: Ground) -> _Found:
    fewest = 3 if ground.offset else 2
    if ground.ways < fewest:
        raise ValueError("hexagons of two colourways cannot lie so that no equal ones are neighbours; take three")
    chance = Chance(ground.seed)
    if ground.ways == fewest:  # there is one way to lie, whichever colourway takes which class
        order = chance.shuffle(range(fewest))
        classes = _third if ground.offset else lambda row, column: (row + column) % 2
        return {cell: order[classes(*cell)] for cell in ground.cells}
    return _draw(ground, chance)


def _draw(ground: Ground, chance: Chance) -> _Found:
    """Piece by piece, one of the two least used that no neighbour laid before has: one always is left."""
    found: _Found = {}
    used = [0] * ground.ways
    for cell in ground.cells:
        taken = {found.get(other) for other in find_neighbours(*cell, ground.offset)}
        free = sorted((way for way in range(ground.ways) if way not in taken), key=lambda way: used[way])
        found[cell] = free[chance.below(min(2, len(free)))]
        used[found[cell]] += 1
    return found


def _scattered(ground: Ground) -> _Found:
    found = dict.fromkeys(ground.cells, 0)
    wanted, placed = max(1, len(found) // _ACCENT_EVERY), 0
    for cell in Chance(ground.seed).shuffle(list(found)):
        if placed < wanted and not any(found.get(other) for other in _touching(*cell, ground.offset)):
            found[cell] = 1 + placed % (ground.ways - 1)
            placed += 1
    return found


_ARRANGEMENTS: dict[Arrangement, Callable[[Ground], _Found]] = {
    Arrangement.PLAIN: _by_rule(lambda _ground, _row, _column: 0),
    Arrangement.CHECKER: _by_rule(_checker),
    Arrangement.STRIPES: _by_rule(_stripes),
    Arrangement.DIAGONALS: _by_rule(_diagonals),
    Arrangement.OMBRE: _by_rule(_ombre),
    Arrangement.RANDOM: _random,
    Arrangement.MEDALLION: _by_rule(_medallion),
    Arrangement.SCATTERED: _scattered,
}
