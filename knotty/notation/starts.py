"""Starting chains and skipped chains: what they stand for, by what is said, by the join, by the house rule.

The count, the groups of the round and the rounds after have their say when the readings are worked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import (
    Along,
    Behind,
    Chain,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    MakeRing,
    Readings,
    Skip,
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
from knotty.notation.standing import ANY_STITCH, NOT_COUNTED
from knotty.notation.statements import Statement

_USUALLY_COUNTS = 3  # chains from which a starting chain is a stitch unless something says otherwise
_BEFORE_START = (TakeYarn, Travel, MakeRing, Foundation, Turn, Along, Behind)


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is said of starting chains: `conventions` once for all rounds, `loose` in this round outside its place.

    `blocks`: the piece goes from corner to corner, and its chains are spaces.
    `turning` is the chain that ended the row before. `terms` are those of the text, for naming what a doubt is about.
    """

    conventions: Mapping[int, Statement]
    loose: Sequence[Statement] = ()
    turning: Chain | None = None
    terms: Terms = Terms.US
    in_rows: bool = False
    blocks: bool = False


def find_start(items: Sequence[Instruction]) -> int:
    """Return where a round begins: past what only brings it under way."""
    return next((index for index, item in enumerate(items) if not isinstance(item, _BEFORE_START)), len(items))


def make_start(items: list[Instruction], sayings: Sayings) -> list[Instruction]:
    """Return `items` with the chain they begin with, if they do, as a starting chain or a doubt of one."""
    at = find_start(items)
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
    if sayings.blocks and isinstance(chain, Chain) and chain.count == STITCHES[main].turning_chains:
        return StartChain(chain.count, "", chain.count, chain.span)
    if isinstance(chain, StartChain):
        return replace(chain, counts_as=main) if chain.counts_as == ANY_STITCH else chain
    any_length = sayings.conventions.get(0) if chain.count > 1 else None
    said = next(iter(sayings.loose), None) or sayings.conventions.get(chain.count) or any_length
    if said is not None and (said.throughout or not said.stitch or said.stitch in (main, ANY_STITCH) or sayings.loose):
        start = said.chain(chain.count, chain.span)
        return replace(start, counts_as=main) if start.counts_as == ANY_STITCH else start
    if chain.count < 2 and _is_joined_to_stitch(items):
        return StartChain(chain.count, "", 0, chain.span)
    return _doubt_start(chain, main, items, sayings.terms)


def _find_as_tall(chains: int, items: Sequence[Instruction]) -> str:
    """The stitch of this round that such a chain is as tall as; empty where there is none."""
    works = (_name_plain(node.stitch) for node in walk_instructions(tuple(items)) if isinstance(node, Work))
    return next((stitch for stitch in works if STITCHES[stitch].turning_chains == chains), "") if chains > 1 else ""


def _name_plain(stitch: str) -> str:
    """What a chain could stand for: never a post stitch, a decrease, a puff."""
    plain = stitch[2:] if stitch[:2] in _POSTS else STITCHES[stitch].top or stitch
    return (
        plain if plain in _PLAIN else "dc" if STITCHES[plain].turning_chains == STITCHES["dc"].turning_chains else plain
    )


def _find_join_target(items: Sequence[Instruction]) -> Target | None:
    join = next((item for item in reversed(items) if isinstance(item, Join)), None)
    return join.into.targets[0] if join and join.into and join.into.targets else None


def _is_joined_to_stitch(items: Sequence[Instruction]) -> bool:
    """The round is joined to its first stitch, or has one in the place it starts from: so its chain is none."""
    target = _find_join_target(items)
    first = next((item for item in items if isinstance(item, Work | Group)), None)
    same = isinstance(first, Work) and first.into is not None and first.into.which is Which.SAME
    return same or (target is not None and target.kind is Kind.STITCH)


def _tell_from_join(items: Sequence[Instruction]) -> bool | None:
    """Say whether the join, or the stitch skipped under the chain, tells that it counts; None where neither tells."""
    target = _find_join_target(items)
    if target is not None and target.kind is Kind.CHAIN:
        return True
    if target is not None and target.kind is Kind.STITCH and target.stitch:
        return False
    first = next((item for item in items if not isinstance(item, (*_BEFORE_START, Chain, StartChain))), None)
    skips_first = isinstance(first, Skip) and first.into.which is Which.FIRST and first.into.count == 1
    return True if skips_first else None


