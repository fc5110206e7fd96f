"""Kinds of faults as people make them, planted in the words of one round. Which rounds and patterns is planted's.

Each kind yields the round with one slip in it, for the first and the last place where it can be made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

_WORDS = {"once": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_STITCH = r"(?:dc|hdc|sc|tr|htr|DC|SC|treble|double)\b(?!2)"
_SWAPS = {"US": {"sc": "hdc", "hdc": "dc", "dc": "hdc", "tr": "dc"}, "UK": {"dc": "htr", "htr": "tr", "tr": "htr"}}
_CHAINS = r"(?:chain |[Cc][Hh] ?)\d+|\d+ ?ch\b"
_SPACE = r"(?:[Cc][Hh](?:ain)?[- ]?\d+|\d+ ?ch)(?=[- ]?(?:sps?|spaces?|SP|lps?|loops?)\b)"
_TIMES = re.compile(
    r"(?P<number>\b(?:\d+|two|three|four|five|six)\b) (?:more )?times?\b"
    r"|(?P<adverb>\b(?:once|twice)\b)(?= more| in all)?"
    r"|[x×] ?(?P<by>\d+)",
    re.IGNORECASE,
)
_WORKED = re.compile(rf"(?<![\w-])(?P<number>\d+) ?(?={_STITCH})", re.IGNORECASE)
_NAMED = re.compile(
    rf"(?<![\w-])(?P<stitch>{_STITCH})(?=\)? ?(?:in|into)\b|[),.*\]]| \d)|(?<=\d )(?P<of>{_STITCH})", re.IGNORECASE
)
_PLACES = re.compile(r"\b(?:next|over|rem(?:aining)?) (?P<number>\d+)(?! ?ch)", re.IGNORECASE)
_NOT_WORKED = re.compile(
    r"(?:\bnext|\blast|\bof|\beach|\bin|\binto|\bfirst|\bto|\bskip|\bmiss|\bas|=|\bsame|\btop of(?: beg)?|\bover|\brem)"
    r"(?: an?)? $",
    re.IGNORECASE,
)
_CLOSINGS = re.compile(
    r"[,;.]? ?(?:(?:join|sl st|ss|slip stitch)\b[^.,;()]*?"
    r"(?:\b(?:ring|top|first|1st|beg|3rd|close|join|puff)\b)[^.,;()]*"
    r"|\bjoin(?: with (?:sl st|ss))?|,? ss)(?=[.;]? ?(?:$|Fasten off|\n))",
    re.IGNORECASE,
)

_END = r"[csr]"
Kind = Callable[[str, str], Iterator[str]]


def _cut(text: str, begin: int, end: int, new: str = "") -> str:
    return text[:begin] + new + text[end:]


def _ends(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The first and the last."""
    return found if len(found) < 2 else [found[0], found[-1]]


def _is_aside(text: str, at: int) -> bool:
    """It stands in a remark such as (counts as dc): no instruction."""
    opened = text.rfind("(", 0, at)
    return (
        opened >= 0
        and text.find(")", opened) > at
        and bool(re.match(r"\((?:counts|=|does|skipped|ch|first|RS)", text[opened:]))
    )


def _is_remark(text: str, found: re.Match[str]) -> bool:
    """In brackets that say something, or `from * to ** once`, which nobody would say twice."""
    return _is_aside(text, found.start()) or bool(re.search(r"to \*\* ?$", text[: found.start()]))


