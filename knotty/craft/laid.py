"""How a pattern's pieces lie: every layout with its parts' names, place by place. Whether they fit is fabric's."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.instructions import Lay, LayLine
from knotty.craft.pattern import Part, Pattern

_MOST = 10_000  # places of a layout that are listed


@dataclass(frozen=True, slots=True)
class Laid:
    """One layout. `part`: index of the part that says it; `grid`: part names, row by row from the top.

    Every second row of hexagons, the second first, lies half a piece further right.
    """

    part: int
    lay: Lay
    grid: tuple[tuple[str, ...], ...]


def list_layouts(pattern: Pattern) -> tuple[Laid, ...]:
    """Return every layout in order. A place that no line tells of has the name of the part laid out, or is empty."""
    found = []
    for index, part in enumerate(pattern.parts):
        for number, line in enumerate(part.lines):
            for item in line.body:
                if isinstance(item, Lay) and item.columns * item.rows <= _MOST:
                    usual = _find_usual(pattern.parts[:index], item)
                    found.append(Laid(index, item, _fill(item, find_lay_lines(part, number), usual)))
    return tuple(found)


def find_lay_lines(part: Part, at: int) -> tuple[LayLine, ...]:
    """Return the lines of the layout in line `at` of a part: those behind it, up to the next layout."""
    found: list[LayLine] = []
    for line in part.lines[at + 1 :]:
        if any(isinstance(item, Lay) for item in line.body):
            break
        found += [item for item in line.body if isinstance(item, LayLine)]
    return tuple(found)


def _fill(lay: Lay, lines: tuple[LayLine, ...], usual: str) -> tuple[tuple[str, ...], ...]:
    said = {number: line.pieces for line in lines for number in line.lines}
    rows = []
    for number in range(1, lay.rows + 1):
        names = [name for many, name in said.get(number, ()) for _ in range(min(many, lay.columns))]
        rows.append(tuple((*names, *[usual] * lay.columns)[: lay.columns]))
    return tuple(rows)


def _find_usual(parts: tuple[Part, ...], lay: Lay) -> str:
    named = [part.name for part in parts if lay.piece in part.name.lower().split()]
    return named[-1] if named else parts[-1].name if parts else ""
