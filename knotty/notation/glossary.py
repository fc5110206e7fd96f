"""Where a pattern defines its stitches: under a heading, in a line of its own, in brackets at first use.

What such an entry means is definitions'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from knotty.craft.span import Span
from knotty.notation.labels import Label

MAX_ENTRIES = 200
_MAX_TEXT = 800
_WORD = r"[^\W\d_][\w'’/-]*"
_SECTION = re.compile(
    r"\W*(?:special\s+(?:stitch(?:es)?|sts?|abbreviations|techniques)|pattern\s+stitch(?:es)?"
    r"|stitch(?:es)?\s+(?:used|guide|glossary|key|definitions?|explanations?)|stitches|abbreviations"
    r"|glossary|definitions|key|notes?)(?:\s+used)?\s*(?:\([^()\n]*\)\s*)?(?:[:–—-]\s*(?P<rest>.*)|\W*$)",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"[^\w\n(]{0,6}(?:1\s+)?(?:(?:to\s+)?(?:make|work)\s+(?:an?\s+)?)?"
    rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,4}}?)"
    r"(?:\s*[(\[](?P<also>[^()\[\]\n]{1,40})[)\]]\.?)?(?:\s+(?:is\s+)?(?:made|worked)(?:\s+as\s+follows)?)?"
    r"\s*(?:[:=]|(?<=\s)[-–—]+(?=\s)|(?<=\)\.))\s*(?P<text>\S.*)",
    re.IGNORECASE,
)
_NEXT = re.compile(rf"[.;]\s+(?={_WORD}(?: {_WORD}){{0,3}}(?:\s*\([^()\n]{{1,20}}\))?\s*[=:]\s)")
_SPECIAL = re.compile(
    r"\b(?:shells?|v-?\s?st(?:itch)?|fans?|popcorns?|puffs?|bobbles?|clusters?|picots?|spikes?|petals?|block"
    r"|pc|cl|pop|mb|ps|corner|inc(?:rease)?|(?:inv)?dec(?:rease)?|half)\b|\b(?:st|stitch|sts)$",
    re.IGNORECASE,
)
_UNITS = ("shell", "v-st", "vst", "fan", "cluster")
_UNIT = r"(?:shell|v-?st|fan|cluster)"
_INLINE = re.compile(
    rf"\b(?P<name>(?:(?:small|large|big|half|corner|little)[ -])?{_UNIT})\b\s*(?:=\s*)?"
    r"[(\[](?P<text>[^()\[\]\n]{3,160})[)\]]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(rf"\b(?P<name>{_UNIT})\s*=\s*(?P<text>[^.\n]{{3,160}})", re.IGNORECASE)
_MADE = re.compile(
    r"(?P<text>\([^()\n]{3,80}\)|\b\d{1,2} ?[a-z]{2,4})\s+(?:all )?in(?:to)?\s+[^,;.()\n]{2,40}[,;]?\s*[(\[–—-]\s*"
    rf"(?:first |1st |beg |beginning )?(?P<name>(?:(?:small|large|big|half|corner)[ -])?{_UNIT})\s+made",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-z(\[*\d]")
_NO_NAMES = frozenset(
    (
        "ch", "chain", "st", "sts", "stitch", "stitches", "sp", "hook", "gauge", "tension", "note", "notes", "yarn",
        "materials", "size", "terms", "item", "skill", "colours", "join", "joining", "turn", "rep", "repeat", "skip",
        "sk", "miss", "ring", "rnd", "round", "row", "mr", "mc", "cc", "fo", "color", "colour", "rs", "ws", "blo",
        "flo", "bl", "fl", "yo", "beg", "rem", "prev", "pm", "lp", "tog", "approx", "alt", "foll", "patt", "ss",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A definition as it stands: name, abbreviations, what it says. `spans`: the lines that hold nothing else."""

    name: str
    also: tuple[str, ...]
    text: str
    spans: tuple[Span, ...] = ()


