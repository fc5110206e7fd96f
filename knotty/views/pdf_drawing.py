"""A Drawing put on paper as vectors, its words as text. What is drawn is chart's, preview's and diagram's.

A symbol that is stamped often is kept in the file once (and once more for each ink) and drawn by reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import cos, radians, sin

from knotty.views.drawing import INK, Drawing, Item, Label, Layer, Path, Stamp, Symbol
from knotty.views.pdf_faces import POINT_MM, Face
from knotty.views.pdf_sheet import Sheet

_INK = "#222222"
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_ROUND_ENDS = "1 J 1 j"
_REFERENCE, _OBJECT = 8, 400  # bytes: what names a kept shape, and what keeping one takes beside its content


def measure_drawing(drawing: Drawing, width: float, height: float) -> tuple[float, float]:
    """Return width and height in mm of a drawing made as large as it fits into a box; nothing for an empty drawing."""
    if drawing.width <= 0 or drawing.height <= 0:
        return 0.0, 0.0
    scale = min(width / drawing.width, height / drawing.height)
    return drawing.width * scale, drawing.height * scale


def print_drawing(sheet: Sheet, drawing: Drawing, corner: tuple[float, float], size: tuple[float, float]) -> None:
    """Print a drawing as large as it fits into a box of `size`, in its middle; the cursor stays. All in millimetres.

    A screen reader is told the drawing's title and what it is about.
    """
    width, height = measure_drawing(drawing, *size)
    if not width:
        return
    x, y = corner[0] + (size[0] - width) / 2, corner[1] + (size[1] - height) / 2
    said = ": ".join(words for words in (drawing.title, drawing.about) if words)
    with sheet.mark("Figure", said or "Drawing"):
        _Pen(sheet, drawing, (x, y), width / drawing.width).draw()


class _Pen:
    """Writes one drawing at a place of the page; `scale` is millimetres per unit."""

    def __init__(self, sheet: Sheet, drawing: Drawing, corner: tuple[float, float], scale: float) -> None:
        self._sheet = sheet
        self._drawing = drawing
        self._corner = corner
        self._scale = scale
        self._symbols: Mapping[str, Symbol] = {symbol.name: symbol for symbol in drawing.symbols}
        self._times = Counter(_list_stamps(drawing.items))
        self._stamped: dict[tuple[str, str, float], str] = {}
        self._states: dict[float, str] = {}
        self._buffer: list[str] = []

    def draw(self) -> None:
        drawing = self._drawing
        if drawing.background:
            self._buffer.append(f"{_colour(drawing.background)} rg 0 0 {_n(drawing.width)} {_n(drawing.height)} re f")
        self._draw_items(drawing.items, 1.0)
        self._flush()

    def _draw_items(self, items: tuple[Item, ...], opacity: float) -> None:
        for item in items:
            if isinstance(item, Layer):
                self._draw_items(item.items, opacity * item.opacity)
            elif isinstance(item, Stamp):
                self._draw_stamp(item, opacity)
            elif isinstance(item, Path):
                self._buffer.append(self._write_path(item, _INK, opacity))
            else:
                self._draw_label(item, opacity)

    def _draw_stamp(self, stamp: Stamp, opacity: float) -> None:
        key = (stamp.symbol, stamp.ink, opacity)
        if key not in self._stamped:
            self._stamped[key] = self._write_symbol(self._symbols[stamp.symbol], stamp.ink, opacity)
        turn, (x, y) = radians(stamp.angle), stamp.at
        right = (stamp.across * cos(turn), stamp.across * sin(turn))
        down = (-stamp.along * sin(turn), stamp.along * cos(turn))
        matrix = " ".join(_n(value, 4) for value in (*right, *down)) + f" {_n(x)} {_n(y)}"
        self._buffer.append(f"q {matrix} cm\n{self._stamped[key]}\nQ")

    def _write_symbol(self, symbol: Symbol, ink: str, opacity: float) -> str:
        """Return what draws a symbol: its paths, or, where that is shorter in all, a reference to them."""
        from knotty.views.pdf_form import frame_points, keep_form, use_form

        content = "\n".join(self._write_path(path, ink, opacity) for path in symbol.paths)
        if self._times[symbol.name] * (len(content) - _REFERENCE) < len(content) + _OBJECT:
            return content
        frame = frame_points(
            [point for path in symbol.paths for point in _list_points(path)],
            max((path.width for path in symbol.paths if path.stroke), default=0.0) + 1.0,
        )
        states = sorted(state for state in self._states.values() if f"/{state} gs" in content)
        return use_form(self._sheet.pdf, keep_form(self._sheet.pdf, content, frame, states))

    def _write_path(self, path: Path, ink: str, opacity: float) -> str:
        fill, stroke = _choose(path.fill, ink), _choose(path.stroke, ink)
        paint = {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(stroke)), "n")
        words = [f"{_colour(fill)} rg"] if fill else []
        if stroke:
            dash = f"[{' '.join(map(_n, path.dash))}] 0 d"
            words += [f"{_colour(stroke)} RG {_n(path.width)} w {dash}"]
        words += [_write_steps(path.steps), paint]
        seen = opacity * path.opacity
        return " ".join(words) if seen >= 1 else f"q /{self._name_state(seen)} gs {' '.join(words)} Q"

    def _name_state(self, opacity: float) -> str:
        """Return the name of a graphics state of that opacity, made known to the page."""
        from fpdf.drawing import GraphicsStyle
        from fpdf.enums import PDFResourceType

        key = round(opacity, 3)
        if key not in self._states:
            style = GraphicsStyle()
            style.fill_opacity = style.stroke_opacity = key
            catalog = self._sheet.pdf._resource_catalog
            name = catalog.register_graphics_style(style)
            if name is not None:
                catalog.add(PDFResourceType.EXT_G_STATE, name, self._sheet.pdf.page)
            self._states[key] = str(name)
        return self._states[key]

    def _draw_label(self, label: Label, opacity: float) -> None:
        """Print words in the sheet's own faces; pale ones are mixed with white, for opaque text is selected best."""
        self._flush()
        face = Face(label.size * self._scale / POINT_MM, label.bold, _fade(label.fill, opacity), spread=1.0)
        line = self._sheet.fit(label.text, face)
        x = self._corner[0] + label.at[0] * self._scale - _ANCHORS[label.anchor] * self._sheet.measure(line, face)
        y = self._corner[1] + label.at[1] * self._scale - face.size_mm / 2
        self._sheet.print_line(line, face, x, y)

    def _flush(self) -> None:
        """Write what was drawn since the last words, in the drawing's own units and within its frame."""
        if not self._buffer:
            return
        # fpdf2's own paths are objects, 20 times slower than words; it has no public way to write an operator
        pdf, points = self._sheet.pdf, 1 / POINT_MM
        unit = _n(self._scale * points, 5)
        left, top = _n(self._corner[0] * points), _n((pdf.h - self._corner[1]) * points)
        frame = f"0 0 {_n(self._drawing.width)} {_n(self._drawing.height)} re W n"
        opening = f"q {unit} 0 0 -{unit} {left} {top} cm {frame} {_ROUND_ENDS}"
        pdf._out("\n".join((opening, *self._buffer, "Q")))
        self._buffer.clear()


