"""A ball of yarn in its colour, for the list of yarns. The piece in its colours is preview's."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.palette import Colour
from knotty.views.drawing import Drawing, Path, Point
from knotty.views.outlines import Steps, circle

_STRANDS = (
    ((4, 8), (8, 3), (15, 3)),
    ((2.6, 12.5), (8, 5.5), (18, 5.2)),
    ((3, 16), (10, 8), (20.2, 8.4)),
    ((9, 20.6), (10, 14.5), (21.4, 12)),
    ((13.5, 21.4), (14.5, 16.5), (21, 15.5)),
)


def draw_ball(colour: Colour) -> Drawing:
    """Return a ball of yarn, edged and with its strands darker (or lighter where it is dark)."""
    shade = _shade(colour)
    ball = Path(circle((12, 12), 10), fill=colour.hex, stroke=shade, width=0.8)
    strands = tuple(Path(_strand(points), stroke=shade, width=0.7) for points in _STRANDS)
    return Drawing(24, 24, (ball, *strands), title=colour.name)


def _strand(points: Sequence[Point]) -> Steps:
    start, middle, end = points
    return (("M", *start), ("C", *start, *middle, *end))


def _shade(colour: Colour) -> str:
    parts = colour.rgb
    if colour.luminance < 0.06:
        mixed = [round(part + (255 - part) * 0.38) for part in parts]
    else:
        mixed = [round(part * 0.62) for part in parts]
    return "#" + "".join(f"{part:02X}" for part in mixed)
