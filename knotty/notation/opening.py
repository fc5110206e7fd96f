"""How a round begins: joins that are starts, slip stitches within the first group, rings closed in few words.

Starting chains are starts'; where a round ends is shape's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    MakeRing,
    Repeat,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Which,
    Work,
)

_ANY_STITCH = (Target(Kind.STITCH),)
_WORKS = (Work, Group, Repeat, Chain, StartChain)


def make_opening(items: list[Instruction]) -> list[Instruction]:
    """Return `items` with the phrases before the first stitch in the roles they have there."""
    return _open_group(_begin_with_join(_name_yarn(_close_ring(items))))


def _name_yarn(items: list[Instruction]) -> list[Instruction]:
    """`With coral, join in any st`: the yarn that is joined has been named."""
    for at in range(len(items) - 1):
        named, joined = items[at], items[at + 1]
        if not (isinstance(named, TakeYarn) and isinstance(joined, TakeYarn)):
            return items
        if named.into is None and joined.into is not None and joined.colour == "new":
            return [*items[:at], replace(joined, colour=named.colour), *items[at + 2 :]]
    return items


def _close_ring(items: list[Instruction]) -> list[Instruction]:
    """`Ch 5; join.` and `ch 4, sl st into ring` make a ring."""
    at = _skip_yarn(items)
    if at + 1 >= len(items) or not isinstance(items[at], Chain):
        return items
    chain, closing = items[at], items[at + 1]
    if not isinstance(chain, Chain) or chain.count < 2:
        return items
    alone = at + 2 == len(items)
    bare = isinstance(closing, Join) and alone and (closing.into is None or _is_chain(closing.into))
    slips = isinstance(closing, Work) and closing.stitch == "sl st" and closing.into is not None
    slips_in = isinstance(closing, Work) and closing.into is not None and slips and _is_ring(closing.into)
    if not (bare or slips_in):
        return items
    return [*items[:at], MakeRing(chain.count, chain.span.to(closing.span)), *items[at + 2 :]]


def _is_ring(into: Into) -> bool:
    return bool(into.targets) and into.targets[0].kind is Kind.RING


def _is_chain(into: Into) -> bool:
    return into.which is Which.FIRST and bool(into.targets) and into.targets[0].kind is Kind.CHAIN


def _skip_yarn(items: Sequence[Instruction]) -> int:
    return next((at for at, item in enumerate(items) if not isinstance(item, TakeYarn | Turn)), len(items))


def _begin_with_join(items: list[Instruction]) -> list[Instruction]:
    """`Join in any ch-1 sp, ch 3, ...`, `with C, join with sc in any st`: nothing is closed, a round is begun."""
    at = _skip_yarn(items)
    join = items[at] if at < len(items) else None
    if not isinstance(join, Join) or not any(isinstance(item, _WORKS) for item in items[at + 1 :]):
        return items
    if join.into is not None and _is_ring(join.into):
        return items
    begun = [*items[:at]]
    taken = begun[-1] if begun else None
    if join.into is not None and isinstance(taken, TakeYarn) and taken.into is None:
        begun[-1] = replace(taken, into=join.into, span=taken.span.to(join.span))
    elif join.into is not None:
        begun.append(Travel((join.into,), join.span))
    if join.stitch != "sl st":
        begun.append(Work(join.stitch, 1, Into(Which.SAME, _ANY_STITCH, span=join.span), join.span))
    return [*begun, *items[at + 1 :]]


def _open_group(items: list[Instruction]) -> list[Instruction]:
    """`(sl st, ch 1, sc, ch 2, sc) in first ch-2 sp`: the slip stitch travels there, the chain begins the round."""
    at = 0
    while at < len(items) and (isinstance(items[at], TakeYarn | Turn | Travel) or _is_slip(items[at])):
        at += 1
    item = items[at] if at < len(items) else None
    if not (isinstance(item, Group) and item.into is not None and len(item.body) > 1 and _is_slip(item.body[0])):
        return items
    if item.into.which is Which.EACH or item.into.count > 1:
        return items  # petals: the slip stitches shape each of them
    slip = Work("sl st", 1, item.into, item.span)
    chain = [item.body[1]] if isinstance(item.body[1], Chain | StartChain) else []
    rest = item.body[1 + len(chain) :]
    same = Into(Which.SAME, item.into.targets, span=item.into.span)
    return [*items[:at], slip, *chain, Group(rest, same, item.span), *items[at + 1 :]] if rest else items


def _is_slip(item: Instruction) -> bool:
    return isinstance(item, Work) and item.stitch == "sl st"
