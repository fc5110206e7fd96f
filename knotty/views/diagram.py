"""How the pieces lie and in which order they are joined, as a drawing. Where they lie is plan's.

Pieces are rings of their rounds' colours, numbered from the top left; what is worked around them is a frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport
from knotty.views.drawing import Drawing, Item, Label, Layer, Path, Point, Stamp, Symbol
from knotty.views.outlines import box, circle
from knotty.views.pdf_lexicon import ENGLISH, Lexicon
from knotty.views.plan import Plan, read_plan

_CELL = 100.0  # from the middle of a piece to the next one's
_SHOWN = 90.0  # of it the piece takes; the seams run between
_MOST_RINGS = 9  # more are thinned out evenly, for they could not be told apart
_FRAME, _MOST_FRAMES = 7.0, 6  # a round worked around: its width, and how many are drawn
_PAPER, _EDGE, _PLAIN, _INK = "#FFFFFF", "#8A8A90", "#E6E6E9", "#222222"
_DASH = (7.0, 6.0)
_KEY_COLUMNS = 2

_Key = tuple[str, str]  # what stands before the words ("part 0", "short", "long"), and the words


def draw_diagram(pattern: Pattern, reports: Sequence[RoundReport], words: Lexicon = ENGLISH) -> Drawing | None:
    """Return the diagram of a pattern that lays its pieces out; None for one that does not, or has too many."""
    plan = read_plan(pattern)
    return _Diagram(pattern, plan, _list_colours(pattern, reports), words).draw() if plan is not None else None


@dataclass(frozen=True, slots=True)
class _Diagram:
    """`colours` are the hex values of each part's rounds, by its name."""

    pattern: Pattern
    plan: Plan
    colours: Mapping[str, tuple[str, ...]]
    words: Lexicon

    def draw(self) -> Drawing:
        edge = self._edge
        width, height = self.plan.lay.columns * _CELL + 2 * edge, self.plan.lay.rows * _CELL + 2 * edge
        symbols = tuple(Symbol(f"part {part}", tuple(self._draw_rings(part))) for part in self.plan.parts)
        key = tuple(self._draw_key(height + self._size, width))
        layers = (
            Layer("around", tuple(self._draw_frames(width, height))),
            Layer("seams", tuple(self._draw_seams())),
            Layer("pieces", tuple(self._draw_pieces())),
            Layer("key", key),
        )
        about = self.words.laid.format(
            n=self.plan.lay.columns * self.plan.lay.rows, columns=self.plan.lay.columns, rows=self.plan.lay.rows
        )
        rows = -(-len(self._list_key()) // _KEY_COLUMNS)
        return Drawing(width, height + rows * 1.9 * self._size, layers, symbols, self.words.assembly, about)

    @property
    def _edge(self) -> float:
        return 4.0 + len(self._list_frames()) * _FRAME

    @property
    def _size(self) -> float:
        """Size of the words below: a fortieth of the width, so that they print alike for any number of pieces."""
        return max(self.plan.lay.columns, 4) * _CELL / 34

    def _name(self, part: int) -> str:
        return self.pattern.parts[part].name if part >= 0 else ""

    def _list_frames(self) -> Sequence[str]:
        return [colour for part in self.plan.around for colour in self.colours.get(self._name(part), ())][:_MOST_FRAMES]

    def _draw_frames(self, width: float, height: float) -> Iterator[Path]:
        """A box in each colour, the outermost first, and white where the pieces lie."""
        boxes = [_PAPER, *self._list_frames()] if self._list_frames() else []
        for number in range(len(boxes) - 1, -1, -1):
            inset = self._edge - number * _FRAME
            size = (width - 2 * inset, height - 2 * inset)
            yield Path(box((inset, inset), size), fill=boxes[number], stroke=_EDGE, width=0.8)

    def _draw_rings(self, part: int) -> Iterator[Path]:
        """Rings of the rounds' colours around the origin, the last round outermost."""
        rounds = self.colours.get(self._name(part), ()) or (_PLAIN,)
        number = min(len(rounds), _MOST_RINGS)
        rings = [rounds[(index + 1) * len(rounds) // number - 1] for index in range(number)]
        for count in range(number, 0, -1):
            side = _SHOWN * count / number
            yield Path(box((-side / 2, -side / 2), (side, side)), fill=rings[count - 1], stroke=_EDGE, width=0.8)

    def _middle(self, row: int, column: int) -> Point:
        return self._edge + (column + 0.5) * _CELL, self._edge + (row + 0.5) * _CELL

    def _draw_pieces(self) -> Iterator[Item]:
        columns = self.plan.lay.columns
        size = 26.0 if columns <= 12 else 34.0
        for number in range(columns * self.plan.lay.rows):
            row, column = divmod(number, columns)
            middle, part = self._middle(row, column), self.plan.cells[row][column]
            yield Stamp(f"part {part}", middle, title=f"{number + 1} {self._name(part)}".strip())
            yield Path(circle(middle, size * 0.82), fill=_PAPER, stroke=_EDGE, width=0.8)
            yield Label(str(number + 1), middle, size, _INK, bold=True)

    def _draw_seams(self) -> Iterator[Path]:
        """The short seams within a row, dashed, and the long ones between the rows."""
        columns, rows, edge = self.plan.lay.columns, self.plan.lay.rows, self._edge
        for row in range(rows):
            top = edge + row * _CELL
            for column in range(1, columns):
                x = edge + column * _CELL
                yield Path((("M", x, top + 6), ("L", x, top + _CELL - 6)), stroke=_INK, width=2.4, dash=_DASH)
        for row in range(1, rows):
            y = edge + row * _CELL
            yield Path((("M", edge + 3, y), ("L", edge + columns * _CELL - 3, y)), stroke=_INK, width=3.4)

    def _list_key(self) -> list[_Key]:
        lay, parts = self.plan.lay, self.plan.parts
        named = [(part, self.words.laid_piece.format(name=self._name(part), n=self.plan.count(part))) for part in parts]
        pieces = [(f"part {part}", words) for part, words in named if len(parts) > 1]
        seams = [("short", self.words.short_seams)] if lay.columns > 1 else []
        seams += [("long", self.words.long_seams)] if lay.rows > 1 else []
        return [*pieces, *((mark, f"{step}. {said}") for step, (mark, said) in enumerate(seams, start=1))]

    def _draw_key(self, top: float, width: float) -> Iterator[Item]:
        """The words below the grid, two side by side, each behind what it explains."""
        for index, (mark, said) in enumerate(self._list_key()):
            row, column = divmod(index, _KEY_COLUMNS)
            x, y = self._edge + column * width / _KEY_COLUMNS, top + row * 1.9 * self._size
            if mark.startswith("part"):
                scale = 1.4 * self._size / _SHOWN
                yield Stamp(mark, (x + 1.5 * self._size, y), across=scale, along=scale)
            else:
                dash, thick = (_DASH, 2.4) if mark == "short" else ((), 3.4)
                yield Path((("M", x, y), ("L", x + 2.6 * self._size, y)), stroke=_INK, width=thick, dash=dash)
            yield Label(said, (x + 3.2 * self._size, y), self._size, _INK, anchor="start")


def _list_colours(pattern: Pattern, reports: Sequence[RoundReport]) -> Mapping[str, tuple[str, ...]]:
    """Return by part the hex value of each of its rounds, in order: of the yarn it takes up last, or of the one before.

    A part that takes up no yarn in a round, but in a step before, has that one from its first round on.
    """
    hexes = {yarn.letter: yarn.colour.hex for yarn in pattern.header.yarns}
    found: dict[str, list[str]] = {}
    for report in reports:
        rounds = found.setdefault(report.part, [])
        letter = report.colours[-1] if report.colours else ""
        before = rounds[-1] if rounds else _PLAIN
        rounds.append(hexes.get(letter, _PLAIN) if letter else before)
    return {part: tuple(rounds) for part, rounds in found.items()}
