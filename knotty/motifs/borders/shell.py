"""Shells of 5 dc, one over 6 stitches, a larger one in each corner.

Published: a shell in every 6 stitches (lindsaymayo.blogspot.com/2016/07, 5 dc in a stitch, skip 2 either side of it,
sc between). The corner holds more dc the sharper it is.
"""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction
from knotty.motifs.borders.steps import PASS, SC, Step
from knotty.motifs.borders.style import Style
from knotty.motifs.words import work

_CORNER_DC = {3: 9, 4: 7}
_SHELL = Step("dc", 5)


def _unit(width: int) -> tuple[Step, ...]:
    passed = width - 2
    return (*(PASS,) * (passed // 2), SC, *(PASS,) * (passed - passed // 2), _SHELL)


def _rest(length: int) -> tuple[Step, ...]:
    before = (length - 1) // 2
    return (*(PASS,) * before, SC, *(PASS,) * (length - 1 - before))


def _corner(corners: int) -> tuple[Instruction, ...]:
    return (work("dc", _CORNER_DC.get(corners, 5)),)


STYLE = Style(
    style=BorderStyle.SHELL,
    multiple=6,
    unit=_unit,
    widths=(4, 8),
    after=5,
    rest=_rest,
    rests=(3, 7),
    corner=_corner,
    about="Shells of 5 dc with a larger shell in each corner.",
    stands="dc",
)
