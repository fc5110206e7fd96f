"""Filet crochet: a picture of filled and open blocks in a net of dc and ch-2 spaces.

A block is 3 stitches wide and one shared dc closes the row, so n blocks are 3 n + 1 stitches; the chain to start has 3
n + 1 and, for the first stitch, 2 more before a filled block and 4 more before an open one (a 4-dc mesh in the words of
jahodnett.tripod.com/id178.html). The picture is worked from its bottom row up, odd rows from right to left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, StartChain, Work
from knotty.craft.pattern import Part
from knotty.motifs.bitmaps import HEART, Bitmap, frame
from knotty.motifs.in_rounds import declare
from knotty.motifs.in_rows import CHAIN, MOST_ROWS, Row, choose_repeats, from_hook, skip, times, write_panel
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import next_place, space, stitch, work

USUAL_PICTURE = frame(HEART)
_DC, _SPACE = stitch("dc"), space(2)
FILLED, OPEN = "#", "."
_FOUNDATION = "-"  # what lies below a block of the first row
MOST_BLOCKS = 120
_END_NOTE = (
    "The last dc of a row goes in the top of the ch-3, or in the 3rd chain of the ch-5, that the row below began with."
)


def write_filet(piece: Piece) -> Part:
    """Return a panel with the picture `piece.repeats` times across and as often up as its rows allow.

    Rows left over are open, half of them below and half above. Raises ValueError for a picture that is taller than the
    piece, or no picture.
    """
    picture = _tile(piece)
    if len(picture[0]) > MOST_BLOCKS:
        raise ValueError(f"a net is at most {MOST_BLOCKS} blocks wide, found {len(picture[0])}")
    chain = 3 * len(picture[0]) + (3 if picture[-1][-1] == FILLED else 5)
    return write_panel(piece, MAKER.name, chain, lambda number: _write_row(picture, number), notes=(_END_NOTE,))


def _tile(piece: Piece) -> Bitmap:
    picture, rows = piece.picture or USUAL_PICTURE, len(piece.colours)
    if len({len(line) for line in picture}) != 1 or not picture[0] or set("".join(picture)) - {FILLED, OPEN}:
        raise ValueError(f"a picture has lines of one length, made of {FILLED} and {OPEN}")
    times_up, left = divmod(rows, len(picture))
    if not times_up:
        raise ValueError(f"the picture is {len(picture)} rows high, found {rows} rows to draw it in")
    lines = tuple(line * choose_repeats(MAKER, piece, MOST_BLOCKS) for line in picture) * times_up
    empty = (OPEN * len(lines[0]),)
    return (*empty * (left - left // 2), *lines, *empty * (left // 2))


def _write_row(picture: Bitmap, number: int) -> Row:
    cells, below = _read_line(picture, number, number), _FOUNDATION * len(picture[0])
    if number > 1:
        below = _read_line(picture, number - 1, number)
    pairs = list(zip(cells, below, strict=True))
    runs = ((pair, len(list(run))) for pair, run in groupby(pairs[1:]))
    body = _merge((*_begin(*pairs[0]), *(item for pair, count in runs for item in _write_run(*pair, count))))
    spaces = cells.count(OPEN)
    return body, declare({2: spaces}, dc=3 * len(cells) + 1 - 2 * spaces)


def _read_line(picture: Bitmap, line: int, number: int) -> str:
    """A line of the picture, counted from the bottom, in the order in which row `number` goes along it."""
    return picture[-line][::-1] if number % 2 else picture[-line]


def _begin(cell: str, below: str) -> tuple[Instruction, ...]:
    """The first block of a row, with the chain it begins with."""
    if below == _FOUNDATION and cell == FILLED:
        return (work("dc", 1, from_hook(4, "dc")), work("dc", 1, next_place(CHAIN, 2)))
    if below == _FOUNDATION:
        return (work("dc", 1, from_hook(8, "dc", 2)),)
    if cell == FILLED:
        return (StartChain(3, "dc"), *_write_run(cell, below, 1))
    return (StartChain(5, "dc", 2), *_write_run(cell, below, 1)[1:])  # its chains are the first of the block


def _write_run(cell: str, below: str, count: int) -> tuple[Instruction, ...]:
    """So many blocks alike over blocks alike."""
    target = CHAIN if below == _FOUNDATION else _DC
    end = work("dc", 1, next_place(target))
    if cell == OPEN:
        passed = () if below == OPEN else (skip(next_place(target, 2)),)
        return times(count, Chain(2), *passed, end)
    if below == OPEN:
        return times(count, work("dc", 2, next_place(_SPACE)), end)
    return (work("dc", 1, next_place(target, 3 * count)),)


def _merge(body: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """`dc in next dc, dc in each of next 6 dc` is `dc in each of next 7 dc`."""
    merged: list[Instruction] = []
    for item in body:
        last = merged[-1] if merged else None
        if (
            isinstance(item, Work)
            and isinstance(last, Work)
            and item.into
            and last.into
            and _along(last) == _along(item)
        ):
            merged[-1] = replace(last, into=replace(last.into, count=last.into.count + item.into.count))
        else:
            merged.append(item)
    return tuple(merged)


def _along(item: Work) -> Work:
    """The same, of no number of places."""
    return replace(item, into=replace(item.into, count=0) if item.into else None)


MAKER = Maker(
    Motif.FILET,
    Shape.PANEL,
    "Panel",
    len(USUAL_PICTURE),
    2 * len(USUAL_PICTURE),
    MOST_ROWS,
    Skill.INTERMEDIATE,
    "A net of open and filled blocks that draw a picture: hearts, or letters.",
    write_filet,
    usual_repeats=2,
    most_repeats=MOST_BLOCKS // len(USUAL_PICTURE[0]),
)
