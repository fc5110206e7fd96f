"""A prompt in another language, word for word in the English that the rules read. The words are in languages.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_TOKEN = re.compile(r"[^\W_]+|[\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "œ": "oe", "ё": "е"})
_OWN = "\u0308\u030a"  # dots and rings make another letter, for which nobody writes the bare one: "röde", "rode"
_LONGEST = 4  # words of a phrase
_LONGEST_ENDING = 3  # letters, where a key ends in "~"
_SHORTEST_ENDED = 3  # letters before an ending
_MOSTLY = 0.5  # share of the words that must be known for the common ones to be read
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_RULED_OUT = re.compile(r"([a-z][a-z ]*?) *\bWITHOUT\b")


@dataclass(frozen=True, slots=True)
class _Language:
    """The words of a language, folded: the telling ones, all of them, those that take endings, those put in front."""

    telling: frozenset[str]
    words: Mapping[str, str]
    stems: Mapping[str, str]
    fronts: Mapping[str, str]

    def find(self, word: str) -> str | None:
        """Return the English of a folded word or phrase."""
        if word in self.words or " " in word:
            return self.words.get(word)
        for cut in range(1, min(_LONGEST_ENDING, len(word) - _SHORTEST_ENDED) + 1):
            if word[:-cut] in self.stems:
                return self.stems[word[:-cut]]
        for front, said in self.fronts.items():
            rest = self.find(word.removeprefix(front)) if word.startswith(front) else None
            if rest is not None:
                return f"{said} {rest}"
        return None

    def tells(self, word: str) -> bool:
        """Whether a word is of this language and of no other, as far as the table goes."""
        return word in self.telling or (self.find(word) is not None and word not in self.words)


def fold(word: str) -> str:
    """Return a word in lower case without accents, but with umlauts and rings."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word.lower()).translate(_LETTERS))
    kept = "".join(char for char in plain if char in _OWN or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[_Language, ...], Mapping[str, str]]:
    data = tomllib.loads(files("knotty.designer.facts").joinpath("languages.toml").read_text(encoding="utf-8"))
    unspaced = dict(sorted(data.pop("unspaced").items(), key=lambda row: -len(row[0])))
    return tuple(_read(table["words"], table["common"]) for table in data.values()), unspaced


def _read(telling: Mapping[str, str], common: Mapping[str, str]) -> _Language:
    folded = {fold(key): said for key, said in {**common, **telling}.items()}
    return _Language(
        frozenset(fold(key) for key in telling if key[-1] not in "~-"),
        {key: said for key, said in folded.items() if key[-1] not in "~-"},
        {key[:-1]: said for key, said in folded.items() if key.endswith("~")},
        {key[:-1]: said for key, said in folded.items() if key.endswith("-")},
    )


def gloss(text: str) -> str:
    """Return `text`, plain and in lower case, with the words of the language it is in as English. Never raises.

    English text comes back as it is, and so does what no table has.
    """
    languages, unspaced = _tables()
    if _UNSPACED.search(text):
        text = _gloss_unspaced(text, unspaced)
    tokens = _TOKEN.findall(text)
    words = [fold(token) for token in tokens if token[0].isalnum()]
    scored = [(_count_telling(language, words), language) for language in languages]
    best, language = max(scored, key=lambda pair: pair[0])
    return _gloss_tokens(tokens, language, words) if best[0] else text


def _gloss_unspaced(text: str, unspaced: Mapping[str, str]) -> str:
    pattern = re.compile("|".join(map(re.escape, unspaced)))
    said = pattern.sub(lambda found: f" {unspaced[found.group()]} ", text)
    return " ".join(_RULED_OUT.sub(r"without \1 ", " ".join(said.split())).split())


def _count_telling(language: _Language, words: list[str]) -> tuple[int, int]:
    """How many words, or phrases of them, tell the language; and how many it knows at all."""
    pairs = [" ".join(words[start : start + size]) for size in (2, 3, 4) for start in range(len(words) - size + 1)]
    telling = sum(language.tells(word) for word in words) + sum(pair in language.telling for pair in pairs)
    return telling, sum(language.find(word) is not None for word in words)


def _gloss_tokens(tokens: list[str], language: _Language, words: list[str]) -> str:
    mostly = sum(language.find(word) is not None or word.isdigit() for word in words) >= _MOSTLY * len(words)
    out: list[str] = []
    index = 0
    while index < len(tokens):
        size, said = _longest(tokens, index, language, mostly=mostly)
        out.append(tokens[index] if said is None else said)
        index += size
    return "".join(out)


def _longest(tokens: list[str], index: int, language: _Language, *, mostly: bool) -> tuple[int, str | None]:
    """How many tokens the longest phrase from `index` has, and its English; None where there is none."""
    if not tokens[index][0].isalnum():
        return 1, None
    for size in range(2 * _LONGEST - 1, 0, -2):
        part = tokens[index : index + size]
        if len(part) < size or any(gap != " " for gap in part[1::2]):
            continue
        phrase = " ".join(fold(word) for word in part[::2])
        said = language.find(phrase) if mostly or phrase in language.telling or language.tells(phrase) else None
        if said is not None:
            return size, said
    return 1, None
