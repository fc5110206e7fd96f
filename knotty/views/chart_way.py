"""Which way the rounds of a chart go, and the arrow that shows it outside the last of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise

from knotty.views.chart_marks import INK, find_start
from knotty.views.chart_stitches import UNIT, Pen
from knotty.views.drawing import Layer, Path, Point
from knotty.views.laid import Seat
from knotty.views.strand import Role

_OFF = 1.3  # widths of a sc from the last round to the arrow
_LONG = 5.0  # of the arrow, in widths of a sc
_BEND, _HALF = 2.6, 0.85  # around a corner: radius in widths of a sc, and half the angle in radians
_SHARP = 6  # corners at most; with more it goes along a circle about the middle
_NEAR = 0.1  # widths of a sc from the farthest point: what is a corner
_STEPS = 12


class Way(Enum):
    """The way rounds lie, y being downwards: the value is the sign of the angle from one stitch to the next."""

    COUNTERCLOCKWISE = -1
    NONE = 0
    CLOCKWISE = 1

    def seen(self, *, mirrored: bool) -> str:
        """Return the name of the way as it is drawn, a key of the chart's words."""
        return Way(-self.value if mirrored else self.value).name.lower()


def find_way(rounds: Iterable[Sequence[Seat]]) -> Way:
    """Return the way that all rounds about (0, 0) go; none for work that is turned, or goes nowhere."""
    turns = [_measure_turn(seats) for seats in rounds if len(seats) > 2]
    ways = {Way(round(math.copysign(1, turn))) if abs(turn) > math.pi else Way.NONE for turn in turns}
    return ways.pop() if len(ways) == 1 else Way.NONE


def _measure_turn(seats: Sequence[Seat]) -> float:
    """Return the angle, in radians, that a round goes about the middle."""
    ways = [math.atan2(seat.top[1], seat.top[0]) for seat in seats]
    return sum((after - before + math.pi) % (2 * math.pi) - math.pi for before, after in pairwise(ways))


def draw_way(pen: Pen, last: Sequence[Seat], corners: int, way: Way, title: str) -> Layer:
    """An arrow outside the last round, around the corner that is nearest to its start, or along a piece of the ring."""
    start = find_start(last).top
    points = [_find_middle(seat) for seat in last]
    most = max(math.hypot(*point) for point in points)
    farthest = [point for point in points if math.hypot(*point) >= most - _NEAR]
    x, y = min(farthest, key=lambda point: math.dist(point, start))
    angle = math.atan2(y, x)
    if 0 < corners <= _SHARP:
        return _bend_arrow(pen, (most + _OFF - _BEND, angle), _BEND, _HALF * way.value, title)
    radius = most + _OFF
    return _bend_arrow(pen, (0.0, angle), radius, min(_LONG / 2 / radius, 1.0) * way.value, title)


def _find_middle(seat: Seat) -> Point:
    """Return the top of a stitch, the middle of chains."""
    if seat.role is not Role.SPACE or not seat.chains:
        return seat.top
    count = len(seat.chains)
    return sum(x for x, _, _ in seat.chains) / count, sum(y for _, y, _ in seat.chains) / count


def _bend_arrow(pen: Pen, centre: tuple[float, float], radius: float, half: float, title: str) -> Layer:
    """An arrow along a circle, `half` radians to each side; `centre`: how far from (0, 0) that is, and which way."""
    far, angle = centre

    def at(part: float, off: float = 0.0) -> Point:
        x, y = _go(far, angle)
        along = _go(radius + off, angle + half * part)
        return pen.at((x + along[0], y + along[1]))

    line = [at(2 * step / _STEPS - 1) for step in range(_STEPS + 1)]
    tip = (at(1.24), at(0.86, -0.36), at(0.86, 0.36))
    shaft = Path((("M", *line[0]), *(("L", *point) for point in line[1:])), stroke=INK, width=0.12 * UNIT)
    head = Path((("M", *tip[0]), ("L", *tip[1]), ("L", *tip[2]), ("Z",)), fill=INK, stroke="")
    return Layer("way", (shaft, head), title)


def _go(radius: float, angle: float) -> Point:
    return radius * math.cos(angle), radius * math.sin(angle)
