"""How large a granny square comes out, and how many make a piece. Its stitches are granny's."""

from __future__ import annotations

import math

from knotty.craft.layout import Layout
from knotty.craft.stitches import STITCHES
from knotty.craft.yarn import WEIGHTS

ROWS_PER_STITCH = 1.18  # sc rows against sc stitches over the same length, median of 91 ball bands


def square_side_cm(rounds: int, weight: int) -> float:
    """Return the side of a classic or solid granny square of `rounds` rounds in yarn of CYC `weight`, in cm.

    The mean of two rules: 2 x rounds x dc height, and the places along a side (4 a round and one more) x dc width. The
    height rule alone is low against published squares (3.0-3.5 cm a round in worsted), the width rule alone a little
    high.
    """
    sc_width = WEIGHTS[weight].sc_width_cm
    dc = STITCHES["dc"]
    by_height = 2 * rounds * dc.height * sc_width / ROWS_PER_STITCH
    by_width = (4 * rounds + 1) * dc.width * sc_width
    return (by_height + by_width) / 2


def border_width_cm(rounds: int, weight: int) -> float:
    """Return the width that `rounds` rounds of sc border add on one side, in cm."""
    return rounds * STITCHES["sc"].height * WEIGHTS[weight].sc_width_cm / ROWS_PER_STITCH


def piece_size_cm(layout: Layout, rounds: int, weight: int, border_rounds: int) -> tuple[float, float]:
    """Return width and height of the finished piece in cm, border included, to the millimetre."""
    side, edge = square_side_cm(rounds, weight), 2 * border_width_cm(border_rounds, weight)
    return round(layout.columns * side + edge, 1), round(layout.rows * side + edge, 1)


def fit_layout(width_cm: float, height_cm: float, rounds: int, weight: int, border_rounds: int) -> Layout:
    """Return the grid of squares that comes nearest to a finished size in cm; at least one square."""
    side, edge = square_side_cm(rounds, weight), 2 * border_width_cm(border_rounds, weight)
    return Layout(max(1, _nearest((width_cm - edge) / side)), max(1, _nearest((height_cm - edge) / side)))


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)
