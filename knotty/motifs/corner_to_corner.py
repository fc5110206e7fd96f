"""Corner to corner (C2C): blocks of ch 3 and 3 dc in slanting rows, from the bottom right corner, each of its colour.

A row grows by a block while the piece is not yet as high, or as wide, as it is to be; a rectangle has even rows
between. Rows with odd numbers go down to the left, the others up to the right, as charts of such pieces are read
(pixelcrochet.com, how to read C2C charts; the words of a row as in knotions.com, stitch C2C).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Foundation,
    Group,
    Instruction,
    StartChain,
    TakeYarn,
    Travel,
    Turn,
)
from knotty.craft.pattern import Declared, Definition, LineKind, Part, Round
from knotty.motifs.in_rows import CHAIN, first_place, from_hook, last_place
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import ANY_SPACE, next_place, same_place, space, stitch, work

_SPACE = space(3)
_MOST_BLOCKS = 120  # a side; of worsted yarn that is 2 m
_BODY = (work("sl st", 1), Chain(3), work("dc", 3))
BLOCK = Definition(
    "Block", text="(sl st, ch 3, 3 dc) in next ch-3 sp", body=_BODY, stitch="block", into=next_place(_SPACE)
)
_TURN_NOTE = "Each row lies across a corner. Blocks are told in the order you work them; turn at the end of every row."
_YARN_NOTE = (
    "To change yarn inside a row, draw the new one through the sl st that begins its first block. Wind a small ball "
    "for each patch of colour, and let the old yarn hang until it is needed again close by."
)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The colours of the blocks: `rows` from the top, a letter a block."""

    rows: tuple[str, ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def height(self) -> int:
        return len(self.rows)

    def grows(self, number: int) -> tuple[bool, bool]:
        """Say whether row `number` adds a block at its beginning, and whether it does at its end."""
        up, left = number <= self.height, number <= self.width
        return (up, left) if number % 2 else (left, up)

    def read_row(self, number: int) -> str:
        """Return the colours of slanting row `number`, from 1, in the order they are worked."""
        steps = range(max(0, number - self.width), min(number, self.height))  # how far above the bottom row
        cells = [self.rows[-1 - up][self.width - number + up] for up in steps]
        return "".join(reversed(cells) if number % 2 else cells)


def write_corner_to_corner(piece: Piece) -> Part:
    """Return the piece as `piece.picture` colours it, a row for each slanting row of it.

    Without a picture each row is of one colour, and the piece `piece.repeats` blocks wide, or nearly square.
    """
    grid = _Grid(piece.picture) if piece.picture else _stripe(piece)
    count = grid.width + grid.height - 1
    if len({len(row) for row in grid.rows}) > 1 or not grid.width:
        raise ValueError("a picture has rows of one length, of at least one block")
    if max(grid.width, grid.height) > _MOST_BLOCKS or len(piece.colours) != count:
        raise ValueError(
            f"{grid.width} by {grid.height} blocks have {count} rows, found {len(piece.colours)}; a side has at most "
            f"{_MOST_BLOCKS}"
        )
    several = len(set("".join(grid.rows))) > 1
    notes = (Round(LineKind.NOTE, note=note) for note in (_TURN_NOTE, *((_YARN_NOTE,) if several else ())))
    finish = Round(LineKind.STEP, body=(FastenOff(weave=True),))
    return Part(piece.name or MAKER.name, piece.make, (*notes, *_write_rows(grid, count), finish))


def _stripe(piece: Piece) -> _Grid:
    """A grid whose slanting rows have the colours of the piece."""
    rows = len(piece.colours)
    width = piece.repeats or (rows + 1) // 2
    if width > rows:
        raise ValueError(f"a piece {width} blocks wide has at least {width} rows, found {rows}")
    height = rows + 1 - width
    return _Grid(
        tuple("".join(piece.colours[up + x] for x in reversed(range(width))) for up in reversed(range(height)))
    )


def _write_rows(grid: _Grid, count: int) -> Iterator[Round]:
    in_hand = ""
    for number in range(1, count + 1):
        colours = grid.read_row(number)
        begins, ends = grid.grows(number)
        blocks = _write_blocks(colours, in_hand, begins=begins)
        in_hand = colours[-1]
        last = () if ends or number == 1 else (work("sl st", 1, last_place(_SPACE)),)
        turn = (Turn(),) if number < count else ()
        declared = Declared(groups=(("block", len(colours)),))
        yield Round(LineKind.ROW, (f"Row {number}",), (*blocks, *last, *turn), declared)


def _write_blocks(colours: str, in_hand: str, *, begins: bool) -> tuple[Instruction, ...]:
    """The blocks of a row, equal neighbours together; the first hangs on a chain of its own or on the block below."""
    new = colours[0] != in_hand
    if begins:
        chain = (Foundation(6), work("dc", 1, from_hook(4, space=3)), work("dc", 1, next_place(CHAIN, 2)))
        return (*((TakeYarn(colours[0]),) if new else ()), *chain, *_follow(colours))
    way = (
        TakeYarn(colours[0], first_place(_SPACE)) if new else Travel((next_place(stitch("dc"), 3), next_place(_SPACE)))
    )
    return (way, StartChain(3, "", 3), work("dc", 3, same_place(ANY_SPACE)), *_follow(colours))


def _follow(colours: str) -> Iterator[Instruction]:
    in_hand = colours[0]
    for colour, run in groupby(colours[1:]):
        if colour != in_hand:
            yield TakeYarn(colour)
        yield Group(_BODY, next_place(_SPACE, len(list(run))), name=BLOCK.stitch)
        in_hand = colour


MAKER = Maker(
    Motif.CORNER_TO_CORNER,
    Shape.PANEL,
    "Panel",
    1,
    19,
    2 * _MOST_BLOCKS - 1,
    Skill.INTERMEDIATE,
    "Little blocks worked on the slant from corner to corner: each can have its own colour, so they draw pictures.",
    write_corner_to_corner,
    most_repeats=_MOST_BLOCKS,
    definitions=(BLOCK,),
)
