"""Rows that go up and down: where stitches of level rows would lean all one way, the rows slope instead.

A stitch stands square on its row. Over a row that slopes by an angle a, stitches of height h move along the row by
h tan a from one row to the next; so the lean of level rows tells the slope (a ripple of dc: 1 / 2.1, about 25 degrees).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from knotty.craft.stitches import STITCHES
from knotty.views.contour import Floats
from knotty.views.drawing import Point
from knotty.views.seated import SeatedRound, move_round

_LEAST = 0.15  # slopes (tangent) below it are the play of groups and skipped stitches
_STEEPEST = 1.2
_WINDOW = 5  # sc over which the lean is averaged: longer than a group, shorter than the flank of a ripple


def wave_rows(rounds: Sequence[SeatedRound], level: int) -> tuple[SeatedRound, ...]:
    """Return level rows as they lie in truth: bent into waves where their stitches ask for it.

    The first `level` rounds are rows; what is worked around them goes up and down with them.
    """
    rows = rounds[:level]
    if not _keeps_width(rows):
        return tuple(rounds)
    begin, slopes = _find_slopes(rows)
    if not len(slopes) or np.abs(slopes).max() < _LEAST:
        return tuple(rounds)
    angles = np.arctan(slopes)
    across = np.concatenate(([0.0], np.cumsum(np.cos(angles))))
    up = np.concatenate(([0.0], np.cumsum(np.sin(angles))))
    steep = float(np.mean(1 / np.cos(angles)))
    where = begin + np.arange(len(across))

    def move(at: Point) -> Point:
        beyond = at[0] - float(np.clip(at[0], where[0], where[-1]))  # what frames the rows at their ends
        x, rise = np.interp(at[0], where, across) + beyond, np.interp(at[0], where, up)
        return float(x), float(at[1] * steep - rise)

    def turn(at: Point) -> float:
        return -math.degrees(float(np.interp(at[0], where[:-1] + 0.5, angles)))

    return tuple(move_round(found, move, turn) for found in rounds)


def _keeps_width(rounds: Sequence[SeatedRound]) -> bool:
    """Only rows that are all as wide as the first can wave together."""
    widths = [sum(seat.width for seat in found.seats) for found in rounds if found.seats]
    return len(widths) > 1 and max(widths) < 1.12 * min(widths) + 2


def _find_slopes(rounds: Sequence[SeatedRound]) -> tuple[float, Floats]:
    """The slope of the rows in each column one sc wide, from the first column's left end on."""
    samples = [
        ((seat.top[0] + foot[0]) / 2, (foot[0] - seat.top[0]) / STITCHES[seat.stitch].height)
        for found in rounds[1:]
        for seat in found.seats
        if seat.stitch != "ch" and len(seat.feet) == 1
        for foot in seat.feet
        if math.isclose(seat.top[1], foot[1], abs_tol=2 * STITCHES[seat.stitch].height)
    ]
    if not samples:
        return 0.0, np.zeros(0)
    at, slopes = np.array(samples).T
    begin, size = math.floor(at.min()), math.ceil(at.max() - at.min()) + 2
    columns = (at - begin).astype(int)
    numbers = np.bincount(columns, minlength=size)
    means = np.bincount(columns, slopes, minlength=size) / np.maximum(numbers, 1)
    known = np.flatnonzero(numbers)
    filled = np.interp(np.arange(size), known, means[known])
    smooth = np.convolve(np.pad(filled, _WINDOW // 2, mode="edge"), np.ones(_WINDOW) / _WINDOW, mode="valid")
    smooth[np.abs(smooth) < _LEAST / 2] = 0.0
    return float(begin), np.clip(smooth, -_STEEPEST, _STEEPEST)
