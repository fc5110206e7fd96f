"""Finding where rounds begin: `Rnd 2:`, `Rnds 4-6:`, `1st rnd:`, `4th and 5th rnds:`. What they say is body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knotty.craft.pattern import LineKind
from knotty.craft.span import Span

MAX_RANGE = 500  # rounds one label may stand for

_DASH = r"\s*(?:-|–|—|to|through|thru|&|and)\s*"
_LABEL = re.compile(
    r"(?P<lead>(?:^|(?<=[.\])])[ \t]+)[ \t]*)"
    r"(?P<label>"
    rf"(?:(?P<word>rnds?|rounds?|rds?|rows?|rws?|r)\.?[ \t]*(?P<first>\d{{1,4}})(?:{_DASH}(?P<last>\d{{1,4}}))?)"
    rf"|(?:(?P<nth>\d{{1,4}})(?P<end>st|nd|rd|th)(?:{_DASH}(?P<nth2>\d{{1,4}})(?:st|nd|rd|th))?"
    r"[ \t]+(?P<noun>rnds?|rounds?|rows?)\b)"
    r")"
    r"(?P<tag>[ \t]*[(\[][^()\[\]\n]{1,40}[)\]])?"
    r"(?P<stop>[ \t]*[:.)–—-]+[ \t]*|[ \t]+|$)",
    re.IGNORECASE | re.MULTILINE,
)
_SIDE = re.compile(r"\b(RS|WS)\b|\b(right|wrong) side\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text. `names` has one name for each round it stands for; `body` is where its text begins."""

    kind: LineKind
    names: tuple[str, ...]
    first: int
    side: str
    span: Span
    body: int


def find_labels(text: str) -> tuple[Label, ...]:
    """Return every label, in order. In the middle of a line only one with a colon after it counts."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[Label]:
    for match in _LABEL.finditer(text):
        line_start = text.rfind("\n", 0, match.start("label")) + 1
        leads = not text[line_start : match.start("label")].strip()
        stop = match.group("stop").strip()
        if (leads and (stop or match.group("tag"))) or ":" in stop:
            label = _make_label(match)
            if label is not None:
                yield label


def _make_label(match: re.Match[str]) -> Label | None:
    word = match.group("word")
    first = int(match.group("first") or match.group("nth"))
    last = int(match.group("last") or match.group("nth2") or first)
    if not first <= last < first + MAX_RANGE:
        return None
    noun = match.group("noun")
    if word:
        stem = word[:-1] if word.lower().endswith("s") else word
        glue = re.sub(r"[\d].*", "", match.group("label"), flags=re.DOTALL)[len(word) :]
        names = tuple(f"{stem}{glue}{number}" for number in range(first, last + 1))
    else:
        stem = noun[:-1] if noun.lower().endswith("s") else noun
        names = tuple(f"{number}{_ordinal_end(number)} {stem}" for number in range(first, last + 1))
    tag = match.group("tag") or ""
    side = _SIDE.search(tag)
    kind = LineKind.ROW if stem.lower().startswith(("row", "rw")) else LineKind.ROUND
    body = (
        match.end()
        if not tag or side or ":" in match.group("stop") or "." in match.group("stop")
        else match.start("tag")
    )
    side_name = "" if not side else (side.group(1) or side.group(2)[0] + "S").upper()
    return Label(kind, names, first, side_name, Span(match.start("label"), match.end("label")), body)


def _ordinal_end(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
