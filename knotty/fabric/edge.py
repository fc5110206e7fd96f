"""What a round leaves and the next one works into: places in order, as a ring or a line.

Moving along it is needle's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knotty.craft.instructions import Kind, Target

LIGHT = "slip"
SEAM, VALLEY = "seam", "valley"  # units of the corner spaces that meet where pieces are joined
UNTOUCHED, WORKED, SKIPPED = 0, 1, 2  # how a place fared in a round


class Place(NamedTuple):
    """One place to work into. A NamedTuple, not a dataclass, because a blanket has 100,000 of them.

    `kind`: STITCH, CHAIN, SPACE, GAP or RING. `node` is the index of what made it in the fabric. `group` tells places
    made in one and the same place of the round before; `corner` marks the outer corners of a joined piece. `unit` is
    the author's name of what it is part of (a shell), `number` tells units of one round apart, `heart` is the middle.
    The two corner spaces at a seam of joined pieces are a SEAM, or a VALLEY where the outer edge turns inwards there.
    A stitch named LIGHT is a slip stitch that holds chains down; it can be worked into, but is no stitch to count or
    to pass. `stitch` of a space left of a starting chain names that: `ch 4 (counts as dc, ch 1)` is a ch-4 sp, too.
    """

    kind: Kind
    stitch: str = ""
    chains: int = 0
    node: int = -1
    group: int = -1
    corner: bool = False
    unit: str = ""
    number: int = -1
    heart: bool = False

    @property
    def light(self) -> bool:
        """A slip stitch that is not counted."""
        return self.stitch == LIGHT

    def is_of(self, name: str) -> bool:
        """Say whether this is the middle of a unit of that name: a 5-dc shell is a shell, dc3tog a cluster."""
        return self.heart and (self.unit.endswith(name) or (name == "cluster" and self.unit.endswith("tog")))


@dataclass(frozen=True, slots=True)
class Edge:
    """Places in working order.

    `ring`: the last is followed by the first. `vague`: nobody knows how many there are ("sc evenly around").
    """

    places: tuple[Place, ...] = ()
    ring: bool = True
    vague: bool = False

    def turned(self) -> Edge:
        """Return the edge as it lies after turning: the other way round; a ring still begins at its first place."""
        if self.ring and self.places:
            return Edge((self.places[0], *reversed(self.places[1:])), vague=self.vague)
        return Edge(tuple(reversed(self.places)), self.ring, self.vague)

    def is_like(self, other: Edge) -> bool:
        """Say whether a round would go the same way on both: the same places in the same groups, whatever made them."""
        if (len(self.places), self.ring, self.vague) != (len(other.places), other.ring, other.vague):
            return False
        mine, yours = self.places, other.places
        return all(
            (a.kind, a.stitch, a.chains, a.corner, a.unit) == (b.kind, b.stitch, b.chains, b.corner, b.unit)
            and (a.group == mine[index - 1].group) == (b.group == yours[index - 1].group)
            for index, (a, b) in enumerate(zip(mine, yours, strict=True))
        )

    def count(self, kind: Kind) -> int:
        """Return how many places of a kind there are."""
        return sum(place.kind is kind for place in self.places)


RING_EDGE = Edge((Place(Kind.RING),))


def find_corners(places: Sequence[Place]) -> frozenset[int]:
    """Return the indices of the corners of an edge.

    Of a joined piece the marked corners, none where it is a ring; else the spaces between stitches worked in one place;
    else the largest spaces where there are several sizes or just a few; else the middle stitches of groups of three and
    more.
    """
    marked = frozenset(index for index, place in enumerate(places) if place.corner)
    if marked or any(place.unit in (SEAM, VALLEY) for place in places):
        return marked
    spaces = [index for index, place in enumerate(places) if place.kind is Kind.SPACE]
    if not spaces:
        return _middles(places)
    inner = frozenset(index for index in spaces if _is_inside_group(places, index))
    if inner and len(inner) < len(spaces):
        return inner
    largest = max(places[index].chains for index in spaces)
    return frozenset(index for index in spaces if places[index].chains == largest)


def _is_inside_group(places: Sequence[Place], index: int) -> bool:
    before, after = places[index - 1], places[(index + 1) % len(places)]
    return before.group == after.group and before.group >= 0


def _middles(places: Sequence[Place]) -> frozenset[int]:
    runs: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        if place.kind is Kind.STITCH and place.group >= 0:
            runs.setdefault(place.group, []).append(index)
    return frozenset(_find_middle(run, len(places)) for run in runs.values() if len(run) in (3, 5))


def _find_middle(run: Sequence[int], length: int) -> int:
    """The middle of a group, also of one that the beginning of a ring cuts in two."""
    begin = next((at for at in range(1, len(run)) if run[at] - run[at - 1] > 1), 0)
    cut = begin > 0 and run[0] == 0 and run[-1] == length - 1
    return run[(len(run) // 2 + (begin if cut else 0)) % len(run)]


def fits_target(place: Place, target: Target) -> bool:
    """Say whether a place belongs to a class of places. A CORNER needs find_corners and is not told here."""
    if target.of and not place.is_of(target.of):
        return False
    if target.kind is not place.kind:
        return target.kind is Kind.STITCH and place.heart and bool(target.stitch) and place.is_of(target.stitch)
    if target.kind is Kind.STITCH:
        if place.stitch == LIGHT:
            return target.stitch == "sl st"
        return target.stitch == place.stitch or not target.stitch or place.is_of(target.stitch)
    if target.kind is not Kind.SPACE or not target.chains or target.chains == place.chains:
        return True
    return place.stitch == f"ch-{target.chains}"
