"""Rounds of which nobody knows the number of stitches: `sc evenly around`. A declared count is then taken as it is."""

from __future__ import annotations

from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared
from knotty.fabric.edge import Edge, Place

MAX_DECLARED = 20_000  # places that are made up from a count; beyond it the edge stays vague


def settle_edge(edge: Edge, declared: Declared | None) -> Edge:
    """Return the edge as it was declared, spaces spread evenly; one that stays vague where nothing was."""
    stitches = _name_stitches(edge, declared)
    if declared is None or not 0 < len(stitches) <= MAX_DECLARED:
        return Edge(edge.places, edge.ring, vague=True)
    spaces = [chains for chains, number in declared.spaces for _ in range(number)]
    if len(spaces) > len(stitches):
        return Edge(edge.places, edge.ring, vague=True)
    places: list[Place] = []
    for index, stitch in enumerate(stitches):
        places.append(Place(Kind.STITCH, stitch, group=index))
        due = len(spaces) * (index + 1) // len(stitches)
        if due > len(spaces) * index // len(stitches):
            places.append(Place(Kind.SPACE, chains=spaces[due - 1]))
    return Edge(tuple(places), edge.ring)


def _name_stitches(edge: Edge, declared: Declared | None) -> list[str]:
    if declared is None:
        return []
    if declared.stitches:
        return [stitch for stitch, number in declared.stitches for _ in range(min(number, MAX_DECLARED + 1))]
    made = next((place.stitch for place in edge.places if place.kind is Kind.STITCH and not place.light), "sc")
    return [made] * min(declared.total or 0, MAX_DECLARED + 1)
