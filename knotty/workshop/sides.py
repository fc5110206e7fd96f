"""Numbers that help to count a round while it is worked: what each side has, how often a repeat is worked in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from knotty.craft.instructions import Group, Instruction, Into, Kind, Repeat, StartChain, Which, Work, walk_instructions
from knotty.craft.report import Tally
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import LIGHT, Edge, Place
from knotty.views.table import count_items

Sides = tuple[tuple[int, tuple[str, ...]], ...]  # how many sides, and what each of them has
_SHAPES = (3, 4, 5, 6, 8)  # corners of what is worked in rounds and has sides
_UNKNOWN = -1


def list_sides(edge: Edge, terms: Terms) -> Sides:
    """Return what each side has between its corners, alike sides told once: ((4, ("9 dc", "2 ch-1 sps")),).

    Empty for what has no sides, or more than two kinds of them: then a number for each would help nobody.
    """
    sides = split_sides(edge) if edge.ring and not edge.vague else ()
    if len(sides) not in _SHAPES:
        return ()
    kinds = Counter(_count_side(between, terms) for _, between in sides)
    if len(kinds) > 2 or () in kinds:
        return ()
    return tuple((number, items) for items, number in kinds.items())


def _count_side(between: Sequence[Place], terms: Terms) -> tuple[str, ...]:
    stitches: Counter[str] = Counter()
    spaces: Counter[str] = Counter()
    for place in between:
        if place.kind is Kind.STITCH and place.stitch != LIGHT:
            stitches[name_stitch(place.stitch, terms)] += 1
        elif place.kind is Kind.SPACE:
            spaces[f"ch-{place.chains}"] += 1
    return count_items(Tally(stitches=stitches, spaces=spaces))


def count_repeats(body: Sequence[Instruction], total: int | None) -> int:
    """Return how often the main repeat of a round is worked in all; 0 where it has none, or nobody knows.

    The main one is the first told by a star, else the one worked most often. One that goes "around" or "across" is
    reckoned from `total`, the stitches of the round, where nothing else in it is unknown.
    """
    repeats = [node for node in body if isinstance(node, Repeat)]
    if not repeats:
        return 0
    main = next((node for node in repeats if node.star), None) or max(repeats, key=lambda node: node.times)
    if main.times:
        return main.times
    if total is None or main.last is not None:
        return 0
    each, outside = _count_all(main.body), _count_all([node for node in body if node is not main])
    if each <= 0 or outside < 0 or (total - outside) % each:
        return 0
    return max(0, (total - outside) // each)


def _count_all(body: Sequence[Instruction]) -> int:
    """Return how many stitches instructions make; _UNKNOWN where their text alone does not say."""
    counts = [_count_one(node) for node in body]
    return _UNKNOWN if _UNKNOWN in counts else sum(counts)


def _count_one(node: Instruction) -> int:
    counter = _COUNTERS.get(type(node))
    if counter is not None:
        return counter(node)
    nested = tuple(walk_instructions((node,)))[1:]
    return _UNKNOWN if any(isinstance(each, (Work, Repeat)) for each in nested) else _OTHERS.get(type(node).__name__, 0)


def _count_work(node: Work) -> int:
    return _times(node.count, _count_places(node.into))


def _count_group(node: Group) -> int:
    return _times(_count_all(node.body), _count_places(node.into))


def _count_repeat(node: Repeat) -> int:
    return _times(_count_all(node.body), node.times) if node.times and node.last is None else _UNKNOWN


def _count_places(into: Into | None) -> int:
    if into is None:
        return 1
    if into.limit is not None or into.every != 1:
        return _UNKNOWN
    return into.count if into.which in (Which.NEXT, Which.EACH, Which.FIRST, Which.LAST) else 1


def _times(first: int, second: int) -> int:
    return _UNKNOWN if _UNKNOWN in (first, second) else first * second


_COUNTERS: Mapping[type, Callable[[Any], int]] = MappingProxyType(
    {
        Work: _count_work,
        Group: _count_group,
        Repeat: _count_repeat,
        StartChain: lambda node: int(bool(node.counts_as)),
    }
)
_OTHERS: Mapping[str, int] = MappingProxyType({"Evenly": _UNKNOWN, "Unread": _UNKNOWN})
