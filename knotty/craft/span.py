"""Where a thing stands in its text. Not the text itself."""

from __future__ import annotations

import re
from bisect import bisect_right
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
_NEWLINE = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Spot:
    """A span as people count it: line and column from 1, `end` the column after the last character of that line."""

    line: int
    column: int
    end: int


class TextLines:
    """A text by its lines, so that many spans can be located at the cost of one pass."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def locate(self, span: Span) -> Spot | None:
        """Return line and columns of `span`; None for a thing that stands nowhere in the text.

        A span over several lines is cut at the end of its first line.
        """
        if span.start < 0:
            return None
        line = bisect_right(self._starts, span.start)
        start = self._starts[line - 1]
        return Spot(line, span.start - start + 1, min(span.end, start + len(self.line(line))) - start + 1)

    def line(self, number: int) -> str:
        """Return a line by its number, from 1, without its newline."""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end]
