"""How wide text stands in a terminal, and how a long line is cut around what matters. What is quoted is show's."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

_ZERO = frozenset({"\u200d", "\ufe0e", "\ufe0f", "\u200b", "\u200c", "\u2060"})
_SKIN = range(0x1F3FB, 0x1F400)  # colours the emoji before it
_TAB = 4
_BEFORE = 0.4  # of the width, kept before the words that matter
_ELLIPSIS = "…"


def measure(text: str) -> int:
    """Return how many columns `text` takes, a tab 4 of them."""
    return sum(width for _, width in _list_cells(text))


def quote(line: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[str, str, int]:
    """Return a line cut to `width` columns around the first of `spans`, carets under all that show, and the next span.

    `spans` are in order, as (begin, end) in characters; the number is how many of them are wholly dealt with, at least
    one. Tabs become spaces, and control characters, which would move the cursor, a dot.
    """
    cells = _list_cells(line)
    left, right = _find_window(cells, spans[0], width)
    shown = next((n for n, span in enumerate(spans) if n and span[1] > right), len(spans))
    marked = {index for begin, end in spans[:shown] for index in range(begin, max(end, begin + 1))}
    lead, tail = _ELLIPSIS * (left > 0), _ELLIPSIS * (right < len(cells))
    words = "".join(words for words, _ in cells[left:right])
    carets = "".join(("^" if index in marked else " ") * cells[index][1] for index in range(left, right))
    if "^" not in carets:
        carets += "^"  # after the last word, or under something that has no width
    return f"{lead}{words}{tail}", f"{' ' * len(lead)}{carets}".rstrip(), shown


def _list_cells(text: str) -> list[tuple[str, int]]:
    """Each character as it is shown, with its columns."""
    cells: list[tuple[str, int]] = []
    joined = False
    for char in text:
        if char == "\t":
            cells.append((" " * _TAB, _TAB))
        elif unicodedata.category(char) in ("Cc", "Cs") or (unicodedata.category(char) == "Cf" and char not in _ZERO):
            cells.append(("·", 1))
        elif joined or char in _ZERO or ord(char) in _SKIN or unicodedata.combining(char):
            cells.append((char, 0))
        else:
            cells.append((char, 2 if unicodedata.east_asian_width(char) in "WF" else 1))
        joined = char == "\u200d"
    return cells


def _find_window(cells: Sequence[tuple[str, int]], span: tuple[int, int], width: int) -> tuple[int, int]:
    """The characters that show: as many as fit, with the span and, as far as there is room, what stands before it."""
    ends = [0, *accumulate(width for _, width in cells)]
    if ends[-1] <= width:
        return 0, len(cells)
    room = max(8, width - 2 * len(_ELLIPSIS))
    begin, end = min(span[0], len(cells)), min(span[1], len(cells))
    before = min(int(room * _BEFORE), max(8, room - (ends[end] - ends[begin])))
    latest = ends[-1] - room  # no need to leave room behind the end of the line
    goal = max(0, min(ends[begin] - before, latest))
    left = next(index for index, column in enumerate(ends) if column >= goal)
    right = max(index for index, column in enumerate(ends) if column <= ends[left] + room)
    return left, right
