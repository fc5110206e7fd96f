"""A flat circle of granny groups. Hexagons and squares are in modules of their own.

Every round is 12 larger than the one before, counting dc and chains as published circles do: 12 dc, then 12 and 12 ch,
24 and 12, 36 and 12. Where groups would grow past 5 dc, two go in each space, so that they lie flat side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, StartChain
from knotty.motifs.in_rounds import Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.words import (
    ANY_SPACE,
    bracket,
    in_place,
    in_ring,
    join_to_chain,
    next_place,
    repeat,
    same_place,
    space,
    stitch,
    work,
)

_PARTS = 12  # alike, around the circle
_LONGEST_GROUP = 5
_SPACE = space(1)
_DC = stitch("dc")
_Unit = tuple[int, ...]  # dc of each group that goes into one space


def _list_groups(number: int) -> tuple[int, ...]:
    """Return the dc of each group in a twelfth of round `number`: `number` in all, with the chain after each group."""
    groups = 1
    while number - groups > _LONGEST_GROUP * groups:
        groups *= 2
    stitches = number - groups
    return tuple(stitches * (at + 1) // groups - stitches * at // groups for at in range(groups))


def _list_units(number: int) -> tuple[_Unit, ...]:
    """Return what goes into each space of a twelfth of round `number`, from 3: one group, or two where they split."""
    groups, spaces = _list_groups(number), len(_list_groups(number - 1))
    each = len(groups) // spaces
    return tuple(groups[at : at + each] for at in range(0, len(groups), each))


def _write_course(number: int) -> Course:
    if number == 1:
        body: tuple[Instruction, ...] = (StartChain(3, "dc"), work("dc", _PARTS - 1, in_ring()))
        return Course(body, join_to_chain(3), declare({}, dc=_PARTS))
    groups = _list_groups(number)
    counts = declare({1: _PARTS * len(groups)}, dc=_PARTS * sum(groups))
    if number == 2:
        apart = repeat(_PARTS - 1, work("dc", 1, next_place(_DC)), Chain(1))
        return Course((StartChain(3, "dc"), Chain(1), apart), join_to_chain(3), counts, entry=any_place(_DC))
    rest = _list_groups(number - 1)[0] - 1  # of the group that the round before began with
    way = (*((next_place(_DC, rest),) if rest else ()), next_place(_SPACE))
    return Course(tuple(_go_around(_list_units(number))), join_to_chain(3), counts, way, any_place(_SPACE))


def _go_around(units: Sequence[_Unit]) -> Iterator[Instruction]:
    first, *others = units
    yield StartChain(3, "dc")
    begun = (first[0] - 1, *first[1:])
    yield (
        in_place(same_place(ANY_SPACE), *_list_stitches(begun))
        if len(begun) > 1
        else work("dc", begun[0], same_place(ANY_SPACE))
    )
    yield Chain(1)
    yield from _fill_spaces(others)
    yield repeat(_PARTS - 1, *_fill_spaces(units))


def _fill_spaces(units: Sequence[_Unit]) -> Iterator[Instruction]:
    """One unit in each of the next spaces, a chain after each; equal ones in brackets."""
    for unit, same in groupby(units):
        many = sum(1 for _ in same)
        group = (
            in_place(next_place(_SPACE), *_list_stitches(unit))
            if len(unit) > 1
            else work("dc", unit[0], next_place(_SPACE))
        )
        yield from (bracket(many, group, Chain(1)),) if many > 1 else (group, Chain(1))


def _list_stitches(unit: _Unit) -> Iterator[Instruction]:
    for index, number in enumerate(unit):
        if index:
            yield Chain(1)
        yield work("dc", number)


MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.GRANNY_CIRCLE,
        Shape.CIRCLE,
        "Circle",
        2,
        5,
        40,
        Skill.EASY,
        "Granny groups that grow by 12 a round: a flat circle for mats, coasters and cushions.",
        lambda piece: write_courses(piece, "Circle", _write_course),
    ),
)
