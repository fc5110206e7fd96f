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
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.hook import work_rounds
from knotty.motifs.borders import bobble, crab, picot, sc, scallop, shell
from knotty.motifs.borders.frame import Panel, write_frame
from knotty.motifs.borders.outline import Outline, Rim, trace_outline
from knotty.motifs.borders.rounds import write_rounds
from knotty.motifs.borders.style import Style

STYLES: tuple[Style, ...] = (sc.STYLE, shell.STYLE, picot.STYLE, crab.STYLE, scallop.STYLE, bobble.STYLE)
_STYLES = {style.style: style for style in STYLES}

_CORNERS_NOTE = (
    "Corners are the four outer corners of the joined piece. At each seam, work into each of the two corners that "
    "meet there."
)
_FRAME_NOTE = (
    "The first round goes across the last row, down the row ends, along the foundation and up the row ends again. "
    "Where it says evenly, spread the stitches over the whole side."
)
_ZIGZAG_NOTE = (
    "Corners are the outer points of the joined piece. At each inner point work the two corners that meet there "
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

    Raises ValueError for an edge that is not closed, for no rounds and for more than an edge with inner points takes.
    """
    if rounds < 1:
        raise ValueError("a border needs at least one round")
    outline = trace_outline(edge, rim)
    table = _STYLES[style]
    written = write_rounds(table, outline, colour, range(1, rounds + 1), 0 if rim is Rim.TUBE else sc.GROWTH)
    return _assemble(written, (_note_corners(outline), _note_start(outline, written), table.note))


def write_border_around(
    style: BorderStyle, parts: Sequence[Part], colour: str, rounds: int, rim: Rim = Rim.BY_EDGE
) -> Part:
    """Return a border around what `parts` make when they are worked one after the other: the edge the last one leaves.

    A piece in rows is framed in sc first; with one round in all, a round in the style follows the frame all the same.
    Raises ValueError as write_border does.
    """
    edge, rows = _work_parts(parts)
    if edge.ring or not rows:
        return write_border(style, edge, colour, rounds, rim)
    if rounds < 1:
        raise ValueError("a border needs at least one round")
    table = _STYLES[style]
    rounds = max(rounds, 1 if table is sc.STYLE else 2)
    frame, outline = write_frame(Panel(rows, edge, table if rounds == 2 else sc.STYLE), colour)
    written = (frame, *write_rounds(table, outline, colour, range(2, rounds + 1)))
    return _assemble(written, (_FRAME_NOTE, table.note))


def find_edge(parts: Sequence[Part]) -> Edge:
    """Return the edge that is there to be worked on after `parts`, joined pieces included."""
    return _work_parts(parts)[0]


def _work_parts(parts: Sequence[Part]) -> tuple[Edge, tuple[WorkedRound, ...]]:
    """The edge that is left, and the rows of the last part."""
    probe = Part("Border", lines=(Round(LineKind.STEP, body=(TakeYarn("A"),)),))
    fabric = work_rounds(Pattern(parts=(*parts, probe)))
    last = max((worked.part for worked in fabric.rounds[:-1] if worked.label), default=0)
    rows = tuple(worked for worked in fabric.rounds[:-1] if worked.part == last and worked.label and worked.nodes)
    return fabric.rounds[-1].base, rows


def _assemble(written: Sequence[Round], notes: Sequence[str]) -> Part:
    lines = [Round(LineKind.NOTE, note=text) for text in notes if text]
    return Part("Border", 1, (*lines, *written, Round(LineKind.STEP, body=(FastenOff(weave=True),))))


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
    sides = ["+".join(str(len(stretch)) for stretch in side) for side in outline.sides]
    inner = " (+ is an inner point)" if any(len(side) > 1 for side in outline.sides) else ""
    return (
        f"The sides are not all alike. Going round, they have {', '.join(sides)} stitches and spaces{inner}: "
        f"begin at the right-hand end of one that has {sides[0]}."
    )
