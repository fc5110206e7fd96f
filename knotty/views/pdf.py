"""A pattern as a PDF to print and tick by hand. Words, rows and drawing are in the pdf_* modules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport
from knotty.fabric.amounts import YarnAmount
from knotty.views.drawing import Drawing
from knotty.views.pdf_about import print_about
from knotty.views.pdf_cover import Front, print_cover, print_statement, print_title
from knotty.views.pdf_front import (
    print_abbreviations,
    print_materials,
    print_notes,
    print_stitches,
    print_yarn_notes,
)
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_lexicons import find_lexicon
from knotty.views.pdf_pictures import CHART_LEAST, DIAGRAM_LEAST, Picture, print_picture
from knotty.views.pdf_rounds import RoundsPrinter
from knotty.views.pdf_rows import arrange_sections
from knotty.views.pdf_sheet import About, Paper, Sheet
from knotty.views.pdf_text import clean_text
from knotty.views.pdf_words import (
    list_definitions,
    list_facts,
    list_findings,
    list_materials,
    list_used_abbreviations,
    list_writers,
    state_checks,
    state_limits,
    state_origin,
    state_verdict,
    summarise_pattern,
)

SOURCE_FILE = "pattern.txt"
_NO_DRAWINGS: Mapping[int, Drawing] = MappingProxyType({})
_NO_AMOUNTS: Mapping[str, YarnAmount] = MappingProxyType({})


def render_pdf(  # noqa: PLR0913 - what is said of a pattern beside it is optional, and by keyword
    pattern: Pattern,
    reports: Sequence[RoundReport],
    verdict: Verdict,
    *,
    written_by: Sequence[str] = (),
    origin: str = "",
    paper: Paper = "a4",
    large: bool = False,
    findings: Sequence[Finding] = (),
    preview: Drawing | None = None,
    charts: Mapping[int, Drawing] = _NO_DRAWINGS,
    diagrams: Mapping[int, Drawing] = _NO_DRAWINGS,
    amounts: Mapping[str, YarnAmount] = _NO_AMOUNTS,
    time: str = "",
    yarn_notes: Sequence[str] = (),
    explained: Sequence[tuple[str, str]] = (),
    words: Lexicon | None = None,
    source: str = "",
) -> bytes:
    """Return the PDF. `written_by` says who wrote each round report, `origin` where the whole pattern comes from.

    `preview` goes on the cover, `charts` and `diagrams` behind the part whose index they have; `amounts` are by yarn
    letter, `time` is what making takes in words, `yarn_notes` are sentences on the yarns, `explained` names of stitches
    with their making. `words` are those of the pattern's own terms where none are given, `source` the text it carries.
    The same arguments give the same bytes. Any text prints: what no font has is replaced or left out.
    """
    words = words or find_lexicon(pattern.terms)
    title, header = clean_text(pattern.title), pattern.header
    summary = summarise_pattern(pattern, words)
    running = words.terms if pattern.title else ""
    about = About(title or words.untitled, summary, words.language, words.page, running)
    sheet = Sheet(about, paper, large=large)
    title = title if sheet.fit(title, sheet.faces.titles[0]) else words.untitled
    front = Front(
        title,
        list_facts(pattern, words),
        header.yarns,
        verdict if reports else Verdict.UNREAD,
        state_verdict(verdict, reports, findings, words),
        " ".join(clean_text(origin).split()),
    )
    _open(sheet, front, preview, summary, words)
    print_materials(sheet, list_materials(header, words, time), header.yarns, amounts, words)
    print_yarn_notes(sheet, (words.yarn_note, *yarn_notes) if amounts else yarn_notes)
    print_abbreviations(sheet, list_used_abbreviations(pattern, reports), words)
    print_stitches(sheet, (*list_definitions(pattern), *explained), words)
    print_notes(sheet, pattern.notes, words.notes)
    sections = arrange_sections(pattern, reports, written_by, words)
    pictures = _place_pictures(pattern, charts, diagrams, words)
    printer = RoundsPrinter(sheet, sections, {yarn.letter: yarn.colour for yarn in header.yarns}, words)
    for section in sections:
        printer.print_section(section)
        for picture in pictures.get(section.part, ()):
            print_picture(sheet, picture)
    checks = (words.checked, state_checks(pattern, reports, verdict, words))
    writers = (words.writers, list_writers(reports, written_by, words))
    blocks = (checks, *_list_faults(findings, words), (words.unchecked, state_limits(words)), writers)
    print_about(sheet, blocks, state_origin(origin, words), words)
    return _close(sheet, source)


def _close(sheet: Sheet, source: str) -> bytes:
    if source:
        sheet.pdf.embed_file(bytes=source.encode("utf-8", "replace"), basename=SOURCE_FILE, compress=True)
    return bytes(sheet.pdf.output())


def _list_faults(findings: Sequence[Finding], words: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what does not add up, and what was assumed, each under its heading."""
    return (
        (words.faults, list_findings(findings, (Severity.ERROR, Severity.UNREAD))),
        (words.assumed, list_findings(findings, (Severity.ASSUMPTION,))),
    )


def _open(sheet: Sheet, front: Front, preview: Drawing | None, summary: str, words: Lexicon) -> None:
    """Print a cover with the picture; title and verdict at the head of the first page where there is none."""
    if preview is not None:
        print_cover(sheet, front, preview, words)
        sheet.turn_page()
        return
    print_title(sheet, front)
    sheet.print_text(summary, sheet.faces.note)
    sheet.y += 3.0
    print_statement(sheet, front)


def _place_pictures(
    pattern: Pattern, charts: Mapping[int, Drawing], diagrams: Mapping[int, Drawing], words: Lexicon
) -> Mapping[int, Sequence[Picture]]:
    """Return the headed pictures that come behind each part, by its index."""
    names = {part: words.chart.format(name=pattern.parts[part].name or words.instructions) for part in charts}
    placed = {part: [Picture(names[part], chart, CHART_LEAST)] for part, chart in charts.items()}
    for part, diagram in diagrams.items():
        placed.setdefault(part, []).append(Picture(words.assembly, diagram, DIAGRAM_LEAST))
    return placed
