"""What a line is known by: all that its working depends on. Keeping what came of it is memory's."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import FastenOff, Foundation, Instruction, MakeRing, TakeYarn, walk_instructions
from knotty.craft.pattern import LineKind
from knotty.fabric.line import Setting, State
from knotty.fabric.lives import Lives, list_lives
from knotty.fabric.putting import PUTTERS
from knotty.fabric.rules.square_is_square import find_shape
from knotty.fabric.trail import Trail

_FRESH = -1  # stands for what a part has worked where it has worked nothing


@dataclass(frozen=True, slots=True)
class LineKey:
    """What a line is known by. `own`: by its part alone; `colours` are then the yarns up to and with this line."""

    words: Hashable
    own: bool
    colours: tuple[str, ...] = ()


def list_keys(state: State, setting: Setting) -> Iterator[LineKey]:
    """What the line can be known by, first by its part alone."""
    trail = state.trail or Trail()
    facts = _list_facts(state, setting)
    own = trail.own if trail.part == setting.part_index else None
    colours = list(trail.colours)
    if own is None and _begins_afresh(state, setting):
        own = _FRESH
        colours = [] if isinstance(setting.line.body[0], TakeYarn) else [state.colour]
    if own is not None:
        body = tuple(_open_yarns(setting.line.body, colours))
        yield LineKey(("own", own, bool(colours and colours[0]), facts, body), own=True, colours=tuple(colours))
    if trail.whole is not None:
        putting = any(isinstance(item, PUTTERS) for item in setting.line.body)
        part = setting.parts[setting.part_index] if putting and setting.parts else None
        yield LineKey(("whole", trail.whole, place_line(setting), facts, setting.line.body, part), own=False)


def _list_facts(state: State, setting: Setting) -> Hashable:
    """All that a line's working depends on but what was worked before, its words, and where it stands."""
    shape = find_shape(setting.part) if setting.is_last else ""
    return (
        setting.terms, setting.line.kind, setting.label, setting.declared, setting.joins, setting.chains,
        setting.is_last, shape, state.first,
    )  # fmt: skip


def place_line(setting: Setting) -> Hashable:
    """Where a line stands in its pattern."""
    make = setting.parts[setting.part_index].make if setting.parts else 1
    return (setting.part_index, setting.line_index, setting.part, make)


def _begins_afresh(state: State, setting: Setting) -> bool:
    """A step at the head of a part that makes a ring or a chain: whatever edge there was is left."""
    body = setting.line.body
    if not state.first or state.edge.vague or setting.line.kind is not LineKind.STEP or not body:
        return False
    made = body[1:] if isinstance(body[0], TakeYarn) and body[0].into is None else body
    return len(made) == 1 and isinstance(made[0], MakeRing | Foundation)


def _open_yarns(body: Sequence[Instruction], colours: list[str]) -> Iterator[Hashable]:
    """The instructions with numbers for yarns, in the order they are taken; `colours` grows by the new ones."""
    for item in body:
        if isinstance(item, TakeYarn):
            if item.colour not in colours:
                colours.append(item.colour)
            yield (colours.index(item.colour), item.into)
        elif isinstance(item, FastenOff):
            yield FastenOff  # the hook makes nothing of which yarn it is
        else:
            yield item


def depends_on_own(state: State, setting: Setting) -> bool:
    """How the line goes follows from its part alone: it names no edge of another, and its yarns are plain to see."""
    body = setting.line.body
    if any(isinstance(item, PUTTERS) for item in body):
        return False
    yarns = sum(isinstance(node, TakeYarn) for node in walk_instructions(body))
    if yarns > sum(isinstance(item, TakeYarn) for item in body):
        return False
    named = set(list_lives(body))
    return not named or all(map(Lives(state.rounds, setting.part_index).is_own, named))
