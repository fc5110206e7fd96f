"""A sunburst: puffs and clusters in a circle, squared off with stitches of four heights, then classic rounds.

Rounds 12 dc, 12 puffs, 12 clusters; the fourth goes into the 12 ch-2 spaces, every third a corner, and leaves as many
places as the fourth round of a classic granny. Between two corners lie 4 n - 1 places.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, StartChain
from knotty.motifs.granny import classic_course, turn_corners
from knotty.motifs.in_rounds import Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.special import CLUSTER, PUFF
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
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

_AROUND = 12
_DC = stitch("dc")


def _write_course(number: int) -> Course:
    if number == 5:
        return classic_course(5, first="tr")
    return _CENTRE[number - 1]() if number <= len(_CENTRE) else classic_course(number)


def _start_circle() -> Course:
    body = (StartChain(3, "dc"), work("dc", _AROUND - 1, in_ring()))
    return Course(body, join_to_chain(3), declare({}, dc=_AROUND))


def _add_puffs() -> Course:
    first = (StartChain(2), work("puff", 1, same_place(ANY_STITCH)), Chain(1))
    others = repeat(_AROUND - 1, work("puff", 1, next_place(_DC)), Chain(1))
    return Course((*first, others), join_to_first("puff"), declare({1: _AROUND}, puff=_AROUND), entry=any_place(_DC))


def _add_clusters() -> Course:
    first = (StartChain(2), work("cluster", 1, same_place(ANY_SPACE)), Chain(2))
    others = repeat(_AROUND - 1, work("cluster", 1, next_place(space(1))), Chain(2))
    counts = declare({2: _AROUND}, cluster=_AROUND)
    way = (next_place(space(1)),)
    return Course((*first, others), join_to_first("cluster"), counts, way, any_place(space(1)))


def _square_off() -> Course:
    """Tall stitches at the corners, short ones along the sides: the height that makes a circle a square."""
    here = next_place(space(2))
    falling = in_place(here, work("dc", 1), work("hdc", 2))
    rising = in_place(here, work("hdc", 2), work("dc", 1))
    side: tuple[Instruction, ...] = (Chain(1), falling, Chain(1), rising, Chain(1))
    counts = declare({1: 12, 2: 4}, tr=24, dc=8, hdc=16)
    return Course(turn_corners(4, 3, side, "tr"), join_to_chain(4), counts, (here,), any_place(space(2)))


_CENTRE = (_start_circle, _add_puffs, _add_clusters, _square_off)

MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.SUNBURST,
        Shape.SQUARE,
        "Square",
        4,
        5,
        40,
        Skill.INTERMEDIATE,
        "A round sun of puffs and clusters in a square.",
        lambda piece: write_courses(piece, "Square", _write_course),
        definitions=(PUFF, CLUSTER),
    ),
)
