"""The rounds on paper: one table a part, with a square to tick for each round. Their order is pdf_rows'.

In large print the table has no room for columns side by side: label, colour and count stand above the instruction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.finding import Verdict
from knotty.craft.palette import Colour
from knotty.craft.report import RoundReport
from knotty.views.pdf_faces import AMBER, RED, WASH, Face, Rgb
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_rows import Entry, Section
from knotty.views.pdf_sheet import Sheet
from knotty.views.table import report_items

_PAD_MM = 2.4
_GAP_MM = 4.0
_COUNT_MM = 36.0
_COLOUR, _INSTRUCTION = 1, 2  # columns: the one with swatches, and the one that is long
_LEAST_LINES = 6  # of a round that is longer than a page, at the foot of the page it begins on
_FEW_STEPS_MM = 30.0
_LITTLE = 0.45  # of a page
_TALLY_MM, _TALLY_GAP_MM, _TENS_GAP_MM = 3.0, 1.5, 2.5  # a small box for each copy, in tens
_USUAL_PT = 10.5
_MOST_TALLIED = 400  # pieces with a box each


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

    def __init__(
        self, sheet: Sheet, sections: Sequence[Section], colours: Mapping[str, Colour], words: Lexicon
    ) -> None:
        self._sheet = sheet
        self._faces = sheet.faces
        self._words = words
        self._colours = colours
        self._line_mm = sheet.faces.body.leading_mm
        self._head_mm = sheet.faces.label.leading_mm + 3.0
        self._box_mm = sheet.faces.checkbox_mm + 4.4
        entries = [entry for section in sections for entry in section.entries if entry.report]
        self._names_writers = len({entry.writer for entry in entries}) > 1
        named = {name for entry in entries if entry.report for name in entry.report.colours}
        self._swatch_mm = sheet.faces.swatch_mm + 1.5 if named & set(colours) else 0.0
        self._columns = self._lay_columns([entry.report for entry in entries if entry.report])

    def print_section(self, section: Section) -> None:
        """Print heading, table and steps; the heading stays with what follows it."""
        rows = [(entry, self._cells(entry)) for entry in section.entries]
        tally = self._measure_tally(section.make)
        self._sheet.print_heading(section.heading, keep_mm=tally + self._keep(rows, tally))
        self._print_tally(section.make)
        in_table = False
        for index, (entry, cells) in enumerate(rows):
            if entry.report is None:
                self._print_step(entry)
            else:
                ends = self._closing(rows[index + 1 :])
                self._print_row(cells, section.heading, starts_table=not in_table, after_mm=ends)
            in_table = entry.report is not None
        self._sheet.y += 1.0

    def _keep(self, rows: Sequence[tuple[Entry, _Cells]], tally: float) -> float:
        """Return what must follow the heading on its page: all, where a fresh page holds it and this one has little."""
        sheet = self._sheet
        whole = sum(self._height(cells) for _, cells in rows) + self._head_mm
        fits = whole + tally <= sheet.page_height - 2 * self._faces.heading.leading_mm
        return whole if fits and sheet.room < _LITTLE * sheet.page_height else self._opening(rows)

    def _opening(self, rows: Sequence[tuple[Entry, _Cells]]) -> float:
        """Return the height of everything up to the end of the first round, as far as half a page."""
        height = 0.0
        for entry, cells in rows:
            height += self._height(cells)
            if entry.report is not None:
                height += self._head_mm
                break
        return min(height, self._sheet.page_height / 2)

    def _closing(self, rows: Sequence[tuple[Entry, _Cells]]) -> float:
        """Return the height of the few steps that end a part, which take its last round along to the next page."""
        if not rows or any(entry.report for entry, _ in rows):
            return 0.0
        height = sum(self._height(cells) for _, cells in rows)
        return height if height <= _FEW_STEPS_MM else 0.0

    def _lay_columns(self, reports: Sequence[RoundReport]) -> _Columns:
        sheet, words = self._sheet, self._words
        title = words.row if all(report.label.startswith("Row") for report in reports) else words.round
        label = self._widest([report.label for report in reports], self._faces.strong, title, (13.0, 30.0))
        names = [name for report in reports for name in report.colours]
        colour = self._swatch_mm + self._widest(names, self._faces.body, "", (6.0, 22.0)) if names else 0.0
        colour = max(colour, sheet.measure(sheet.fit(words.colour, self._faces.label), self._faces.label) * bool(names))
        titles = (title, words.colour, words.instruction, words.count)
        if self._faces.stacked:
            inner = sheet.width - self._box_mm
            widths = (label, colour, inner, inner - label - colour - 2 * _GAP_MM)
            left = sheet.left + self._box_mm
            starts = (left, left + label + _GAP_MM, left, left + label + _GAP_MM + (colour + _GAP_MM if colour else 0))
            return _Columns(starts, widths, titles)
        taken = self._box_mm + label + _GAP_MM + (colour + _GAP_MM if colour else 0.0) + _GAP_MM + _COUNT_MM
        widths = (label, colour, sheet.width - taken, _COUNT_MM)
        places, x = [], sheet.left + self._box_mm
        for width in widths:
            places.append(x)
            x += width + _GAP_MM if width else 0.0
        return _Columns(tuple(places), widths, titles)

    def _widest(self, texts: Sequence[str], face: Face, title: str, limits: tuple[float, float]) -> float:
        sheet, label = self._sheet, self._faces.label
        wide = max((sheet.measure(sheet.fit(text, face), face) for text in set(texts)), default=0.0)
        return min(max(wide + 0.5, sheet.measure(sheet.fit(title, label), label), limits[0]), limits[1])

    def _cells(self, entry: Entry) -> _Cells:
        sheet, faces, widths, report = self._sheet, self._faces, self._columns.widths, entry.report
        if report is None:
            face = faces.note if entry.is_note else faces.body
            return (tuple(_Line(text, face) for text in self._wrap_steps(entry.text, face, sheet.width)),)
        label = [_Line(text, faces.strong) for text in sheet.wrap(report.label, faces.strong, widths[0])]
        if self._names_writers:
            said = self._words.by_writer.get(entry.writer, entry.writer)
            label += [_Line(text, faces.small) for text in sheet.wrap(said, faces.small, widths[0])]
        instruction = tuple(_Line(text, faces.body) for text in self._wrap_steps(report.text, faces.body, widths[2]))
        return (tuple(label), self._colour_cell(report), instruction, self._count_cell(report))

    def _wrap_steps(self, text: str, face: Face, width: float) -> Iterator[str]:
        """Break a text to a width; its own line breaks, of steps that are spelled out, are kept."""
        for step in text.splitlines():
            yield from self._sheet.wrap(step, face, width)

    def _colour_cell(self, report: RoundReport) -> tuple[_Line, ...]:
        body, width = self._faces.body, self._columns.widths[1] - self._swatch_mm
        lines: list[_Line] = []
        for name in report.colours:
            colour = self._colours.get(name)
            first, *others = self._sheet.wrap(name, body, width) or ("",)
            lines += [_Line(first, body, colour.rgb if colour else None), *(_Line(text, body) for text in others)]
        return tuple(lines)

    def _count_cell(self, report: RoundReport) -> tuple[_Line, ...]:
        width = self._columns.widths[3]
        face = replace(self._faces.small, rgb=AMBER if report.status is Verdict.UNREAD else self._faces.body.rgb)
        lines = [_Line(text, face) for text in self._sheet.wrap(", ".join(report_items(report)), face, width)]
        if report.status is Verdict.WRONG:
            warning = replace(face, rgb=RED, bold=True)
            lines += [_Line(text, warning) for text in self._sheet.wrap(self._words.wrong, warning, width)]
        return tuple(lines)

    def _top_lines(self, cells: _Cells) -> int:
        """Return how many lines stand above the instruction: none where it has a column of its own."""
        if not self._faces.stacked or len(cells) == 1:
            return 0
        return max(len(cell) for column, cell in enumerate(cells) if column != _INSTRUCTION)

    def _height(self, cells: _Cells) -> float:
        deepest = max((len(cell) for cell in cells), default=0)
        if self._faces.stacked and len(cells) > 1:
            deepest = self._top_lines(cells) + len(cells[_INSTRUCTION])
        return deepest * self._line_mm + 2 * _PAD_MM

    def _print_head(self) -> None:
        sheet, columns, label = self._sheet, self._columns, self._faces.label
        if self._faces.stacked:
            sheet.draw_rule(sheet.y)
            return
        sheet.fill_box(sheet.left, sheet.y, (sheet.width, self._head_mm - 1.0), WASH)
        for title, x, width in zip(columns.titles, columns.starts, columns.widths, strict=True):
            if width:
                y = sheet.y + (self._head_mm - 1.0 - label.leading_mm) / 2
                sheet.print_line(sheet.fit(title, label), label, x, y)
        sheet.y += self._head_mm - 1.0

    def _continue_table(self, heading: str) -> None:
        """Begin the table anew on a fresh page."""
        sheet, strong = self._sheet, self._faces.strong
        sheet.turn_page()
        words = self._words.continued.format(name=sheet.clip(heading, strong, sheet.width - 40))
        sheet.print_line(sheet.fit(words, strong), strong, sheet.left, sheet.y)
        sheet.y += strong.leading_mm + 1.5
        self._print_head()

    def _print_row(self, cells: _Cells, heading: str, *, starts_table: bool, after_mm: float) -> None:
        """Print a round, whole where it fits on a page; a longer one goes on over as many pages as it takes.

        A whole one has `after_mm` left below it.
        """
        sheet = self._sheet
        least = min(self._height(cells), _LEAST_LINES * self._line_mm + 2 * _PAD_MM)
        fits_a_page = self._height(cells) <= sheet.page_height - 2 * self._head_mm - self._faces.strong.leading_mm
        needed = self._height(cells) + after_mm if fits_a_page else least
        if sheet.room < needed + (self._head_mm if starts_table else 0.0):
            self._continue_table(heading)
        elif starts_table:
            self._print_head()
        sheet.draw_checkbox(sheet.left + 1.5, sheet.y + _PAD_MM + (self._line_mm - self._faces.checkbox_mm) / 2)
        label = tuple(replace(line, face=self._faces.note) for line in cells[0][:2])
        while True:
            lines = max(1, int((sheet.room - 2 * _PAD_MM) / self._line_mm + 1e-6))
            shown = self._cut(cells, lines)
            self._print_cells(shown)
            cells = tuple(cell[len(part) :] for cell, part in zip(cells, shown, strict=True))
            if not any(cells):
                return
            self._continue_table(heading)
            cells = (label, *cells[1:])

    def _cut(self, cells: _Cells, lines: int) -> _Cells:
        """Return what of a row goes into so many lines."""
        top = self._top_lines(cells)
        if not top:
            return tuple(cell[:lines] for cell in cells)
        over = max(lines - top, 0)
        return tuple(cell[: over if column == _INSTRUCTION else lines] for column, cell in enumerate(cells))

    def _print_cells(self, cells: _Cells) -> None:
        sheet, top = self._sheet, self._top_lines(cells)
        with sheet.mark("P"):
            for column, (cell, start) in enumerate(zip(cells, self._columns.starts, strict=True)):
                x = start + (self._swatch_mm if column == _COLOUR else 0.0)
                down = top if column == _INSTRUCTION else 0
                for index, line in enumerate(cell, start=down):
                    self._print_cell_line(line, x, sheet.y + _PAD_MM + index * self._line_mm)
        sheet.y += self._height(cells)
        sheet.draw_rule(sheet.y)

    def _print_cell_line(self, line: _Line, x: float, y: float) -> None:
        # every line of a row stands on the instruction's grid, so that smaller faces share its baselines
        self._sheet.print_line(line.text, replace(line.face, spread=self._line_mm / line.face.size_mm), x, y)
        if line.swatch:
            side = self._faces.swatch_mm
            self._sheet.fill_box(
                x - self._swatch_mm, y + (self._line_mm - side) / 2, (side, side), line.swatch, edged=True
            )

    def _print_step(self, entry: Entry) -> None:
        sheet = self._sheet
        sheet.y += _PAD_MM
        for step in entry.text.splitlines():
            sheet.print_text(step, self._faces.note if entry.is_note else self._faces.body)
        sheet.y += _PAD_MM

    def _lay_tally(self, make: int) -> tuple[float, int, int]:
        """Return the side of a tally's boxes, how many tens stand side by side, and the number of lines."""
        side = _TALLY_MM * self._faces.body.size_pt / _USUAL_PT
        tens = max(1, int((self._sheet.width + 4.0) / (10 * (side + _TALLY_GAP_MM) + _TENS_GAP_MM)))
        return side, tens, -(-make // (10 * tens))

    def _measure_tally(self, make: int) -> float:
        """Return the height of the boxes for a part's copies; nothing where there are none."""
        if not 1 < make <= _MOST_TALLIED:
            return 0.0
        side, _, lines = self._lay_tally(make)
        return self._faces.label.leading_mm + lines * (side + _TALLY_GAP_MM) + 2.5

    def _print_tally(self, make: int) -> None:
        """Print a small box for each piece of a part that is made more than once, in tens."""
        if not self._measure_tally(make):
            return
        sheet, (side, tens, lines) = self._sheet, self._lay_tally(make)
        step = side + _TALLY_GAP_MM
        sheet.print_text(self._words.finished, self._faces.label)
        sheet.y += 0.8
        for line in range(lines):
            sheet.reserve(step)
            for index in range(min(10 * tens, make - line * 10 * tens)):
                x = sheet.left + index * step + index // 10 * _TENS_GAP_MM
                sheet.draw_square(x, sheet.y, side)
            sheet.y += step
        sheet.y += 1.7
