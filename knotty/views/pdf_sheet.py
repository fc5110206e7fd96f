"""The paper a pattern is printed on: pages, margins, faces, lines of text, boxes. What is printed is not here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from knotty.views.pdf_text import bind_numbers, clean_text, fit_text, order_line, wrap_text

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

Paper: TypeAlias = Literal["a4", "letter"]
Rgb: TypeAlias = tuple[int, int, int]

INK: Rgb = (34, 34, 38)
GREY: Rgb = (98, 98, 106)
FAINT: Rgb = (205, 205, 210)
EDGE: Rgb = (150, 150, 156)
WASH: Rgb = (244, 244, 246)

CHECKBOX_MM = 3.6
SWATCH_MM = 3.0

_FONTS = Path(__file__).parent / "fonts"
_FAMILY = "dejavu"
_POINT_MM = 25.4 / 72
_SIDE_MM, _TOP_MM, _BOTTOM_MM = 20.0, 24.0, 22.0
_ASCENT = 0.78  # of the size: where the baseline of DejaVu Sans stands in a line of its own height
# Stands for the number of pages, with room for four digits; private use, so no cleaned text holds it.
_PAGE_TOTAL = "\ue000" * 4
# Views know no clock, and the same pattern gives the same bytes: fpdf2 wants a date, so it gets a fixed one.
_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Face:
    """How text looks. `leading_mm` is the distance between the lines of a paragraph."""

    size_pt: float
    bold: bool = False
    rgb: Rgb = INK
    spread: float = 1.45

    @property
    def size_mm(self) -> float:
        """The size in millimetres."""
        return self.size_pt * _POINT_MM

    @property
    def leading_mm(self) -> float:
        """Height of one line."""
        return self.size_mm * self.spread


BODY = Face(9.5)
STRONG = Face(9.5, bold=True)
SMALL = Face(8, rgb=GREY)
LABEL = Face(7.5, bold=True, rgb=GREY)
HEADING = Face(13, bold=True, spread=1.3)


class Sheet:
    """Pages being filled from top to bottom. `y` is how far down the page is filled; all measures in millimetres."""

    def __init__(self, title: str, paper: Paper) -> None:
        self.pdf = _open_document(title, paper)
        self.left, self.top = _SIDE_MM, _TOP_MM
        self.width = self.pdf.w - 2 * _SIDE_MM
        self.bottom = self.pdf.h - _BOTTOM_MM
        self.y = self.top
        self._widths: dict[tuple[Face, str], float] = {}
        self._title = self.clip(title, SMALL, self.width * 0.75)
        self.turn_page()

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self.bottom - self.y

    @property
    def page_height(self) -> float:
        """Height of an empty page between its margins."""
        return self.bottom - self.top

    def reserve(self, height: float) -> bool:
        """Turn the page where `height` is not left on it, unless it is empty; return whether it was turned."""
        if self.room >= height or self.y <= self.top:
            return False
        self.turn_page()
        return True

    def turn_page(self) -> None:
        """Start a page, with its header and footer."""
        self.pdf.add_page()
        if self.pdf.page > 1:
            self.print_line(self._title, SMALL, self.left, 11.0)
            self.draw_rule(16.5)
        foot = self.bottom + 9.0
        self.draw_rule(foot - 2.5)
        self.print_line("Knotty", SMALL, self.left, foot)
        self._print_page_number(foot)
        self.y = self.top

    def _print_page_number(self, y: float) -> None:
        self._take(SMALL)
        self.pdf.set_xy(self.left, y)
        self.pdf.cell(self.width, SMALL.leading_mm, f"Page {self.pdf.page} of {_PAGE_TOTAL}", align="C")

    def fit(self, text: str, face: Face) -> str:
        """Return `text` cleaned and in characters the face has."""
        return fit_text(text, self._font(face).cmap)

    def measure(self, text: str, face: Face) -> float:
        """Return the width of fitted text; words recur, so each is measured once."""
        key = (face, text)
        if key not in self._widths:
            advances = self._font(face).cw
            self._widths[key] = sum(advances[ord(char)] for char in text) * face.size_mm / 1000
        return self._widths[key]

    def wrap(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        """Return any text as lines fit to print, at most `width` wide; none where nothing can be printed."""
        return wrap_text(bind_numbers(self.fit(text, face)), width, lambda word: self.measure(word, face))

    def clip(self, text: str, face: Face, width: float) -> str:
        """Return the part of any text that fits on one line, with an ellipsis where it was cut."""
        lines = self.wrap(text, face, width - self.measure("…", face))
        return "" if not lines else lines[0] if len(lines) == 1 else f"{lines[0]}…"

    def print_line(self, line: str, face: Face, x: float, y: float) -> None:
        """Print one fitted line whose top left corner is at x, y; the cursor stays."""
        self._take(face)
        above = (face.leading_mm - face.size_mm) / 2
        self.pdf.text(x, y + above + face.size_mm * _ASCENT, order_line(line))

    def print_text(self, text: str, face: Face, indent: float = 0.0, width: float = 0.0) -> None:
        """Print any text as a paragraph at the cursor, over pages where it must be, and move the cursor below it."""
        for line in self.wrap(text, face, (width or self.width) - indent):
            self.reserve(face.leading_mm)
            self.print_line(line, face, self.left + indent, self.y)
            self.y += face.leading_mm

    def draw_rule(self, y: float, rgb: Rgb = FAINT, weight: float = 0.15) -> None:
        """Draw a thin line from margin to margin."""
        self.pdf.set_draw_color(*rgb)
        self.pdf.set_line_width(weight)
        self.pdf.line(self.left, y, self.left + self.width, y)

    def draw_checkbox(self, x: float, y: float) -> None:
        """Draw an empty square to tick by hand."""
        self.pdf.set_draw_color(*INK)
        self.pdf.set_line_width(0.3)
        self.pdf.rect(x, y, CHECKBOX_MM, CHECKBOX_MM, style="D")

    def fill_box(self, x: float, y: float, size: tuple[float, float], rgb: Rgb, *, edged: bool = False) -> None:
        """Fill a box of width and height `size`; edged, so that white yarn shows on white paper."""
        self.pdf.set_fill_color(*rgb)
        self.pdf.set_draw_color(*EDGE)
        self.pdf.set_line_width(0.15)
        self.pdf.rect(x, y, *size, style="DF" if edged else "F")

    def add_bookmark(self, name: str) -> None:
        """Put a name for this place into the outline; the viewer's fonts show it, so nothing is replaced."""
        self.pdf.set_y(self.y)
        self.pdf.start_section(clean_text(name)[:80])

    def print_heading(self, text: str, keep_mm: float = 20.0) -> None:
        """Print a heading with its bookmark; on the next page where `keep_mm` below it do not fit on this."""
        self.y += 0.0 if self.y <= self.top else 6.0
        lines = self.wrap(text, HEADING, self.width)
        self.reserve(len(lines) * HEADING.leading_mm + keep_mm)
        self.add_bookmark(text)
        for line in lines:
            self.reserve(HEADING.leading_mm)
            self.print_line(line, HEADING, self.left, self.y)
            self.y += HEADING.leading_mm
        self.y += 1.5

    def _take(self, face: Face) -> None:
        self.pdf.set_font(_FAMILY, "B" if face.bold else "", face.size_pt)
        self.pdf.set_text_color(*face.rgb)

    def _font(self, face: Face) -> TTFFont:
        font: TTFFont = self.pdf.fonts[_FAMILY + ("B" if face.bold else "")]  # type: ignore[assignment]  # no core font is added
        return font


def _open_document(title: str, paper: Paper) -> FPDF:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=paper)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.alias_nb_pages(_PAGE_TOTAL)
    pdf.add_font(_FAMILY, "", _FONTS / "DejaVuSans.ttf")
    pdf.add_font(_FAMILY, "B", _FONTS / "DejaVuSans-Bold.ttf")
    pdf.set_title(clean_text(title))
    pdf.set_creator("Knotty")
    pdf.set_lang("en")
    pdf.set_creation_date(_DATE)
    return pdf
