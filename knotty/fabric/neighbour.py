"""Joining as you go: slip stitches into the spaces of a finished neighbour, corner to corner, none left out.

A slip stitch between two chains of a corner leaves one space of both; one instead of the chain between two groups
leaves none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knotty.craft.instructions import Into, Kind, Live, LiveKind
from knotty.fabric.edge import Place, find_corners, fits_target
from knotty.fabric.fabric import Node

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle

NEIGHBOUR = Live(LiveKind.NEIGHBOUR)
NO_FIT = "K214"


def is_neighbours(into: Into) -> bool:
    """Say whether a place is on the neighbour."""
    return into.edge is not None and into.edge.kind is LiveKind.NEIGHBOUR


def join_neighbour(needle: Needle, into: Into) -> bool:
    """Join to the neighbour's next space; False (and `stuck`) where that is not the one meant, or there is none.

    Spaces are taken in order from a corner on, for the two pieces lie side by side.
    """
    spaces = _list_spaces(needle)
    if not spaces:
        needle.fail_at("K211", into)
        return False
    done = needle.asides.get(NEIGHBOUR, 0)
    place, is_corner = spaces[done % len(spaces)]
    if not any(_is_meant(place, target.kind, is_corner) and fits_target(place, target) for target in into.targets):
        needle.fail_at(NO_FIT, into, *_count_side(spaces, done))
        return False
    needle.asides = {**needle.asides, NEIGHBOUR: done + 1}
    _slip(needle)
    return True


def _is_meant(place: Place, kind: Kind, is_corner: bool) -> bool:
    """`next ch-2 sp` is any space of that size; a corner only a corner."""
    return place.kind is kind or (kind is Kind.CORNER and is_corner)


def _slip(needle: Needle) -> None:
    """The chains before it stay open: those behind it make one space with them."""
    slip = Node("sl st", 0, (), needle.colour, counts=False)
    if needle.out and needle.out[-1].kind is Kind.SPACE:
        needle.nodes.insert(len(needle.nodes) - 1, slip)
        needle.out[-1] = needle.out[-1]._replace(node=needle.out[-1].node + 1)
    else:
        needle.hold_down(())


def _list_spaces(needle: Needle) -> list[tuple[Place, bool]]:
    """The neighbour's spaces, a corner first, and whether each is one."""
    edge = needle.lives.find(NEIGHBOUR)
    if edge is None:
        return []
    needle.budget.spend(len(edge.places))
    corners = find_corners(edge.places)
    spaces = [(place, at in corners) for at, place in enumerate(edge.places) if place.kind is Kind.SPACE]
    first = next((at for at, (_, is_corner) in enumerate(spaces) if is_corner), len(spaces))
    return [*spaces[first:], *spaces[:first]] if first < len(spaces) else []


def _count_side(spaces: list[tuple[Place, bool]], done: int) -> tuple[int, int]:
    """How many spaces the neighbour's side in hand has between its corners, and how many of them are joined."""
    corners = [at for at, (_, is_corner) in enumerate(spaces) if is_corner]
    begin = max((at for at in corners if at < done % len(spaces)), default=corners[0])
    end = min((at for at in corners if at > begin), default=len(spaces))
    return end - begin - 1, max(0, done % len(spaces) - begin - 1)


def count_joined(needle: Needle) -> tuple[int, tuple[int, int] | None]:
    """Return how many sides are joined whole; of one that is joined in part, its spaces and those joined."""
    done = needle.asides.get(NEIGHBOUR, 0)
    if not done:
        return 0, None
    spaces = _list_spaces(needle)
    corners = sum(spaces[at % len(spaces)][1] for at in range(done))
    ends_at_corner = spaces[(done - 1) % len(spaces)][1]
    return max(0, corners - 1), None if ends_at_corner and corners > 1 else _count_side(spaces, done)
