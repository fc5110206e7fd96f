"""Granny and solid hexagons of any number of rounds. How they lie together is assembly's.

Granny: groups of 2 dc, since six corners of 3 dc each ruffle; 12, 24, 36 ... dc, 3 n - 1 places a side. Solid: one dc
on either side of each corner chain, 12 dc more a round; 12, 24, 36 ... dc, 2 n places a side.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.motifs.granny import first_course, granny_course, solid_course
from knotty.motifs.in_rounds import Course, write_courses
from knotty.motifs.piece import Maker, Shape

_CORNERS = 6
_RING_CHAINS = 5  # six pairs of stitches crowd a ring of 4
_MOST_ROUNDS = 30


def _granny_course(number: int) -> Course:
    return first_course(_CORNERS, 2) if number == 1 else granny_course(number, _CORNERS, 2)


def _solid_course(number: int) -> Course:
    return solid_course(number, _CORNERS, 1, 2)


MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.GRANNY_HEXAGON,
        Shape.HEXAGON,
        "Hexagon",
        1,
        4,
        _MOST_ROUNDS,
        Skill.EASY,
        "Granny groups of 2 dc around six corners: fits together like honeycomb.",
        lambda piece: write_courses(piece, "Hexagon", _granny_course, _RING_CHAINS),
    ),
    Maker(
        Motif.SOLID_HEXAGON,
        Shape.HEXAGON,
        "Hexagon",
        1,
        4,
        _MOST_ROUNDS,
        Skill.EASY,
        "Plain dc around six corners: honeycomb without holes.",
        lambda piece: write_courses(piece, "Hexagon", _solid_course, _RING_CHAINS),
    ),
)
