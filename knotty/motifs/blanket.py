"""Squares laid in a grid, joined, and a border around. The squares are granny's.

Counts of the border follow from the layout: along a side of C squares lie C times the stitches and ch-1 spaces of one
square's side, and 2 corner spaces at each of the C - 1 seams; every later round adds 2 a side.
"""

from __future__ import annotations

from knotty.craft.brief import Brief, Motif
from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Instruction,
    Into,
    Lay,
    Loop,
    Seam,
    StartChain,
    TakeYarn,
    Travel,
    Which,
)
from knotty.craft.layout import Layout
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.motifs.in_rounds import CORNER_CHAINS
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    CORNER,
    each_to_corner,
    in_place,
    join_to_first,
    next_place,
    repeat,
    same_place,
    space,
    work,
)

_CORNER_GROUP = (work("sc", 1), Chain(CORNER_CHAINS), work("sc", 1))
_SEAMS_NOTE = (
    "Hold two squares with right sides together and their corners matching. Go along the edge from corner to corner: "
    "one slip stitch for each stitch and each chain of both squares together. First make strips of the squares "
    "across, then join the strips."
)
_CORNERS_NOTE = (
    "Corners are the four outer corners of the joined piece. At each seam, work into each of the two corner spaces "
    "that meet there."
)


def side_places(rounds: int) -> int:
    """Return how many stitches and ch-1 spaces lie between two corner spaces of a granny square.

    Classic: 3 dc a round and one ch-1 space less than rounds; solid: 3 dc, and 4 more each round. Both are 4 n - 1.
    """
    return 4 * rounds - 1


def write_assembly(layout: Layout, colour: str) -> Part:
    """Return the part that lays the squares out and joins them by slip stitch."""
    note = Round(LineKind.NOTE, note=_SEAMS_NOTE)
    lay = Round(LineKind.STEP, body=(Lay(layout.columns, layout.rows, layout.squares),))
    seam = Round(LineKind.STEP, body=(TakeYarn(colour), Seam("sl st", Loop.BACK), FastenOff(weave=True)))
    return Part("Assembly", 1, (lay, note, seam))


def write_border(brief: Brief, colour: str) -> Part:
    """Return an sc border of `brief.border_rounds` rounds, at least one, around the joined squares."""
    note = (Round(LineKind.NOTE, note=_CORNERS_NOTE),) if brief.layout.squares > 1 else ()
    rounds = tuple(_border_round(brief, number, colour) for number in range(1, brief.border_rounds + 1))
    return Part("Border", 1, (*note, *rounds, Round(LineKind.STEP, body=(FastenOff(weave=True),))))


def _border_round(brief: Brief, number: int, colour: str) -> Round:
    start: Instruction = TakeYarn(colour, Into(Which.ANY, (CORNER,)))
    if number > 1:  # the hook stands on the first sc, the corner space is next
        start = Travel((next_place(space(CORNER_CHAINS)),))
    has_spaces = number == 1 and (brief.motif is Motif.CLASSIC_GRANNY or brief.layout.squares > 1)
    along = work("sc", 1, each_to_corner(ANY_STITCH, ANY_SPACE) if has_spaces else each_to_corner(ANY_STITCH))
    body = (
        start,
        StartChain(1),
        in_place(same_place(ANY_SPACE), *_CORNER_GROUP),
        along,
        repeat(3, in_place(next_place(CORNER), *_CORNER_GROUP), along),
        join_to_first("sc"),
    )
    declared = Declared(stitches=(("sc", border_stitches(brief, number)),), spaces=((CORNER_CHAINS, 4),))
    return Round(LineKind.ROUND, (f"Rnd {number}",), body, declared)


def border_stitches(brief: Brief, number: int) -> int:
    """Return the sc of border round `number`, from 1."""
    layout, side = brief.layout, side_places(brief.rounds)
    along = 2 * ((layout.columns + layout.rows) * side + 2 * (layout.columns - 1) + 2 * (layout.rows - 1))
    return along + 8 * number
