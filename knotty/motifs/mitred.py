"""A mitred square: rows of sc from two sides inwards, three together in the middle of each, and a round of sc around.

22 chains, the middle three of 21 stitches together: 19, 17, 15 sts and so on down to 1 (mooglyblog.com, how to crochet
mitered squares, variation one, by Mary Beth Temple). The round is added here: with it the square has four ch-2 corners
and as many sc on every side, so that it joins like any other.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import (
    Along,
    Chain,
    Foundation,
    Instruction,
    Into,
    Live,
    LiveKind,
    StartChain,
    TakeYarn,
    Which,
)
from knotty.craft.pattern import LineKind, Part, Round
from knotty.motifs.in_rounds import CORNER_CHAINS, declare
from knotty.motifs.in_rows import CHAIN, Row, from_hook, take_new, write_rows
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import ANY_STITCH, in_place, join_to_first, next_place, same_place, work

_ROW_ENDS, _OTHER_SIDE = Live(LiveKind.ROW_ENDS), Live(LiveKind.OTHER_SIDE)
_CORNER = (work("sc", 1), Chain(CORNER_CHAINS), work("sc", 1))
_MARK_NOTE = "Mark the middle stitch of each row: the next row works it together with its two neighbours."


def write_mitred(piece: Piece) -> Part:
    """Return the square: the piece's colours are those of its rows, the last that of the round around them."""
    rows = len(piece.colours) - 1
    mark = Round(LineKind.NOTE, note=_MARK_NOTE)
    start = Round(LineKind.STEP, body=(TakeYarn(piece.colours[0]), Foundation(2 * rows + 2)))
    return write_rows(
        piece, MAKER.name, (mark, start), lambda number: _write_row(number, rows), (_go_around(piece, rows),)
    )


def _write_row(number: int, rows: int) -> Row:
    below, half = (CHAIN if number == 1 else ANY_STITCH), rows - number
    together = work("sc3tog", 1, next_place(below, 3))
    side = (work("sc", 1, next_place(below, half)),) if half else ()
    declared = declare({}, sc=2 * half + 1)
    if number > 1:
        return (StartChain(1), *side, together, *side), declared
    rest = (work("sc", 1, next_place(below, half - 1)),) if half > 1 else ()
    return (work("sc", 1, from_hook(2)), *rest, together, *side), declared


def _go_around(piece: Piece, rows: int) -> Round:
    """From the tip down along the row ends, along the chain with a corner at its middle, and up again."""
    along = work("sc", 1, next_place(CHAIN, rows - 1))
    corner = in_place(next_place(CHAIN), *_CORNER)
    ends = work("sc", 1, Into(Which.NEXT, (ANY_STITCH,), rows - 1, edge=_ROW_ENDS))
    chain = (Along(_OTHER_SIDE), corner, along, corner, along, corner)
    body: tuple[Instruction, ...] = (
        *take_new(piece.colours, rows + 1),
        StartChain(1),
        in_place(same_place(ANY_STITCH), *_CORNER),
        ends,
        *chain,
        ends,
        join_to_first("sc"),
    )
    return Round(LineKind.ROUND, (f"Rnd {rows + 1}",), body, declare({CORNER_CHAINS: 4}, sc=4 * (rows + 1)))


MAKER = Maker(
    Motif.MITRED,
    Shape.SQUARE,
    "Square",
    4,
    13,
    81,
    Skill.EASY,
    "Rows that turn a corner in their middle: stripes nested like the sleeves of an arrow.",
    write_mitred,
)
