"""Giving the phrases of a round their roles: which chain begins it, which slip stitches travel or close.

A phrase alone does not tell: `ch 3` begins a round or leaves a space, `sl st in first dc` travels or joins, by where
it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import (
    Along,
    Behind,
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
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_stitch
from knotty.notation.behind import doubt_behind
from knotty.notation.gather import gather_groups, interleave_corners
from knotty.notation.standing import ANY_STITCH, NOT_COUNTED, name_standing
from knotty.notation.statements import Statement

_USUALLY_COUNTS = 3  # chains from which a starting chain is a stitch unless something says otherwise
_BEFORE_START = (TakeYarn, Travel, MakeRing, Foundation, Turn, Along, Behind)
_AFTER_END = (FastenOff, Turn, Spiral, TakeYarn)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A body with roles, and the chain at its end that turns into the next row (0: none)."""

    body: tuple[Instruction, ...]
    turning_chain: Chain | None = None


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is said of starting chains: `conventions` once for all rounds, `loose` in this round outside its place.

    `turning` is the chain that ended the row before. `terms` are those of the text, for naming what a doubt is about.
    """

    conventions: Mapping[int, Statement]
    loose: Sequence[Statement] = ()
    turning: Chain | None = None
    terms: Terms = Terms.US


def shape_body(items: Sequence[Instruction], sayings: Sayings) -> Shaped:
    """Return `items` with rings, foundations, travel, starting chains and joins told apart."""
    body = interleave_corners(gather_groups(_make_rings(list(items))))
    body = _make_foundation(body)
    body = _count_skipped(body, sayings)
    body = _make_travel(body)
    body, chain = _split_turning(body)
    if sayings.turning is not None and not _has_start(body):
        body.insert(_start_index(body), sayings.turning)
    body = _make_start(_make_join(body), sayings)
    body = doubt_behind(body, _start_index(body))
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
            made.insert(0, item)  # "ch 3, 11 dc in magic ring": the ring comes first, whatever is said first
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
    at = next((index for index, item in enumerate(made) if not isinstance(item, TakeYarn)), len(made))
    return [*made[:at], nested[0], *made[at:]]


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
        stands = isinstance(follows, Work | Group) and follows.into is not None and follows.into.which is Which.NTH
        if isinstance(item, Chain) and stands:
            return [*items[:index], Foundation(item.count, item.span), *items[index + 1 :]]
    return items


def _count_skipped(items: list[Instruction], sayings: Sayings) -> list[Instruction]:
    """`dc in 4th ch from hook`: the chains skipped may stand for a stitch, as said or as the next row has it."""
    for index, item in enumerate(items):
        if not (isinstance(item, Work | Group) and item.into and item.into.which is Which.NTH):
            continue
        stitch = find_main_stitch((item,))
        counted = replace(item, into=replace(item.into, counts_as=stitch))
        if item.into.counts_as:
            said_so = item.into.counts_as
            stands = stitch if said_so == ANY_STITCH else "" if said_so == NOT_COUNTED else said_so
            return [*items[:index], replace(item, into=replace(item.into, counts_as=stands)), *items[index + 1 :]]
        said = next(iter(sayings.loose), None)
        if said is not None:
            return [*items[:index], counted if said.stitch else item, *items[index + 1 :]]
        height = STITCHES[stitch].turning_chains
        if height < 2 or item.into.count <= height:
            return items
        options, labels = ((counted,), (item,)), (f"count as {name_stitch(stitch, sayings.terms)}", "do not count")
        if height == 2:
            options, labels = options[::-1], labels[::-1]
        about = f"the {item.into.count - 1} chains skipped"
        return [*items[:index], Readings(options, labels, about, span=item.span), *items[index + 1 :]]
    return items


def _start_index(items: Sequence[Instruction]) -> int:
    return next((index for index, item in enumerate(items) if not isinstance(item, _BEFORE_START)), len(items))


def _has_start(items: Sequence[Instruction]) -> bool:
    at = _start_index(items)
    return at < len(items) and isinstance(items[at], Chain | StartChain)


def _make_travel(items: list[Instruction]) -> list[Instruction]:
    """Slip stitches before anything else that stays carry the hook."""
    begin = _start_index(items)
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
    return isinstance(item, Work) and item.stitch == "sl st"


def _split_turning(items: list[Instruction]) -> tuple[list[Instruction], Chain | None]:
    """`..., ch 3, turn`: the chain belongs to the next row."""
    for index in range(len(items) - 2, 0, -1):
        item, follows = items[index], items[index + 1]
        if isinstance(item, Chain) and isinstance(follows, Turn):
            return [*items[:index], *items[index + 1 :]], item
    if len(items) > 2 and isinstance(items[-1], Chain) and isinstance(items[-2], Turn):
        return items[:-1], items[-1]
    return items, None


def _make_start(items: list[Instruction], sayings: Sayings) -> list[Instruction]:
    at = _start_index(items)
    if at == len(items):
        return items
    item = items[at]
    if isinstance(item, Chain | StartChain):
        return [*items[:at], _as_start(item, items, sayings), *items[at + 1 :]]
    if isinstance(item, Group) and item.body and isinstance(item.body[0], Chain | StartChain):
        first = _as_start(item.body[0], items, sayings)
        return [*items[:at], replace(item, body=(first, *item.body[1:])), *items[at + 1 :]]
    return items


def _as_start(chain: Chain | StartChain, items: Sequence[Instruction], sayings: Sayings) -> Instruction:
    main = _find_as_tall(chain.count, items) or find_main_stitch(items)
    if isinstance(chain, StartChain):
        return replace(chain, counts_as=main) if chain.counts_as == ANY_STITCH else chain
    said = next(iter(sayings.loose), None) or sayings.conventions.get(chain.count)
    if said is not None and (said.throughout or not said.stitch or said.stitch in (main, ANY_STITCH) or sayings.loose):
        start = said.chain(chain.count, chain.span)
        return replace(start, counts_as=main) if start.counts_as == ANY_STITCH else start
    if chain.count < _USUALLY_COUNTS and _begins_with_stitch(items):
        return StartChain(chain.count, "", 0, chain.span)
    return _doubt_start(chain, main, sayings.terms)


def _begins_with_stitch(items: Sequence[Instruction]) -> bool:
    """The round is joined to its first stitch, or has one in the place it starts from: so its chain is none."""
    join = next((item for item in reversed(items) if isinstance(item, Join)), None)
    target = join.into.targets[0] if join and join.into and join.into.targets else None
    first = next((item for item in items if isinstance(item, Work | Group)), None)
    same = isinstance(first, Work) and first.into is not None and first.into.which is Which.SAME
    return same or (target is not None and target.kind is Kind.STITCH)


def find_main_stitch(items: Sequence[Instruction]) -> str:
    """Return the stitch a round is mostly begun with: the first one worked in it; `sc` where none is."""
    works = (node.stitch for node in walk_instructions(tuple(items)) if isinstance(node, Work))
    return next((stitch for stitch in works if stitch != "sl st"), "sc")


def _find_as_tall(chains: int, items: Sequence[Instruction]) -> str:
    """The stitch of this round that such a chain is as tall as; empty where there is none."""
    works = (node.stitch for node in walk_instructions(tuple(items)) if isinstance(node, Work))
    return next((stitch for stitch in works if STITCHES[stitch].turning_chains == chains), "") if chains > 1 else ""


def _doubt_start(chain: Chain, main: str, terms: Terms) -> Instruction:
    """The readings of a starting chain nothing is said about, in the order of house rules.

    Ch 1 does not count, ch 2 does not unless said, ch 3 and more do (facts: wordings of 5,782 patterns).
    """
    count, height = chain.count, STITCHES[main].turning_chains
    counted = StartChain(count, main, max(0, count - height), chain.span)
    idle = StartChain(count, "", 0, chain.span)
    said = f"counts as {name_stitch(main, terms)}" + (f" and ch {counted.space}" if counted.space else "")
    if main == "sc" and count > 2:
        counted = StartChain(count, "", count, chain.span)
        said = f"leaves a ch-{count} space"
    few = count < _USUALLY_COUNTS
    options = ((idle,), (counted,)) if few else ((counted,), (idle,))
    labels = ("does not count", said) if few else (said, "does not count")
    return Readings(options, labels, f"ch {count} at the start", usual=count == 1, span=chain.span)


def _make_join(items: list[Instruction]) -> list[Instruction]:
    """The slip stitch at the end of a round closes it."""
    for index in range(len(items) - 1, 0, -1):
        item = items[index]
        if isinstance(item, _AFTER_END):
            continue
        if isinstance(item, Work) and item.stitch == "sl st" and _may_close(item):
            return [*items[:index], Join("sl st", item.into, item.span), *items[index + 1 :]]
        return items
    return items


def _may_close(item: Work) -> bool:
    return item.count == 1 and (item.into is None or item.into.which in (Which.FIRST, Which.SAME))
