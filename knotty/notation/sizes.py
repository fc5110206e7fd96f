"""A text that holds several patterns: `S (M, L)`, `Ch a multiple of 6 + 2`. Each is the text with one choice made.

Choices keep their length, blanks filling it up, so that a span points to the same words in every one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knotty.notation.vocabulary import NUMBER_WORDS

_MOST_SIZES = 12
_LIST = re.compile(
    r"(?<!\d)(?P<first>\d{1,4}|[–—-])[ \t]*[(\[](?P<rest>[ \t]*\d{1,4}(?:[ \t]*[,;:/–-][ \t]*\d{1,4})*[ \t]*)[)\]]"
)
_INSIDE = re.compile(r"[(\[](?P<all>[ \t]*\d{1,4}(?:[ \t]*[,;:/-][ \t]*\d{1,4})+)(?=[ \t]+[a-z]|[ \t]*[)\]])")
_SPLIT = re.compile(r"[,;:/–-]")
_SAID = re.compile(
    r"^\W*(?:finished[ \t]+)?sizes?\b(?:[ \t]+(?:are|is|given|included))?[ \t]*[:–—-]?[ \t]*"
    r"(?P<first>[A-Z0-9][\w/. -]{0,20}?)[ \t]*[(\[](?P<rest>[^()\[\]\n]{1,80})[)\]]",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = re.compile(
    r"^[ \t]*(?P<first>[A-Z][\w/ -]{0,20}?)[ \t]*"
    r"\((?P<rest>[A-Z0-9][\w/ -]{0,20}(?:,[ \t]*[A-Z0-9][\w/ -]{0,20}){0,8})\)[ \t]*$",
    re.MULTILINE,
)
_ONLY = re.compile(
    r"^[ \t]*(?:for[ \t]+)?(?:sizes?[ \t]+(?P<names>[\w/ ,&-]{1,60}?)|(?P<before>[\w/ ,&-]{1,60}?)[ \t]+sizes?)"
    r"[ \t]+only[ \t]*[:.–—-]?"
    r"|^[ \t]*(?:for[ \t]+)?all[ \t]+sizes[ \t]*[:–—-]",
    re.IGNORECASE | re.MULTILINE,
)
_MULTIPLE = re.compile(
    r"\b(?:(?:make|begin[ \t]+with|start[ \t]+with|work)[ \t]+an?[ \t]+)?(?:ch|chain)\b"
    r"(?:[ \t]+(?:a|an|any|in|on|to|the|number|even|foundation|of|chains?|stitches|that|is|with)\b)*[ \t,(]*"
    r"(?:multiples?|factors?)[ \t]+of[ \t]+(?P<step>\w{1,6})(?:[ \t]+(?:sts?|stitches|chs?|chains))?"
    r"(?P<plus>(?:[ \t,]*(?:\+|plus|and)[ \t]*(?:an?[ \t]+)?(?:extra[ \t]+)?(?:\d{1,2}|one|two|three|four|five|six)\b"
    r"(?:[ \t]+(?:more|extra|sts?|chs?|chains?|for[ \t]+(?:the[ \t]+)?\w+(?:[ \t]+(?:chain|ch|row)\b)?))*)*)"
    r"[ \t]*\)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}|\b(?:one|two|three|four|five|six)\b", re.IGNORECASE)
_FEWEST_PAIRS = 3
_FEWEST_CHAINS = 16
_FEWEST_TIMES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the patterns a text holds: the name of its size, empty where the text holds just one, and its text.

    `open`: a multiple was chosen for the maker, so that its totals are only an example.
    """

    text: str
    size: str = ""
    open: bool = False


def split_sizes(text: str) -> tuple[Choice, ...]:
    """Return every pattern that `text` holds, one for each size or two for a multiple; the text itself if it is one."""
    names = _find_sizes(text)
    if names:
        return tuple(Choice(_choose_size(text, names, index), name) for index, name in enumerate(names))
    if "ultiple" in text or "MULTIPLE" in text or "actor" in text:
        chosen = [_choose_multiple(text, more) for more in range(2)]
        if chosen[0] != text:
            return tuple(Choice(one, open=True) for one in chosen)
    return (Choice(text),)


