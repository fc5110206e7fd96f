"""Squares laid in a grid, joined, and a border around. The squares are granny's, the borders are in borders."""

from __future__ import annotations

from knotty.craft.brief import Brief
from knotty.craft.instructions import FastenOff, Lay, Loop, Seam, TakeYarn
from knotty.craft.layout import Layout
from knotty.craft.pattern import LineKind, Part, Round
from knotty.motifs.borders import write_border_around
from knotty.motifs.granny import write_square

_SEAMS_NOTE = (
    "Hold two squares with right sides together and their corners matching. Go along the edge from corner to corner: "
    "one slip stitch for each stitch and each chain of both squares together. First make strips of the squares "
    "across, then join the strips."
)


def write_assembly(layout: Layout, colour: str) -> Part:
    """Return the part that lays the squares out and joins them by slip stitch."""
    note = Round(LineKind.NOTE, note=_SEAMS_NOTE)
    lay = Round(LineKind.STEP, body=(Lay(layout.columns, layout.rows, layout.squares),))
    seam = Round(LineKind.STEP, body=(TakeYarn(colour), Seam("sl st", Loop.BACK), FastenOff(weave=True)))
    return Part("Assembly", 1, (lay, note, seam))


def write_border(brief: Brief, colour: str) -> Part:
    """Return a border of `brief.border_rounds` rounds, at least one, around the joined squares."""
    parts = [write_square(brief.motif, "A" * brief.rounds, brief.layout.squares)]
    if brief.layout.squares > 1:
        parts.append(write_assembly(brief.layout, colour))
    return write_border_around(brief.border_style, parts, colour, brief.border_rounds)
