"""Stitches in their places: what lying finds and dressing draws. Units: the width of one sc; y down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from knotty.views.drawing import Point


class Seat(NamedTuple):
    """One stitch, or the chains between two. `feet` are where it is worked into, `top` its own top loop.

    `links`: of chains, where each lies and its angle in degrees; `width` is what it takes along the edge.
    """

    stitch: str
    colour: str
    width: float
    feet: tuple[Point, ...]
    top: Point
    links: tuple[tuple[Point, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatedRound:
    """The stitches of one worked round (its index in the fabric), and where its nodes lie.

    `corners`: of its outline, in order, where that is a polygon.
    """

    worked: int
    seats: tuple[Seat, ...]
    spots: Mapping[int, Point]
    corners: tuple[Point, ...] = ()


def move_round(
    found: SeatedRound, move: Callable[[Point], Point], turn: Callable[[Point], float] = lambda _: 0.0
) -> SeatedRound:
    """Return a round with every point moved; `turn`: by how many degrees what lies at a point turns."""
    seats = tuple(
        seat._replace(
            feet=tuple(map(move, seat.feet)),
            top=move(seat.top),
            links=tuple((move(at), lie + turn(at)) for at, lie in seat.links),
        )
        for seat in found.seats
    )
    spots = {node: move(at) for node, at in found.spots.items()}
    return SeatedRound(found.worked, seats, spots, tuple(map(move, found.corners)))
