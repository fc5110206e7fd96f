"""A side made longer or shorter in a round of sc, its increases or decreases spread evenly."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.motifs.borders.outline import Stretch
from knotty.motifs.borders.steps import SC, Step

_TWO = Step("sc", 2)
_TOGETHER = Step("sc2tog", 1, 2)


def spread_steps(side: Stretch, goal: int) -> tuple[Step, ...] | None:
    """Return steps that make `goal` sc along a side, or None where its stitches are too few for that.

    Increases and decreases go into stitches, never into spaces. On a side of stitches alone they come at equal
    distances and the rest follows, a single one in the middle; else each comes as near to its even place as it can.
    """
    change = goal - len(side)
    if not change:
        return (SC,) * len(side)
    spots = _choose(_list_spots(side, shrink=change < 0), abs(change), len(side), shrink=change < 0)
    if spots is None:
        return None
    steps: list[Step] = []
    at = 0
    while at < len(side):
        step = (_TOGETHER if change < 0 else _TWO) if at in spots else SC
        steps.append(step)
        at += step.takes
    return tuple(steps)


def _list_spots(side: Stretch, *, shrink: bool) -> list[int]:
    return [at for at in range(len(side) - shrink) if side[at] and (not shrink or side[at + 1])]


def _choose(spots: Sequence[int], number: int, length: int, *, shrink: bool) -> frozenset[int] | None:
    """Choose `number` spots, the last of each equal stretch where it may be, a single one in the middle.

    Decreases do not overlap.
    """
    stretch = length // number
    left, chosen = set(spots), set[int]()
    for count in range(number):
        wanted = (count + 1) * stretch - 1 - shrink if number > 1 else (length - 1 - shrink) // 2
        if not left:
            return None
        spot = min(left, key=lambda at: (abs(at - wanted), at))
        chosen.add(spot)
        left -= {spot - 1, spot, spot + 1} if shrink else {spot}
    return frozenset(chosen)
