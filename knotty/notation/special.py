"""The stitches and units a pattern defines, and what is worked where it names them.

Finding the definitions in a text is definitions'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.instructions import Chain, Group, Instruction, Into, Readings, Repeat, Unread, Work, walk_instructions
from knotty.craft.pattern import Definition
from knotty.craft.span import NOWHERE, Span
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms, name_stitch

DC = "dc"
_USUAL: Mapping[str, tuple[tuple[Instruction, ...], ...]] = {
    "v-st": ((Work(DC), Chain(1), Work(DC)), (Work(DC), Chain(2), Work(DC))),
    "shell": (
        (Work(DC, 5),),
        (Work(DC, 2), Chain(2), Work(DC, 2)),
        (Work(DC, 2), Chain(1), Work(DC, 2)),
        (Work(DC, 3),),
        (Work(DC, 6),),
        (Work(DC, 7),),
    ),
}
_PLAIN = ("sc", "hdc", "dc", "tr", "dtr", "trtr")
_MADE_OF = re.compile(r"(\d+)-(\w+) ")
ROUND_STITCH, ROUND_DECREASE = "inc", "dec"  # two of the round's stitch in one place, two of its places in one
_SHAPING = (ROUND_STITCH, ROUND_DECREASE)
_DOUBTFUL = ("shell",)  # made up in so many ways that the usual one is worth a word


@dataclass(frozen=True, slots=True)
class Usage:
    """What the names in a pattern stand for. `main`: the stitch of the round before, which a bare `inc` is made of.

    `closed`: the stitches closed by a chain that the next round works into, so that it is a space. `spaces`: where a
    unit goes that always goes in the same kind of space.
    """

    bodies: Mapping[str, tuple[Instruction, ...]]
    terms: Terms
    main: str = "sc"
    closed: frozenset[str] = frozenset()
    spaces: Mapping[str, Into] = field(default_factory=dict)


def collect_bodies(definitions: Sequence[Definition]) -> dict[str, tuple[Instruction, ...]]:
    """Return what each unit is made of, by its name as a token has it; units of units down to their stitches."""
    bodies = {definition.stitch: definition.body for definition in definitions if definition.body}
    return {name: tuple(_fill(body, _only_plain(bodies), "sc")) for name, body in bodies.items()}


def _only_plain(bodies: Mapping[str, tuple[Instruction, ...]]) -> dict[str, tuple[Instruction, ...]]:
    """Those without a unit in them: a unit of units of units is nothing people write."""
    return {
        name: body
        for name, body in bodies.items()
        if not any(isinstance(node, Group) and node.name for node in walk_instructions(body))
    }


@dataclass(frozen=True, slots=True)
class Choice:
    """A body in every way its names can be meant. `main`: the plain stitch it is made of."""

    options: tuple[tuple[Instruction, ...], ...]
    main: str
    name: str = ""
    labels: tuple[str, ...] = ()

    def wrap(self, bodies: Sequence[tuple[Instruction, ...]]) -> tuple[Instruction, ...]:
        """Return the body for the options' `bodies`: the only one, or a doubt between them."""
        if len(bodies) == 1:
            return bodies[0]
        about, usual = f"what a {self.name} is made of", self.name not in _DOUBTFUL
        return (Readings(tuple(bodies), self.labels, about, usual, span=bodies[0][0].span),)


def settle_special(items: Sequence[Instruction], usage: Usage) -> Choice:
    """Return `items` with every unit filled with what it is made of, and `inc` and `dec` in the round's stitch.

    A unit nobody defined has several usual make-ups: then there are as many options.
    """
    nodes = list(walk_instructions(tuple(items)))
    names = dict.fromkeys(node.name for node in nodes if isinstance(node, Group) and node.name)
    main = find_main(nodes) or usage.main
    if usage.spaces:
        items = tuple(_send(items, usage.spaces))
    if usage.closed:
        items = tuple(_add_closing(items, usage.closed))
    if not names and not any(isinstance(node, Work) and node.stitch in _SHAPING for node in nodes):
        return Choice((tuple(items),), main)
    name = next((name for name in names if name in _USUAL and name not in usage.bodies), "")
    if not name:
        return Choice((tuple(_fill(items, usage.bodies, main)),), main)
    options = tuple(tuple(_fill(items, {**usage.bodies, name: body}, main)) for body in _USUAL[name])
    return Choice(options, main, name, tuple(_describe(body, usage.terms) for body in _USUAL[name]))


