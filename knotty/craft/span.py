"""Where a thing stands in its text. Not the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets into a text: `text[start:end]`."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """Return the span from the start of this one to the end of `other`."""
        return Span(self.start, max(self.end, other.end))


NOWHERE = Span(-1, -1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A span as people count it: line and column from 1, `end` the column after the last character of that line."""

    line: int
    column: int
    end: int


def locate_span(text: str, span: Span) -> Spot | None:
    """Return line and columns of `span` in `text`; None for a thing that stands nowhere in it.

    A span over several lines is cut at the end of its first line.
    """
    if span.start < 0:
        return None
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    line_end = len(text) if line_end < 0 else line_end
    line = text.count("\n", 0, span.start) + 1
    return Spot(line, span.start - line_start + 1, min(span.end, line_end) - line_start + 1)
