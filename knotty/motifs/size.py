"""How large motifs and pieces made of them come out, and how many squares or repeats make a size.

A motif is worked once for each number of rounds (fabric.measure); the rest is arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from knotty.craft.brief import BorderStyle, Brief, Motif
from knotty.craft.layout import Construction, Layout, find_item
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.hook import work_rounds
from knotty.fabric.measure import ROWS_PER_STITCH, Size, measure_part
from knotty.motifs.borders import find_style
from knotty.motifs.items.bunting import GAP_CM, TIE_CM
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import find_maker, write_piece

_UNIT = 1 / WEIGHTS[4].sc_width_cm
_LEAST_RIM, _HANDLE_ROUNDS = 2, 3  # of a tote: sc below the handles, and the rounds that make them

_KEPT = 512  # sizes; pictures are makers' own words, so there is no end of them

Extent = tuple[float, float]


@lru_cache(maxsize=_KEPT)
def measure_motif(motif: Motif, rounds: int, repeats: int = 0, picture: tuple[str, ...] = ()) -> Size:
    """Return the size of one piece of the motif in widths of a sc. Raises ValueError outside the motif's parameters."""
    part = write_piece(motif, Piece(("A",) * rounds, repeats=repeats, picture=picture))
    size = measure_part(work_rounds(Pattern(parts=(part,))), 0, 4)
    if size is None:
        raise ValueError(f"a {motif} of {rounds} rounds has no stitches")
    if motif is Motif.CORNER_TO_CORNER and picture:  # worked on the slant: its blocks do not tell which way it lies
        short, long = sorted((size.width_cm, size.height_cm))
        width, height = (long, short) if len(picture) < len(picture[0]) else (short, long)
        size = Size(width, height, width)
    return size.scaled(_UNIT)


def size_cm(motif: Motif, rounds: int, weight: int, repeats: int = 0, picture: tuple[str, ...] = ()) -> Size:
    """Return the size of one piece of the motif in yarn of CYC `weight`."""
    return measure_motif(motif, rounds, repeats, picture).scaled(WEIGHTS[weight].sc_width_cm)


def piece_size_cm(brief: Brief, maker: Maker | None = None) -> Size:
    """Return the size of one piece of a brief; `maker` makes it, None for the motif's own."""
    if maker is not None and maker.size is not None:
        return maker.size.scaled(WEIGHTS[brief.weight].sc_width_cm)
    return size_cm(brief.motif, brief.rounds, brief.weight, brief.repeats, brief.picture)


def side_cm(motif: Motif, rounds: int, weight: int) -> float:
    """Return how wide one piece of the motif comes out, in cm: the side of a square, a hexagon from flat to flat."""
    return size_cm(motif, rounds, weight).width_cm


def border_width_cm(rounds: int, weight: int, style: BorderStyle = BorderStyle.SC) -> float:
    """Return the width that a border of so many rounds adds on one side, in cm, to the tips of the last one."""
    if not rounds:
        return 0.0
    table = find_style(style)
    tip = max(STITCHES[step.stitch].height for step in table.unit(table.multiple) if step.stitch)
    heights = (rounds - 1) * STITCHES["sc"].height + tip
    return heights * WEIGHTS[weight].sc_width_cm / ROWS_PER_STITCH


def lay_pieces(one: Size, layout: Layout, *, hexagons: bool) -> tuple[float, float]:
    """Return width and height of pieces laid side by side, in cm.

    Rows of hexagons are moved by half of one, and reach into one another.
    """
    if not hexagons:
        return layout.columns * one.width_cm, layout.rows * one.height_cm
    moved = 0.5 if layout.rows > 1 else 0.0
    return (layout.columns + moved) * one.width_cm, (0.75 * layout.rows + 0.25) * one.height_cm


def brief_size_cm(brief: Brief, maker: Maker | None = None) -> Extent:
    """Return width and height of the finished item in cm, border included, to the millimetre.

    `maker` makes its pieces, None for the motif's own.

    A cowl is as wide as it is around, a tote as its front; bunting is as long as its cord and as high as a flag.
    """
    one = piece_size_cm(brief, maker)
    width, height = _EXTENTS[find_item(brief.item).construction](brief, one)
    return round(width, 1), round(height, 1)


