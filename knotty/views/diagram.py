"""How the pieces lie and in which order they are joined, as a drawing. Where they lie is tiles'.

Pieces are rings of their rounds' colours, numbered from the top left; what is worked around squares is a frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from knotty.craft.laid import Laid, list_layouts
from knotty.craft.pattern import LineKind, Pattern
from knotty.craft.report import RoundReport
from knotty.views.drawing import Drawing, Item, Label, Layer, Path, Stamp, Symbol
from knotty.views.outlines import box, circle
from knotty.views.pdf_lexicon import ENGLISH, Lexicon
from knotty.views.tiles import CELL, Tiles

_MOST = 2_000  # pieces: a diagram of more could not be read, and nobody asks for one
_SHOWN = 0.9  # of a cell the piece takes; the seams run between
_MOST_RINGS = 9  # more are thinned out evenly, for they could not be told apart
_FRAME, _MOST_FRAMES = 7.0, 6  # a round worked around: its width, and how many are drawn
_PAPER, _EDGE, _PLAIN, _INK = "#FFFFFF", "#8A8A90", "#E6E6E9", "#222222"
_SHORT = Path((), stroke=_INK, width=2.4, dash=(7.0, 6.0))
_LONG = Path((), stroke=_INK, width=3.4)
_LINE, _LETTER = 1.9, 0.56  # of the words' size: from line to line of the key, and an average letter
_MARK = 3.2  # of the words' size: what stands before them

_OWN_NAMES: Mapping[str, str] = MappingProxyType({})
_Key = tuple[str | Path | None, str]  # what stands before the words: a symbol's name, a seam, nothing; and the words


def draw_diagrams(
    pattern: Pattern,
    reports: Sequence[RoundReport],
    words: Lexicon = ENGLISH,
    names: Mapping[str, str] = _OWN_NAMES,
) -> Mapping[int, Drawing]:
    """Return a diagram for each part that lays pieces out, by its index; one of a single piece or too many has none.

    `names` are those that parts have in the language of `words`, by their own.
    """
    colours = _list_colours(pattern, reports)
    return {
        laid.part: _Diagram(laid, colours, _list_around(pattern, laid, colours), words, names).draw()
        for laid in reversed(list_layouts(pattern))
        if 1 < laid.lay.columns * laid.lay.rows <= _MOST
    }


def _list_colours(pattern: Pattern, reports: Sequence[RoundReport]) -> Mapping[str, tuple[str, ...]]:
    """Return by part the hex value of each of its rounds, in order: of the yarn it takes up last, or of the last."""
    hexes = {yarn.letter: yarn.colour.hex for yarn in pattern.header.yarns}
    found: dict[str, list[str]] = {}
    for report in reports:
        rounds = found.setdefault(report.part, [])
        before = rounds[-1] if rounds else _PLAIN
        rounds.append(hexes.get(report.colours[-1], _PLAIN) if report.colours else before)
    return {part: tuple(rounds) for part, rounds in found.items()}


def _list_around(pattern: Pattern, laid: Laid, colours: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the colours of the rounds worked on what was joined, innermost first: to the next part made repeatedly."""
    found: list[str] = []
    for part in pattern.parts[laid.part :]:
        if part.make > 1:
            break
        if any(line.kind is LineKind.ROUND for line in part.lines):
            found += colours.get(part.name, ())
    return () if laid.lay.piece == "hexagon" else tuple(found[:_MOST_FRAMES])


