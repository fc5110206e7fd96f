"""Moss stitch (linen, granite stitch): sc with a chain between, each sc in the space of the row below.

The multiple is 2 + 2 chains, as published (interweave.com, crochet linen stitch). Of its two ways this is the one that
puts a sc on the first and last stitch of every row, so that the sides stay straight: by turns a row has one sc more
and one space less than the first.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, StartChain
from knotty.craft.pattern import Part
from knotty.motifs.in_rounds import declare
from knotty.motifs.in_rows import (
    CHAIN,
    MOST_ROWS,
    Row,
    across,
    choose_repeats,
    first_place,
    from_hook,
    last_place,
    skip,
    to_last,
    write_panel,
)
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import next_place, space, stitch, work

_SC, _SPACE = stitch("sc"), space(1)


def write_moss(piece: Piece) -> Part:
    """Return a panel of moss stitch, `piece.repeats` chain spaces wide."""
    repeats = choose_repeats(MAKER, piece)
    return write_panel(piece, MAKER.name, 2 * repeats + 2, lambda number: _write_row(number, repeats))


def _write_row(number: int, repeats: int) -> Row:
    odd, even = declare({1: repeats}, sc=repeats + 1), declare({1: repeats - 1}, sc=repeats + 2)
    if number == 1:
        along = across(Chain(1), skip(next_place(CHAIN)), work("sc", 1, next_place(CHAIN)))
        return (work("sc", 1, from_hook(2)), along), odd
    begin = (StartChain(1), work("sc", 1, first_place(_SC)))
    gap, end = (Chain(1), skip(next_place(_SC))), work("sc", 1, last_place(_SC))
    if number % 2:
        return (*begin, *gap, to_last(_SC, work("sc", 1, next_place(_SPACE)), *gap), end), odd
    along = to_last(_SC, *gap, work("sc", 1, next_place(_SPACE)))
    return (*begin, work("sc", 1, next_place(_SPACE)), along, end), even


MAKER = Maker(
    Motif.MOSS,
    Shape.PANEL,
    "Panel",
    1,
    40,
    MOST_ROWS,
    Skill.BASIC,
    "Single crochet and chains by turns, each stitch in the space below: soft, woven-looking, two-sided.",
    write_moss,
    usual_repeats=20,
    fewest_repeats=2,
    most_repeats=250,
)
