"""Single slips of the pen undone: every body that is one small change away. Which of them is meant is blame's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Kind,
    Repeat,
    Skip,
    Target,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.terms import Terms, name_stitch

_ONE_LESS = "one instruction less"


@dataclass(frozen=True, slots=True)
class Repair:
    """A body with one thing changed, and what it says instead of what: "3 dc instead of 2 dc".

    `drops`: it leaves an instruction out.
    """

    body: tuple[Instruction, ...]
    words: str
    drops: bool = False


@dataclass(frozen=True, slots=True)
class Stock:
    """What a repair may put in: stitches and chains that the pattern uses elsewhere. `drops`: it may also leave out."""

    stitches: tuple[str, ...]
    chains: tuple[int, ...]
    terms: Terms
    drops: bool = False


def find_repairs(body: Sequence[Instruction], stock: Stock) -> Iterator[Repair]:
    """Yield each repair of `body`: single changes, and one stitch for another all through, as one word may say it."""
    yield from _find_single(body, stock)
    used = dict.fromkeys(node.stitch for node in walk_instructions(tuple(body)) if isinstance(node, Work))
    for old in used:
        for new in stock.stitches:
            if old not in (new, "sl st"):
                words = f"{name_stitch(new, stock.terms)} instead of {name_stitch(old, stock.terms)}"
                yield Repair(_swap_all(body, old, new), words)


def _swap_all(body: Sequence[Instruction], old: str, new: str) -> tuple[Instruction, ...]:
    changed: list[Instruction] = []
    for item in body:
        if isinstance(item, Group | Repeat):
            changed.append(replace(item, body=_swap_all(item.body, old, new)))
        else:
            changed.append(replace(item, stitch=new) if isinstance(item, Work) and item.stitch == old else item)
    return tuple(changed)


def _find_single(body: Sequence[Instruction], stock: Stock) -> Iterator[Repair]:
    """Those inside its groups and repeats included."""
    for at, item in enumerate(body):
        head, tail = tuple(body[:at]), tuple(body[at + 1 :])
        for new, words in _change(item, stock):
            yield Repair((*head, *new, *tail), words, drops=words == _ONE_LESS)
        if isinstance(item, Group | Repeat):
            for inner in _find_single(item.body, stock):
                yield Repair((*head, _refill(item, inner.body), *tail), inner.words, inner.drops)
        if isinstance(item, Work | Group) and not (tail and isinstance(tail[0], Chain)):
            for chains in stock.chains:
                yield Repair((*head, item, Chain(chains), *tail), f"“ch {chains}” put in")


def _refill(item: Group | Repeat, body: tuple[Instruction, ...]) -> Instruction:
    if isinstance(item, Group) or item.last is None:
        return replace(item, body=body)
    return replace(item, body=body, last=item.last + len(body) - len(item.body))


_Change = tuple[tuple[Instruction, ...], str]


def _change(item: Instruction, stock: Stock) -> Iterator[_Change]:
    if isinstance(item, Work | Group) and stock.drops:
        yield (), _ONE_LESS
    if isinstance(item, Work):
        yield from _change_work(item, stock)
    if isinstance(item, Work | Group | Skip) and item.into is not None:
        yield from _change_places(item, item.into)
        yield from _change_target(item, item.into, stock)
    if isinstance(item, Repeat) and item.limit is None:
        for by in (1, -1):
            if item.times + by > 0:
                words = f"{item.times + by} times in all instead of {item.times}"
                yield (replace(item, times=item.times + by),), words
    if isinstance(item, Chain):
        yield from _change_chain(item, stock)


def _change_work(item: Work, stock: Stock) -> Iterator[_Change]:
    name = name_stitch(item.stitch, stock.terms)
    for by in (-1, 1):
        if item.count + by > 0:
            yield (replace(item, count=item.count + by),), f"{item.count + by} {name} instead of {item.count} {name}"
    for stitch in stock.stitches:
        if stitch != item.stitch:
            yield (replace(item, stitch=stitch),), f"{name_stitch(stitch, stock.terms)} instead of {name}"


def _change_places(item: Work | Group | Skip, into: Into) -> Iterator[_Change]:
    if into.which is Which.NEXT and not into.limit:
        for by in (1, -1):
            if into.count + by > 0:
                new = replace(item, into=replace(into, count=into.count + by))
                yield (new,), f"the next {into.count + by} instead of {into.count}"


def _change_target(item: Work | Group | Skip, into: Into, stock: Stock) -> Iterator[_Change]:
    """A space of another size, a stitch of another name."""
    target = into.targets[0] if len(into.targets) == 1 else None
    if target is None or into.which is Which.SAME:
        return
    for other in _list_targets(target, stock):
        yield (replace(item, into=replace(into, targets=(other,))),), "another place to work into"


def _list_targets(target: Target, stock: Stock) -> Iterator[Target]:
    if target.kind is Kind.SPACE and target.chains:
        yield from (replace(target, chains=chains) for chains in stock.chains if chains != target.chains)
    if target.kind is Kind.STITCH and target.stitch:
        yield from (replace(target, stitch=stitch) for stitch in stock.stitches if stitch != target.stitch)


def _change_chain(item: Chain, stock: Stock) -> Iterator[_Change]:
    yield (), f"no “ch {item.count}”"
    for chains in stock.chains:
        if chains != item.count:
            yield (Chain(chains, item.span),), f"ch {chains} instead of ch {item.count}"
