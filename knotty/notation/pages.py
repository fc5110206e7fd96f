"""One text out of the pages of a PDF: heads, feet, page numbers and ligatures go. Broken lines are clean's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None, "\ufffe": "-"}
)
_EDGE = 3  # lines at the head and at the foot of a page that may be the same on every page
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:(?:page|pg|p|seite)\b\.?\s*)?\d{1,3}(?:\s*(?:/|of|von|sur)\s*\d{1,3})?[-–—|•\s]*", re.IGNORECASE
)
_ROUND = re.compile(r"\W{0,6}(?:r(?:oun|n)?ds?|rows?|r)\b\.?\s*\d|\W{0,4}\d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)

_LABEL = re.compile(
    r"\W{0,6}(?:rounds?|rnds?|rds?|rows?|r)\b\.?\s*\d|\W{0,4}\d{1,3}(?:st|nd|rd|th)\s+r(?:ou?nds?|nds?|ows?|ds?)?\b",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"\W{0,4}(?:rounds?|rnds?|rds?|rows?)\.?\s*\d{1,3}\s*", re.IGNORECASE)
_NOUN_ALONE = re.compile(r"\W{0,4}(?:rounds?|rnds?|rds?|rows?|r)\.?", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"\d{1,3}[.:]?")
_BEGINS = re.compile(  # what is worked before a round
    r"\W{0,4}(?:with \w+,? )?(?:ch(?:ain)?\s+\d|\d+ ?ch\b|make a (?:magic|ring|slip))", re.IGNORECASE
)
_HANGS = re.compile(
    r"(?:[,;*]|\b(?:in|into|the|of|to|and|first|next|last|each|same|from|with|around|a|top|rep|repeat|ch|join))\Z",
    re.IGNORECASE,
)
_SENTENCE_ENDS = (".", "!", "?")
_BRACKET_GOES_ON = re.compile(
    r"(?:in|into|to|of|on|around|across|over|twice|once|times|more|and|all|from|x|next|\d+ (?:more )?times)\b|[;,.]"
)


def join_pages(pages: Sequence[str]) -> str:
    """Return one text out of the texts of pages. A round that a page's end cuts in two is one line again."""
    leaves = [[line.rstrip() for line in _clean(page).split("\n") if line.strip()] for page in pages]
    running = _find_running(leaves)
    return "\n".join(join_rounds([line for lines in leaves for line in _cut_edges(lines, running)]))


def _clean(page: str) -> str:
    return page.replace("\r\n", "\n").replace("\r", "\n").replace("-\u00ad\n", "-\n").translate(_LIGATURES)


def _find_running(leaves: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand at the edge of at least half of the pages, and of two, whatever their numbers."""
    counts = Counter(name for lines in leaves for name in {_name(line) for line in _list_edges(lines)})
    return frozenset(name for name, count in counts.items() if count >= 2 and count * 2 >= len(leaves))


def _list_edges(lines: Sequence[str]) -> list[str]:
    return [line for line in (*lines[:_EDGE], *lines[-_EDGE:]) if not _ROUND.match(line)]


def _name(line: str) -> str:
    return _NUMBER.sub("#", " ".join(line.casefold().split()))


def _cut_edges(lines: Sequence[str], running: frozenset[str]) -> list[str]:
    start, stop = 0, len(lines)
    while start < stop and start < _EDGE and _is_running(lines[start], running):
        start += 1
    while start < stop and stop > len(lines) - _EDGE and _is_running(lines[stop - 1], running):
        stop -= 1
    return list(lines[start:stop])


def _is_running(line: str, running: frozenset[str]) -> bool:
    if _ROUND.match(line):
        return False
    return bool(_PAGE_NUMBER.fullmatch(line)) or _name(line) in running


def join_rounds(lines: Sequence[str]) -> list[str]:
    """Return the lines with each round in one: in a narrow column it stands in many, whatever their lengths."""
    made: list[str] = []
    inside = False
    for line in lines:
        words = line.strip()
        if made and _NOUN_ALONE.fullmatch(made[-1]) and _NUMBER_ALONE.fullmatch(words):
            made[-1] = f"{made[-1]} {words.rstrip('.:')}"  # a label in a cell of its own
            inside = True
        elif made and inside and _LABEL_ALONE.fullmatch(made[-1]) and not _LABEL.match(words):
            made[-1] = f"{made[-1].rstrip()}: {words}"
        elif made and inside and _goes_on(made[-1], words):
            made[-1] = f"{made[-1]}{_glue(made[-1])}{words}"
        else:
            made.append(line)
            inside = bool(_LABEL.match(words) or _BEGINS.match(words))
    return made


def _goes_on(before: str, words: str) -> bool:
    """Whether a line is the rest of the round before it."""
    if _HANGS.search(before):
        return True
    if _LABEL.match(words) or not re.match(r"[a-z\d*(\[;,.]", words):
        return False
    if before.endswith((")", "]")):
        return words.startswith(("(", "[", "*")) or _BRACKET_GOES_ON.match(words) is not None
    return not before.endswith(_SENTENCE_ENDS) or words.startswith(("(", "[", "*"))


def _glue(before: str) -> str:
    """A word or a size broken at its hyphen is mended where all text is made plain."""
    return "\n" if before.endswith("-") else " "
