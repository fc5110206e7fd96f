"""Slips of the pen in the words that the rules read: "sqaures", "blankit in purpel". The words are in slips.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"(?<![^\W_])[a-z]{3,16}(?![^\W_])(?!')")
_SHORTEST = 4  # letters of a word that may be a slip
_TWO_SLIPS = 8  # letters from which two slips are forgiven
_ENDINGS = ("", "s", "es", "ed", "d", "ing", "y", "ish")  # of a word that is known without
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SOUND_ALIKE = ({"c", "k"}, {"s", "c"}, {"f", "p"})  # first letters that are taken for one another


@dataclass(frozen=True, slots=True)
class _Words:
    known: frozenset[str]
    always: Mapping[str, str]
    ordinary: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    room = files("knotty.designer.facts")
    data = tomllib.loads(room.joinpath("slips.toml").read_text(encoding="utf-8"))
    ordinary = room.joinpath("ordinary.txt").read_text(encoding="utf-8").split()
    known = frozenset((*data["words"].split(), *data["colours"].split()))
    return _Words(known, data["always"], frozenset(ordinary))


def mend_slips(text: str) -> str:
    """Return `text`, plain and in lower case, with misspelt words of crochet and colour as they are meant.

    Ordinary English words and names are left alone, however near they are. Never raises; time linear in the text.
    """
    return _WORD.sub(lambda found: correct(found.group()), text)


@lru_cache(maxsize=4096)
def correct(word: str) -> str:
    """Return the one word that `word` can be a slip of, else itself."""
    words = _words()
    if word in words.ordinary or any(word.removesuffix(ending) in words.known for ending in _ENDINGS):
        return word
    if word in words.always:
        return words.always[word]
    if len(word) < _SHORTEST:
        return word
    near = {other for other in _one_slip(word) if other in words.known and _begins_alike(word, other)}
    if not near and len(word) >= _TWO_SLIPS:
        near = {other for other in words.known if abs(len(other) - len(word)) <= 2 and _is_two_slips(word, other)}
    near -= {f"{other}s" for other in near}  # "blankett" is one
    return near.pop() if len(near) == 1 else word


def _begins_alike(word: str, other: str) -> bool:
    return word[0] == other[0] or any({word[0], other[0]} == pair for pair in _SOUND_ALIKE)


def _one_slip(word: str) -> Iterator[str]:
    """Every string that is one letter more, less, another or two neighbours swapped away."""
    for cut in range(len(word) + 1):
        head, tail = word[:cut], word[cut:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)


def _is_two_slips(word: str, other: str) -> bool:
    """Whether two slips lead from one to the other: the same beginning, and a row of distances that ends at two."""
    if word[:2] != other[:2]:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        last, row = row, [place]
        for index, mark in enumerate(other, 1):
            row.append(min(last[index] + 1, row[-1] + 1, last[index - 1] + (letter != mark)))
    return row[-1] <= 2
