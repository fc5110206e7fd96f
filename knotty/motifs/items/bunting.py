"""Bunting: flags sewn by their long side to a cord, stitch for stitch, as many as the layout is across."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import (
    Evenly,
    FastenOff,
    Foundation,
    Into,
    Kind,
    Limit,
    LimitKind,
    Live,
    LiveKind,
    SewOn,
    TakeYarn,
    Target,
    Which,
    Work,
)
from knotty.craft.layout import Layout
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.assembly import count_sides
from knotty.motifs.arrange import Ground, arrange
from knotty.motifs.borders import find_edge
from knotty.motifs.items.kit import Kit, frame_piece, note, step
from knotty.motifs.piece import Shape

TIE_CM = 30.0  # of cord free at either end, to tie it up by
GAP_CM = 2.0  # of cord between two flags
_NAME = "Flag"
_PER_ROW_END = 2  # an sc is half as high as a dc
_EDGE_NOTE = "Along the long side: two stitches around the end of each row, one in the ring in the middle."
_CORD_NOTE = "Mark the stretches of the cord before sewing. Flags hang from the side where the stitches were worked."


def write_bunting(kit: Kit) -> tuple[Part, ...]:
    """Return the flags, each with a round of sc about it, and the cord that they are sewn to."""
    row = arrange(kit.brief.arrangement, Ground(Layout(kit.brief.layout.columns, 1), len(kit.brief.orders)))[0]
    return _write(kit, row)


def _write(kit: Kit, row: tuple[int, ...]) -> tuple[Part, ...]:
    turns = tuple(dict.fromkeys(row))
    taken = {way: len(range(place, len(row), len(turns))) for place, way in enumerate(turns)}
    flags = {way: _write_flag(kit, way, taken[way], name) for way, name in _name(turns).items()}
    side = max(count_sides(find_edge((next(iter(flags.values())),))))
    return (*flags.values(), _write_cord(kit, len(row), side, tuple(part.name for part in flags.values())))


def _name(turns: tuple[int, ...]) -> dict[int, str]:
    words = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
    if len(turns) == 1:
        return {turns[0]: _NAME}
    return {way: f"{_NAME} {word}" for way, word in zip(turns, words, strict=False)}


def _write_flag(kit: Kit, way: int, make: int, name: str) -> Part:
    piece = kit.write_piece(way, make, name)
    return _edge_triangle(piece, kit.border) if kit.maker.shape is Shape.TRIANGLE else frame_piece(piece, kit.border)


def _edge_triangle(piece: Part, colour: str) -> Part:
    """A row of sc along the long side, where the rows end on either side of the ring they began in."""
    rows = sum(len(line.labels) for line in piece.lines)
    stitches = 2 * _PER_ROW_END * rows + 1
    body = (TakeYarn(colour), Evenly("sc", stitches, Live(LiveKind.ROW_ENDS)), FastenOff(weave=True))
    edge = Round(LineKind.ROW, (f"Row {rows + 1}",), body, Declared(stitches=(("sc", stitches),)))
    return replace(piece, lines=(*piece.lines, note(_EDGE_NOTE), edge))


def _write_cord(kit: Kit, flags: int, side: int, names: tuple[str, ...]) -> Part:
    width = WEIGHTS[kit.brief.weight].sc_width_cm
    ends, between = round(TIE_CM / width), round(GAP_CM / width)
    length = 2 * ends + flags * side + (flags - 1) * between
    hook = Into(Which.NTH, (Target(Kind.CHAIN),), 2)
    along = Into(Which.EACH, (Target(Kind.CHAIN),), limit=Limit(LimitKind.ACROSS))
    row = (Work("sc", 1, hook), Work("sc", 1, along), FastenOff(weave=True))
    return Part(
        "Cord",
        1,
        (
            step(TakeYarn(kit.joining), Foundation(length + 1)),
            Round(LineKind.ROW, ("Row 1",), row, Declared(stitches=(("sc", length),))),
            note(_CORD_NOTE),
            step(SewOn(names, flags, side, between, ends)),
        ),
    )
