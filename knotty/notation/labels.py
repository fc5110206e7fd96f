"""Finding where rounds begin: `Rnd 2:`, `Rnds 4-6:`, `1st rnd:`, `4th and 5th rnds:`. What they say is body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knotty.craft.pattern import LineKind
from knotty.craft.span import Span

MAX_RANGE = 500  # rounds one label may stand for
MAX_NAMES = 20_000  # rounds of all labels together; past it a range stands for its first round

_DASH = r"\s*(?:-|–|—|to|through|thru|&|and)\s*"
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LABEL = re.compile(
    r"(?P<lead>^[^\w\n(]{0,12}|(?<=[.\])])[ \t]+)"
    r"(?P<label>"
    rf"(?:(?P<word>rnds?|rounds?|rds?|rows?|rws?|r)\.?[ \t]*(?P<first>\d{{1,4}}|(?:{_WORDS})\b)(?![\d]))"
    rf"(?:{_DASH}(?P<last>\d{{1,4}})(?!\d))?"
    rf"|(?:(?P<nth>\d{{1,4}})(?P<end>st|nd|rd|th)(?:{_DASH}(?P<nth2>\d{{1,4}})(?:st|nd|rd|th))?"
    r"[ \t]+(?P<noun>rnds?|rounds?|rows?)\b)"
    r"|(?P<next>(?:next|last|final)[ \t]+(?P<nextnoun>rnd|round|row)\b)"
    r")"
    r"(?P<tag>[ \t]*[(\[][^()\[\]\n]{1,40}[)\]])?"
    r"(?P<stop>[ \t]*[:.)\]=|>*–—-]+[ \t]*"
    r"|[ \t]+(?=(?:\d|ch\b|sc\b|hdc\b|dc\b|tr\b|sl\b|ss\b|join\b|\*|\(|\[))|[ \t]*$)",
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
    names = 0
    for match in _LABEL.finditer(text):
        line_start = text.rfind("\n", 0, match.start("label")) + 1
        leads = match.start("lead") == line_start
        stop = match.group("stop")
        if (leads and (stop or match.group("tag"))) or ":" in stop:
            label = _make_label(match)
            if label is not None:
                names += len(label.names)
                yield label if names <= MAX_NAMES else replace(label, names=label.names[:1])


def _make_label(match: re.Match[str]) -> Label | None:
    names: tuple[str, ...]
    if match.group("next"):
        first, names = 0, (str(match.group("next")),)
    else:
        first, last = (
            _read_number(match.group("first") or match.group("nth")),
            match.group("last") or match.group("nth2"),
        )
        end = int(last) if last else first
        if not first <= end < first + MAX_RANGE:
            return None
        names = _name_rounds(match, range(first, end + 1))
    tag, stop = match.group("tag") or "", match.group("stop")
    side = _SIDE.search(tag)
    noun = match.group("nextnoun") or match.group("noun") or match.group("word")
    kind = LineKind.ROW if noun.lower().startswith(("row", "rw")) else LineKind.ROUND
    body = match.end() if not tag or side or ":" in stop or "." in stop else match.start("tag")
    side_name = "" if not side else (side.group(1) or side.group(2)[0] + "S").upper()
    return Label(kind, names, first, side_name, Span(match.start("label"), match.end("label")), body)


def _read_number(words: str) -> int:
    return int(words) if words.isdigit() else _WORDS.split("|").index(words.lower()) + 1


def _name_rounds(match: re.Match[str], numbers: range) -> tuple[str, ...]:
    """The name of each round, in the author's way: "Rnd 4", "R4", "4th rnd"."""
    word, noun = match.group("word"), match.group("noun")
    if word is None:
        stem = noun[:-1] if noun.lower().endswith("s") else noun
        return tuple(f"{number}{_ordinal_end(number)} {stem}" for number in numbers)
    stem = word[:-1] if word.lower().endswith("s") else word
    between = match.group("label")[len(word) : match.start("first") - match.start("label")]
    return tuple(f"{stem}{between}{number}" for number in numbers)


def _ordinal_end(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