_POSTS = ("FP", "BP")
_PLAIN = ("sc", "hdc", "dc", "tr", "dtr")


def find_main_stitch(items: Sequence[Instruction]) -> str:
    """Return the stitch a round is mostly begun with: the first one worked in it; `sc` where none is."""
    works = (node.stitch for node in walk_instructions(tuple(items)) if isinstance(node, Work))
    return _name_plain(next((stitch for stitch in works if stitch != "sl st"), "sc"))


def _doubt_start(chain: Chain, main: str, items: Sequence[Instruction], terms: Terms) -> Instruction:
    """The readings of a starting chain nothing is said about: as the join tells, else in the order of house rules.

    Ch 1 does not count, ch 2 does not unless said, ch 3 and more do (facts: wordings of 5,782 patterns).
    """
    count, height = chain.count, STITCHES[main].turning_chains
    counted = StartChain(count, main, max(0, count - height), chain.span)
    idle = StartChain(count, "", 0, chain.span)
    said = f"counts as {name_stitch(main, terms)}" + (f" and ch {counted.space}" if counted.space else "")
    if main == "sc" and count > 2:
        counted = StartChain(count, "", count, chain.span)
        said = f"leaves a ch-{count} space"
    told = _tell_from_join(items) if count > 1 else None
    counts = told if told is not None else count >= _USUALLY_COUNTS
    options = ((counted,), (idle,)) if counts else ((idle,), (counted,))
    labels = (said, "does not count") if counts else ("does not count", said)
    about = f"ch {count} at the start"
    return Readings(options, labels, about, usual=count == 1, quiet=True, told=told is not None, span=chain.span)


def is_from_hook(into: Into) -> bool:
    """Say whether a place is told by its chain from the hook, not by its stitch from the beginning."""
    return into.which is Which.NTH and into.targets[0].kind is Kind.CHAIN


def _leave_mesh(into: Into, stitch: str, height: int) -> Into | None:
    """`dc in 8th ch from hook`: a dc, ch 2 and 2 ch passed below them. Nobody skips so many chains for one stitch."""
    if height < 3 or into.count < height + 3 or (into.count - height - 1) % 2:
        return None
    return replace(into, counts_as=stitch, space=(into.count - height - 1) // 2)


def count_skipped(items: list[Instruction], sayings: Sayings) -> list[Instruction]:
    """`dc in 4th ch from hook`: the chains skipped may stand for a stitch, as said or as the next row has it."""
    for index, item in enumerate(items):
        if not (isinstance(item, Work | Group) and item.into and is_from_hook(item.into)):
            continue
        if item.into.space and not item.into.counts_as:
            return items
        stitch = find_main_stitch((item,))
        height = STITCHES[stitch].turning_chains
        counted = replace(item, into=replace(item.into, counts_as=stitch))
        if sayings.blocks and height > 1 and not item.into.counts_as:
            space = replace(item, into=replace(item.into, space=item.into.count - 1))
            return [*items[:index], space, *items[index + 1 :]]
        if item.into.counts_as:
            said_so = item.into.counts_as
            stands = stitch if said_so == ANY_STITCH else "" if said_so == NOT_COUNTED else said_so
            return [*items[:index], replace(item, into=replace(item.into, counts_as=stands)), *items[index + 1 :]]
        said = next(iter(sayings.loose), None)
        if said is not None:
            return [*items[:index], counted if said.stitch else item, *items[index + 1 :]]
        if height < 2 or item.into.count <= height:
            return items
        mesh = _leave_mesh(item.into, stitch, height)
        if mesh is not None:
            return [*items[:index], replace(item, into=mesh), *items[index + 1 :]]
        options, labels = ((counted,), (item,)), (f"count as {name_stitch(stitch, sayings.terms)}", "do not count")
        told = _tell_from_join(items)
        if told is False or (told is None and height == 2):
            options, labels = options[::-1], labels[::-1]
        about = f"the {item.into.count - 1} chains skipped"
        doubt = Readings(options, labels, about, quiet=True, told=told is not None, span=item.span)
        return [*items[:index], doubt, *items[index + 1 :]]
    return items
