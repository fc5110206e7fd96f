"""Cutting a text into lines that are one thing each.

A labelled round with its continuation, a heading, a step, a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.span import Span
from knotty.notation.labels import Label

_HEADING = re.compile(
    r"[ \t]*(?P<name>[^\W\d_][^\n:;.,*()\[\]=]{0,58}?)[ \t]*"
    r"(?:[([][ \t]*make[ \t]+(?P<make>\d{1,5})[ \t]*[)\]])?[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
_NOT_IN_HEADING = re.compile(
    r"\b(?:ch|chain|sc|dc|hdc|tr|htr|sl st|ss|st|sts|join|fasten|turn|rep|repeat|with|sk|skip)\b|\d", re.IGNORECASE
)
_NO_PARTS = frozenset(  # headings of what is said before the rounds, or of the rounds as a whole
    (
        *(
            "materials",
            "supplies",
            "you will need",
            "you'll need",
            "what you need",
            "notes",
            "note",
            "gauge",
            "tension",
        ),
        *("abbreviations", "special stitches", "special stitch", "stitch guide", "stitches", "stitches used", "sizes"),
        *(
            "size",
            "finished size",
            "measurements",
            "instructions",
            "directions",
            "pattern",
            "the pattern",
            "method",
            "foundation",
            "set-up",
            "base",
            "start",
            "beginning",
        ),
        *("pattern notes", "pattern instructions", "crochet pattern", "skill level", "terminology", "terms", "tools"),
        *("yarn", "hook", "colours", "colors", "how to", "let's begin", "let's start", "to make", "tips", "written"),
    )
)
_CONTINUES = re.compile(r"[ \t]*[a-z*(\[\d]")
_ENDS = (".", ")", "]", "}", "!", ":")
_MAX_CONTINUATION = 20
_BULLETS = ("*", "-", "•", "·", "+", ">", "|")  # left before a label, they are no line


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text that is one thing. `span` leaves out a label; `leads`: what follows at once is not blank."""

    span: Span
    label: Label | None = None
    first: bool = False
    after_blank: bool = True
    leads: bool = False
    before_first_label: bool = False


def split_lines(text: str, labels: Sequence[Label]) -> Iterator[Line]:
    """Yield the non-empty lines of `text`, cut where a label begins, continuation lines joined to their round."""
    starts = {label.span.start: label for label in labels}
    cuts = sorted(starts)
    position, first, blank, cut = 0, True, True, 0
    while position < len(text):
        end = _line_end(text, position)
        begin = _skip_blanks(text, position, end)
        if begin == end:
            blank, position = True, end + 1
            continue
        while cut < len(cuts) and cuts[cut] < begin:
            cut += 1
        label = starts.get(begin)
        if label is not None:
            cut += 1
            begin, end = label.body, max(end, label.body)
        stop = cuts[cut] if cut < len(cuts) else len(text)
        if stop < end:
            end = stop  # another label on the same line
        elif label is not None:
            end = _extend(text, begin, end, stop)
        span = Span(begin, _trim(text, begin, end))
        if label is not None or (span.start < span.end and text[span.start : span.end] not in _BULLETS):
            yield Line(
                span,
                label,
                first,
                blank,
                _leads(text, end),
                cut < len(cuts) and _first_next(starts, cuts, cut, end, text),
            )
        first, blank = False, False
        position = end if end < len(text) and text[end] != "\n" else end + 1


def _first_next(starts: dict[int, Label], cuts: Sequence[int], cut: int, end: int, text: str) -> bool:
    """What comes next, past blanks, is the first round of something."""
    return not text[end : cuts[cut]].strip() and starts[cuts[cut]].first == 1


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _skip_blanks(text: str, begin: int, end: int) -> int:
    while begin < end and text[begin].isspace():
        begin += 1
    return begin


def _trim(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end


def _leads(text: str, end: int) -> bool:
    if end >= len(text) or text[end] != "\n":
        return end < len(text)
    return bool(text[end + 1 : _line_end(text, end + 1)].strip())


def _extend(text: str, begin: int, end: int, stop: int) -> int:
    """The end of a round that runs on over the next lines: an open bracket, or no full stop and a line that goes on."""
    for _ in range(_MAX_CONTINUATION):
        following = _line_end(text, end + 1)
        if not text[begin:end].strip():
            following = _skip_empty(text, end)  # a label that is a heading has its round below it
        if end >= len(text) or following > stop or not text[end + 1 : following].strip():
            return end
        body = text[begin:end]
        is_open = sum(body.count(c) for c in "([{") > sum(body.count(c) for c in ")]}")
        runs_on = not body.rstrip().endswith(_ENDS) and _CONTINUES.match(text, end + 1) is not None
        if not (is_open or runs_on or not body.strip()):
            return end
        end = following
    return end


def _skip_empty(text: str, end: int) -> int:
    """The end of the next line, or of the one behind an empty one."""
    following = _line_end(text, end + 1)
    return following if text[end + 1 : following].strip() else _line_end(text, following + 1)


def read_heading(words: str, line: Line) -> tuple[str, int] | None:
    """Return name and number of a part if `words` is its heading: `Square (make 63)`, `Border`."""
    match = _HEADING.fullmatch(words)
    if (
        match is None
        or not (line.leads or line.before_first_label)
        or not (line.after_blank or line.before_first_label)
    ):
        return None
    name, make = match.group("name").strip(), match.group("make")
    if _NOT_IN_HEADING.search(name) or len(name.split()) > 6 or name.lower() in _NO_PARTS:
        return None
    return name, int(make or 1)
