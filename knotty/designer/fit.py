"""A brief and a piece that was written for it: joined and bordered as the piece allows, and its maker is told.

Writing the pattern is write's; which pieces can be joined as they are made is motifs'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from knotty.craft.brief import BorderStyle, Brief, Joining
from knotty.craft.pattern import Pattern
from knotty.designer.write import write_brief
from knotty.motifs.make import can_join
from knotty.motifs.piece import Maker
from knotty.motifs.wardrobe import find_maker

_SLIPPED = "The last round of these pieces is not of granny groups, so slip stitch joins them when all are made."
_FEWER = "A border of {} rounds does not go round these pieces; theirs has {}."
_PLAIN = "A border in {} does not go round these pieces; theirs is in single crochet."


def write_fitting(brief: Brief, maker: Maker | None = None) -> tuple[Brief, Pattern]:
    """Return the brief with a joining and a border that its pieces take, and its pattern.

    `maker` makes the pieces, None for the motif's own. Raises ValueError where nothing can be made of them.
    """
    refused: ValueError | None = None
    for fitted in _list_fits(_join(brief, maker or find_maker(brief.motif))):
        try:
            return fitted, write_brief(fitted, maker)
        except ValueError as error:
            refused = refused or error
    raise refused or ValueError("there is nothing to be made")


def _join(brief: Brief, maker: Maker) -> Brief:
    ways = len(brief.orders)
    if brief.joining is not Joining.AS_YOU_GO or can_join(maker, brief.joining, brief.arrangement, ways, brief.rounds):
        return brief
    return replace(brief, joining=Joining.SLIP_STITCH, remarks=(*brief.remarks, _SLIPPED))


def _list_fits(brief: Brief) -> Iterator[Brief]:
    """The brief itself, then borders of ever fewer rounds, then a plain one."""
    yield brief
    rounds = brief.border_rounds
    for fewer in range(rounds - 1, 0, -1):
        yield replace(brief, border_rounds=fewer, remarks=(*brief.remarks, _FEWER.format(rounds, fewer)))
    if rounds and brief.border_style is not BorderStyle.SC:
        said = _PLAIN.format(brief.border_style)
        yield replace(brief, border_rounds=1, border_style=BorderStyle.SC, remarks=(*brief.remarks, said))
