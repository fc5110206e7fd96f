"""Rounds around what was worked in rows: how its four sides lie. Row ends have no nodes, so the order tells."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from knotty.views.contour import Floats
from knotty.views.drawing import Point


def box_corners(spots: Collection[Point]) -> tuple[Point, ...]:
    """Return the corners of the box round some points, against the clock from the top left."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
    return (left, top), (left, bottom), (right, bottom), (right, top)


def lie_on_box(corners: Sequence[int], first: Point, size: int, box: Sequence[Point]) -> Floats:
    """Return the feet of a round of `size` nodes whose corners are four of them, spread over the sides of a box.

    `first`: where the first corner is known to stand.
    """
    begin = min(range(4), key=lambda number: math.dist(first, box[number]))
    feet = np.zeros((size, 2))
    for number, corner in enumerate(corners):
        last = corners[(number + 1) % 4] + (size if number == 3 else 0)
        here, there = np.array(box[(begin + number) % 4]), np.array(box[(begin + number + 1) % 4])
        for step in range(corner, last):
            feet[step % size] = here + (there - here) * (step - corner) / (last - corner)
    return feet