# -- sizes -----------------------------------------------------------------------------------------------------------


def _find_sizes(text: str) -> tuple[str, ...]:
    """The names of the sizes: where a line says them, or where two lists of numbers have the same shape."""
    lists = [len(_SPLIT.split(match.group("rest"))) + 1 for match in _LIST.finditer(text)]
    said = _SAID.search(text)
    if said:
        names = tuple(name.strip() for name in (said.group("first"), *re.split(r"[,;:/]", said.group("rest"))))
        if 1 < len(names) <= _MOST_SIZES and all(names) and lists.count(len(names)) > 0:
            return names
    pairs = [
        (int(match.group("first")), int(match.group("rest")))
        for match in _LIST.finditer(text)
        if match.group("rest").strip().isdigit()
    ]
    if len(pairs) >= _FEWEST_PAIRS and len(pairs) == len(lists) and all(a < b <= a * 1.6 + 2 for a, b in pairs):
        return ("size 1", "size 2")  # counts in brackets, `x 6 (18)`, do not lie so near what stands before them
    heads = [(match.group("first"), *match.group("rest").split(",")) for match in _HEAD.finditer(text)]
    for head in heads:
        if 2 < len(head) <= _MOST_SIZES and lists.count(len(head)) > 1:
            return tuple(name.strip() for name in head)
    shapes = {many for many in lists if many > 2 and lists.count(many) > 1}
    if len(shapes) == 1 and (many := shapes.pop()) <= _MOST_SIZES:
        return tuple(f"size {number}" for number in range(1, many + 1))
    return ()


def _choose_size(text: str, names: tuple[str, ...], index: int) -> str:
    many = len(names)

    def choose(match: re.Match[str]) -> str:
        numbers = [match.group("first"), *(piece.strip() for piece in _SPLIT.split(match.group("rest")))]
        return numbers[index].rjust(len(match.group())) if len(numbers) == many else match.group()

    def choose_inside(match: re.Match[str]) -> str:
        numbers = [piece.strip() for piece in _SPLIT.split(match.group("all"))]
        return (
            match.group()[0] + numbers[index].rjust(len(match.group()) - 1) if len(numbers) == many else match.group()
        )

    lines, blank = [], False
    for line in text.split("\n"):
        lines.append(" " * len(line) if blank else _keep_line(line, names, index))
        only = _ONLY.match(line)  # with nothing behind it, it speaks of the next line
        blank = only is not None and not line[only.end() :].strip() and _is_other(only, names[index])
    return _INSIDE.sub(choose_inside, _LIST.sub(choose, "\n".join(lines)))


def _keep_line(line: str, names: tuple[str, ...], index: int) -> str:
    """`Size M only: ...` is blank for the others."""
    only = _ONLY.match(line)
    if only is None:
        return line
    if _is_other(only, names[index]):
        return " " * len(line)
    return " " * only.end() + line[only.end() :]


def _is_other(only: re.Match[str], size: str) -> bool:
    """The line speaks of sizes by name, and not of this one."""
    said = only.group("names") or only.group("before")
    meant = {name.strip().lower() for name in re.split(r",|&|\band\b", said or "")}
    return bool(said) and size.lower().removeprefix("size ") not in meant


# -- multiples -------------------------------------------------------------------------------------------------------


def _choose_multiple(text: str, more: int) -> str:
    def choose(match: re.Match[str]) -> str:
        step = _read_number(match.group("step"))
        if not 1 < step < 200:
            return match.group()
        times = max(_FEWEST_TIMES, -(-_FEWEST_CHAINS // step)) + more
        plus = sum(_read_number(found.group()) for found in _NUMBER.finditer(match.group("plus")))
        return f"Ch {step * times + plus}".ljust(len(match.group()))

    return _MULTIPLE.sub(choose, text)


def _read_number(word: str) -> int:
    return int(word) if word.isdigit() else int(NUMBER_WORDS.get(word.lower(), "0"))
