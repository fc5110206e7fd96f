"""Granny stripe: groups of 3 dc in rows, each in the gap between two groups below, no chains between.

The multiple is 3 + 2 chains: 140 chains make 139 sc, then by turns 45 groups with 2 dc at each end and 46 groups with
a dc at each end (scribd.com document 787932060; craftsy.com's has the same multiple).
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import StartChain
from knotty.craft.pattern import Part
from knotty.motifs.in_rounds import declare
from knotty.motifs.in_rows import (
    CHAIN,
    GAP,
    MOST_ROWS,
    Row,
    choose_repeats,
    each_across,
    from_hook,
    last_place,
    skip,
    to_last,
    top_of_chain,
    write_panel,
)
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import ANY_STITCH, next_place, same_place, stitch, work

_SC = stitch("sc")


def write_granny_stripe(piece: Piece) -> Part:
    """Return a panel of granny stripes, `piece.repeats` groups wide."""
    repeats = choose_repeats(MAKER, piece)
    return write_panel(piece, MAKER.name, 3 * repeats + 2, lambda number: _write_row(number, repeats))


def _write_row(number: int, repeats: int) -> Row:
    if number == 1:
        return (work("sc", 1, from_hook(2)), work("sc", 1, each_across(CHAIN))), declare({}, sc=3 * repeats + 1)
    start, end = StartChain(3, "dc"), top_of_chain(3)
    if number % 2:
        return (start, work("dc", 3, each_across(GAP)), work("dc", 1, end)), declare({}, dc=3 * repeats + 2)
    body = (start, work("dc", 1, same_place(ANY_STITCH)))
    declared = declare({}, dc=3 * repeats + 1)
    if number > 2:
        return (*body, work("dc", 3, each_across(GAP)), work("dc", 2, end)), declared
    pass_two = skip(next_place(_SC, 2))
    along = to_last(_SC, pass_two, work("dc", 3, next_place(_SC)), count=3)
    return (*body, along, pass_two, work("dc", 2, last_place(_SC))), declared


MAKER = Maker(
    Motif.GRANNY_STRIPE,
    Shape.PANEL,
    "Panel",
    2,
    30,
    MOST_ROWS,
    Skill.EASY,
    "Groups of 3 dc in rows, each between two groups below: stripes that eat up left-over yarn.",
    write_granny_stripe,
    usual_repeats=15,
    fewest_repeats=2,
    most_repeats=150,
)
