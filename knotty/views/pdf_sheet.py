"""The paper a pattern is printed on: pages, margins, lines of text, boxes. What is printed is not here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from knotty.views.pdf_faces import EDGE, FAINT, GREY, INK, LARGE, ORDINARY, Face, Rgb
from knotty.views.pdf_fonts import Fonts
from knotty.views.pdf_text import bind_numbers, clean_text, fit_text, order_line, wrap_text

if TYPE_CHECKING:
    from fpdf import FPDF

Paper: TypeAlias = Literal["a4", "letter"]

_SIDE_MM, _TOP_MM, _BOTTOM_MM = 19.0, 24.0, 21.0
_HEAD_MM, _FOOT_MM = 11.0, 8.5  # from the paper's top to the running head, from the text's end to the page number
_ASCENT = 0.76  # of the size: where the baseline stands in a line of its own height
_THICKEN = 0.028  # of the size: the outline that makes a letter bold where its typeface has no bold
# Stands for the number of pages, with room for four digits; private use, so no cleaned text holds it.
_PAGE_TOTAL = "\ue000" * 4
# Views know no clock, and the same pattern gives the same bytes: fpdf2 wants a date, so it gets a fixed one.
_DATE = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class About:
    """What the document says of itself: in the running head, the page numbers and the file's own record.

    `page` has places for {page} and {total}; `running` stands right in the head of every page but the first.
    """

    title: str
    subject: str = ""
    language: str = "en"
    page: str = "Page {page} of {total}"
    running: str = ""


class Sheet:
    """Pages being filled from top to bottom. `y` is how far down the page is filled; all measures in millimetres."""

    def __init__(self, about: About, paper: Paper, *, large: bool = False) -> None:
        self.pdf = _open_document(about, paper)
        self.faces = LARGE if large else ORDINARY
        self.left, self.top = _SIDE_MM, _TOP_MM
        self.width = self.pdf.w - 2 * _SIDE_MM
        self.bottom = self.pdf.h - _BOTTOM_MM
        self.y = self.top
        self._about = about
        self._fonts = Fonts(self.pdf)
        self._widths: dict[tuple[bool, bool, str], float] = {}
        self._marked: dict[int, int] = {}
        self._title = self.clip(about.title, self.faces.small, self.width * 0.6)
        self.turn_page()

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return self.bottom - self.y

    @property
    def page_height(self) -> float:
        """Height of an empty page between its margins."""
        return self.bottom - self.top

    @property
    def right(self) -> float:
        """The right margin."""
        return self.left + self.width

    def reserve(self, height: float) -> bool:
        """Turn the page where `height` is not left on it, unless it is empty; return whether it was turned."""
        if self.room >= height or self.y <= self.top:
            return False
        self.turn_page()
        return True

    def turn_page(self) -> None:
        """Start a page, with its header and footer."""
        self.pdf.add_page()
        small = self.faces.small
        with self.mark("Artifact"):
            if self.pdf.page > 1:
                self.print_line(self._title, small, self.left, _HEAD_MM)
                running = self.clip(self._about.running, small, self.width * 0.38)
                self.print_line(running, small, self.right - self.measure(running, small), _HEAD_MM)
                self.draw_rule(_HEAD_MM + small.leading_mm + 1.2)
            self._print_page_number(self.bottom + _FOOT_MM)
        self.y = self.top

    def _print_page_number(self, y: float) -> None:
        digit = self._fonts.find(ord("0"), bold=False)
        self._take(digit.font if digit else "", self.faces.small)
        self.pdf.set_xy(self.left, y)
        words = self._about.page.format(page=self.pdf.page, total=_PAGE_TOTAL)
        self.pdf.cell(self.width, self.faces.small.leading_mm, words, align="C")

    def fit(self, text: str, face: Face) -> str:
        """Return `text` cleaned and in characters the face has."""
        return fit_text(text, self._fonts.coverage(bold=face.bold, title=face.title))

    def measure(self, text: str, face: Face) -> float:
        """Return the width of fitted text; words recur, so each is measured once."""
        key = (face.bold, face.title, text)
        if key not in self._widths:
            glyphs = (self._fonts.find(ord(char), bold=face.bold, title=face.title) for char in text)
            self._widths[key] = sum(glyph.advance for glyph in glyphs if glyph)
        return self._widths[key] * face.size_mm

    def wrap(self, text: str, face: Face, width: float) -> tuple[str, ...]:
        """Return any text as lines fit to print, at most `width` wide; none where nothing can be printed."""
        return wrap_text(bind_numbers(self.fit(text, face)), width, lambda word: self.measure(word, face))

    def clip(self, text: str, face: Face, width: float) -> str:
        """Return the part of any text that fits on one line, with an ellipsis where it was cut."""
        lines = self.wrap(text, face, width)
        if len(lines) > 1:
            lines = (f"{self.wrap(text, face, width - self.measure('…', face))[0]}…",)
        return lines[0] if lines else ""

    def print_line(self, line: str, face: Face, x: float, y: float) -> None:
        """Print one fitted line whose top left corner is at x, y; the cursor stays."""
        baseline = y + (face.leading_mm - face.size_mm) / 2 + face.size_mm * _ASCENT
        for glyph, run in self._fonts.split_runs(order_line(line), bold=face.bold, title=face.title):
            self._take(glyph.font, face)
            if glyph.thicken:
                self._print_thick(x, baseline, run, face)
            else:
                self.pdf.text(x, baseline, run)
            x += self.measure(run, face)

    def _print_thick(self, x: float, baseline: float, run: str, face: Face) -> None:
        with self.pdf.local_context(text_mode="FILL_STROKE", line_width=face.size_mm * _THICKEN, draw_color=face.rgb):
            self.pdf.text(x, baseline, run)

    def print_text(self, text: str, face: Face, indent: float = 0.0, width: float = 0.0) -> None:
        """Print any text as a paragraph at the cursor, over pages where it must be, and move the cursor below it.

        A paragraph that does not fit leaves no single line at the foot of a page, and takes none alone to the next.
        """
        lines = self.wrap(text, face, (width or self.width) - indent)
        for index, line in enumerate(lines):
            left = len(lines) - index
            together = 2 if (index == 0 and left > 1) or left == 2 else 1
            self.reserve(min(together, left) * face.leading_mm)
            with self.mark("P"):
                self.print_line(line, face, self.left + indent, self.y)
            self.y += face.leading_mm

    def draw_rule(self, y: float, rgb: Rgb = FAINT, weight: float = 0.15) -> None:
        """Draw a thin line from margin to margin."""
        self.pdf.set_draw_color(*rgb)
        self.pdf.set_line_width(weight)
        self.pdf.line(self.left, y, self.right, y)

    def draw_checkbox(self, x: float, y: float) -> None:
        """Draw an empty square to tick by hand."""
        self.draw_square(x, y, self.faces.checkbox_mm, INK, 0.3)

    def draw_square(self, x: float, y: float, side: float, rgb: Rgb = GREY, weight: float = 0.2) -> None:
        """Draw the outline of a square."""
        self.pdf.set_draw_color(*rgb)
        self.pdf.set_line_width(weight)
        self.pdf.rect(x, y, side, side, style="D")

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

    def print_heading(self, text: str, keep_mm: float = 20.0, bookmark: str = "") -> None:
        """Print a heading with its bookmark; on the next page where `keep_mm` below it do not fit on this."""
        face = self.faces.heading
        self.y += 0.0 if self.y <= self.top else 6.5
        lines = self.wrap(text, face, self.width)
        self.reserve(len(lines) * face.leading_mm + keep_mm)
        self.add_bookmark(bookmark or text)
        for line in lines:
            self.reserve(face.leading_mm)
            with self.mark("H1"):
                self.print_line(line, face, self.left, self.y)
            self.y += face.leading_mm
        self.y += 2.0

    @contextmanager
    def mark(self, kind: str, said: str = "") -> Iterator[None]:
        """Tag what is printed inside for screen readers: "P", "H1", "Figure" with what it shows, or "Artifact"."""
        page = self.pdf.page
        if kind == "Artifact":
            self.pdf._out("/Artifact BMC")
        else:
            number = self._marked.get(page, 0)
            self._marked[page] = number + 1
            self.pdf._add_marked_content(struct_type=f"/{kind}", mcid=number, alt_text=said or None)
            self.pdf._out(f"/{kind} <</MCID {number}>> BDC")
        yield
        self.pdf._out("EMC")

    def _take(self, font: str, face: Face) -> None:
        family, style = (font[:-1], "B") if font.endswith("B") else (font, "")
        self.pdf.set_font(family, style, face.size_pt)
        self.pdf.set_text_color(*face.rgb)


def _open_document(about: About, paper: Paper) -> FPDF:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=paper)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    pdf.alias_nb_pages(_PAGE_TOTAL)
    pdf.set_title(clean_text(about.title))
    pdf.set_subject(clean_text(about.subject))
    pdf.set_creator("Knotty")
    pdf.set_lang(about.language)
    pdf.set_creation_date(_DATE)
    return pdf
