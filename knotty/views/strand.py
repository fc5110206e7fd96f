"""A worked round as a strand of links, each with the place it is worked into. Where they lie is ring's and grid's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import Node, WorkedRound

NOWHERE = -2  # a foot that is not known; -1 is the ring
_CHAIN = 0.82  # what a chain takes of a round, in widths of a sc
_LONG_CHAINS = 3  # longer ones hang in loops
_SLACK = 0.45  # and take this much each


class Role(Enum):
    """What a link does in its round."""

    STITCH = "stitch"
    SPACE = "space"  # chains between stitches
    START = "start"  # a starting chain; one that counts is a stitch, too
    HOLD = "hold"  # a slip stitch that holds chains down
    KNOT = "knot"  # a picot: it hangs on the link before it


@dataclass(slots=True)
class Link:
    """One thing in the strand. `node` counts within the round.

    `into`: nodes of the whole fabric; `places`: where these lie on the base, -1 for one that does not; `stand`: the
    same for links that stand in one place, empty for chains. `width` and `height` in widths of a sc.
    """

    node: int
    role: Role
    stitch: str
    chains: int
    into: tuple[int, ...]
    places: tuple[int, ...]
    width: float
    height: float
    stand: tuple[int, ...] = ()


def read_strand(worked: WorkedRound) -> list[Link]:
    """Return the links of a round in working order; its join and what carries the hook to its start are left out."""
    finder = _Finder(worked)
    nodes = worked.nodes
    begin = next((at for at, node in enumerate(nodes) if node.counts or node.stitch == "ch"), len(nodes))
    foundation = {place.node - worked.first_node for place in worked.base.places if place.kind is Kind.CHAIN}
    links = []
    for at, node in enumerate(nodes):
        role = _find_role(node, is_first=at == begin)
        if at < begin or at in foundation or role is None:
            continue
        links.append(_make_link(at, role, node, finder))
    return links


def _find_role(node: Node, *, is_first: bool) -> Role | None:
    if node.stitch == "ch":
        return Role.START if is_first and not node.counts else Role.SPACE
    if node.counts:
        return Role.START if node.chains else Role.STITCH
    if node.stitch == "sl st":
        return Role.HOLD if node.into else None  # None: it joins, or travels
    return Role.KNOT if not STITCHES[node.stitch].makes else None


def _make_link(at: int, role: Role, node: Node, finder: _Finder) -> Link:
    into, places = node.into, finder.find(at, node.into)
    if role is Role.START and finder.is_chain(places):
        into, places = (-1,), (places[0] - 1,)  # the chains passed by "4th ch from hook" stand beside it, not in it
    if node.stitch == "ch":
        return Link(at, role, "ch", node.chains, into, places, *_measure_chains(role, node.chains))
    stitch = STITCHES[node.stitch]
    width = stitch.width if role is not Role.HOLD else 0.6
    stand = places if max(places, default=-1) >= 0 else tuple(-2 - each for each in into)
    return Link(at, role, node.stitch, node.chains, into, places, width, stitch.height, stand)


def _measure_chains(role: Role, chains: int) -> tuple[float, float]:
    if role is Role.START:
        return 0.55, chains * _CHAIN
    return _CHAIN * min(chains, _LONG_CHAINS) + _SLACK * max(0, chains - _LONG_CHAINS), 0.0


class _Finder:
    """Finds the places of nodes on a base: a joined piece has each node once for every copy, a chain many times."""

    def __init__(self, worked: WorkedRound) -> None:
        self.base = worked.base.places
        self.at: dict[int, list[int]] = {}
        for index, place in enumerate(self.base):
            if place.node >= 0:
                self.at.setdefault(place.node, []).append(index)
        self.groups = {
            place.node - worked.first_node: place.group
            for place in worked.edge.places
            if place.kind is Kind.STITCH and 0 <= place.group < len(self.base)
        }
        self.cursor = 0

    def is_chain(self, places: Sequence[int]) -> bool:
        return len(places) == 1 and places[0] > 0 and self.base[places[0]].kind is Kind.CHAIN

    def find(self, node: int, into: Sequence[int]) -> tuple[int, ...]:
        """Where the node of a round stands: its first place is known, the others follow."""
        first = self.groups.get(node, -1)
        if first >= 0 and into:
            known = self.base[first].node
            if known == into[0]:
                self.cursor = first
                return (first, *(self._find(parent, first + 1) for parent in into[1:]))
        return tuple(self._find(parent, self.cursor) for parent in into)

    def _find(self, parent: int, begin: int) -> int:
        places = self.at.get(parent)
        if places is None:
            return -1
        found = next((index for index in places if index >= begin), places[0])
        self.cursor = max(self.cursor, found)
        return found


def stands_in_ring(worked: WorkedRound) -> bool:
    """Say whether a round is the first one, in the centre ring or around nothing."""
    places = worked.base.places
    return not places or (len(places) == 1 and places[0].kind is Kind.RING)