def _send(items: Sequence[Instruction], spaces: Mapping[str, Into]) -> Iterator[Instruction]:
    for item in items:
        if isinstance(item, Group) and item.name:
            yield replace(item, into=spaces.get(item.name)) if item.into is None else item
        elif isinstance(item, Repeat):
            yield replace(item, body=tuple(_send(item.body, spaces)))
        else:
            yield item


def _add_closing(items: Sequence[Instruction], closed: frozenset[str]) -> Iterator[Instruction]:
    for index, item in enumerate(items):
        follows = items[index + 1] if index + 1 < len(items) else None
        if isinstance(item, Group | Repeat):
            yield replace(item, body=tuple(_add_closing(item.body, closed)))
        elif not isinstance(item, Work) or item.stitch not in closed or isinstance(follows, Chain):
            yield item
        else:
            both = (replace(item, count=1, into=None), Chain(1, item.span)) * item.count
            yield from (Group(both, item.into, item.span),) if item.into else both


def find_main(nodes: Sequence[Instruction]) -> str:
    """Return the plain stitch a round is made of: the first one said in it; empty where only increases are."""
    works = (node.stitch for node in nodes if isinstance(node, Work))
    return next((stitch for stitch in map(_plain_stitch, works) if stitch), "")


def _plain_stitch(name: str) -> str:
    stitch = STITCHES[name]
    plain = stitch.top or stitch.plain or stitch.abbreviation
    return plain if plain in _PLAIN else ""


def _read_made_of(name: str) -> tuple[Instruction, ...]:
    """`5-dc shell` says itself what it is made of."""
    match = _MADE_OF.match(name)
    return (Work(match.group(2), int(match.group(1))),) if match else ()


def _fill(
    items: Sequence[Instruction], bodies: Mapping[str, tuple[Instruction, ...]], main: str
) -> Iterator[Instruction]:
    for item in items:
        if isinstance(item, Group) and item.name:
            body = bodies.get(item.name) or _read_made_of(item.name) or next(iter(_USUAL.get(item.name, ())), ())
            yield replace(item, body=body) if body else _lose(item)
        elif isinstance(item, Group | Repeat):
            yield replace(item, body=tuple(_fill(item.body, bodies, main)))
        elif isinstance(item, Readings):
            yield replace(item, options=tuple(tuple(_fill(option, bodies, main)) for option in item.options))
        elif isinstance(item, Work) and item.stitch == ROUND_STITCH:
            yield replace(item, stitch=main)
        elif isinstance(item, Work) and item.stitch == ROUND_DECREASE:
            into = item.into if item.into is None or item.into.count > 1 else replace(item.into, count=2)
            yield replace(item, stitch=f"{main}2tog" if f"{main}2tog" in STITCHES else "sc2tog", into=into)
        else:
            yield item


def _lose(item: Group) -> Unread:
    return Unread(item.name, item.span)


def _place_at(body: Sequence[Instruction], span: Span) -> tuple[Instruction, ...]:
    """A unit's parts stand in the text where its name stands."""
    return tuple(
        replace(node, span=span, body=_place_at(node.body, span))
        if isinstance(node, Group | Repeat)
        else replace(node, span=span)
        for node in body
    )


def _describe(body: tuple[Instruction, ...], terms: Terms) -> str:
    words = [
        f"ch {item.count}" if isinstance(item, Chain) else f"{item.count} {name_stitch(item.stitch, terms)}"
        for item in body
        if isinstance(item, Chain | Work)
    ]
    return f"({', '.join(words)})" if len(words) > 1 else words[0]


def strip_places(items: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """Return what a unit is made of from the instructions that define it: one place, all in it."""
    if len(items) == 1 and isinstance(items[0], Group) and not items[0].name:
        return strip_places(items[0].body)
    return _place_at([_without_place(item) for item in items], NOWHERE)


def _without_place(item: Instruction) -> Instruction:
    if isinstance(item, Work) and _is_free(item.into):
        return replace(item, into=None)
    if isinstance(item, Group) and not item.name and _is_free(item.into):
        return replace(item, into=None, body=strip_places(item.body))
    if isinstance(item, Repeat):
        return replace(item, body=strip_places(item.body))
    return item


def _is_free(into: Into | None) -> bool:
    return into is None or into.count == 1
