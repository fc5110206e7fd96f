"""Rounds of single crochet: the whole border, or what a decorative round stands on."""

from __future__ import annotations

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Chain, Instruction
from knotty.motifs.borders.steps import SC
from knotty.motifs.borders.style import Style
from knotty.motifs.words import work

GROWTH = 6  # stitches that a flat circle of sc grows by in each round: 2 pi x height / width, 5.8


def corner_chains(corners: int) -> int:
    """Return the chains in a corner: 2 round a right angle or less, 1 where more corners share the turn."""
    return 2 if corners <= 4 else 1


def _corner(corners: int) -> tuple[Instruction, ...]:
    return (work("sc", 1), Chain(corner_chains(corners)), work("sc", 1))


STYLE = Style(
    style=BorderStyle.SC,
    multiple=1,
    unit=lambda width: (SC,) * width,
    widths=(1, 1),
    after=0,
    rest=lambda length: (SC,) * length,
    rests=(0, 0),
    corner=_corner,
    about="Plain rounds of single crochet: neat, firm and quick.",
)
