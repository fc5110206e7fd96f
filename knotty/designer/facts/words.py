"""The words of a prompt that no rule read: what is left to take ideas and titles from."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files

from knotty.knowledge.themes import theme_phrases

_MOST = 12
_LONGEST = 20  # letters; longer strings are no words


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """Words that say nothing about the look of a piece, in English, German, French and Spanish."""
    return frozenset(files("knotty.designer.facts").joinpath("everyday.txt").read_text(encoding="utf-8").split())


def leftover_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are neither everyday words nor part of a theme: letters and digits, each once."""
    known = {word for phrase in theme_phrases(text) for word in phrase.split()}
    shown = "".join(char if _belongs(char) else " " for char in text)
    found = dict.fromkeys(word.strip("'-") for word in shown.split())
    return tuple(word for word in found if word and word not in known and _counts(word))[:_MOST]


def _belongs(char: str) -> bool:
    """Letters, digits and the marks that other scripts write vowels with."""
    return char in "'-" or char.isalnum() or unicodedata.category(char).startswith("M")


def _counts(word: str) -> bool:
    return (
        word.removesuffix("'s") not in _everyday()
        and word[0].isalpha()
        and len(word) <= _LONGEST
        and (len(word) > 2 or not word.isascii())
    )
