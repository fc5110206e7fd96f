"""The middle of a flower from a ring that is not the flower square's own: spokes, petals, loops behind their tips."""

from __future__ import annotations

from itertools import groupby

from knotty.craft.instructions import Kind
from knotty.designer.lay_course import Atom, Unit
from knotty.fabric.edge import Edge

_PETAL: tuple[Atom, ...] = (("sc", 1), ("dc", 3), ("sc", 1))
_LATEST_PETALS = 3  # the round by which a flower has them
_LOOP = 3  # chains from one petal's tip to the next


def plan_flower(edge: Edge, number: int) -> tuple[Unit, ...]:
    """Return what goes into a ring without corners as round `number` of a flower; nothing once petals are passed."""
    spaces = [at for at, place in enumerate(edge.places) if place.kind is Kind.SPACE]
    tips = _find_tips(edge)
    if tips:
        return tuple(Unit(at, (("sc", 1),), _LOOP) for at in tips)
    if number > _LATEST_PETALS:
        return ()
    if spaces:
        return tuple(Unit(at, _PETAL) for at in spaces)
    stitches = (at for at, place in enumerate(edge.places) if place.kind is Kind.STITCH and not place.light)
    return tuple(Unit(at, (("dc", 1),), 1) for at in stitches)


def _find_tips(edge: Edge) -> tuple[int, ...]:
    """The middle stitches of petals, which are stitches of several heights in one place."""
    runs = [list(run) for _, run in groupby(range(len(edge.places)), key=lambda at: edge.places[at].group)]
    petals = [run for run in runs if len({edge.places[at].stitch for at in run}) > 1]
    return tuple(run[len(run) // 2] for run in petals) if len(petals) == len(runs) else ()
