"""A pattern's lines in the order they are worked: rounds to tick, and between them the steps that have no number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.craft.report import RoundReport


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to show. `index` is that of its round report; None for a step or a note, which has only its `text`.

    `part` counts the parts from 0, so that two parts of one name stay two.
    """

    part: int
    text: str
    index: int | None = None


def weave_lines(pattern: Pattern, reports: Sequence[RoundReport]) -> tuple[Entry, ...]:
    """Return every line of the pattern, each report exactly once; those of a range follow each other."""
    entries: list[Entry] = []
    taken = 0
    for number, part in enumerate(pattern.parts):
        for entry in _weave_part(number, part, reports, taken):
            entries.append(entry)
            taken += entry.index is not None
    last = max(len(pattern.parts) - 1, 0)
    entries += [Entry(last, reports[index].text, index) for index in range(taken, len(reports))]
    return tuple(entries)


def _weave_part(number: int, part: Part, reports: Sequence[RoundReport], index: int) -> Iterator[Entry]:
    for at, line in enumerate(part.lines):
        if line.kind in (LineKind.ROUND, LineKind.ROW):
            while index < len(reports) and (reports[index].part, reports[index].line) == (part.name, at):
                yield Entry(number, reports[index].text, index)
                index += 1
        elif line.text:
            yield Entry(number, line.text)
