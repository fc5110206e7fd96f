"""Faults planted in right patterns, one at a time: (name, round, text). What must come of them stands in the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.motifs.granny import write_square
from knotty.notation.writer import write_pattern

Fault = tuple[str, str, str]
_LABEL = re.compile(r"(?:Rnd|Round) (\d+)|(\d+)(?:st|nd|rd|th) rnd")


def write_hosts() -> Iterator[tuple[str, str]]:
    """Right patterns to plant in: both motifs in one and in changing colours, our words and other people's."""
    for motif in Motif:
        for colours in ("AAAA", "ABCA"):
            text = write_pattern(Pattern("Host", parts=(write_square(motif, colours),)))
            yield f"{motif.value} {colours}", text
            yield f"{motif.value} {colours}, as blogs write it", _reword(text)


def _reword(text: str) -> str:
    """The same square in the words of blogs and magazines."""
    changes = (
        (r"Rnd (\d)", r"Round \1"),
        (r"; rep from \* 2 more times", "; repeat from * twice more"),
        (r"join with sl st to top of ch-3", "sl st in top of beg ch-3 to join"),
        (r"dc in each of next (\d+) dc", r"1 dc in next \1 dc"),
        (r"\bsp\b", "space"),
        (r"\[(.*?)\] (\d) times", r"(\1) \2 times"),
    )
    for pattern, words in changes:
        text = re.sub(pattern, words, text)
    return text


def plant_faults(text: str) -> Iterator[Fault]:
    """Yield `text` with one fault in it, for every kind of fault and every round that it can be planted in."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        found = _LABEL.match(line)
        if found is None:
            continue
        head, label = line[: found.end()], found.group()
        for name, changed in _spoil(line[found.end() :]):
            if changed != line[found.end() :]:
                yield name, label, "\n".join((*lines[:index], head + changed, *lines[index + 1 :]))


def _once(pattern: str, words: str, line: str) -> str:
    return re.sub(pattern, words, line, count=1)


def _last(old: str, new: str, line: str) -> str:
    before, found, after = line.rpartition(old)
    return f"{before}{new}{after}" if found else line


def _spoil(line: str) -> Iterator[tuple[str, str]]:
    body, bracket, count = line.rpartition(" (")
    count = bracket + count
    yield "count one too high", body + re.sub(r"\d+(?= dc)", lambda m: str(int(m.group()) + 1), count)
    yield "count of spaces one too low", body + re.sub(r"\d+(?= ch-2)", lambda m: str(int(m.group()) - 1), count)
    yield "repeat one short", re.sub(r"2 more times|twice more", "1 more time", body) + count
    yield "repeat one long", re.sub(r"2 more times|twice more", "3 more times", body) + count
    yield "join lost", re.sub(r", (?:join with sl st to|sl st in) top of (?:beg )?ch-3(?: to join)?", "", body) + count
    yield "corner chain lost", _once(r"dc, ch 2, (\d dc|3 dc\))", r"dc, \1", body) + count
    yield "ch 1 dropped", _last(", ch 1", "", body) + count
    yield "stitch swapped", _last(" dc)", " hdc)", body) + count
    yield "star lost", body.replace("*", "", 1) + count
    yield "bracket lost", body.replace(") in", " in", 1) + count
    yield "wrong space size", _once(r"in next ch-2 sp", "in next ch-3 sp", body) + count
    yield "wrong small space", _last("next ch-1 sp", "next ch-4 sp", body) + count
    yield (
        "one stitch too few along the side",
        _last("next 7 dc", "next 6 dc", _last("next 3 dc", "next 2 dc", body)) + count,
    )
    yield (
        "one stitch too many along the side",
        _last("next 7 dc", "next 8 dc", _last("next 3 dc", "next 4 dc", body)) + count,
    )
    yield "group one too small", _once(r"\*\(3 dc", "*(2 dc", body) + count
    yield "group one too large", _once(r"\*\(2 dc", "*(3 dc", body) + count
