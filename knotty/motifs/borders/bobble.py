"""A bobble in every fourth stitch, sc between."""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction
from knotty.motifs.borders.steps import SC, Step
from knotty.motifs.borders.style import Style
from knotty.motifs.special import BOBBLE
from knotty.motifs.words import work

_BOBBLE = Step("bobble")


def _unit(width: int) -> tuple[Step, ...]:
    return (*(SC,) * (width - 2), _BOBBLE, SC)


def _rest(length: int) -> tuple[Step, ...]:
    return (SC,) * length


def _corner(_corners: int) -> tuple[Instruction, ...]:
    return (work("sc", 1), work("bobble", 1), work("sc", 1))


STYLE = Style(
    style=BorderStyle.BOBBLE,
    multiple=4,
    unit=_unit,
    widths=(3, 6),
    after=1,
    rest=_rest,
    rests=(0, 3),
    corner=_corner,
    about="Single crochet with a round bobble in every fourth stitch.",
    definitions=(BOBBLE,),
)
