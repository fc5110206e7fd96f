"""Where the pieces of a pattern lie, read from its parts. Drawing it is diagram's, checking it fabric's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knotty.craft.instructions import Lay, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern

_MOST = 2_000  # pieces: a diagram of more could not be read, and nobody asks for one


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout: `cells` are rows of parts by index (-1: none known), `around` the parts worked on what is joined."""

    lay: Lay
    cells: tuple[tuple[int, ...], ...]
    around: tuple[int, ...]

    @property
    def parts(self) -> tuple[int, ...]:
        """The parts that lie in it, in the order of the pattern."""
        return tuple(sorted({part for row in self.cells for part in row}))

    def count(self, part: int) -> int:
        """Return how often a part lies in it."""
        return sum(row.count(part) for row in self.cells)


def find_lays(part: Part) -> Iterator[Lay]:
    """Give every layout that a part says."""
    nodes = (node for line in part.lines for node in walk_instructions(line.body))
    return (node for node in nodes if isinstance(node, Lay))


def read_plan(pattern: Pattern) -> Plan | None:
    """Return the first layout of a pattern; None where it has none, or none of a size that can be drawn."""
    for at, part in enumerate(pattern.parts):
        lay = next(find_lays(part), None)
        if lay is None:
            continue
        if not 1 < lay.columns * lay.rows <= _MOST:
            return None
        piece = _find_piece(pattern, at, lay)
        cells = ((piece,) * lay.columns,) * lay.rows
        return Plan(lay, cells, tuple(_list_around(pattern, at)))
    return None


def _find_piece(pattern: Pattern, at: int, lay: Lay) -> int:
    """Return the part before the layout that is made as often as is laid, or else the last one with rounds."""
    made = [index for index in range(at) if _has_rounds(pattern.parts[index])]
    fitting = [index for index in made if pattern.parts[index].make == lay.pieces]
    return (fitting or made or [-1])[-1]


def _list_around(pattern: Pattern, at: int) -> Iterator[int]:
    """Give the parts after the layout, up to one that is made more than once."""
    for index in range(at, len(pattern.parts)):
        if pattern.parts[index].make > 1:
            return
        if _has_rounds(pattern.parts[index]):
            yield index


def _has_rounds(part: Part) -> bool:
    return any(line.kind in (LineKind.ROUND, LineKind.ROW) for line in part.lines)
