"""Borders over any worked edge: rounds of sc, the last one in a style. Each style is one small module, a table.

The counts follow from the edge. Where the repeat of a style does not divide a side, the sc round before it is made
longer or shorter evenly on every side; with one round in all, some repeats are a stitch wider or narrower.
"""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import FastenOff, Repeat, TakeYarn
from knotty.craft.pattern import Definition, LineKind, Part, Pattern, Round
from knotty.fabric.edge import Edge
from knotty.fabric.hook import work_pattern
from knotty.motifs.borders import bobble, crab, picot, sc, scallop, shell
from knotty.motifs.borders.outline import Outline, Rim, trace_outline
from knotty.motifs.borders.rounds import write_rounds
from knotty.motifs.borders.style import Style

STYLES: tuple[Style, ...] = (sc.STYLE, shell.STYLE, picot.STYLE, crab.STYLE, scallop.STYLE, bobble.STYLE)
_STYLES = {style.style: style for style in STYLES}

_CORNERS_NOTE = (
    "Corners are the four outer corners of the joined piece. At each seam, work into each of the two corner spaces "
    "that meet there."
)
_ZIGZAG_NOTE = (
    "Corners are the outer points of the joined piece. At each inner point work the two corner spaces that meet there "
    "together."
)


def find_style(style: BorderStyle) -> Style:
    """Return the table of a border style."""
    return _STYLES[style]


def border_definitions(style: BorderStyle) -> tuple[Definition, ...]:
    """Return the special stitches of a border style, for the pattern's list."""
    return _STYLES[style].definitions


def write_border(style: BorderStyle, edge: Edge, colour: str, rounds: int, rim: Rim = Rim.BY_EDGE) -> Part:
    """Return a border of `rounds` rounds, at least one, around a closed edge.

    Raises ValueError for an edge that is not closed and for no rounds.
    """
    if rounds < 1:
        raise ValueError("a border needs at least one round")
    outline = trace_outline(edge, rim)
    table = _STYLES[style]
    written = write_rounds(table, outline, colour, rounds, 0 if rim is Rim.TUBE else sc.GROWTH)
    notes = [text for text in (_note_corners(outline), _note_start(outline, written), table.note) if text]
    lines = [Round(LineKind.NOTE, note=text) for text in notes]
    return Part("Border", 1, (*lines, *written, Round(LineKind.STEP, body=(FastenOff(weave=True),))))


def write_border_around(
    style: BorderStyle, parts: Sequence[Part], colour: str, rounds: int, rim: Rim = Rim.BY_EDGE
) -> Part:
    """Return a border around what `parts` make when they are worked one after the other: the edge the last one leaves.

    Raises ValueError as write_border does.
    """
    return write_border(style, find_edge(parts), colour, rounds, rim)


def find_edge(parts: Sequence[Part]) -> Edge:
    """Return the edge that is there to be worked on after `parts`, joined pieces included."""
    probe = Part("Border", lines=(Round(LineKind.STEP, body=(TakeYarn("A"),)),))
    fabric, _ = work_pattern(Pattern(parts=(*parts, probe)))
    return fabric.rounds[-1].base


def _note_corners(outline: Outline) -> str:
    if not outline.joined:
        return ""
    zigzag = any(len(side) > 1 for side in outline.sides) or outline.corners != 4
    return _ZIGZAG_NOTE if zigzag else _CORNERS_NOTE


def _note_start(outline: Outline, written: Sequence[Round]) -> str:
    """Sides that are written one by one begin with a certain one."""
    alike = all(any(isinstance(item, Repeat) and item.star for item in line.body) for line in written)
    if not outline.corners or alike:
        return ""
    long = sum(map(len, outline.sides[0]))
    return f"Begin at the right-hand end of a side of {long} stitches and spaces: the sides are not all alike."
