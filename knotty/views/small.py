"""A drawing as a small PNG, fast: what is stamped a thousand times is drawn once, and words are left out.

For pictures of a few hundred pixels; png renders large ones exactly.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence

from PIL import Image, ImageDraw

from knotty.views.drawing import INK, Drawing, Item, Layer, Path, Point, Stamp, Symbol

_FINER = 2  # drawn so much larger, and then made small: smooth edges
# Where a curve of few pixels is cut into lines: how much its four points weigh there.
_BENDS = tuple(((1 - at) ** 3, 3 * (1 - at) ** 2 * at, 3 * (1 - at) * at**2, at**3) for at in (0.33, 0.67, 1.0))
_COLOURS = (128, 32, 8)  # of the palette, tried in this order until the file is small enough

_Line = list[Point]


def render_small(drawing: Drawing, side: int, most_bytes: int) -> bytes:
    """Return a PNG whose longer side has `side` pixels, at most `most_bytes`; empty where it cannot be so small."""
    scale = _FINER * side / max(drawing.width, drawing.height, 1e-9)
    size = tuple(max(_FINER, round(length * scale)) for length in (drawing.width, drawing.height))
    page = Image.new("RGB", (size[0], size[1]), drawing.background or "#FFFFFF")
    _Brush(page, scale, drawing.symbols).draw(drawing.items, "#222222")
    picture = page.resize((max(1, size[0] // _FINER), max(1, size[1] // _FINER)), Image.Resampling.BOX)
    for colours in _COLOURS:
        file = io.BytesIO()
        picture.quantize(colours, method=Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True)
        if file.tell() <= most_bytes:
            return file.getvalue()
    return b""


class _Brush:
    """Draws items on a page; each symbol is drawn once for each way it lies, and then pasted."""

    def __init__(self, page: Image.Image, scale: float, symbols: Sequence[Symbol]) -> None:
        self._page, self._scale = page, scale
        self._symbols = {symbol.name: symbol for symbol in symbols}
        self._lines: dict[str, list[tuple[Path, list[_Line]]]] = {}
        self._tiles: dict[tuple[object, ...], tuple[Image.Image, Point]] = {}

    def draw(self, items: Sequence[Item], ink: str) -> None:
        """Draw items in their order; what is drawn in ink is drawn in this one."""
        for item in items:
            if isinstance(item, Layer):
                self.draw(item.items, ink)
            elif isinstance(item, Stamp):
                self._stamp(item)
            elif isinstance(item, Path):
                lines = [_move(line, (self._scale, 0.0, 0.0, self._scale)) for line in _list_lines(item)]
                _draw_lines(ImageDraw.Draw(self._page), item, lines, ink, self._scale)

    def _stamp(self, stamp: Stamp) -> None:
        key = (stamp.symbol, stamp.ink, round(stamp.angle), round(stamp.across, 2), round(stamp.along, 2))
        if key not in self._tiles:
            self._tiles[key] = self._cut(stamp)
        tile, (left, top) = self._tiles[key]
        x, y = stamp.at
        self._page.paste(tile, (round(x * self._scale + left), round(y * self._scale + top)), tile)

    def _cut(self, stamp: Stamp) -> tuple[Image.Image, Point]:
        turn, scale = math.radians(stamp.angle), self._scale
        cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
        lies = (cos * stamp.across, sin * stamp.across, -sin * stamp.along, cos * stamp.along)
        paths = [(path, [_move(line, lies) for line in lines]) for path, lines in self._cut_lines(stamp.symbol)]
        points = [point for _, lines in paths for line in lines for point in line] or [(0.0, 0.0)]
        wide = max((path.width * scale for path, _ in paths if path.stroke), default=0.0) / 2 + 1
        left, top = min(x for x, _ in points) - wide, min(y for _, y in points) - wide
        size = (max(x for x, _ in points) - left + wide, max(y for _, y in points) - top + wide)
        tile = Image.new("RGBA", (math.ceil(size[0]), math.ceil(size[1])))
        for path, lines in paths:
            moved = [[(x - left, y - top) for x, y in line] for line in lines]
            _draw_lines(ImageDraw.Draw(tile), path, moved, stamp.ink, scale)
        return tile, (left, top)

    def _cut_lines(self, name: str) -> list[tuple[Path, list[_Line]]]:
        if name not in self._lines:
            self._lines[name] = [(path, list(_list_lines(path))) for path in self._symbols[name].paths]
        return self._lines[name]


def _draw_lines(brush: ImageDraw.ImageDraw, path: Path, lines: Sequence[_Line], ink: str, scale: float) -> None:
    fill, stroke = (ink if colour == INK else colour for colour in (path.fill, path.stroke))
    for line in lines:
        if fill and len(line) > 2:
            brush.polygon(line, fill=fill)
        if stroke and len(line) > 1:
            brush.line(line, fill=stroke, width=max(1, round(path.width * scale)))


def _move(line: _Line, lies: tuple[float, float, float, float]) -> _Line:
    a, b, c, d = lies
    return [(a * x + c * y, b * x + d * y) for x, y in line]


def _list_lines(path: Path) -> Iterator[_Line]:
    """Yield each stretch of a path as points, curves cut into short lines."""
    line: _Line = []
    for letter, *numbers in path.steps:
        said = [float(number) for number in numbers]
        if letter == "M":
            if line:
                yield line
            line = [(said[0], said[1])]
        elif letter == "C":
            line += _bend(line[-1], said)
        elif letter == "L":
            line.append((said[0], said[1]))
        elif line:
            line.append(line[0])
    if line:
        yield line


def _bend(begin: Point, said: Sequence[float]) -> Iterator[Point]:
    (x, y), (x1, y1, x2, y2, x3, y3) = begin, said
    for p, q, r, s in _BENDS:
        yield p * x + q * x1 + r * x2 + s * x3, p * y + q * y1 + r * y2 + s * y3
