"""A flower in a square: a wheel, petals in its spaces, a round behind the petals, then classic granny rounds.

Rounds 12 dc, 12 petals, 12 tr behind them; the fourth goes into the 12 ch-1 spaces that those leave, every third a
corner, and leaves what the fourth round of a classic granny leaves. Between two corners lie 4 n - 1 places.
"""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Live, LiveKind, StartChain, Which
from knotty.motifs.granny import classic_course, square_off
from knotty.motifs.in_rounds import Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.special import BEHIND_NOTE
from knotty.motifs.words import (
    ANY_SPACE,
    in_place,
    in_ring,
    join_to_chain,
    join_to_first,
    next_place,
    repeat,
    same_place,
    space,
    stitch,
    work,
)

_PETALS = 12
_RING_CHAINS = 6  # a wheel of 12 spokes needs room
_PETAL = (work("sc", 1), work("dc", 3), work("sc", 1))
_SPACE = space(1)
_WHEEL = Live(LiveKind.ROUND, 1)


def _write_course(number: int) -> Course:
    return _CENTRE[number - 1]() if number <= len(_CENTRE) else classic_course(number)


def _start_wheel() -> Course:
    body = (StartChain(3, "dc"), Chain(1), repeat(_PETALS - 1, work("dc", 1, in_ring()), Chain(1)))
    return Course(body, join_to_chain(3), declare({1: _PETALS}, dc=_PETALS))


def _add_petals() -> Course:
    here = next_place(_SPACE)
    body = (StartChain(1), in_place(same_place(ANY_SPACE), *_PETAL), repeat(_PETALS - 1, in_place(here, *_PETAL)))
    counts = declare({}, sc=2 * _PETALS, dc=3 * _PETALS)
    return Course(body, join_to_first("sc"), counts, (here,), any_place(_SPACE))


def _work_behind() -> Course:
    spoke = replace(next_place(stitch("dc")), edge=_WHEEL)
    body = (StartChain(4, "tr"), Chain(1), repeat(_PETALS - 1, work("tr", 1, spoke), Chain(1)))
    way = (replace(spoke, which=Which.FIRST),)
    counts = declare({1: _PETALS}, tr=_PETALS)
    return Course(body, join_to_chain(4), counts, way, replace(spoke, which=Which.ANY), BEHIND_NOTE)


def _square_off() -> Course:
    return square_off(4, 1)


_CENTRE = (_start_wheel, _add_petals, _work_behind, _square_off)

MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.FLOWER,
        Shape.SQUARE,
        "Square",
        4,
        6,
        40,
        Skill.INTERMEDIATE,
        "A daisy whose petals stand up from a granny square.",
        lambda piece: write_courses(piece, "Square", _write_course, _RING_CHAINS),
    ),
)
