"""Whole lines out of the pieces of a stream, JSON unpacked on the way. What the lines say is plain's and gather's."""

from __future__ import annotations

import re

from knotty.designer.hear.heard import MAX_LINE, MAX_TEXT
from knotty.designer.hear.unwrap_json import JsonStream

_SPECIAL = re.compile(r"[\n\r{\[]")
_MAX_OPENING = 200  # characters of brackets and blanks that may begin JSON


class Unwrapping:
    """Cuts a stream into lines. `full` once an answer is longer than any pattern: what follows is not taken.

    A line beyond MAX_LINE characters is given up to there, and its rest let go.
    """

    def __init__(self) -> None:
        self.full = False
        self._taken = 0
        self._line: list[str] = []
        self._opening: list[str] = []  # brackets that may turn out to be JSON's
        self._json: JsonStream | None = None
        self._length = 0

    def feed(self, piece: str) -> list[str]:
        """Return the lines that are complete with this piece."""
        piece = piece[: MAX_TEXT - self._taken]
        self._taken += len(piece)
        lines: list[str] = []
        position = 0
        while position < len(piece):
            end = self._find_special(piece, position)
            if end > position:
                self._take_plain(piece[position:end])
            else:
                lines += self._take(piece[position])
                end = position + 1
            position = end
        self.full = self.full or self._taken >= MAX_TEXT
        return lines

    def _find_special(self, piece: str, position: int) -> int:
        """Where the next mark stands that has to be looked at by itself."""
        if self._json is not None or self._opening:
            return position
        match = _SPECIAL.search(piece, position)
        return match.start() if match else len(piece)

    def finish(self) -> list[str]:
        """Return what is left, complete or not."""
        lines: list[str] = []
        if self._json is not None:
            lines, self._json = self._json.finish(), None
        lines += self._give_up_opening()
        return [*lines, self._end_line()]

    def _take(self, mark: str) -> list[str]:
        if self._json is not None:
            return self._take_json(mark)
        if self._opening or mark in "{[":
            return self._take_opening(mark)
        return self._take_mark(mark)

    def _take_mark(self, mark: str) -> list[str]:
        if mark in "\n\r":
            return [self._end_line()]
        self._take_plain(mark)
        return []

    def _take_plain(self, text: str) -> None:
        """Text without line ends, of one line."""
        room = MAX_LINE - self._length
        self._line.append(text[:room])
        self._length += len(text[:room])
        self.full = self.full or len(text) > room

    def _end_line(self) -> str:
        line = "".join(self._line)
        self._line, self._length = [], 0
        return line

    def _take_opening(self, mark: str) -> list[str]:
        """`{ "` and `[ "` begin JSON; other brackets are the pattern's own."""
        if mark in "\"'" and self._seems_json(mark):
            return self._begin_json(mark)
        if (mark in "{[" or mark.isspace()) and len(self._opening) < _MAX_OPENING:
            self._opening.append(mark)
            return []
        return [*self._give_up_opening(), *self._take_mark(mark)]

    def _seems_json(self, mark: str) -> bool:
        return mark == '"' or not "".join(self._line).strip()

    def _begin_json(self, mark: str) -> list[str]:
        opening = [*(one for one in self._opening if not one.isspace()), mark]
        lines = [self._end_line()]
        self._opening, self._json = [], JsonStream()
        for one in opening:
            self._json.take(one)
        return lines

    def _take_json(self, mark: str) -> list[str]:
        if self._json is None:
            return []
        lines = self._json.take(mark)
        if not self._json.open:
            lines += self._json.finish()
            left, self._json = self._json.left, None
            self._take_plain(left)
        return lines

    def _give_up_opening(self) -> list[str]:
        opening, self._opening = self._opening, []
        return [line for mark in opening for line in self._take_mark(mark)]
