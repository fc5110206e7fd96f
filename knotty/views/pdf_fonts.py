"""The typefaces of a printed pattern, and which of them has a letter. Lines and pages are pdf_sheet's.

Text is set in Source Sans, titles in Fraunces; a letter that they lack comes from DejaVu (Hebrew, Arabic, symbols),
Droid Sans Fallback (Chinese, Japanese, Korean) or Noto Emoji. All are free to embed; fonts/LICENSE* say how. A face is
loaded when its first letter is printed, for reading one takes from 20 ms to half a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

FONTS = Path(__file__).parent / "fonts"
_PER_EM = 1000  # fpdf2 gives advances in thousandths of the size


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file by weight; `bold` is empty where there is none. `ranges`: the code points it is asked for."""

    family: str
    regular: str
    bold: str = ""
    ranges: tuple[tuple[int, int], ...] = ((0x20, 0x10FFFF),)


_TITLE = Typeface("fraunces", "Fraunces-SemiBold.ttf", "Fraunces-SemiBold.ttf")
_TEXT = Typeface("source", "SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf")
_EMOJI = Typeface("emoji", "NotoEmoji-Regular.ttf", ranges=((0x203C, 0x203C), (0x2049, 0x3299), (0x1F000, 0x1FAFF)))
_PICTURES = Typeface("emoji", "NotoEmoji-Regular.ttf", ranges=((0x1F000, 0x1FAFF),))
_EVERY = Typeface("dejavu", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
_CJK = Typeface(
    "droid",
    "DroidSansFallback.ttf",
    ranges=((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)),
)

_TEXT_CHAIN = (_PICTURES, _TEXT, _CJK, _EVERY, _EMOJI)
_CHAINS = {False: _TEXT_CHAIN, True: (_TITLE, *_TEXT_CHAIN)}  # by whether a title is set


@dataclass(frozen=True, slots=True)
class Glyph:
    """Where a letter comes from: the key of its font, its advance in ems, and whether boldness has to be drawn on."""

    font: str
    advance: float
    thicken: bool


class Fonts:
    """The fonts of one document. Letters are found once and remembered."""

    def __init__(self, pdf: FPDF) -> None:
        self._pdf = pdf
        self._found: dict[tuple[int, bool, bool], Glyph | None] = {}

    def find(self, code: int, *, bold: bool, title: bool = False) -> Glyph | None:
        """Return the glyph for a code point in a weight, from the first typeface that has it; None where none has."""
        key = (code, bold, title)
        if key not in self._found:
            self._found[key] = self._search(code, bold, title)
        return self._found[key]

    def _search(self, code: int, bold: bool, title: bool) -> Glyph | None:
        for typeface in _CHAINS[title]:
            if not any(low <= code <= high for low, high in typeface.ranges):
                continue
            font = self._load(typeface, bold)
            if code in font.cmap:
                return Glyph(font.fontkey, font.cw[code] / _PER_EM, bold and not typeface.bold)
        return None

    def _load(self, typeface: Typeface, bold: bool) -> TTFFont:
        style = "B" if bold and typeface.bold else ""
        key = typeface.family + style
        if key not in self._pdf.fonts:
            self._pdf.add_font(typeface.family, style, FONTS / (typeface.bold if style else typeface.regular))
        font: TTFFont = self._pdf.fonts[key]  # type: ignore[assignment]  # no core font is added
        return font

    def coverage(self, *, bold: bool, title: bool = False) -> Coverage:
        """Return the code points that can be printed in a weight."""
        return Coverage(self, bold, title)

    def split_runs(self, line: str, *, bold: bool, title: bool = False) -> Iterator[tuple[Glyph, str]]:
        """Give the runs of a fitted line that one font prints, in order, each with a glyph of it."""
        glyphs = ((self.find(ord(char), bold=bold, title=title), char) for char in line)
        known = [(glyph, char) for glyph, char in glyphs if glyph]
        for _, run in groupby(known, key=lambda pair: pair[0].font):
            pairs = list(run)
            yield pairs[0][0], "".join(char for _, char in pairs)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The code points that some typeface has, as a container; asking loads what it must."""

    fonts: Fonts
    bold: bool
    title: bool

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and self.fonts.find(code, bold=self.bold, title=self.title) is not None
