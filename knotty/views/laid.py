"""Where each stitch of a worked round lies: what relax returns and chart and preview draw."""

from __future__ import annotations

import math
from dataclasses import dataclass

from knotty.views.drawing import Point
from knotty.views.strand import Role
from knotty.views.symbols import CHAIN_LENGTH


@dataclass(frozen=True, slots=True)
class Seat:
    """Where one node lies. `node` is its index in the whole fabric, `round` that of its round in `Fabric.rounds`.

    `feet`: where each leg stands, one but for a decrease; `foot` is their middle. Chains have their two ends as `foot`
    and `top`, and every single one, middle and angle in degrees clockwise, in `chains`; so have starting chains.
    """

    node: int
    round: int
    role: Role
    stitch: str
    foot: Point
    top: Point
    feet: tuple[Point, ...]
    chains: tuple[tuple[float, float, float], ...] = ()


def to_point(number: complex) -> Point:
    """Return a point with y downwards."""
    return number.real, -number.imag


def bend_chains(start: complex, end: complex, over: complex, chains: int) -> list[tuple[complex, float]]:
    """Return middle and angle of each chain along the curve from `start` to `end` that is drawn towards `over`."""
    found = []
    for at in range(chains):
        t = (at + 0.5) / chains
        middle = (1 - t) ** 2 * start + 2 * t * (1 - t) * over + t**2 * end
        way = (1 - t) * (over - start) + t * (end - over)
        found.append((middle, -math.degrees(math.atan2(way.imag, way.real)) if way else 0.0))
    return found


def find_bow(chord: float, chains: int) -> float:
    """Return how far from its chord the control point of a curve is, that is as long as `chains` are.

    A flat parabola over a chord c with rise s is c + 8 s^2 / 3 c long, and its control point is 2 s away.
    """
    long = CHAIN_LENGTH * chains
    if long <= chord:
        return 0.0
    return 2 * min(math.sqrt(3 * max(chord, 0.2) * (long - chord) / 8), 0.46 * long)


def stack_chains(foot: complex, top: complex, chains: int) -> list[tuple[complex, float]]:
    """Return middle and angle of each chain of one that stands up from `foot` to `top`."""
    return bend_chains(foot, top, (foot + top) / 2, chains)
