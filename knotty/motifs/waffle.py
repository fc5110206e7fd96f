"""Waffle stitch: front post stitches raise a grid, one and two by turns.

The multiple is 3 + 2 chains, and the ch-3 counts: 32 chains make 30 dc, then 20 dc and 10 FPdc, then 12 dc and 18 FPdc
(a dishcloth at taraduffstuff.blogspot.com, 2015/05, has the same 32 chains and 30 dc).
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import StartChain
from knotty.craft.pattern import Declared, Part
from knotty.motifs.in_rounds import declare
from knotty.motifs.in_rows import (
    CHAIN,
    MOST_ROWS,
    Row,
    choose_repeats,
    each_across,
    from_hook,
    last_place,
    to_last,
    top_of_chain,
    write_panel,
)
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import ANY_STITCH, next_place, stitch, work

_POST = "FPdc"


def write_waffle(piece: Piece) -> Part:
    """Return a panel of waffle stitch, `piece.repeats` cells of 3 stitches wide."""
    repeats = choose_repeats(MAKER, piece)
    return write_panel(piece, MAKER.name, 3 * repeats + 2, lambda number: _write_row(number, repeats))


def _write_row(number: int, repeats: int) -> Row:
    if number == 1:
        return (work("dc", 1, from_hook(4, "dc")), work("dc", 1, each_across(CHAIN))), _count(3 * repeats, 0)
    begin, end = StartChain(3, "dc"), work("dc", 1, top_of_chain(3) if number > 2 else last_place(stitch("dc")))
    one, two = next_place(ANY_STITCH), next_place(ANY_STITCH, 2)
    if number % 2:
        along = to_last(ANY_STITCH, work("dc", 1, one), work(_POST, 1, two), count=2)
        return (begin, along, work("dc", 1, one), end), _count(repeats + 2, 2 * repeats - 2)
    along = to_last(ANY_STITCH, work(_POST, 1, one), work("dc", 1, two), count=2)
    return (begin, along, work(_POST, 1, one), end), _count(2 * repeats, repeats)


def _count(dc: int, posts: int) -> Declared:
    return declare({}, dc=dc, FPdc=posts)


MAKER = Maker(
    Motif.WAFFLE,
    Shape.PANEL,
    "Panel",
    1,
    30,
    MOST_ROWS,
    Skill.INTERMEDIATE,
    "Front post stitches raise a grid of little squares: thick, squashy and warm.",
    write_waffle,
    usual_repeats=10,
    fewest_repeats=2,
    most_repeats=200,
)
