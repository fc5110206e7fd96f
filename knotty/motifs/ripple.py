"""A dc ripple: two increases side by side at each peak, two decreases at each valley.

The multiple is 14 + 3 chains, 14 stitches a repeat; 31 chains make 28 dc (Attic24's "neat ripple", as told in
forum.knittinghelp.com/t/126923). The first and last stitch are half a peak, so that the sides stay straight.
"""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Instruction, StartChain, Target
from knotty.craft.pattern import Part
from knotty.motifs.in_rounds import declare
from knotty.motifs.in_rows import (
    CHAIN,
    MOST_ROWS,
    Row,
    choose_repeats,
    from_hook,
    last_place,
    times,
    top_of_chain,
    write_panel,
)
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import ANY_STITCH, next_place, repeat, same_place, work

_SLOPE = 4  # dc between peak and valley
_REPEAT = 2 * _SLOPE + 6  # two increases take 2 places, two decreases 4


def write_ripple(piece: Piece) -> Part:
    """Return a panel of ripples with `piece.repeats` valleys."""
    repeats = choose_repeats(MAKER, piece)
    return write_panel(piece, MAKER.name, _REPEAT * repeats + 3, lambda number: _write_row(number, repeats))


def _write_row(number: int, repeats: int) -> Row:
    below, end = (CHAIN if number == 1 else ANY_STITCH), top_of_chain(3)
    begin: tuple[Instruction, ...] = (StartChain(3, "dc"), work("dc", 1, same_place(ANY_STITCH)))
    if number == 1:
        begin = (work("dc", 1, from_hook(4, "dc")),)
    if number < 3:
        end = last_place(below)
    valley = _cross_valley(below)
    peak = work("dc", 2, next_place(below, 2))
    more = times(1, peak, *valley) if repeats == 2 else (repeat(repeats - 1, peak, *valley),) if repeats > 2 else ()
    return (*begin, *valley, *more, work("dc", 2, end)), declare({}, dc=_REPEAT * repeats)


def _cross_valley(below: Target) -> tuple[Instruction, ...]:
    slope = work("dc", 1, next_place(below, _SLOPE))
    return (slope, *times(2, work("dc2tog", 1, next_place(below, 2))), slope)


MAKER = Maker(
    Motif.RIPPLE,
    Shape.PANEL,
    "Panel",
    1,
    30,
    MOST_ROWS,
    Skill.EASY,
    "Waves of double crochet, made by increases at each peak and decreases at each valley.",
    write_ripple,
    usual_repeats=3,
    fewest_repeats=1,
    most_repeats=60,
)
