"""The rounds on paper: one table a part, with a square to tick for each round. Their order is pdf_rows'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.finding import Verdict
from knotty.craft.palette import Colour
from knotty.craft.report import RoundReport
from knotty.views.pdf_rows import Entry, Section
from knotty.views.pdf_sheet import BODY, CHECKBOX_MM, GREY, LABEL, SMALL, STRONG, SWATCH_MM, WASH, Face, Rgb, Sheet
from knotty.views.table import report_items

RED: Rgb = (176, 32, 32)
AMBER: Rgb = (150, 92, 0)

_PAD_MM = 2.4
_GAP_MM = 4.0
_LINE_MM = BODY.leading_mm
_HEAD_MM = 7.0
_BOX_MM = 8.0
_COUNT_MM = 36.0
_COLOUR = 1  # the column with swatches
_LEAST_LINES = 6  # of a round that is longer than a page, at the foot of the page it begins on
_NOTE = replace(BODY, rgb=GREY)
_COUNT = replace(BODY, size_pt=8.5)
_SAID = {Verdict.WRONG: ("does not add up", RED), Verdict.UNREAD: ("", AMBER)}


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line of a cell, with the swatch before it where it names a yarn."""

    text: str
    face: Face
    swatch: Rgb | None = None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns begin, and how wide they are: label, colour, instruction, count."""

    starts: tuple[float, ...]
    widths: tuple[float, ...]
    titles: tuple[str, ...]


_Cells = tuple[tuple[_Line, ...], ...]


class RoundsPrinter:
    """Prints sections onto a sheet, all with the same columns."""

    def __init__(self, sheet: Sheet, sections: Sequence[Section], colours: Mapping[str, Colour]) -> None:
        self._sheet = sheet
        self._colours = colours
        entries = [entry for section in sections for entry in section.entries if entry.report]
        self._names_writers = len({entry.writer for entry in entries}) > 1
        named = {name for entry in entries if entry.report for name in entry.report.colours}
        self._swatch_mm = SWATCH_MM + 1.5 if named & set(colours) else 0.0
        self._columns = self._lay_columns([entry.report for entry in entries if entry.report])

    def print_section(self, section: Section) -> None:
        """Print heading, table and steps; the heading stays with what follows it."""
        rows = [(entry, self._cells(entry)) for entry in section.entries]
        self._sheet.print_heading(section.heading, keep_mm=self._opening(rows))
        in_table = False
        for entry, cells in rows:
            if entry.report is None:
                self._print_step(entry)
            else:
                self._print_row(cells, section.heading, starts_table=not in_table)
            in_table = entry.report is not None
        self._sheet.y += 1.0

    def _opening(self, rows: Sequence[tuple[Entry, _Cells]]) -> float:
        """Return the height of everything up to the end of the first round, as far as half a page."""
        height = 0.0
        for entry, cells in rows:
            height += self._height(cells)
            if entry.report is not None:
                height += _HEAD_MM
                break
        return min(height, self._sheet.page_height / 2)

    def _lay_columns(self, reports: Sequence[RoundReport]) -> _Columns:
        sheet = self._sheet
        label = self._widest([report.label for report in reports], STRONG, "ROUND", (15.0, 30.0))
        names = [name for report in reports for name in report.colours]
        colour = self._swatch_mm + self._widest(names, BODY, "", (8.0, 22.0)) if names else 0.0
        colour = max(colour, sheet.measure("COLOUR", LABEL)) if names else 0.0
        taken = _BOX_MM + label + _GAP_MM + (colour + _GAP_MM if colour else 0.0) + _GAP_MM + _COUNT_MM
        widths = (label, colour, sheet.width - taken, _COUNT_MM)
        starts, x = [], sheet.left + _BOX_MM
        for width in widths:
            starts.append(x)
            x += width + _GAP_MM if width else 0.0
        in_rows = all(report.label.startswith("Row") for report in reports)
        return _Columns(tuple(starts), widths, ("ROW" if in_rows else "ROUND", "COLOUR", "INSTRUCTION", "STITCHES"))

    def _widest(self, texts: Sequence[str], face: Face, title: str, limits: tuple[float, float]) -> float:
        sheet = self._sheet
        wide = max((sheet.measure(sheet.fit(text, face), face) for text in set(texts)), default=0.0)
        return min(max(wide + 0.5, sheet.measure(title, LABEL), limits[0]), limits[1])

    def _cells(self, entry: Entry) -> _Cells:
        sheet, widths, report = self._sheet, self._columns.widths, entry.report
        if report is None:
            face = _NOTE if entry.is_note else BODY
            return (tuple(_Line(text, face) for text in sheet.wrap(entry.text, face, sheet.width)),)
        label = [_Line(text, STRONG) for text in sheet.wrap(report.label, STRONG, widths[0])]
        if self._names_writers:
            label += [_Line(text, SMALL) for text in sheet.wrap(entry.writer, SMALL, widths[0])]
        instruction = tuple(_Line(text, BODY) for text in sheet.wrap(report.text, BODY, widths[2]))
        return (tuple(label), self._colour_cell(report), instruction, self._count_cell(report))

    def _colour_cell(self, report: RoundReport) -> tuple[_Line, ...]:
        width = self._columns.widths[1] - self._swatch_mm
        lines: list[_Line] = []
        for name in report.colours:
            colour = self._colours.get(name)
            first, *others = self._sheet.wrap(name, BODY, width) or ("",)
            lines += [_Line(first, BODY, colour.rgb if colour else None), *(_Line(text, BODY) for text in others)]
        return tuple(lines)

    def _count_cell(self, report: RoundReport) -> tuple[_Line, ...]:
        words, rgb = _SAID.get(report.status, ("", BODY.rgb))
        counts = _COUNT if report.status is not Verdict.UNREAD else replace(_COUNT, rgb=rgb)
        lines = [_Line(text, counts) for text in self._sheet.wrap(", ".join(report_items(report)), counts, _COUNT_MM)]
        warning = replace(_COUNT, rgb=rgb, bold=True)
        return (*lines, *(_Line(text, warning) for text in self._sheet.wrap(words, warning, _COUNT_MM)))

    @staticmethod
    def _height(cells: _Cells) -> float:
        return max((len(cell) for cell in cells), default=0) * _LINE_MM + 2 * _PAD_MM

    def _print_head(self) -> None:
        sheet, columns = self._sheet, self._columns
        sheet.fill_box(sheet.left, sheet.y, (sheet.width, _HEAD_MM - 1.0), WASH)
        for title, x, width in zip(columns.titles, columns.starts, columns.widths, strict=True):
            if width:
                sheet.print_line(title, LABEL, x, sheet.y + (_HEAD_MM - 1.0 - LABEL.leading_mm) / 2)
        sheet.y += _HEAD_MM - 1.0

    def _continue_table(self, heading: str) -> None:
        """Begin the table anew on a fresh page."""
        sheet = self._sheet
        sheet.turn_page()
        sheet.print_line(f"{sheet.clip(heading, STRONG, sheet.width - 30)}, continued", STRONG, sheet.left, sheet.y)
        sheet.y += STRONG.leading_mm + 1.5
        self._print_head()

    def _print_row(self, cells: _Cells, heading: str, *, starts_table: bool) -> None:
        """Print a round, whole where it fits on a page; a longer one goes on over as many pages as it takes."""
        sheet = self._sheet
        least = min(self._height(cells), _LEAST_LINES * _LINE_MM + 2 * _PAD_MM)
        fits_a_page = self._height(cells) <= sheet.page_height - 2 * _HEAD_MM - STRONG.leading_mm
        needed = self._height(cells) if fits_a_page else least
        if sheet.room < needed + (_HEAD_MM if starts_table else 0.0):
            self._continue_table(heading)
        elif starts_table:
            self._print_head()
        sheet.draw_checkbox(sheet.left + 1.5, sheet.y + _PAD_MM + (_LINE_MM - CHECKBOX_MM) / 2)
        label = tuple(replace(line, face=_NOTE) for line in cells[0][:2])
        while True:
            lines = max(1, int((sheet.room - 2 * _PAD_MM) / _LINE_MM + 1e-6))
            self._print_cells(tuple(cell[:lines] for cell in cells))
            cells = tuple(cell[lines:] for cell in cells)
            if not any(cells):
                return
            self._continue_table(heading)
            cells = (label, *cells[1:])

    def _print_cells(self, cells: _Cells) -> None:
        sheet = self._sheet
        for column, (cell, start) in enumerate(zip(cells, self._columns.starts, strict=True)):
            x = start + (self._swatch_mm if column == _COLOUR else 0.0)
            for index, line in enumerate(cell):
                self._print_cell_line(line, x, sheet.y + _PAD_MM + index * _LINE_MM)
        sheet.y += self._height(cells)
        sheet.draw_rule(sheet.y)

    def _print_cell_line(self, line: _Line, x: float, y: float) -> None:
        # every line of a row stands on the instruction's grid, so that smaller faces share its baselines
        self._sheet.print_line(line.text, replace(line.face, spread=_LINE_MM / line.face.size_mm), x, y)
        if line.swatch:
            box = (x - self._swatch_mm, y + (_LINE_MM - SWATCH_MM) / 2)
            self._sheet.fill_box(*box, (SWATCH_MM, SWATCH_MM), line.swatch, edged=True)

    def _print_step(self, entry: Entry) -> None:
        sheet = self._sheet
        sheet.y += _PAD_MM
        sheet.print_text(entry.text, _NOTE if entry.is_note else BODY)
        sheet.y += _PAD_MM
