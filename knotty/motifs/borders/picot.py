"""A picot after every 4 sc, and one at each corner.

Published: 4 sc and a picot (carol-mycrochetpage.blogspot.com/2009/09).
"""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction
from knotty.motifs.borders.steps import SC, Step
from knotty.motifs.borders.style import Style
from knotty.motifs.special import PICOT
from knotty.motifs.words import work

_PICOT = Step("picot", 1, 0)


def _unit(width: int) -> tuple[Step, ...]:
    return (*(SC,) * (width - 1), _PICOT, SC)


def _rest(length: int) -> tuple[Step, ...]:
    return (SC,) * length


def _corner(_corners: int) -> tuple[Instruction, ...]:
    return (work("sc", 1), work("picot", 1), work("sc", 1))


STYLE = Style(
    style=BorderStyle.PICOT,
    multiple=4,
    unit=_unit,
    widths=(3, 6),
    after=2,
    rest=_rest,
    rests=(0, 4),
    corner=_corner,
    about="Single crochet with a little point after every fourth stitch.",
    definitions=(PICOT,),
)
