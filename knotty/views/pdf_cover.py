"""The cover of a printed pattern: picture, title, what it is at a glance, and the verdict. The rest is pdf_front's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.finding import Verdict
from knotty.craft.pattern import YarnUse
from knotty.views.drawing import Drawing
from knotty.views.pdf_drawing import measure_drawing, print_drawing
from knotty.views.pdf_faces import AMBER, GREEN, GREY, RED, WASH, Face
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_sheet import Sheet
from knotty.views.pdf_text import starts_right_to_left

_VERDICT_RGB = {Verdict.RIGHT: GREEN, Verdict.ASSUMED: GREEN, Verdict.WRONG: RED, Verdict.UNREAD: AMBER}
_TITLE_LINES = (2, 3, 6)  # as many lines of each face; what is longer is cut, the document's title has it whole
_BAND_MM = 3.2
_PICTURE_MM = 60.0  # a picture that would be lower than this is left out
_GAP_MM = 7.0


@dataclass(frozen=True, slots=True)
class Front:
    """What a cover says: `facts` are names and values, `statement` the verdict in a sentence and what explains it.

    `origin`: who designed it, a line; empty for none.
    """

    title: str
    facts: Sequence[tuple[str, str]]
    yarns: Sequence[YarnUse]
    verdict: Verdict
    statement: tuple[str, str]
    origin: str = ""


def print_cover(sheet: Sheet, front: Front, preview: Drawing, words: Lexicon) -> None:
    """Fill the first page: picture, title, colours, facts, and the verdict at its foot."""
    sheet.add_bookmark(words.cover)
    lines, face = fit_title(sheet, front.title)
    foot = measure_statement(sheet, front)
    below = len(lines) * face.leading_mm + _measure_origin(sheet, front) + _measure_facts(sheet, front.facts) + foot
    _print_label(sheet, words)
    room = sheet.room - below - (_BAND_MM if front.yarns else 0.0) - 3 * _GAP_MM - 6.0
    _, height = measure_drawing(preview, sheet.width, room)
    if height >= min(_PICTURE_MM, room):
        print_drawing(sheet, preview, (sheet.left, sheet.y), (sheet.width, height))
        sheet.y += height + _GAP_MM
    print_title(sheet, front)
    _print_facts(sheet, front.facts)
    sheet.y = max(sheet.y, sheet.bottom - foot - 0.1)  # a little above, or rounding would turn the page
    print_statement(sheet, front)


def _print_label(sheet: Sheet, words: Lexicon) -> None:
    label = sheet.faces.label
    with sheet.mark("P"):
        sheet.print_line(sheet.fit(words.pattern.upper(), label), label, sheet.left, sheet.y - 8.0)
        terms = sheet.fit(words.terms.upper(), label)
        sheet.print_line(terms, label, sheet.right - sheet.measure(terms, label), sheet.y - 8.0)
    sheet.y += label.leading_mm - 4.0


def print_title(sheet: Sheet, front: Front) -> None:
    """Print the title as large as it fits, who designed it, and a band of the yarns' colours."""
    lines, face = fit_title(sheet, front.title)
    with sheet.mark("H1"):
        to_right = starts_right_to_left(front.title)
        for line in lines:
            x = sheet.right - sheet.measure(line, face) if to_right else sheet.left
            sheet.print_line(line, face, x, sheet.y)
            sheet.y += face.leading_mm
    _print_origin(sheet, front)
    sheet.y += 2.0
    if front.yarns:
        step = sheet.width / len(front.yarns)
        for index, yarn in enumerate(front.yarns):
            sheet.fill_box(sheet.left + index * step, sheet.y, (step, _BAND_MM), yarn.colour.rgb, edged=True)
        sheet.y += _BAND_MM
    sheet.y += 5.0


def _origin_face(sheet: Sheet) -> Face:
    return Face(sheet.faces.small.size_pt, rgb=GREY)


