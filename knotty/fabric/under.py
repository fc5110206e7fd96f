"""An earlier edge as a round reaches down to it: its fitting places, and which of them lies under the space in hand.

Taking them is aside's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knotty.craft.instructions import Kind, Live, LiveKind
from knotty.fabric.edge import Edge, Place

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle


@dataclass(frozen=True, slots=True)
class Under:
    """`fitting`: indices of the places of `edge` that are asked for, in order; `places`: index of each by its node."""

    edge: Edge
    fitting: Sequence[int]
    places: Mapping[int, int]


def find_under(needle: Needle, live: Live, under: Under) -> int:
    """Return the fitting place that lies under the space in hand; -1 where none can be told.

    The edge is the one two rounds below: what the stitches beside the space stand in are places of it, and a spike goes
    midway between them.
    """
    if live != Live(LiveKind.BELOW, 2) or needle.forced is None or needle.forced < 0:
        return -1
    ends = [under.places.get(_find_foot(needle, step), -1) for step in (-1, 1)]
    if min(ends) < 0:
        return -1
    size, first = len(under.edge.places), ends[0]
    span = (ends[1] - first) % size
    if span > size - span:  # a turned round lies the other way round
        first, span = ends[1], size - span
    needle.budget.spend(span)
    between = [at for at in ((first + step) % size for step in range(1, span)) if _holds(under.fitting, at)]
    return between[len(between) // 2] if between else -1


def _holds(ordered: Sequence[int], number: int) -> bool:
    at = bisect_left(ordered, number)
    return at < len(ordered) and ordered[at] == number


def _find_foot(needle: Needle, step: int) -> int:
    """The node that the nearest stitch on one side of the place in hand is worked into; -1: nowhere."""
    base, at = needle.base, needle.forced or 0
    for distance in range(1, len(base)):
        place = base[(at + step * distance) % len(base)]
        if place.kind is Kind.STITCH and not place.light:
            return _look_below(needle, place)
    return -1


def _look_below(needle: Needle, place: Place) -> int:
    for worked in reversed(needle.lives.rounds):
        index = place.node - worked.first_node
        if 0 <= index < len(worked.nodes):
            return worked.nodes[index].into[0] if worked.nodes[index].into else -1
    return -1
