"""Finished pieces laid side by side and joined: whether their sides meet, and the outer edge they make together.

Sides are numbered as the hook goes round, against the clock, from the top: of a square top, left, bottom, right; of a
hexagon upper right, upper left, left, and so on. Finding the pieces in the pattern is laying's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import SEAM, VALLEY, Edge, Place

MAX_EDGE = 200_000  # places; beyond it a layout is refused
_SQUARE, _HEXAGON = 4, 6
_Cell = tuple[int, int]


@dataclass(frozen=True)
class Tile:
    """A finished piece by its edge. `name` is the part's."""

    name: str
    edge: Edge

    @cached_property
    def sides(self) -> tuple[tuple[Place, tuple[Place, ...]], ...]:
        """Its corners in order, each with the places up to the next."""
        return split_sides(self.edge)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sides that were to be joined and have different numbers of places."""

    one: str
    one_places: int
    other: str
    other_places: int


@dataclass(frozen=True)
class Mosaic:
    """Tiles in `rows` of `columns`; `tiles` has one for each piece, row by row, or one only where all are alike.

    Every tile has 4 corners, or every tile 6: those lie in offset rows. `ring`: a row's last tile meets its first.
    """

    tiles: tuple[tuple[Tile, ...], ...]
    columns: int
    rows: int
    ring: bool = False

    @cached_property
    def corners(self) -> int:
        """4 for squares, 6 for hexagons; 0 for what can be laid in no grid."""
        found = {len(tile.sides) for row in self.tiles for tile in row}
        return found.pop() if len(found) == 1 and found <= {_SQUARE, _HEXAGON} else 0

    def find_tile(self, cell: _Cell) -> Tile:
        """Return the tile at row and column."""
        row = self.tiles[cell[0] % len(self.tiles)]
        return row[cell[1] % len(row)]

    def find_neighbour(self, cell: _Cell, side: int) -> _Cell | None:
        """Return the cell beyond a side; None where the layout ends there."""
        row, column = cell
        steps = _STEPS[self.corners](row)
        down, right = steps[side]
        row, column = row + down, column + right
        column = column % self.columns if self.ring else column
        return (row, column) if 0 <= row < self.rows and 0 <= column < self.columns else None

    @property
    def is_too_large(self) -> bool:
        """More than can be walked around."""
        longest = max(len(tile.edge.places) for row in self.tiles for tile in row)
        return 2 * (self.columns + self.rows) * (longest + 2) > MAX_EDGE

    def count_seams(self) -> int:
        """Return how many pairs of sides are joined."""
        across = self.rows * (self.columns - (not self.ring))
        if self.corners == _SQUARE or self.rows == 1:
            return across + self.columns * (self.rows - 1)
        return across + (self.rows - 1) * (2 * self.columns - (not self.ring))

    def count_seam_places(self) -> int:
        """Return how many pairs of places all seams have together, both corners of each seam included."""
        return self.count_seams() * (len(self.find_tile((0, 0)).sides[0][1]) + 2)

    def find_clash(self) -> Clash | None:
        """Return the first pair of sides that do not meet place for place; None where all do."""
        turn = self.corners // 2
        for cell in self._cells():
            tile = self.find_tile(cell)
            for side in range(turn):  # the sides behind are looked at from their neighbours
                beyond = self.find_neighbour(cell, side)
                if beyond is None:
                    continue
                other = self.find_tile(beyond)
                here, there = len(tile.sides[side][1]), len(other.sides[side + turn][1])
                if here != there:
                    return Clash(tile.name, here, other.name, there)
        return None

    def _cells(self) -> Iterator[_Cell]:
        """Cells enough to see every pair of sides: all of them, or a corner of the layout where all tiles are alike."""
        alike = len(self.tiles) == 1 and len(self.tiles[0]) == 1
        rows, columns = (min(self.rows, 3), min(self.columns, 3)) if alike else (self.rows, self.columns)
        return ((row, column) for row in range(rows) for column in range(columns))

    def walk_upper(self) -> Edge:
        """Return the outer edge, from the upper right corner; of a ring its upper edge."""
        return Edge(tuple(self._walk((0, self.columns - 1), 0)), ring=True)

    def walk_lower(self) -> Edge:
        """Return the lower edge of a ring."""
        return Edge(tuple(self._walk((self.rows - 1, 0), self.corners // 2)), ring=True)

    def _walk(self, begin: _Cell, first: int) -> Iterator[Place]:
        """Both corner spaces stay at each seam; only outer corners are corners of the joined piece."""
        cell, side = begin, first
        turned = not self.ring  # came round an outer corner of the same tile, and not over a seam
        while True:
            corner, between = self.find_tile(cell).sides[side]
            yield self._mark(corner, turned)
            for place in between:
                yield place._replace(corner=False)
            side = (side + 1) % self.corners
            turned = True
            while (beyond := self.find_neighbour(cell, side)) is not None:
                yield self._mark(self.find_tile(cell).sides[side][0], outer=False)
                cell, side = beyond, (side + self.corners // 2 + 1) % self.corners
                turned = False
            if (cell, side) == (begin, first):
                return

    def _mark(self, corner: Place, outer: bool) -> Place:
        if outer:
            return corner._replace(corner=True)
        return corner._replace(corner=False, unit=VALLEY if self.corners == _HEXAGON else SEAM)


def _step_square(_row: int) -> Sequence[_Cell]:
    return ((-1, 0), (0, -1), (1, 0), (0, 1))


def _step_hexagon(row: int) -> Sequence[_Cell]:
    right = row % 2
    return ((-1, right), (-1, right - 1), (0, -1), (1, right - 1), (1, right), (0, 1))


_STEPS = {_SQUARE: _step_square, _HEXAGON: _step_hexagon}