def _list_stamps(items: Iterable[Item]) -> Iterator[str]:
    """Give the symbol of every stamp, in all layers."""
    for item in items:
        if isinstance(item, Layer):
            yield from _list_stamps(item.items)
        elif isinstance(item, Stamp):
            yield item.symbol


def _list_points(path: Path) -> Iterator[tuple[float, float]]:
    """Give all points of a path, handles of curves too: it lies within them."""
    for step in path.steps:
        values = [float(value) for value in step[1:]]
        yield from zip(values[::2], values[1::2], strict=True)


def _write_steps(steps: tuple[tuple[str | float, ...], ...]) -> str:
    return " ".join(" ".join((*(_n(float(value)) for value in step[1:]), _OPERATORS[str(step[0])])) for step in steps)


def _choose(colour: str, ink: str) -> str:
    return ink if colour == INK else colour


@cache
def _colour(value: str) -> str:
    return " ".join(_n(part / 255) for part in _split(value))


def _split(value: str) -> tuple[int, int, int]:
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def _fade(value: str, opacity: float) -> tuple[int, int, int]:
    red, green, blue = (round(255 - (255 - part) * opacity) for part in _split(_INK if value == INK else value))
    return red, green, blue


def _n(value: float, digits: int = 3) -> str:
    """Return a number as PDF has it: no exponent, no trailing zeros."""
    words = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if words in ("-0", "") else words
