"""The lines of a pattern put in the order they are printed, each round with its report. Drawing them is pdf_rounds'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knotty.craft.finding import Verdict
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.report import RoundReport, Tally
from knotty.views.pdf_lexicon import ENGLISH, Lexicon


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed row: a round with its report and writer, or, without a report, a step or note with its text."""

    text: str
    report: RoundReport | None = None
    writer: str = ""
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part as printed: heading and rows, how often it is made, and its index in the pattern (-1: in none)."""

    heading: str
    entries: tuple[Entry, ...]
    make: int = 1
    part: int = -1


_Run = tuple[Entry, ...]


def arrange_sections(
    pattern: Pattern, reports: Sequence[RoundReport], written_by: Sequence[str] = (), words: Lexicon = ENGLISH
) -> tuple[Section, ...]:
    """Return the parts in order. Every report is printed once, also one that belongs to no line."""
    runs = _split_runs(reports, written_by)
    sections = []
    for index, part in enumerate(pattern.parts):
        run = next((run for run in runs if _part_of(run) == part.name), ())
        if run:
            runs.remove(run)
        sections.append(Section(_name_part(part.name, part.make, words), _merge(part, run), part.make, index))
    sections.extend(Section(_name_part(_part_of(run), 1, words), run) for run in runs)
    return tuple(section for section in sections if section.entries)


def _split_runs(reports: Sequence[RoundReport], written_by: Sequence[str]) -> list[_Run]:
    """Split the reports where the part changes; two parts may have one name, so also where its lines start over."""
    writers = [*written_by, *[""] * len(reports)]
    entries = [Entry(report.text, report, writer) for report, writer in zip(reports, writers, strict=False)]
    starts = [
        index
        for index, (before, after) in enumerate(pairwise(reports), start=1)
        if after.part != before.part or after.line < before.line
    ]
    bounds = [0, *starts, len(entries)]
    return [tuple(entries[start:end]) for start, end in pairwise(bounds) if start < end]


def _part_of(run: _Run) -> str:
    return run[0].report.part if run[0].report else ""


def _merge(part: Part, run: _Run) -> _Run:
    at: dict[int, list[Entry]] = {}
    for entry in run:
        if entry.report:
            at.setdefault(entry.report.line, []).append(entry)
    rows: list[Entry] = []
    for index, line in enumerate(part.lines):
        rows.extend(at.pop(index) if index in at else _without_report(part, line, index))
    rows.extend(entry for entries in at.values() for entry in entries)
    return tuple(rows)


def _without_report(part: Part, line: Round, index: int) -> list[Entry]:
    """Return a step or note as it is, and a round nobody reported on as one that was not checked."""
    if line.kind in (LineKind.STEP, LineKind.NOTE):
        return [Entry(line.text, is_note=line.kind is LineKind.NOTE)] if line.text.strip() else []
    labels = line.labels or ("",)
    return [
        Entry(
            line.text, RoundReport(part.name, label, line.text, Tally(), 0, None, Verdict.UNREAD, line.colours, index)
        )
        for label in labels
    ]


def _name_part(name: str, make: int, words: Lexicon) -> str:
    name = name.strip() or words.instructions
    return words.make.format(name=name, n=make) if make > 1 else name