def _find_worked(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    return [
        found
        for found in pattern.finditer(text)
        if not _NOT_WORKED.search(text[: found.start()]) and not _is_aside(text, found.start())
    ]


def _change_times(text: str, by: int) -> Iterator[str]:
    for found in _ends([one for one in _TIMES.finditer(text) if not _is_remark(text, one)]):
        name = next(key for key, value in found.groupdict().items() if value)
        word = found[name].lower()
        number = _WORDS.get(word) or int(word)
        if number + by < 1:
            continue
        new = str(number + by) if name != "adverb" else f"{number + by} times"
        if name == "adverb":
            new = {1: "once", 2: "twice"}.get(
                number + by, new if "more" not in text[found.end() :][:5] else f"{number + by} times"
            )
        yield _cut(text, *found.span(name), new)


def repeat_one_short(text: str, _terms: str) -> Iterator[str]:
    """`2 more times` for `3 more times`."""
    return _change_times(text, -1)


def repeat_one_long(text: str, _terms: str) -> Iterator[str]:
    """`4 more times` for `3 more times`."""
    return _change_times(text, 1)


def corner_lost(text: str, _terms: str) -> Iterator[str]:
    """The chains in the middle of a corner's group are forgotten."""
    found = list(re.finditer(rf"(?<={_END})[,.] ({_CHAINS})(?=[,.] (?:\d+ ?)?{_STITCH}\))", text, re.IGNORECASE))
    for one in _ends(found):
        yield _cut(text, *one.span())


def corner_group_lost(text: str, _terms: str) -> Iterator[str]:
    """A whole corner group outside the repeat is forgotten."""
    found = re.finditer(rf"\([^()]*(?:{_CHAINS})[^()]*\) in(?:to)? (?:last|next) [^,.;*\]]*[,.] ", text)
    for one in list(found)[-1:]:
        yield _cut(text, *one.span())


def join_lost(text: str, _terms: str) -> Iterator[str]:
    """The last words of the round, that close it."""
    found = list(_CLOSINGS.finditer(text))
    if found and "not join" not in text:
        yield _cut(text, *found[-1].span())


def chain_dropped(text: str, _terms: str) -> Iterator[str]:
    """A chain between two groups is forgotten."""
    depth = 0
    found = []
    for one in re.finditer(rf"\(|\)|[,.;] ({_CHAINS})(?=[,.;*\])])", text):
        depth += {"(": 1, ")": -1}.get(one[0], 0)
        if (
            one[1]
            and _NAMED.search(text[: one.start() + 1])
            and (depth == 0 or not re.match(rf"[,.] (?:\d+ ?)?{_STITCH}\)", text[one.end() :]))
        ):
            found.append(one)
    for one in _ends(found):
        yield _cut(text, *one.span())


def stitch_swapped(text: str, terms: str) -> Iterator[str]:
    """hdc for dc."""
    for found in _ends(_find_worked(text, _NAMED)):
        name = "stitch" if found["stitch"] else "of"
        if _NOT_WORKED.search(text[: found.start()].rstrip("0123456789 ") + " "):
            continue
        new = _SWAPS[terms].get(found[name].lower())
        if new:
            yield _cut(text, *found.span(name), new)


def star_lost(text: str, _terms: str) -> Iterator[str]:
    """The star at the beginning of a repeat."""
    if re.search(r"\*.*from \*|\*.*\*", text, re.DOTALL | re.IGNORECASE):
        yield text.replace("*", "", 1)


def bracket_lost(text: str, _terms: str) -> Iterator[str]:
    """One bracket of a pair, opening or closing."""
    pairs = [one for one in re.finditer(r"[(\[][^()\[\]]*[)\]]", text) if not _is_aside(text, one.start() + 1)]
    for number, one in enumerate(_ends(pairs)):
        at = one.start() if number else one.end() - 1
        yield _cut(text, at, at + 1)


def wrong_space_size(text: str, _terms: str) -> Iterator[str]:
    """ch-3 space for ch-2 space."""
    for found in _ends(
        [one for one in re.finditer(_SPACE, text) if re.search(r"(?:next|each|last) $", text[: one.start()])]
    ):
        new = re.sub(r"\d+", lambda number: str(int(number[0]) + 1), found[0])
        yield _cut(text, *found.span(), new)


def side_one_short(text: str, _terms: str) -> Iterator[str]:
    """`next 6 dc` for `next 7 dc`."""
    return _change_places(text, -1)


def side_one_long(text: str, _terms: str) -> Iterator[str]:
    """`next 8 dc` for `next 7 dc`."""
    return _change_places(text, 1)


def _change_places(text: str, by: int) -> Iterator[str]:
    travel = re.compile(r"(?:sl st|ss|slip stitch|tog)[^,.]*$", re.IGNORECASE)
    for found in _ends([one for one in _PLACES.finditer(text) if not travel.search(text[: one.start()])]):
        if int(found["number"]) + by > 0:
            yield _cut(text, *found.span("number"), str(int(found["number"]) + by))


def group_one_small(text: str, _terms: str) -> Iterator[str]:
    """`2 dc` for `3 dc`."""
    return _change_groups(text, -1)


def group_one_large(text: str, _terms: str) -> Iterator[str]:
    """`4 dc` for `3 dc`."""
    return _change_groups(text, 1)


def _change_groups(text: str, by: int) -> Iterator[str]:
    for found in _ends(_find_worked(text, _WORKED)):
        if int(found["number"]) + by > 0:
            yield _cut(text, *found.span("number"), str(int(found["number"]) + by))


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "repeat one short": repeat_one_short,
        "repeat one long": repeat_one_long,
        "corner lost": corner_lost,
        "corner group lost": corner_group_lost,
        "join lost": join_lost,
        "chain dropped": chain_dropped,
        "stitch swapped": stitch_swapped,
        "star lost": star_lost,
        "bracket lost": bracket_lost,
        "wrong space size": wrong_space_size,
        "side one short": side_one_short,
        "side one long": side_one_long,
        "group one too small": group_one_small,
        "group one too large": group_one_large,
    }
)
