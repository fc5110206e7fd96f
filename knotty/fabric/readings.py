"""Every way a body with Readings can be read. Choosing between them is hook's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from knotty.craft.instructions import (
    Along,
    Evenly,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    MakeRing,
    Readings,
    Repeat,
    TakeYarn,
    Unread,
    Work,
    walk_instructions,
)
from knotty.craft.stitches import STITCHES, UNITS

MAX_VARIANTS = 16  # more doubts than this in one round, and the later ones keep their first reading


@dataclass(frozen=True, slots=True)
class Traits:
    """What working a body depends on, seen in one walk through it.

    `unread`: something in it was not understood; `asides`: words that may be remarks.

    `uses_spaces`: it works into spaces or corners. `takes_yarn`: it takes
    up another yarn. `in_ring`: its first stitch goes into a ring, or nowhere that is said, and no ring is made in it.
    `repeats`: something in it is worked several times.
    `names_edge`: something in it goes to another edge than the last round's. `units`: shells it works into.
    """

    unread: bool = False
    asides: tuple[Unread, ...] = ()
    uses_spaces: bool = False
    takes_yarn: bool = False
    in_ring: bool = False
    repeats: bool = False
    names_edge: bool = False
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A body without doubts, and what was chosen: (the doubt, index of the reading). `cost` counts later readings."""

    body: tuple[Instruction, ...]
    traits: Traits
    chosen: tuple[tuple[Readings, int], ...] = ()

    @property
    def cost(self) -> int:
        """How far from the usual readings this is."""
        return sum(index for _, index in self.chosen)

    @property
    def goes_without_saying(self) -> bool:
        """Every doubt is read as everybody means it."""
        return all(doubt.usual and index == 0 for doubt, index in self.chosen)


def find_variants(body: tuple[Instruction, ...]) -> tuple[Variant, ...]:
    """Return the ways to read `body`, the usual one first, at most MAX_VARIANTS."""
    nodes = list(walk_instructions(body))
    if not any(isinstance(node, Readings) for node in nodes):
        return (Variant(body, _see_traits(nodes)),)
    return tuple(
        Variant(settled, _see_traits(list(walk_instructions(settled))), chosen) for settled, chosen in _settle(body)
    )


def _settle(body: Sequence[Instruction]) -> list[_Settled]:
    """Every way to read `body`, nearest to the usual first: only doubts within what was chosen are doubts."""
    ways = [_settle_node(node) for node in body]
    open_ways = [way for way in ways if len(way) > 1]
    picks = islice(product(*(range(len(way)) for way in open_ways)), MAX_VARIANTS * 8)
    found = []
    for pick in picks:
        at = iter(pick)
        taken = [way[next(at)] if len(way) > 1 else way[0] for way in ways]
        settled = tuple(node for nodes, _ in taken for node in nodes)
        found.append((settled, tuple(pair for _, pairs in taken for pair in pairs)))
    return sorted(found, key=lambda way: sum(index for _, index in way[1]))[:MAX_VARIANTS]


def _settle_node(node: Instruction) -> list[_Settled]:
    if isinstance(node, Readings):
        return [
            (settled, ((node, index), *chosen))
            for index, option in enumerate(node.options)
            for settled, chosen in _settle(option)
        ]
    if isinstance(node, Group | Repeat):
        return [((replace(node, body=settled),), chosen) for settled, chosen in _settle(node.body)]
    return [((node,), ())]


_Settled = tuple[tuple[Instruction, ...], tuple[tuple[Readings, int], ...]]


def _see_traits(nodes: Sequence[Instruction]) -> Traits:
    kinds = {type(node) for node in nodes}
    first = next((node for node in nodes if isinstance(node, Work)), None)
    placeless = (
        first is not None and (first.into is None or _is_ring(first.into)) and STITCHES[first.stitch].consumes > 0
    )
    return Traits(
        unread=Unread in kinds and any(isinstance(node, Unread) and not node.aside for node in nodes),
        asides=tuple(node for node in nodes if isinstance(node, Unread) and node.aside) if Unread in kinds else (),
        uses_spaces=any(isinstance(node, _PLACED) and _is_spacious(node.into) for node in nodes),
        takes_yarn=TakeYarn in kinds,
        in_ring=placeless and MakeRing not in kinds,
        repeats=Repeat in kinds,
        units=tuple(_name_units(nodes)),
        names_edge=Along in kinds or Evenly in kinds or any(isinstance(n, _PLACED) and _is_far(n.into) for n in nodes),
    )


def _name_units(nodes: Sequence[Instruction]) -> Iterator[str]:
    """Units of the round before that this one works into by name."""
    for node in nodes:
        if isinstance(node, _PLACED) and node.into is not None:
            yield from (target.of for target in node.into.targets if target.of)
            yield from (target.stitch for target in node.into.targets if target.stitch in UNITS)


def _is_ring(into: Into) -> bool:
    return bool(into.targets) and into.targets[0].kind is Kind.RING


def _is_far(into: Into | None) -> bool:
    return into is not None and into.edge is not None


def _is_spacious(into: Into | None) -> bool:
    return into is not None and any(target.kind in (Kind.SPACE, Kind.CORNER) for target in into.targets)


_PLACED = (Work, Group, TakeYarn, Join)
