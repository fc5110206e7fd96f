"""Small pictures for a library's cards, made once when a pattern is kept."""

from __future__ import annotations

import io
import logging

from knotty.views.png import render_png
from knotty.workshop.check import CheckResult
from knotty.workshop.draw import draw_preview_svg

WIDTH = 320  # px: two cards beside each other on a phone with two pixels to a point
MOST_BYTES = 40_000
_COLOURS = (128, 32, 8)  # tried in this order until the file is small enough
_MOST_STITCHES = 15_000  # a larger piece takes many seconds to draw, and its stitches cannot be told apart so small


def make_thumbnail(result: CheckResult) -> bytes:
    """Return a PNG of the piece, at most MOST_BYTES; empty where it cannot be drawn. Never raises."""
    try:
        if sum(len(worked.nodes) for worked in result.fabric.rounds) > _MOST_STITCHES:
            return b""
        svg = draw_preview_svg(result)
        return _shrink(render_png(svg, WIDTH)) if svg else b""
    except Exception:  # a pattern is kept, whatever is the matter with its picture
        logging.getLogger("knotty").exception("a thumbnail could not be drawn")
        return b""


def _shrink(png: bytes) -> bytes:
    from PIL import Image

    picture = Image.open(io.BytesIO(png))
    picture.thumbnail((WIDTH, WIDTH))
    for colours in _COLOURS:
        file = io.BytesIO()
        picture.quantize(colours, method=Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True)
        if len(file.getvalue()) <= MOST_BYTES:
            return file.getvalue()
    return b""
