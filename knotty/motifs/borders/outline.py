"""What a border sees of an edge: its corners, and the places along each side. Working along them is rounds'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from knotty.craft.instructions import Kind, Target
from knotty.fabric.edge import VALLEY, Edge, Place, find_corners
from knotty.motifs.words import ANY_SPACE, ANY_STITCH

_MOST_CORNERS = 8  # an octagon; more corners, unless they are marked, are the spaces of a circle

Stretch = tuple[bool, ...]  # for each place: whether it is a stitch, else a space
Side = tuple[Stretch, ...]  # the stretches between its inner points; most sides have none, and are one stretch


class Rim(Enum):
    """What kind of edge a border goes around, where the maker of the piece knows better than the edge tells."""

    BY_EDGE = "by its corners"
    CIRCLE = "a flat circle"
    TUBE = "a tube"  # the rim of a cowl or a bag: as many stitches in every round


@dataclass(frozen=True, slots=True)
class Outline:
    """An edge as a border goes along it.

    `sides`: from the first corner; a circle is one side without corners. `corner`: what a corner is, None on a circle;
    `start`: any place the border may begin in. `along`: the targets of "each ... to next corner". `joined`: the edge
    of a piece made of several. `valley`: the places at an inner point, two corners of a piece's edge.
    """

    sides: tuple[Side, ...]
    corner: Target | None
    start: Target
    along: tuple[Target, ...]
    joined: bool = False
    valley: Stretch = (False, False)

    @property
    def corners(self) -> int:
        """Number of corners."""
        return len(self.sides) if self.corner else 0


def trace_outline(edge: Edge, rim: Rim = Rim.BY_EDGE) -> Outline:
    """Return the outline of a ring.

    Raises ValueError for an edge that is no ring or has no place to work into.
    """
    places = [place for place in edge.places if place.kind is not Kind.GAP and not place.light]
    if not edge.ring or not places:
        raise ValueError("a border goes around a closed edge, and this one is not closed")
    found = sorted(find_corners(places))
    marked = any(place.corner for place in places)
    if rim is not Rim.BY_EDGE or not (marked or 3 <= len(found) <= _MOST_CORNERS):
        return _trace_circle(places, edge)
    first = places[found[0]]
    corner = Target(Kind.CORNER, first.stitch if first.kind is Kind.STITCH else "")
    runs = _split(places, found)
    along = _name_along([place for run in runs for place in run], edge)
    valley = tuple(place.kind is not Kind.SPACE for place in places if place.unit == VALLEY)[:2] or (False, False)
    return Outline(tuple(_cut(run) for run in runs), corner, corner, along, marked, valley)


def _cut(run: Sequence[Place]) -> Side:
    """A side in its stretches; both spaces at an inner point belong to none."""
    stretches: list[list[bool]] = [[]]
    at = 0
    while at < len(run):
        if run[at].unit == VALLEY:
            stretches.append([])
            at += 2
        else:
            stretches[-1].append(run[at].kind is not Kind.SPACE)
            at += 1
    return tuple(tuple(stretch) for stretch in stretches)


def _trace_circle(places: Sequence[Place], edge: Edge) -> Outline:
    """A circle of groups begins in a space, for there all its repeats begin."""
    first = next((at for at, place in enumerate(places) if place.kind is Kind.SPACE), 0)
    turned = [*places[first:], *places[:first]]
    start = ANY_SPACE if turned[0].kind is Kind.SPACE else ANY_STITCH
    sides: tuple[Side, ...] = ((tuple(place.kind is not Kind.SPACE for place in turned),),)
    return Outline(sides, None, start, _name_along(places, edge))


def _split(places: Sequence[Place], corners: Sequence[int]) -> list[tuple[Place, ...]]:
    ends = (*corners[1:], corners[0] + len(places))
    around = (*places, *places)
    return [tuple(around[begin + 1 : end]) for begin, end in zip(corners, ends, strict=True)]


def _name_along(places: Sequence[Place], edge: Edge) -> tuple[Target, ...]:
    """Spaces by their size where the edge has gaps too, for a gap is "a space" as well."""
    sizes = sorted({place.chains for place in places if place.kind is Kind.SPACE})
    if not sizes:
        return (ANY_STITCH,)
    if not any(place.kind is Kind.GAP for place in edge.places):
        return (ANY_STITCH, ANY_SPACE)
    return (ANY_STITCH, *(Target(Kind.SPACE, chains=chains) for chains in sizes))
