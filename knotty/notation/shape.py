"""Giving the phrases of a round their roles: which chain begins it, which slip stitches travel or close.

A phrase alone does not tell: `ch 3` begins a round or leaves a space, `sl st in first dc` travels or joins, by where
it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    MakeRing,
    Readings,
    Repeat,
    Skip,
    Spiral,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Which,
    Work,
    walk_instructions,
)
from knotty.notation.behind import doubt_behind
from knotty.notation.gather import gather_groups, interleave_corners
from knotty.notation.opening import make_opening
from knotty.notation.standing import name_standing
from knotty.notation.starts import Sayings, count_skipped, find_main_stitch, find_start, is_from_hook, make_start

_AFTER_END = (FastenOff, Turn, Spiral, TakeYarn)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A body with roles, and the chain at its end that turns into the next row (0: none)."""

    body: tuple[Instruction, ...]
    turning_chain: Chain | None = None


def shape_body(items: Sequence[Instruction], sayings: Sayings) -> Shaped:
    """Return `items` with rings, foundations, travel, starting chains and joins told apart."""
    body = interleave_corners(gather_groups(make_opening(_make_rings(list(items)))))
    body = _make_foundation(body)
    body = count_skipped(body, sayings)
    body = _make_travel(body)
    body, chain = _split_turning(body)
    if sayings.turning is not None and not _has_start(body):
        body.insert(find_start(body), sayings.turning)
    body = make_start(_make_join(body, not sayings.in_rows), sayings)
    body = doubt_behind(body, find_start(body))
    return Shaped(name_standing(tuple(body), find_main_stitch(body)), chain)


def _is_ring_join(item: Instruction) -> bool:
    return (
        isinstance(item, Join)
        and item.into is not None
        and bool(item.into.targets)
        and item.into.targets[0].kind is Kind.RING
    )


def _make_rings(items: list[Instruction]) -> list[Instruction]:
    made: list[Instruction] = []
    for item in items:
        before = made[-1] if made else None
        if isinstance(before, Chain | StartChain) and _is_ring_join(item):
            made[-1] = MakeRing(before.count, before.span.to(item.span))
        elif isinstance(item, MakeRing) and all(isinstance(other, Chain | StartChain | TakeYarn) for other in made):
            made.insert(_count_yarns(made), item)  # "ch 3, 11 dc in magic ring": the ring comes first
        else:
            made.append(item)
    return _lift_rings(made)


def _lift_rings(items: list[Instruction]) -> list[Instruction]:
    """`[dc in magic ring, ch 1] 11 times`, `2 dc in MR, *ch 2, 3 dc in MR`: one ring, and it comes first."""
    nested = [node for node in walk_instructions(tuple(items)) if isinstance(node, MakeRing) and not node.chains]
    first = next((item for item in items if not isinstance(item, TakeYarn | Chain | StartChain)), None)
    if not nested or (len(nested) == 1 and (nested[0] is first or nested[0] in items[:1])):
        return items
    made = list(_without_rings(items))
    at = _count_yarns(made)
    return [*made[:at], nested[0], *made[at:]]


def _count_yarns(items: Sequence[Instruction]) -> int:
    """How many yarns are taken up before anything else."""
    return next((index for index, item in enumerate(items) if not isinstance(item, TakeYarn)), len(items))


def _without_rings(items: Sequence[Instruction]) -> Iterator[Instruction]:
    for item in items:
        if isinstance(item, Group | Repeat):
            yield replace(item, body=tuple(_without_rings(item.body)))
        elif isinstance(item, Readings):
            yield replace(item, options=tuple(tuple(_without_rings(option)) for option in item.options))
        elif not isinstance(item, MakeRing) or item.chains:
            yield item


def _make_foundation(items: list[Instruction]) -> list[Instruction]:
    """A chain with work into its `nth ch from hook` behind it lies under the piece."""
    for index, item in enumerate(items[:-1]):
        follows = items[index + 1]
        if isinstance(item, Chain | StartChain) and _is_from_hook(follows):
            if isinstance(item, StartChain) and item.counts_as:
                follows = _count_skipped_as(follows, item.counts_as)
            return [*items[:index], Foundation(item.count, item.span), follows, *items[index + 2 :]]
    return items


