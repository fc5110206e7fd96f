"""Edges that stay live behind the one in work: earlier rounds, rows below, row ends, the other side of the chain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import (
    Group,
    Instruction,
    Into,
    Kind,
    Live,
    LiveKind,
    Readings,
    Repeat,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.pattern import LineKind
from knotty.fabric.edge import WORKED, Edge, Place
from knotty.fabric.fabric import WorkedRound

FAR_ENDS = Live(LiveKind.ROW_ENDS, 1)  # once a round has gone on from there along the chain to the other side
ROW_END = "row"  # the stitch that the places along row ends are called by
_NUMBER = re.compile(r"\d+")
_UNDER = (LiveKind.ROUND, LiveKind.BELOW)


@dataclass(frozen=True, slots=True)
class Lives:
    """The rounds worked so far, oldest first, as a store of edges; `part` is the index of the part in work."""

    rounds: tuple[WorkedRound, ...] = ()
    part: int = 0

    def find(self, live: Live) -> Edge | None:
        """Return the edge `live` names; None if there is none."""
        if live.kind is LiveKind.ROW_ENDS:
            return self._find_row_ends(far=live == FAR_ENDS)
        if live.kind is LiveKind.OTHER_SIDE:
            return self._find_other_side()
        if live.kind is LiveKind.NEIGHBOUR:
            return self._find_neighbour()
        made = self._list_made()
        at = self._find_made(made, live)
        if not 0 <= at < len(made):
            return None
        if live.skipped and at + 1 < len(made):
            left = _skipped_places(made[at + 1])
            return Edge(left, made[at].edge.ring) if left else made[at].edge
        return made[at].edge

    def is_own(self, live: Live) -> bool:
        """Say whether an edge is one of the part in work, and so the same whatever was worked before the part."""
        if live.kind is LiveKind.NEIGHBOUR:
            return False
        if live.kind is LiveKind.ROW_ENDS:
            rows = [worked for worked in self.rounds if worked.label and worked.round.kind is LineKind.ROW]
            return bool(rows) and rows[-1].part == self.part
        if live.kind is LiveKind.OTHER_SIDE:
            chains = (worked for worked in reversed(self.rounds) if _lies_on_chain(worked))
            return next((worked.part == self.part for worked in chains), False)
        made = self._list_made()
        at = self._find_made(made, live)
        return 0 <= at < len(made) and made[at].part == self.part

    def _list_made(self) -> list[WorkedRound]:
        return [worked for worked in self.rounds if worked.label and worked.nodes]

    def _find_made(self, made: Sequence[WorkedRound], live: Live) -> int:
        """The index of the round meant; none of `made` where there is no such round."""
        if live.kind is LiveKind.ROUND:
            return self._find_round(made, live.number)
        if not live.number:
            return next((index for index in range(len(made) - 2, -1, -1) if _leaves_some(made[index + 1])), -1)
        return len(made) - live.number

    def _find_round(self, made: Sequence[WorkedRound], number: int) -> int:
        fitting = [index for index, worked in enumerate(made) if _number_of(worked.label) == number]
        own = [index for index in fitting if made[index].part == self.part]
        return (own or fitting or [-1])[-1]

    def _find_neighbour(self) -> Edge | None:
        """The piece before this part that was finished whole: every neighbour is one like it."""
        last = {worked.part: worked for worked in self.rounds if worked.label and worked.part < self.part}
        whole = [worked for worked in last.values() if not worked.sides_joined]
        return whole[-1].edge if whole else None

    def _find_row_ends(self, *, far: bool) -> Edge | None:
        """Down the side where the first row ended, from the last row; `far`: up the other one, from the first."""
        rows = [worked for worked in self.rounds if worked.label and worked.round.kind is LineKind.ROW]
        last = [worked for worked in rows if worked.part == rows[-1].part]
        # a row lies turned for the next one: its first place is where it ended
        nodes = [_end_node(worked, -1 if (at % 2 == 0) == far else 0) for at, worked in enumerate(last)]
        ends = [Place(Kind.STITCH, ROW_END, node=node) for node in nodes]
        return Edge(tuple(ends if far else reversed(ends)), ring=False) if last else None

    def _find_other_side(self) -> Edge | None:
        for worked in reversed(self.rounds):
            places = worked.base.places
            if _lies_on_chain(worked):
                used = [index for index, how in enumerate(worked.used) if how == WORKED]
                if used and used[0] and worked.edge.count(Kind.STITCH) > len(used):
                    used.insert(0, used[0] - 1)  # the chain under the one that counts as a stitch
                above = _find_above(worked, used)
                return Edge(tuple(places[at]._replace(node=above[at]) for at in reversed(used)), ring=False)
        return None


def _lies_on_chain(worked: WorkedRound) -> bool:
    return bool(worked.base.places) and worked.base.places[0].kind is Kind.CHAIN


def _end_node(worked: WorkedRound, at: int) -> int:
    return worked.edge.places[at].node if worked.edge.places else -1


def _find_above(worked: WorkedRound, used: Sequence[int]) -> dict[int, int]:
    """The stitch that stands in each chain: it tells where the chain lies, for they all are one node."""
    made = {place.group: place.node for place in reversed(worked.edge.places) if place.kind is Kind.STITCH}
    node, above = next((made[at] for at in used if at in made), -1), {}
    for at in used:  # of several chains worked together the first alone is a group
        node = made.get(at, node)
        above[at] = node
    return above


def _number_of(label: str) -> int:
    found = _NUMBER.search(label)
    return int(found.group()) if found else -1


def _leaves_some(worked: WorkedRound) -> bool:
    return bool(_skipped_places(worked))


def _skipped_places(worked: WorkedRound) -> tuple[Place, ...]:
    pairs = zip(worked.base.places, worked.used, strict=True)
    return tuple(place for place, how in pairs if how != WORKED and place.kind is Kind.STITCH and not place.light)


def find_common_edge(body: Sequence[Instruction]) -> Live | None:
    """Return the earlier edge that every stitch of a body goes into; None where they differ or go into the last one."""
    found: set[Live | None] = set()
    _collect_edges(body, found)
    only = found.pop() if len(found) == 1 else None
    return only if only is not None and only.kind in _UNDER else None


def _collect_edges(body: Sequence[Instruction], found: set[Live | None]) -> None:
    for item in body:
        if isinstance(item, Work | Group) and item.into is not None:
            if not _is_fixed(item.into):
                found.add(item.into.edge)
        elif isinstance(item, Work):
            found.add(None)
        elif isinstance(item, Repeat | Group):
            _collect_edges(item.body, found)
        elif isinstance(item, Readings):
            for option in item.options:
                _collect_edges(option, found)


def _is_fixed(into: Into) -> bool:
    """The place does not tell on which edge the round goes along: the one in hand, the ring."""
    return into.which is Which.SAME or (bool(into.targets) and into.targets[0].kind is Kind.RING)


def list_lives(body: Sequence[Instruction]) -> Iterator[Live]:
    """Yield every edge that a body names."""
    for item in walk_instructions(tuple(body)):
        into = getattr(item, "into", None)
        for place in into if isinstance(into, tuple) else (into,):
            if place is not None and place.edge is not None:
                yield place.edge
        edge = getattr(item, "edge", None)
        if edge is not None:
            yield edge
