"""Low scallops of 5 hdc, one over 5 stitches.

Published: a multiple of 5, skip 1 either side of the hdc and 2 sc between (craftorator.com/5943).
"""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction
from knotty.motifs.borders.steps import PASS, SC, Step
from knotty.motifs.borders.style import Style
from knotty.motifs.words import work

_CORNER_HDC = {3: 9, 4: 7}
_SCALLOP = Step("hdc", 5)


def _rest(length: int) -> tuple[Step, ...]:
    return (PASS, *(SC,) * (length - 2), PASS)


def _unit(width: int) -> tuple[Step, ...]:
    return (*_rest(width - 1), _SCALLOP)


def _corner(corners: int) -> tuple[Instruction, ...]:
    return (work("hdc", _CORNER_HDC.get(corners, 5)),)


STYLE = Style(
    style=BorderStyle.SCALLOP,
    multiple=5,
    unit=_unit,
    widths=(4, 7),
    after=4,
    rest=_rest,
    rests=(3, 6),
    corner=_corner,
    about="Low, soft waves: 5 hdc in a stitch, 2 sc between.",
    stands="hdc",
)