@dataclass(frozen=True, slots=True)
class _Diagram:
    """`colours` are the hex values of each part's rounds by its name, `around` those of the frame."""

    laid: Laid
    colours: Mapping[str, tuple[str, ...]]
    around: tuple[str, ...]
    words: Lexicon
    names: Mapping[str, str]

    def draw(self) -> Drawing:
        lay, bottom = self.laid.lay, self._tiles.size[1] + 2 * self._edge
        layers = (
            Layer("around", tuple(self._draw_frames())),
            Layer("seams", tuple(self._draw_seams())),
            Layer("pieces", tuple(self._draw_pieces())),
            Layer("key", tuple(self._draw_key(bottom + self._size))),
        )
        symbols = tuple(Symbol(name, tuple(self._draw_rings(name))) for name in self._names)
        rows = -(-len(self._list_key()) // self._key_columns)
        about = self.words.laid.format(n=lay.columns * lay.rows, columns=lay.columns, rows=lay.rows)
        return Drawing(self._width, bottom + rows * _LINE * self._size, layers, symbols, self.words.assembly, about)

    @property
    def _tiles(self) -> Tiles:
        return Tiles(self.laid.lay)

    @property
    def _edge(self) -> float:
        return 4.0 + len(self.around) * _FRAME

    @property
    def _key_width(self) -> float:
        """Width of the longest line of the key, about."""
        return max(((_MARK + _LETTER * len(said)) * self._size for _, said in self._list_key()), default=0.0)

    @property
    def _key_columns(self) -> int:
        return 2 if 2 * self._key_width <= self._width else 1

    @property
    def _width(self) -> float:
        return max(self._tiles.size[0] + 2 * self._edge, self._key_width + 8.0)

    @property
    def _left(self) -> float:
        """Where the pieces begin: in the middle, where the words are wider."""
        return (self._width - self._tiles.size[0]) / 2

    @property
    def _size(self) -> float:
        """Size of the words below: a share of the width, so that they print alike for any number of pieces."""
        return max(self.laid.lay.columns, 4) * CELL / 34

    @property
    def _names(self) -> tuple[str, ...]:
        """The parts that lie in it, in the order they come."""
        return tuple(dict.fromkeys(name for row in self.laid.grid for name in row))

    def _draw_frames(self) -> Iterator[Path]:
        """A box in each colour, the outermost first, and white where the pieces lie."""
        boxes = [_PAPER, *self.around] if self.around else []
        for number in range(len(boxes) - 1, -1, -1):
            out, (width, height) = number * _FRAME, self._tiles.size
            outline = box((self._left - out, self._edge - out), (width + 2 * out, height + 2 * out))
            yield Path(outline, fill=boxes[number], stroke=_EDGE, width=0.8)

    def _draw_rings(self, name: str) -> Iterator[Path]:
        """Rings of the rounds' colours around the origin, the last round outermost."""
        rounds = self.colours.get(name, ()) or (_PLAIN,)
        number = min(len(rounds), _MOST_RINGS)
        rings = [rounds[(index + 1) * len(rounds) // number - 1] for index in range(number)]
        for count in range(number, 0, -1):
            outline = self._tiles.outline(_SHOWN * count / number)
            yield Path(outline, fill=rings[count - 1], stroke=_EDGE, width=0.8)

    def _draw_pieces(self) -> Iterator[Item]:
        columns = self.laid.lay.columns
        size = 26.0 if columns <= 12 else 34.0
        for number in range(columns * self.laid.lay.rows):
            row, column = divmod(number, columns)
            x, y = self._tiles.middle(row, column)
            middle, name = (x + self._left, y + self._edge), self.laid.grid[row][column]
            yield Stamp(name, middle, title=f"{number + 1} {self.names.get(name, name)}".strip())
            yield Path(circle(middle, size * 0.82), fill=_PAPER, stroke=_EDGE, width=0.8)
            yield Label(str(number + 1), middle, size, _INK, bold=True)

    def _draw_seams(self) -> Iterator[Path]:
        """The seams within the rows, dashed, and those between them; what was joined as it was made has none."""
        if self.laid.lay.joined:
            return
        for seams, like in ((self._tiles.list_short_seams(), _SHORT), (self._tiles.list_long_seams(), _LONG)):
            for first, *others in seams:
                steps = [("M", *first), *(("L", *point) for point in others)]
                moved = tuple((step, x + self._left, y + self._edge) for step, x, y in steps)
                yield Path(moved, stroke=like.stroke, width=like.width, dash=like.dash)

    def _list_key(self) -> list[_Key]:
        lay, words, names = self.laid.lay, self.words, self._names
        placed = [name for row in self.laid.grid for name in row]
        key: list[_Key] = []
        if len(names) > 1:
            key += [
                (name, words.laid_piece.format(name=self.names.get(name, name), n=placed.count(name))) for name in names
            ]
        if lay.joined:
            return [*key, (None, words.joined_as_made)]
        steps = [(_SHORT, words.short_seams)] if lay.columns > 1 else []
        steps += [(_LONG, words.long_seams)] if lay.rows > 1 else []
        key += [(mark, f"{number}. {said}") for number, (mark, said) in enumerate(steps, start=1)]
        return [*key, (None, words.ring_seam)] if lay.ring else key

    def _draw_key(self, top: float) -> Iterator[Item]:
        """The words below the pieces, two side by side where there is room, each behind what it explains."""
        size = self._size
        for index, (mark, said) in enumerate(self._list_key()):
            row, column = divmod(index, self._key_columns)
            x, y = 4.0 + column * self._width / 2, top + row * _LINE * size
            if isinstance(mark, str):
                scale = 1.5 * size / CELL
                yield Stamp(mark, (x + 1.5 * size, y), across=scale, along=scale)
            elif mark is not None:
                yield Path((("M", x, y), ("L", x + 2.6 * size, y)), stroke=_INK, width=mark.width, dash=mark.dash)
            yield Label(said, (x + (_MARK * size if mark else 0.0), y), size, _INK, anchor="start")
