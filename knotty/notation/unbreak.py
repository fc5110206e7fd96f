"""Putting the lines of a page together again: text out of a PDF is broken where the next word had no room."""

from __future__ import annotations

import re
from itertools import pairwise

_WRAPS_BELOW = 110  # characters; a page of a PDF is narrower
_GOES_ON = re.compile(r"[ \t]*[a-z*(\[\d]")
_STARTS = re.compile(  # a label, an item of a list, a quotation, a row of a table: a line of its own
    r"\W{0,6}(?:r(?:oun|n)?ds?|rows?|r)\b\.?[ \t]*\d|\W{0,4}(?:\d{1,3}(?:st|nd|rd|th)|next|last|final)\b[ \t]+r"
    r"|[ \t]*(?:[-•·◦▪+>|#]|\d{1,2}[.)])[ \t]",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[ \t]*[A-Z][\w ]{2,24}:?[ \t]*\Z")
_COUNTED = re.compile(r"[(\[]\d[^()\[\]]*[)\]]\.?[ \t]*\Z")  # the round is over
_HANGS = re.compile(
    r"(?:,|\b(?:in|the|of|to|and|first|next|last|each|same|from|with|around|a|top))[ \t]*\Z", re.IGNORECASE
)
_ENDS = (".", ")", "]", "}", "!", ":")


def unbreak_lines(text: str) -> str:
    """Return `text` with a space for each line end that a page's width made; as it is where no page did.

    A broken text has lines that end within a sentence, and the next word would have made them longer than any line is.
    """
    joined = _join_once(text)
    while joined != text:  # each time the longest line is longer than before, up to what no page holds
        text, joined = joined, _join_once(joined)
    return text


def _join_once(text: str) -> str:
    lines = text.split("\n")
    width = max(map(len, lines))
    if width > _WRAPS_BELOW or not any(_ends_within(line, after, width) for line, after in pairwise(lines)):
        return text
    joints = (" " if _is_broken(line, after, width) else "\n" for line, after in pairwise(lines))
    return "".join(part for line, joint in zip(lines, (*joints, ""), strict=True) for part in (line, joint))


def _ends_within(line: str, after: str, width: int) -> bool:
    goes_on = _GOES_ON.match(after) or after.isupper() or _HANGS.search(line)
    return bool(goes_on) and not line.rstrip().endswith(_ENDS) and _is_broken(line, after, width)


def _is_broken(line: str, after: str, width: int) -> bool:
    if not line.strip() or not after.strip():
        return False
    if (_STARTS.match(after) or _HEADING.match(after)) and not _HANGS.search(line):
        return False
    first = after.split(None, 1)[0]
    if first[:1].isupper() and _COUNTED.search(line):
        return False
    return len(line.rstrip()) + 1 + len(first) > width