def _flat(brief: Brief, one: Size) -> Extent:
    shape = find_maker(brief.motif).shape
    layout = Layout(1, 1) if shape in (Shape.PANEL, Shape.CIRCLE) else brief.layout
    rounds = brief.border_rounds
    if shape is Shape.PANEL and rounds and brief.border_style is not BorderStyle.SC:
        rounds = max(rounds, 2)  # a round of sc frames a panel before its border
    edge = 2 * border_width_cm(rounds, brief.weight, brief.border_style)
    width, height = lay_pieces(one, layout, hexagons=shape is Shape.HEXAGON)
    return width + edge, height + edge


def _cowl(brief: Brief, one: Size) -> Extent:
    edge = 2 * border_width_cm(brief.border_rounds, brief.weight, brief.border_style)
    return brief.layout.columns * one.width_cm, brief.layout.rows * one.height_cm + edge


def _tote(brief: Brief, one: Size) -> Extent:
    rim = border_width_cm(max(_LEAST_RIM, brief.border_rounds) + _HANDLE_ROUNDS, brief.weight)
    return brief.layout.columns * one.width_cm, brief.layout.rows * one.height_cm + rim


def _bunting(brief: Brief, one: Size) -> Extent:
    """Flags are edged with sc, and the cord they hang from is a row of it."""
    flags, row = brief.layout.columns, border_width_cm(1, brief.weight)
    edges = 0.0 if find_maker(brief.motif).shape is Shape.TRIANGLE else 2 * row
    length = flags * (one.width_cm + edges) + (flags - 1) * GAP_CM + 2 * TIE_CM
    return length, one.height_cm + max(edges, row) + row


_EXTENTS: dict[Construction, Callable[[Brief, Size], Extent]] = {
    Construction.FLAT: _flat,
    Construction.CUSHION: _flat,
    Construction.TOTE: _tote,
    Construction.COWL: _cowl,
    Construction.BUNTING: _bunting,
}


def fit_pieces(motif: Motif, rounds: int, weight: int, width_cm: float, height_cm: float) -> Layout:
    """Return the layout of pieces that comes nearest to a size in cm, without the border; at least one piece."""
    one = size_cm(motif, rounds, weight)
    if find_maker(motif).shape is Shape.HEXAGON:
        rows = max(1, _nearest((height_cm / one.height_cm - 0.25) / 0.75))
        return Layout(max(1, _nearest(width_cm / one.width_cm - (0.5 if rows > 1 else 0.0))), rows)
    return Layout(max(1, _nearest(width_cm / one.width_cm)), max(1, _nearest(height_cm / one.height_cm)))


def fit_panel(motif: Motif, weight: int, width_cm: float, height_cm: float) -> tuple[int, int]:
    """Return the repeats and rows of a panel that come nearest to a size in cm, without the border.

    Rows stay within the motif's bounds; there is at least one repeat.
    """
    maker = find_maker(motif)
    if motif is Motif.CORNER_TO_CORNER:  # its rows lie on the slant
        ten = size_cm(motif, 19, weight, 10)
        across = min(max(1, _nearest(width_cm / ten.width_cm * 10)), maker.most_repeats)
        up = min(max(1, _nearest(height_cm / ten.height_cm * 10)), maker.most_repeats)
        return across, across + up - 1
    repeats, rows = maker.usual_repeats, maker.fewest + 4 * maker.step
    one, more = size_cm(motif, rows, weight, repeats), size_cm(motif, rows, weight, repeats + 1)
    tall = size_cm(motif, rows + 4 * maker.step, weight, repeats)
    wider, taller = more.width_cm - one.width_cm, (tall.height_cm - one.height_cm) / 4
    rows += _nearest((height_cm - one.height_cm) / taller) * maker.step
    repeats += _nearest((width_cm - one.width_cm) / wider)
    return min(max(repeats, maker.fewest_repeats), maker.most_repeats), min(max(rows, maker.fewest), maker.most)


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)
