"""The frame of a motif worked in rows: the foundation chain, the turns, a new yarn where a row ends.

What a row is made of stands in each motif's module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knotty.craft.instructions import (
    FastenOff,
    Foundation,
    Instruction,
    Into,
    Kind,
    Limit,
    LimitKind,
    Repeat,
    Skip,
    TakeYarn,
    Target,
    Turn,
    Which,
)
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.words import bracket

CHAIN = Target(Kind.CHAIN)
GAP = Target(Kind.GAP)
MOST_ROWS = 400  # of dc in worsted yarn that is longer than a king-size blanket
_CHANGE_NOTE = (
    "To change yarn, draw the new one through the last loops of the row before it, and turn. Cut the old yarn; leave "
    "a tail of 15 cm at each end to weave in."
)

Row = tuple[tuple[Instruction, ...], Declared]
RowWriter = Callable[[int], Row]  # of the row's number, from 1


def from_hook(number: int, counts_as: str = "", space: int = 0) -> Into:
    """Return `Nth ch from hook`; what the chains before it stand for."""
    return Into(Which.NTH, (CHAIN,), number, counts_as=counts_as, space=space)


def each_across(target: Target) -> Into:
    """Return `each TARGET across`."""
    return Into(Which.EACH, (target,), limit=Limit(LimitKind.ACROSS))


def first_place(target: Target) -> Into:
    """Return `first TARGET`."""
    return Into(Which.FIRST, (target,))


def top_of_chain(chains: int) -> Into:
    """Return `top of ch-N`, the turning chain that the row below began with."""
    return Into(Which.FIRST, (Target(Kind.CHAIN, chains=chains),))


def last_place(target: Target) -> Into:
    """Return `last TARGET`."""
    return Into(Which.LAST, (target,))


def to_last(target: Target, *body: Instruction, count: int = 1) -> Repeat:
    """Return `*body; rep from * to last COUNT TARGET`."""
    return Repeat(body, limit=Limit(LimitKind.LAST, count, target))


def across(*body: Instruction) -> Repeat:
    """Return `*body; rep from * across`."""
    return Repeat(body, limit=Limit(LimitKind.ACROSS))


def times(number: int, *body: Instruction) -> tuple[Instruction, ...]:
    """Return `[body] N times`; once over without brackets, no times nothing."""
    return body * number if number < 2 else (bracket(number, *body),)


def skip(into: Into) -> Skip:
    """Return `skip PLACES`."""
    return Skip(into)


def write_panel(piece: Piece, name: str, foundation: int, write_row: RowWriter, notes: Sequence[str] = ()) -> Part:
    """Return rows on a foundation chain of so many, one for each colour of the piece. `notes`: lines for the maker."""
    start = Round(LineKind.STEP, body=(TakeYarn(piece.colours[0]), Foundation(foundation)))
    return write_rows(piece, name, (*(Round(LineKind.NOTE, note=note) for note in notes), start), write_row)


def write_rows(
    piece: Piece, name: str, before: Sequence[Round], write_row: RowWriter, after: Sequence[Round] = ()
) -> Part:
    """Return rows turned between. `before`: the steps that take up the first yarn; `after`: rounds around the rows.

    The piece has a colour for each row and each round after them. A new letter is a new yarn, taken up with the row's
    turning chain.
    """
    count = len(piece.colours) - len(after)
    notes = (Round(LineKind.NOTE, note=_CHANGE_NOTE),) if len(set(piece.colours)) > 1 else ()
    rows = (_finish_row(piece.colours, number, count, *write_row(number)) for number in range(1, count + 1))
    finish = Round(LineKind.STEP, body=(FastenOff(weave=True),))
    return Part(piece.name or name, piece.make, (*notes, *before, *rows, *after, finish))


def take_new(colours: Sequence[str], number: int) -> tuple[Instruction, ...]:
    """Return what takes up the yarn of row `number`, from 1; nothing where it is in hand already."""
    return (TakeYarn(colours[number - 1]),) if number > 1 and colours[number - 2] != colours[number - 1] else ()


def _finish_row(
    colours: Sequence[str], number: int, count: int, body: tuple[Instruction, ...], declared: Declared
) -> Round:
    turn = (Turn(),) if number < count else ()
    return Round(LineKind.ROW, (f"Row {number}",), (*take_new(colours, number), *body, *turn), declared)


def choose_repeats(maker: Maker, piece: Piece, most: int = 0) -> int:
    """Return how many repeats wide a panel is to be. Raises ValueError where the motif cannot be as wide or narrow."""
    repeats, fewest, most = piece.repeats or maker.usual_repeats, maker.fewest_repeats, most or maker.most_repeats
    if not fewest <= repeats <= most:
        raise ValueError(f"a {maker.motif} is {fewest} to {most} repeats wide, found {repeats}")
    return repeats
