"""A pattern as a PDF to print and tick by hand. Words, rows and drawing are in the pdf_* modules."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport
from knotty.views.pdf_front import (
    UNTITLED,
    print_abbreviations,
    print_materials,
    print_notes,
    print_origin,
    print_statement,
    print_title,
)
from knotty.views.pdf_rounds import RoundsPrinter
from knotty.views.pdf_rows import arrange_sections
from knotty.views.pdf_sheet import Paper, Sheet
from knotty.views.pdf_text import clean_text
from knotty.views.pdf_words import list_used_abbreviations, state_origin, state_verdict, summarise_pattern


def render_pdf(  # noqa: PLR0913 - what is said of a pattern beside it is optional, and by keyword
    pattern: Pattern,
    reports: Sequence[RoundReport],
    verdict: Verdict,
    *,
    written_by: Sequence[str] = (),
    origin: str = "",
    paper: Paper = "a4",
) -> bytes:
    """Return the PDF. `written_by` says who wrote each round report, `origin` where the whole pattern comes from.

    The same arguments give the same bytes. Any text prints: what the font lacks is replaced or left out.
    """
    title, header = clean_text(pattern.title) or UNTITLED, pattern.header
    sheet = Sheet(title, paper)
    print_title(sheet, title, summarise_pattern(pattern), header.yarns)
    print_statement(sheet, verdict if reports else Verdict.UNREAD, state_verdict(verdict, reports))
    print_materials(sheet, header, pattern.terms)
    print_abbreviations(sheet, list_used_abbreviations(pattern, reports))
    print_notes(sheet, (*pattern.notes, *(one.line for one in pattern.definitions)))
    sections = arrange_sections(pattern, reports, written_by)
    colours = {yarn.letter: yarn.colour for yarn in header.yarns}
    printer = RoundsPrinter(sheet, sections, colours)
    for section in sections:
        printer.print_section(section)
    print_origin(sheet, state_origin(origin, written_by))
    return bytes(sheet.pdf.output())
