"""The sides of a finished piece, and what an edge has in words. How pieces lie together is mosaic's."""

from __future__ import annotations

from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.edge import SEAM, VALLEY, Edge, Place, find_corners
from knotty.fabric.fabric import count_edge


def split_sides(edge: Edge) -> tuple[tuple[Place, tuple[Place, ...]], ...]:
    """Return the corners of an edge in order, each with the places up to the next corner; empty without corners."""
    places = edge.places
    corners = sorted(find_corners(places)) if places else []
    sides = []
    for number, begin in enumerate(corners):
        end = corners[(number + 1) % len(corners)]
        between = places[begin + 1 : end] if end > begin else (*places[begin + 1 :], *places[:end])
        sides.append((places[begin], between))
    return tuple(sides)


def count_sides(edge: Edge) -> tuple[int, ...]:
    """Return how many places lie on each side between corners, seams counted as such; the whole round if it has none.

    These are the numbers that must agree where two pieces are joined stitch for stitch.
    """
    places = edge.places
    ends = find_corners(places) | {index for index, place in enumerate(places) if place.unit in (SEAM, VALLEY)}
    if not ends:
        return (len(places),)
    begin = min(ends)
    sides, length = [], 0
    for step in range(1, len(places) + 1):
        if (begin + step) % len(places) in ends:
            sides.append(length)
            length = 0
        else:
            length += 1
    return tuple(side for side in sides if side)


def count_places(edge: Edge, terms: Terms = Terms.US) -> str:
    """Return what an edge has, in words: "4 ch-2 spaces and 12 dc"."""
    counts = count_edge(edge)
    words = [f"{number} ch-{chains} space{'s' * (number != 1)}" for chains, number in sorted(counts.spaces.items())]
    words += [f"{counts.gaps} gap{'s' * (counts.gaps != 1)} between groups"] if counts.gaps else []
    words += [f"{number} {name_stitch(name, terms)}" for name, number in counts.stitches.items()]
    if not words:
        return "nothing to work into"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
