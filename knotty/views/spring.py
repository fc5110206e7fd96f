"""Springs along a line or a ring: each thing is drawn to its own place and keeps its distance from its neighbours."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_STEPS = 60  # a disturbance of one spring has spread over the ten nearest by then, which is as far as can be seen


class Springs(NamedTuple):
    """What draws at things, in order.

    Thing i is drawn to `aims[i]` with `pulls[i]` (0: not at all; infinite: it is fixed there), and wants to be
    `gaps[i]` before thing i + 1, with `stiffness[i]`.
    """

    aims: Numbers
    pulls: Numbers
    gaps: Numbers
    stiffness: Numbers


def settle(start: Numbers, springs: Springs, length: float = 0.0) -> Numbers:
    """Return where things come to rest that start at `start`, in order.

    `length`: of a ring, on which the last is followed by the first; 0 for a line. The energy is a sum of squares and
    has one minimum; it is gone towards by Jacobi's steps, all things at once.
    """
    aims, pulls, gaps, stiffness = springs
    ring = length > 0
    fixed = np.isinf(pulls)
    pull = np.where(fixed, 0.0, pulls)
    after = stiffness.copy()
    if not ring:
        after[-1] = 0.0
    before = np.roll(after, 1)
    weight = pull + after + before
    weight[weight == 0] = 1.0
    drawn = pull * aims
    gap_before = np.roll(gaps, 1)
    where: Numbers = np.where(fixed, aims, start)
    free = ~fixed & ((pull + after + before) > 0)
    for _ in range(_STEPS):
        left, right = np.roll(where, 1), np.roll(where, -1)
        left[0] -= length
        right[-1] += length
        moved = (drawn + before * (left + gap_before) + after * (right - gaps)) / weight
        where = np.where(free, moved, where)
    return where


def keep_order(where: Numbers, gap: float) -> Numbers:
    """Return `where` with each at least `gap` after the one before it, the middle of all of it unmoved."""
    steps = gap * np.arange(len(where))
    pushed = np.maximum.accumulate(where - steps) + steps
    centred: Numbers = pushed - (pushed.mean() - where.mean()) if len(where) else where
    return centred
