"""Where the pieces of a layout lie, what shape they have and where they meet. Colours and words are diagram's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from knotty.craft.instructions import Lay
from knotty.views.drawing import Point
from knotty.views.outlines import Steps, box

CELL = 100.0  # from the middle of a piece to its neighbour's
_SQUARE_END = 6.0  # that short seams of squares stop before the long ones
_RADIUS = CELL / sqrt(3)  # of a hexagon: from its middle to its corners


@dataclass(frozen=True, slots=True)
class Tiles:
    """Squares in a grid, or hexagons standing on a corner in offset rows. The grid's top left corner is the origin."""

    lay: Lay

    @property
    def are_hexagons(self) -> bool:
        """Whether the rows are offset."""
        return self.lay.piece == "hexagon"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of all together."""
        lay = self.lay
        if self.are_hexagons:
            return (lay.columns + 0.5 * (lay.rows > 1)) * CELL, (1.5 * lay.rows + 0.5) * _RADIUS
        return lay.columns * CELL, lay.rows * CELL

    def middle(self, row: int, column: int) -> Point:
        """Return the middle of a piece."""
        if self.are_hexagons:
            return (column + 0.5 + 0.5 * (row % 2)) * CELL, (1.5 * row + 1) * _RADIUS
        return (column + 0.5) * CELL, (row + 0.5) * CELL

    def outline(self, share: float) -> Steps:
        """Return a piece around the origin, in a share of its full size."""
        if self.are_hexagons:
            half, radius = CELL / 2 * share, _RADIUS * share
            right = ((half, -radius / 2), (half, radius / 2))
            left = ((-half, radius / 2), (-half, -radius / 2))
            others = (*right, (0.0, radius), *left)
            return (("M", 0.0, -radius), *(("L", *point) for point in others), ("Z",))
        side = CELL * share
        return box((-side / 2, -side / 2), (side, side))

    def list_short_seams(self) -> Iterator[tuple[Point, ...]]:
        """Give the seams within the rows."""
        reach = _RADIUS / 2 if self.are_hexagons else CELL / 2 - _SQUARE_END
        for row in range(self.lay.rows):
            for column in range(1, self.lay.columns):
                x, y = self.middle(row, column)
                yield (x - CELL / 2, y - reach), (x - CELL / 2, y + reach)

    def list_long_seams(self) -> Iterator[tuple[Point, ...]]:
        """Give the seams between the rows, each from its left end to its right."""
        for row in range(self.lay.rows - 1):
            ends = self._zigzag(row) if self.are_hexagons else self._straight(row)
            yield tuple(ends)

    def _straight(self, row: int) -> Iterator[Point]:
        y = (row + 1) * CELL
        yield from ((3.0, y), (self.lay.columns * CELL - 3.0, y))

    def _zigzag(self, row: int) -> Iterator[Point]:
        """The lower sides of a row that meet the next: it lies half a piece to the right of an even row."""
        last = self.lay.columns - 1
        for column in range(self.lay.columns):
            x, y = self.middle(row, column)
            if column or row % 2:
                yield x - CELL / 2, y + _RADIUS / 2
            yield x, y + _RADIUS
            if column == last and not row % 2:
                yield x + CELL / 2, y + _RADIUS / 2
