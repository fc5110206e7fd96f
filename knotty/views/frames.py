"""Rounds around what was worked in rows: how its four sides lie. Row ends have no nodes, so the order tells."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import numpy as np

from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import WorkedRound
from knotty.views.contour import Floats
from knotty.views.drawing import Point
from knotty.views.seated import Seat, SeatedRound


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


def lie_on_side(index: int, worked: WorkedRound, seated: Sequence[SeatedRound]) -> SeatedRound | None:
    """Return a row spread evenly over row ends: along the foot of a gable, else up the right side.

    None for any other row: its stitches say what they stand in.
    """
    stitches = [(number, node) for number, node in enumerate(worked.nodes) if node.counts and node.stitch != "ch"]
    below = next((found for found in reversed(seated) if found.seats), None)
    if worked.edge.ring or below is None or not stitches or any(node.into for _, node in stitches):
        return None
    points = [at for found in seated for seat in found.seats for at in (seat.top, *seat.feet)]
    (left, top), (_, bottom), (right, _), _ = box_corners(points)
    ends = (below.seats[0].top[1], below.seats[-1].top[1])
    seats = []
    for at, (_, node) in enumerate(stitches):
        share, height = (at + 0.5) / len(stitches), STITCHES[node.stitch].height
        if min(ends) > bottom - 1.5:
            foot, head = (left + (right - left) * share, bottom), (left + (right - left) * share, bottom + height)
        else:
            foot, head = (right, bottom + (top - bottom) * share), (right + height, bottom + (top - bottom) * share)
        seats.append(Seat(node.stitch, node.colour, STITCHES[node.stitch].width, (foot,), head))
    spots = {worked.first_node + number: seat.top for (number, _), seat in zip(stitches, seats, strict=True)}
    return SeatedRound(index, tuple(seats), spots)
