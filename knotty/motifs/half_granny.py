"""A half-granny triangle: half a classic granny in rows, from the middle of its long side, turned.

Rows have 8, 14, 20, 26 dc: 3 a group, a group more on each short side every row, and a dc at each end of the long
side (as thecrochetswirl.com works its half granny squares; the corner here is a ch-2, as the classic granny's). From
the ch-2 corner to the ch-1 space at the end of the row lie the same stitches and spaces as along one side of a
classic granny of as many rounds.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, MakeRing, StartChain, TakeYarn
from knotty.craft.pattern import LineKind, Part, Round
from knotty.motifs.in_rounds import CORNER_CHAINS, CORNER_SPACE, RING_CHAINS, declare
from knotty.motifs.in_rows import Row, last_place, times, write_rows
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import in_place, in_ring, next_place, space, stitch, work

_END_NOTE = "Work the last dc of a row in the 3rd chain of the ch-4 that the row below began with."


def write_half_granny(piece: Piece) -> Part:
    """Return the triangle, one row for each of the piece's colours."""
    notes = (Round(LineKind.NOTE, note=_END_NOTE),) if len(piece.colours) > 1 else ()
    start = Round(LineKind.STEP, body=(TakeYarn(piece.colours[0]), MakeRing(RING_CHAINS)))
    return write_rows(piece, MAKER.name, (*notes, start), _write_row)


def _write_row(number: int) -> Row:
    declared = declare({1: 2 * number, CORNER_CHAINS: 1}, dc=6 * number + 2)
    start = StartChain(4, "dc", 1)
    if number == 1:
        group = work("dc", 3, in_ring())
        return (start, group, Chain(CORNER_CHAINS), group, Chain(1), work("dc", 1, in_ring())), declared
    side: tuple[Instruction, ...] = times(number - 1, work("dc", 3, next_place(space(1))), Chain(1))
    corner = in_place(next_place(CORNER_SPACE), work("dc", 3), Chain(CORNER_CHAINS), work("dc", 3))
    return (start, *side, corner, Chain(1), *side, work("dc", 1, last_place(stitch("dc")))), declared


MAKER = Maker(
    Motif.HALF_GRANNY,
    Shape.TRIANGLE,
    "Triangle",
    2,
    5,
    40,
    Skill.EASY,
    "Half a classic granny, worked back and forth: a pennant, or what fills the edge of a blanket set on its point.",
    write_half_granny,
)
