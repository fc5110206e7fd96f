"""Title, statement, materials, abbreviations and notes on paper. Rounds are pdf_rounds', the words pdf_words'."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Header, YarnUse
from knotty.craft.terms import Terms
from knotty.views.pdf_rounds import AMBER, RED
from knotty.views.pdf_sheet import BODY, GREY, LABEL, SMALL, STRONG, WASH, Face, Rgb, Sheet
from knotty.views.pdf_words import list_materials, name_metres

UNTITLED = "Crochet pattern"

_GREEN: Rgb = (38, 112, 62)
_VERDICT_RGB = {Verdict.RIGHT: _GREEN, Verdict.ASSUMED: _GREEN, Verdict.WRONG: RED, Verdict.UNREAD: AMBER}
_TITLE_FACES = (Face(24, bold=True, spread=1.2), Face(18, bold=True, spread=1.25), Face(14, bold=True, spread=1.3))
_TITLE_LINES = (2, 4, 8)  # as many lines of each face; what is longer is cut, the document's title has it whole
_SUMMARY = Face(10.5, rgb=GREY)
_NAMES_MM = 32.0
_BAND_MM = 3.0
_YARN_BOX_MM = 9.0


def print_title(sheet: Sheet, title: str, summary: str, yarns: Sequence[YarnUse]) -> None:
    """Print the title as large as it fits, the summary, and a band of the yarns' colours."""
    lines, face = _fit_title(sheet, title)
    for line in lines:
        sheet.print_line(line, face, sheet.left, sheet.y)
        sheet.y += face.leading_mm
    sheet.y += 1.5
    sheet.print_text(summary, _SUMMARY)
    sheet.y += 3.0
    if yarns:
        step = sheet.width / len(yarns)
        for index, yarn in enumerate(yarns):
            sheet.fill_box(sheet.left + index * step, sheet.y, (step, _BAND_MM), yarn.colour.rgb, edged=True)
        sheet.y += _BAND_MM + 4.0


def _fit_title(sheet: Sheet, title: str) -> tuple[tuple[str, ...], Face]:
    for face, most in zip(_TITLE_FACES, _TITLE_LINES, strict=True):
        lines = sheet.wrap(title, face, sheet.width) or sheet.wrap(UNTITLED, face, sheet.width)
        if len(lines) <= most:
            return lines, face
    return (*lines[: most - 1], sheet.clip(" ".join(lines[most - 1 :]), face, sheet.width)), face


def print_statement(sheet: Sheet, verdict: Verdict, statement: tuple[str, str]) -> None:
    """Print what is said of the pattern on a tinted panel with a bar in the verdict's colour."""
    said, explained = statement
    strong, plain = Face(10, bold=True, rgb=_VERDICT_RGB[verdict]), SMALL
    inner = sheet.width - 10.0
    lines = [(line, strong) for line in sheet.wrap(said, strong, inner)]
    lines += [(line, plain) for line in sheet.wrap(explained, plain, inner)]
    height = sum(face.leading_mm for _, face in lines) + 5.0
    sheet.reserve(height)
    sheet.fill_box(sheet.left, sheet.y, (sheet.width, height), WASH)
    sheet.fill_box(sheet.left, sheet.y, (1.2, height), strong.rgb)
    y = sheet.y + 2.5
    for line, face in lines:
        sheet.print_line(line, face, sheet.left + 5.0, y)
        y += face.leading_mm
    sheet.y += height + 2.0


def print_materials(sheet: Sheet, header: Header, terms: Terms) -> None:
    """Print yarn, hook, gauge and size, then each colour with its swatch; nothing where the header is empty."""
    facts = list_materials(header, terms)
    if not facts and not header.yarns:
        return
    sheet.print_heading("Materials")
    for name, words in facts:
        lines = sheet.wrap(words, BODY, sheet.width - _NAMES_MM)
        sheet.reserve(len(lines) * BODY.leading_mm)
        sheet.print_line(name, STRONG, sheet.left, sheet.y)
        sheet.print_text(words, BODY, indent=_NAMES_MM)
        sheet.y += 0.8
    sheet.y += 3.0 if facts and header.yarns else 0.0
    _print_grid(sheet, [_yarn_cell(yarn) for yarn in header.yarns], columns=3)


def _yarn_cell(yarn: YarnUse) -> tuple[str, str, Rgb]:
    amount = f"  ·  {name_metres(yarn.metres)}" if yarn.metres else ""
    return f"{yarn.letter} · {yarn.colour.name}", f"{yarn.colour.hex}{amount}", yarn.colour.rgb


def _print_grid(sheet: Sheet, cells: Sequence[tuple[str, str, Rgb]], columns: int) -> None:
    """Print colours side by side: a box, the letter and name, and below it hex value and amount."""
    step = sheet.width / columns
    text_mm = step - _YARN_BOX_MM - 5.0
    height = _YARN_BOX_MM + 3.5
    small = Face(7.5, rgb=GREY)
    for index, (name, detail, rgb) in enumerate(cells):
        column = index % columns
        if column == 0:
            sheet.reserve(height)
        x = sheet.left + column * step
        sheet.fill_box(x, sheet.y, (_YARN_BOX_MM, _YARN_BOX_MM), rgb, edged=True)
        sheet.print_line(sheet.clip(name, STRONG, text_mm), STRONG, x + _YARN_BOX_MM + 2.5, sheet.y - 0.2)
        sheet.print_line(sheet.clip(detail, small, text_mm), small, x + _YARN_BOX_MM + 2.5, sheet.y + 4.8)
        if column == columns - 1 or index == len(cells) - 1:
            sheet.y += height


def print_abbreviations(sheet: Sheet, entries: Sequence[tuple[str, str]]) -> None:
    """Print the abbreviations in columns, read downwards."""
    if not entries:
        return
    columns = 3
    depth = -(-len(entries) // columns)
    sheet.print_heading("Abbreviations", keep_mm=min(depth * 5.5, 40.0))
    step = sheet.width / columns
    key_mm = max(sheet.measure(key, STRONG) for key, _ in entries) + 3.0
    for row in range(depth):
        sheet.reserve(5.5)
        for column, (key, meaning) in enumerate(entries[row::depth]):
            x = sheet.left + column * step
            sheet.print_line(key, STRONG, x, sheet.y)
            sheet.print_line(sheet.clip(meaning, BODY, step - key_mm - 2.0), BODY, x + key_mm, sheet.y)
        sheet.y += 5.5


def print_notes(sheet: Sheet, notes: Sequence[str]) -> None:
    """Print the pattern's notes, one paragraph each."""
    said = [note for note in notes if sheet.fit(note, BODY)]
    if not said:
        return
    sheet.print_heading("Notes")
    for note in said:
        sheet.reserve(BODY.leading_mm)
        sheet.print_line("•", BODY, sheet.left, sheet.y)
        sheet.print_text(note, BODY, indent=4.5)
        sheet.y += 1.2


def print_origin(sheet: Sheet, origin: str) -> None:
    """Print who wrote the pattern, at its end."""
    if not origin:
        return
    sheet.reserve(16.0)
    sheet.y += 5.0
    sheet.print_line("ABOUT THIS PATTERN", LABEL, sheet.left, sheet.y)
    sheet.y += LABEL.leading_mm + 0.5
    sheet.print_text(origin, SMALL)
