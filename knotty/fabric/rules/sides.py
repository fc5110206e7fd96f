"""How long the sides of a round are, in the ways authors count them. What they declare is counts_match's."""

from __future__ import annotations

from knotty.craft.instructions import Kind
from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import Edge, Place


def measure_sides(edge: Edge, stitch: str) -> tuple[frozenset[int], ...]:
    """Return the numbers each side can be said to have of `stitch` ("total": any); empty without sides.

    With and without the stitches of the corners' own groups, and with the stitch that is the corner itself.
    """
    return tuple(_count_side(corner, between, stitch) for corner, between in split_sides(edge))


def _count_side(corner: Place, between: tuple[Place, ...], stitch: str) -> frozenset[int]:
    stitches = [place for place in between if place.kind is Kind.STITCH and stitch in ("total", place.stitch)]
    if not stitches:
        return frozenset((0,))
    ends = (stitches[0].group, stitches[-1].group)
    inner = sum(place.group not in ends for place in stitches)
    own = {len(stitches), inner}
    return frozenset(own | {len(stitches) + 1, len(stitches) + 2} if corner.kind is Kind.STITCH else own)
