"""Small pictures for a library's cards, made once when a pattern is kept."""

from __future__ import annotations

import logging

from knotty.workshop.check import CheckResult
from knotty.workshop.remembered import draw_text

SIDE = 320  # px: two cards beside each other on a phone with two pixels to a point
MOST_BYTES = 40_000
_MOST_STITCHES = 60_000  # a larger piece takes seconds to lay out


def make_thumbnail(result: CheckResult) -> bytes:
    """Return a PNG of the piece, at most MOST_BYTES; empty where it cannot be drawn. Never raises."""
    stitches = sum(len(worked.nodes) for worked in result.fabric.rounds)
    if not 0 < stitches <= _MOST_STITCHES:
        return b""
    try:
        from knotty.views.small import render_small

        return render_small(draw_text(result.text), SIDE, MOST_BYTES)
    except Exception:  # a pattern is kept, whatever is the matter with its picture
        logging.getLogger("knotty").exception("a thumbnail could not be drawn")
        return b""
