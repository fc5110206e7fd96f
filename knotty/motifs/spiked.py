"""A granny square with spikes: the middle stitch of each side group reaches down two rounds.

A spike is a dc like any other, worked two rounds below; so counts and the 4 n - 1 places a side are the classic
granny's. The first spikes are in the third round, for only then lies a group two rounds below.
"""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Live, LiveKind
from knotty.motifs.granny import SIDE_SPACE, classic_course, granny_course
from knotty.motifs.in_rounds import Course, write_courses
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.special import SPIKE_NOTE
from knotty.motifs.words import in_place, next_place, stitch, work

_BELOW = replace(next_place(stitch("dc")), edge=Live(LiveKind.BELOW, 2))
_SPIKED = in_place(next_place(SIDE_SPACE), work("dc", 1), work("dc", 1, _BELOW), work("dc", 1))


def _write_course(number: int) -> Course:
    return classic_course(number) if number < 3 else granny_course(number, 4, 3, (_SPIKED,))


MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.SPIKED_GRANNY,
        Shape.SQUARE,
        "Square",
        3,
        6,
        40,
        Skill.INTERMEDIATE,
        "A granny whose long stitches dip into the colours below.",
        lambda piece: write_courses(piece, "Square", _write_course, notes=(SPIKE_NOTE,)),
    ),
)
