"""Crab stitch: single crochet worked backwards, a corded edge. Any number of stitches will do."""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction
from knotty.motifs.borders.steps import Step
from knotty.motifs.borders.style import Style
from knotty.motifs.words import work

_RSC = Step("rsc")


def _corner(corners: int) -> tuple[Instruction, ...]:
    return (work("rsc", 3 if corners <= 4 else 2),)


STYLE = Style(
    style=BorderStyle.CRAB,
    multiple=1,
    unit=lambda width: (_RSC,) * width,
    widths=(1, 1),
    after=0,
    rest=lambda length: (_RSC,) * length,
    rests=(0, 0),
    corner=_corner,
    about="Single crochet worked backwards: a firm edge like a cord.",
    first="",
    note="Reverse single crochet (rsc) is sc worked backwards: go from left to right (left-handers from right to left) "
    "and do not turn the work.",
)
