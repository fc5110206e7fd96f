"""Working rounds again: the earlier rounds a line means, copied, stretched or grown. What a line says is again's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import (
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    Limit,
    LimitKind,
    MakeRing,
    Readings,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Unread,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.pattern import LineKind
from knotty.craft.span import Span
from knotty.notation.again import MAX_AGAIN, Again
from knotty.notation.stretch import Body, grow_body, run_on, stretch_body

_UNTIL = 2  # how often a round is worked again that goes on until something only a maker can see


@dataclass(frozen=True, slots=True)
class Done:
    """A round that can be worked again: its number (0: none), its kind, its body, its name (empty: none)."""

    number: int
    kind: LineKind
    body: Body
    name: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks for: which rounds, what it says besides (`rest`), and where it stands."""

    again: Again
    rest: Body
    words: str
    span: Span


def find_sources(done: Sequence[Done], again: Again) -> tuple[Done, ...]:
    """Return the rounds that `again` names, in its order; empty where one of them is not there."""
    if again.last:
        return tuple(done[-again.last :]) if len(done) >= again.last else ()
    if again.numbers:
        known = {item.number: item for item in done}
        found = [known.get(number) for number in again.numbers]
        return tuple(item for item in found if item is not None) if all(found) else ()
    return tuple(item for item in done if not again.upto or item.number <= again.upto)


def begins_piece(body: Body) -> bool:
    """Say whether a round is worked in a ring or a foundation: that is done once."""
    return any(isinstance(node, MakeRing | Foundation) or _is_in_ring(node) for node in walk_instructions(body))


def _is_in_ring(node: Instruction) -> bool:
    into = node.into if isinstance(node, Work | Group) else None
    return into is not None and (into.which is Which.NTH or any(target.kind is Kind.RING for target in into.targets))


def count_rounds(again: Again, sources: int, done: int) -> int:
    """Return how many rounds a line without label stands for, `done` being there before it."""
    if again.upto:
        return max(0, min(again.upto - done, MAX_AGAIN))
    if again.rounds:
        return min(again.rounds, MAX_AGAIN)
    times = _UNTIL if again.open or (again.goes_on and again.times == 1) else again.times
    return min(sources * times, MAX_AGAIN)


def work_again(asked: Asked, sources: Sequence[Done], done: Sequence[Done], many: int) -> Iterator[Done]:
    """Yield `many` rounds, the sources by turns, each with the readings it can have."""
    for step in range(many):
        source = sources[step % len(sources)]
        yield replace(source, number=0, name="", body=_dress(_read_again(asked, source, done, step), asked.rest))


def _read_again(asked: Asked, source: Done, done: Sequence[Done], step: int) -> Body:
    named = {"word for word": source.body}
    stretched = stretch_body(source.body)
    if stretched:
        named["with its sides worked to each corner"] = stretched
        longer = run_on(stretched)
        if longer:
            named["with its sides worked to each corner and the end"] = longer
    if asked.again.goes_on:
        named = {**_go_on(done, step, asked.again.even), **named}
    if asked.again.goes_on or asked.again.open:
        named["not understood"] = (Unread(asked.words, asked.span),)
    if len(named) == 1:
        return source.body
    about = "how the pattern goes on" if asked.again.goes_on else "a round worked again"
    return (Readings(tuple(named.values()), tuple(named), about, usual=not asked.again.goes_on, span=asked.span),)


def _go_on(done: Sequence[Done], step: int, even: bool) -> dict[str, Body]:
    """How a pattern can go on: each number as it grew, the rounds by turns, a stitch in each stitch."""
    found: dict[str, Body] = {}
    last, before = done[-1].body, done[-2].body if len(done) > 1 else None
    if even:
        found["a stitch in each stitch"] = _work_even(last)
    grown = grow_body(before, last, step + 1) if before is not None and not even else None
    if grown:
        found["its numbers going on as they grew"] = grown
    if len(done) > 2 and before is not None and done[-3].body == last:
        found["the last two by turns"] = before if step % 2 == 0 else last
    return found


def _work_even(body: Body) -> Body:
    """The same start and end, and one stitch in each stitch between."""
    stitch = next((node.stitch for node in walk_instructions(body) if isinstance(node, Work)), "sc")
    each = Work(stitch, 1, Into(Which.EACH, (Target(Kind.STITCH),), limit=Limit(LimitKind.AROUND)))
    begins = [item for item in body if isinstance(item, StartChain)]
    ends = [item for item in body if isinstance(item, Join | Turn)]
    return (*begins, each, *ends)


def _dress(body: Body, rest: Body) -> Body:
    """Add what the line says besides: a yarn to begin with, the end of the piece."""
    yarns: list[Instruction] = [item for item in rest if isinstance(item, TakeYarn)]
    others = [item for item in rest if not isinstance(item, TakeYarn)]
    if yarns and isinstance(yarns[0], TakeYarn) and yarns[0].into is None:
        renamed = _rename_yarn(body, yarns[0].colour)
        if renamed is not None:
            body, yarns = renamed, yarns[1:]
    ends = [item for item in others if not (isinstance(item, Join | Turn | FastenOff) and _has(body, item))]
    return (*yarns, *body, *ends)


def _rename_yarn(body: Body, colour: str) -> Body | None:
    for index, item in enumerate(body):
        if isinstance(item, TakeYarn):
            return (*body[:index], replace(item, colour=colour), *body[index + 1 :])
        if not isinstance(item, Turn | Travel):
            return None
    return None


def _has(body: Body, item: Instruction) -> bool:
    return any(type(node) is type(item) for node in walk_instructions(body))