def find_entries(text: str, labels: Sequence[Label]) -> list[Entry]:
    """Return everything that looks like a definition, those with lines of their own first."""
    rounds = frozenset(re.findall(r"[^\W\d_]+", text[labels[0].span.start :].lower())) if labels else frozenset()
    starts = {label.span.start for label in labels}
    return list(islice(chain(_find_lines(text, starts, rounds), _find_inline(text)), MAX_ENTRIES))


def _find_lines(text: str, starts: set[int], rounds: frozenset[str]) -> Iterator[Entry]:
    section: Span | None = None
    explicit = False  # right under "Special stitches": whatever stands there is a definition, used or not
    open_entries: list[Entry] = []
    for span in _split(text):
        words = text[span.start : span.end]
        heading = None if span.start in starts else _SECTION.fullmatch(words)
        rest = heading.group("rest") if heading else words
        explicit = words.lstrip("#* ").lower().startswith("special") if heading else explicit and bool(words)
        known = _Section(explicit, section is not None or heading is not None, rounds)
        found = [] if span.start in starts else list(_read_entries(rest or "", span, known))
        if not found and open_entries and section and _continues(open_entries[-1], words):
            last = open_entries[-1]
            open_entries[-1] = replace(last, text=f"{last.text} {words.strip()}", spans=(*last.spans, span))
            continue
        yield from open_entries
        open_entries = found
        if heading is not None:
            section = span
        elif span.start in starts or (words and not found):
            section = None
        if section is not None and found:
            open_entries[0] = replace(found[0], spans=(section, *found[0].spans))
    yield from open_entries


def _split(text: str) -> Iterator[Span]:
    position = 0
    for line in text.split("\n"):
        begin = position + len(line) - len(line.lstrip())
        yield Span(begin, max(begin, position + len(line.rstrip())))
        position += len(line) + 1


def _continues(entry: Entry, words: str) -> bool:
    if not words or len(entry.text) > _MAX_TEXT:
        return False
    return _GOES_ON.match(words) is not None or not entry.text.rstrip().endswith((".", ")", "]"))


@dataclass(frozen=True, slots=True)
class _Section:
    """Where a line stands: right under "Special stitches", under any such heading; and the words of the rounds."""

    explicit: bool
    headed: bool
    rounds: frozenset[str]


def _read_entries(words: str, span: Span, section: _Section) -> Iterator[Entry]:
    if not words or len(words) > _MAX_TEXT or not any(mark in words for mark in ":=-–—"):
        return
    for piece in _NEXT.split(words):
        match = _ENTRY.fullmatch(piece)
        if match is None:
            continue
        name = " ".join(match.group("name").split())
        also = tuple(part.strip() for part in re.split(r",|/| or ", match.group("also") or "") if _is_word(part))
        special = _SPECIAL.search(name) or any(_SPECIAL.search(word) for word in also)
        told = section.headed or "=" in piece[: match.start("text")]
        used = section.explicit or (told and _is_used(name, also, section.rounds))
        if name.lower() in _NO_NAMES or not (special or used):
            continue
        yield Entry(name, also, match.group("text"), (span,))


def _is_word(part: str) -> bool:
    return part.strip()[:1].isalpha()


def _is_used(name: str, also: tuple[str, ...], rounds: frozenset[str]) -> bool:
    return any(set(re.findall(r"[^\W\d_]+", word.lower())) <= rounds for word in (name, *also) if len(word) > 1)


def _find_inline(text: str) -> Iterator[Entry]:
    words = text.lower()
    if not any(unit in words for unit in _UNITS):
        return
    for match in _SENTENCE.finditer(text) if "=" in text else ():
        yield Entry(match.group("name"), (), match.group("text"))
    for match in _MADE.finditer(text) if " made" in text else ():
        yield Entry(match.group("name"), (), match.group("text"))
    for match in _INLINE.finditer(text):
        if " made" not in match.group("text") and _tells_making(match.group("text")):
            yield Entry(match.group("name"), (), match.group("text"))


def _tells_making(words: str) -> bool:
    return re.match(r"\W*(?:\d|ch|work|[a-z]+ in|[hdst]?[dtr][cr]|sc|yo|insert)", words, re.IGNORECASE) is not None
