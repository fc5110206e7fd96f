"""The worked piece: who is worked into whom, in which colour, and what edge each round leaves. Working it is hook's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from knotty.craft.finding import Finding
from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared, Round
from knotty.fabric.edge import LIGHT, Edge


class Node(NamedTuple):
    """A stitch, or the chains between two. `into`: nodes it is worked into (-1 the ring, empty for chains).

    `stitch` is the US abbreviation or "ch"; `counts` is False for joining and travelling slip stitches. A stitch with
    `chains` is a starting chain that counts as one. A stitch in the gap between two others is into both.
    """

    stitch: str
    chains: int
    into: tuple[int, ...]
    colour: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """What a round made: `stitches` by US abbreviation, `spaces` by chains, gaps between groups."""

    stitches: Mapping[str, int]
    spaces: Mapping[int, int]
    gaps: int

    @property
    def total(self) -> int:
        """All counted stitches."""
        return sum(self.stitches.values())

    @property
    def chains(self) -> int:
        """All chains that lie in spaces, for authors who count them."""
        return sum(chains * number for chains, number in self.spaces.items())


def count_edge(edge: Edge) -> Counts:
    """Return the counts of a round from the edge it left."""
    stitches: dict[str, int] = {}
    spaces: dict[int, int] = {}
    gaps = 0
    for place in edge.places:
        if place.stitch == LIGHT:
            continue
        if place.kind is Kind.STITCH:
            stitches[place.stitch] = stitches.get(place.stitch, 0) + 1
        elif place.kind is Kind.SPACE:
            spaces[place.chains] = spaces.get(place.chains, 0) + 1
        else:
            gaps += place.kind is Kind.GAP
    return Counts(stitches, spaces, gaps)


@dataclass(frozen=True, slots=True)
class WorkedRound:
    """One worked round. `part` and `line` are indices into the pattern; steps are worked too and have an empty label.

    `base` is the edge as the round met it, from where it began; `used` says for each of its places how it fared.
    `first_node` is the index of its first node in the whole fabric. `unread`: not all of it was understood. A step that
    puts pieces together has no nodes and the joined edge; of a ring `far` is the other one. `sides_joined`: along how
    many sides the round is worked to pieces made before; `seam_places`: how many pairs of places are to be sewn.
    """

    part: int
    line: int
    label: str
    round: Round
    base: Edge
    used: bytes
    edge: Edge
    counts: Counts
    nodes: tuple[Node, ...]
    first_node: int
    joined: bool
    unread: bool
    colours: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    far: Edge | None = None
    sides_joined: int = 0
    seam_places: int = 0

    @property
    def declared(self) -> Declared | None:
        """The count the text gives; only on the last round of a range that gives one."""
        return self.round.declared


@dataclass(frozen=True, slots=True)
class Fabric:
    """Everything that was worked, in order, steps included."""

    rounds: tuple[WorkedRound, ...] = ()
