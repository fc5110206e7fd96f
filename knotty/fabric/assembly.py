"""Finished squares laid in a grid and joined: the outer edge they make together. The squares themselves are hook's."""

from __future__ import annotations

from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.edge import Edge, Place, find_corners
from knotty.fabric.fabric import count_edge

MAX_EDGE = 200_000  # places; beyond it a grid is refused


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


def join_grid(edge: Edge, columns: int, rows: int) -> Edge | None:
    """Return the outer edge of `columns` x `rows` copies of a piece with this edge; None if it is no square.

    A square has 4 corners and sides of equal number. At each seam the corner spaces of both neighbours stay and can be
    worked into; only the four outer corners are corners of the joined piece.
    """
    sides = split_sides(edge)
    if len(sides) != 4 or len({len(between) for _, between in sides}) != 1:
        return None
    side = len(sides[0][1])
    if 2 * (columns + rows) * (side + 2) > MAX_EDGE:
        return None
    places: list[Place] = []
    for number, copies in enumerate((columns, rows, columns, rows)):
        corner, between = sides[number]
        following = sides[(number + 1) % 4][0]
        for copy in range(copies):
            if copy:
                places.append(following._replace(corner=False))
            places.append(corner._replace(corner=copy == 0))
            places.extend(place._replace(corner=False) for place in between)
    return Edge(tuple(places), ring=True)


def count_places(edge: Edge, terms: Terms = Terms.US) -> str:
    """Return what an edge has, in words: "4 ch-2 spaces and 12 dc"."""
    counts = count_edge(edge)
    words = [f"{number} ch-{chains} space{'s' * (number != 1)}" for chains, number in sorted(counts.spaces.items())]
    words += [f"{counts.gaps} gap{'s' * (counts.gaps != 1)} between groups"] if counts.gaps else []
    words += [f"{number} {name_stitch(name, terms)}" for name, number in counts.stitches.items()]
    if not words:
        return "nothing to work into"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