def _count_skipped_as(item: Instruction, stitch: str) -> Instruction:
    """`Ch 4 (counts as dc), 11 dc in 4th ch from hook`: what is said of the chain is said of the chains skipped."""
    if not isinstance(item, Work | Group) or item.into is None or item.into.counts_as:
        return item
    return replace(item, into=replace(item.into, counts_as=stitch))


def _is_from_hook(item: Instruction) -> bool:
    into = item.into if isinstance(item, Work | Group) else None
    return into is not None and is_from_hook(into)


def _has_start(items: Sequence[Instruction]) -> bool:
    at = find_start(items)
    return at < len(items) and isinstance(items[at], Chain | StartChain)


def _make_travel(items: list[Instruction]) -> list[Instruction]:
    """Slip stitches before anything else that stays carry the hook."""
    begin = find_start(items)
    end = begin
    while end < len(items) and (_is_slip(items[end]) or _is_skip_before_slip(items, end)):
        end += 1
    if end == begin or end == len(items) or isinstance(items[end], _AFTER_END):
        return items
    steps = [item for item in items[begin:end] if isinstance(item, Work | Skip)]
    places = tuple(
        item.into or Into(Which.NEXT, (Target(Kind.STITCH),), _count(item), span=item.span) for item in steps
    )
    return [*items[:begin], Travel(places, steps[0].span.to(steps[-1].span)), *items[end:]]


def _count(item: Work | Skip) -> int:
    return item.count if isinstance(item, Work) else 1


def _is_skip_before_slip(items: Sequence[Instruction], index: int) -> bool:
    """`skip 2 dc, sl st in ch-2 sp`: on the way, too."""
    return isinstance(items[index], Skip) and index + 1 < len(items) and _is_slip(items[index + 1])


def _is_slip(item: Instruction) -> bool:
    """Slip stitches into every place, or along a foundation, are the row itself."""
    if not isinstance(item, Work) or item.stitch != "sl st":
        return False
    return item.into is None or item.into.which not in (Which.NTH, Which.EACH)


def _split_turning(items: list[Instruction]) -> tuple[list[Instruction], Chain | None]:
    """`..., ch 3, turn`: the chain belongs to the next row."""
    for index in range(len(items) - 2, 0, -1):
        item, follows = items[index], items[index + 1]
        if isinstance(item, Chain) and isinstance(follows, Turn):
            return [*items[:index], *items[index + 1 :]], item
    if len(items) > 2 and isinstance(items[-1], Chain) and isinstance(items[-2], Turn):
        return items[:-1], items[-1]
    return items, None


def _make_join(items: list[Instruction], in_round: bool) -> list[Instruction]:
    """The slip stitch at the end of a round closes it."""
    for index in range(len(items) - 1, 0, -1):
        item = items[index]
        if isinstance(item, _AFTER_END):
            continue
        if isinstance(item, Work) and item.stitch == "sl st" and _may_close(item):
            return [*items[:index], Join("sl st", _name_place(item), item.span), *items[index + 1 :]]
        if in_round and isinstance(item, Work) and _stands_for_chain(items, index):
            return [*items[:index], Join(item.stitch, item.into, item.span), *items[index + 1 :]]
        return items
    return items


def _stands_for_chain(items: Sequence[Instruction], index: int) -> bool:
    """`ch 1, hdc in top of ch-3` at the end of a round: the last space, with the hook in it."""
    item, before = items[index], items[index - 1]
    if not (isinstance(item, Work) and isinstance(before, Chain) and item.count == 1 and item.into is not None):
        return False
    target = item.into.targets[0] if item.into.targets else None
    return item.into.which is Which.FIRST and target is not None and target.kind in (Kind.CHAIN, Kind.STITCH)


def _name_place(item: Work) -> Into | None:
    """`sl st in ring` closes the round at its beginning, wherever it is put."""
    ring = item.into is not None and bool(item.into.targets) and item.into.targets[0].kind is Kind.RING
    return None if ring else item.into


def _may_close(item: Work) -> bool:
    ring = item.into is not None and _name_place(item) is None
    return item.count == 1 and (item.into is None or ring or item.into.which in (Which.FIRST, Which.SAME))