def _measure_origin(sheet: Sheet, front: Front) -> float:
    return _origin_face(sheet).leading_mm + 1.0 if front.origin else 0.0


def _print_origin(sheet: Sheet, front: Front) -> None:
    """Print the origin on one line, cut where it is longer: the last page has it whole."""
    if not front.origin:
        return
    face = _origin_face(sheet)
    with sheet.mark("P"):
        sheet.print_line(sheet.clip(front.origin, face, sheet.width), face, sheet.left, sheet.y + 1.0)
    sheet.y += _measure_origin(sheet, front)


def fit_title(sheet: Sheet, title: str) -> tuple[tuple[str, ...], Face]:
    """Return the lines of a title in the largest face that holds it, the last one cut where none does."""
    face = sheet.faces.titles[0]
    for face, most in zip(sheet.faces.titles, _TITLE_LINES, strict=True):
        lines = sheet.wrap(title, face, sheet.width)
        if len(lines) <= most:
            return lines, face
    return (*lines[: most - 1], sheet.clip(" ".join(lines[most - 1 :]), face, sheet.width)), face


def _arrange_facts(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> list[list[tuple[str, tuple[str, ...]]]]:
    """Return rows of facts, each with its value broken to the width of a column."""
    columns = 2 if sheet.faces.stacked else 3
    wide = sheet.width / columns - 4.0
    cells = [(name, sheet.wrap(value, sheet.faces.body, wide)) for name, value in facts]
    return [cells[start : start + columns] for start in range(0, len(cells), columns)]


def _row_height(sheet: Sheet, row: Sequence[tuple[str, tuple[str, ...]]]) -> float:
    lines = max(len(value) for _, value in row)
    return sheet.faces.label.leading_mm + lines * sheet.faces.body.leading_mm + 3.0


def _measure_facts(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> float:
    return sum(_row_height(sheet, row) for row in _arrange_facts(sheet, facts))


def _print_facts(sheet: Sheet, facts: Sequence[tuple[str, str]]) -> None:
    columns = 2 if sheet.faces.stacked else 3
    label, body = sheet.faces.label, sheet.faces.body
    for row in _arrange_facts(sheet, facts):
        for column, (name, lines) in enumerate(row):
            x = sheet.left + column * sheet.width / columns
            with sheet.mark("P"):
                sheet.print_line(sheet.fit(name.upper(), label), label, x, sheet.y)
                for index, line in enumerate(lines):
                    y = sheet.y + label.leading_mm + index * body.leading_mm
                    sheet.print_line(line, body, x, y)
        sheet.y += _row_height(sheet, row)


def _arrange_statement(sheet: Sheet, front: Front) -> list[tuple[str, Face]]:
    said, explained = front.statement
    strong = Face(sheet.faces.body.size_pt, bold=True, rgb=_VERDICT_RGB[front.verdict])
    plain = Face(sheet.faces.small.size_pt, rgb=GREY)
    inner = sheet.width - 10.0
    lines = [(line, strong) for line in sheet.wrap(said, strong, inner)]
    return lines + [(line, plain) for line in sheet.wrap(explained, plain, inner)]


def measure_statement(sheet: Sheet, front: Front) -> float:
    """Return the height of the panel that print_statement prints."""
    return sum(face.leading_mm for _, face in _arrange_statement(sheet, front)) + 5.0


def print_statement(sheet: Sheet, front: Front) -> None:
    """Print what is said of the pattern on a tinted panel with a bar in the verdict's colour."""
    lines = _arrange_statement(sheet, front)
    height = measure_statement(sheet, front)
    sheet.reserve(height)
    sheet.fill_box(sheet.left, sheet.y, (sheet.width, height), WASH)
    sheet.fill_box(sheet.left, sheet.y, (1.2, height), _VERDICT_RGB[front.verdict])
    y = sheet.y + 2.5
    with sheet.mark("P"):
        for line, face in lines:
            sheet.print_line(line, face, sheet.left + 5.0, y)
            y += face.leading_mm
    sheet.y += height + 2.0
