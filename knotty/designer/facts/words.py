"""The words of a prompt that no rule read: what is left to take ideas and titles from."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from knotty.knowledge.themes import theme_phrases

_MOST = 12
_MOST_IDEA = 2
_LONGEST = 20  # letters; longer strings are no words
_LONGEST_IN_IDEA = 14
_SHORTEST_DERIVED = 6
_DERIVED = (
    "ly",
    "ness",
    "tion",
    "sion",
    "ment",
    "able",
    "ible",
    "ance",
    "ence",
    "ship",
    "ism",
    "wise",
    "ward",
    "wards",
)
_BREAK = "|"
_PIECE = re.compile(r"\S+")


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Words that say nothing about the look of a piece, in English, German, French and Spanish."""
    return frozenset(files("knotty.designer.facts").joinpath("everyday.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def _commonplace() -> frozenset[str]:
    """English words that may lie near an idea and name none: "meaning", "level", "pack"."""
    return frozenset(files("knotty.designer.facts").joinpath("commonplace.txt").read_text(encoding="utf-8").split())


def leftover_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are neither everyday words nor part of a theme: letters and digits, each once."""
    return tuple(dict.fromkeys(word for run in _runs(text) for word in run))[:_MOST]


def leftover_idea(text: str) -> tuple[str, ...]:
    """Return at most two such words that stand side by side and may name an idea, those with the most letters."""
    named = _runs(text, titled=True)
    pairs = [tuple(run[index : index + _MOST_IDEA]) for run in named for index in range(max(1, len(run) - 1))]
    return max(pairs, key=lambda pair: sum(map(len, pair)), default=())


def _runs(text: str, *, titled: bool = False) -> list[list[str]]:
    """The words that count, in runs without any other word or mark between them; `titled`: those fit for a title."""
    known = {word for phrase in theme_phrases(text) for word in phrase.split()}
    runs: list[list[str]] = [[]]
    for piece in _PIECE.findall("".join(char if _belongs(char) else f" {_BREAK} " for char in text)):
        word = piece.strip("'-")
        if word and word not in known and _counts(word) and not (titled and _is_plain_word(word)):
            runs[-1].append(word)
        elif piece.strip():
            runs.append([])
    return [run for run in runs if run]


def _belongs(char: str) -> bool:
    """Letters, digits, spaces and the marks that other scripts write vowels with."""
    return char in " '-" or char.isalnum() or unicodedata.category(char).startswith("M")


def _is_plain_word(word: str) -> bool:
    """True for English words that name no idea: adverbs and abstract nouns by their endings, numbers, plain nouns."""
    if any(char.isdigit() for char in word) or len(word) > _LONGEST_IN_IDEA:
        return True
    return (len(word) > _SHORTEST_DERIVED and word.endswith(_DERIVED)) or word.removesuffix("s") in _commonplace()


def _counts(word: str) -> bool:
    return (
        word != _BREAK
        and word.removesuffix("'s") not in _everyday()
        and word[0].isalpha()
        and len(word) <= _LONGEST
        and (len(word) > 2 or not word.isascii())
    )
