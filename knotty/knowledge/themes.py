"""Themes: what an idea looks like in yarn, and finding them in a prompt. The themes themselves are in themes.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from knotty.craft.brief import Motif
from knotty.craft.palette import Colour

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST = 4  # words in the longest synonym
_LONGEST_PROMPT = 20_000  # characters looked at
_MISSPELT = 0.82  # difflib ratio: one slip in six letters passes, two do not
_SHORTEST_MISSPELT = 5
_MOST_MISSPELT = 60  # words compared; difflib is slow and a prompt untrusted
_KEEP = 2  # colours without which a maker would not know the idea, where the file does not say

Edge = Literal["dark", "light", ""]


@dataclass(frozen=True, slots=True)
class Theme:
    """An idea in yarn. `words` are lower case; `moods` are adjectives; `titles` what a piece may be called.

    The first `keep` colours are what a maker knows the idea by. `edge`: what the outside of the piece wants to be.
    A `mild` theme gives way to any other in the same prompt. `motifs`: what it likes to be worked in, the best first.
    """

    key: str
    words: tuple[str, ...]
    colours: tuple[Colour, ...]
    moods: tuple[str, ...]
    titles: tuple[str, ...]
    keep: int = _KEEP
    edge: Edge = ""
    mild: bool = False
    motifs: tuple[Motif, ...] = ()

    @property
    def signature(self) -> tuple[Colour, ...]:
        """The colours that no piece of this theme goes without."""
        return self.colours[: self.keep]

    @property
    def is_whole(self) -> bool:
        """Whether all its colours belong, in their order, and no others: a rainbow, a flag."""
        return self.keep >= len(self.colours)


@dataclass(frozen=True, slots=True)
class _Hit:
    theme: Theme
    words: int
    letters: int
    exact: bool
    position: int

    @property
    def rank(self) -> tuple[bool, bool, int, int, int]:
        return self.theme.mild, not self.exact, -self.words, self.position, -self.letters


@lru_cache(maxsize=1)
def list_themes() -> tuple[Theme, ...]:
    """Return every theme, in the order of the file."""
    data = tomllib.loads(files("knotty.knowledge").joinpath("themes.toml").read_text(encoding="utf-8"))
    return tuple(
        Theme(
            row["key"],
            tuple(row["words"]),
            tuple(Colour(name, value) for name, value in row["colours"]),
            tuple(row["moods"]),
            tuple(row["titles"]),
            row.get("keep", _KEEP),
            row.get("edge", ""),
            row.get("mild", False),
            tuple(Motif(name) for name in row.get("motifs", ())),
        )
        for row in data["theme"]
    )


@lru_cache(maxsize=1)
def _index() -> Mapping[str, Theme]:
    return MappingProxyType({_plain(word): theme for theme in list_themes() for word in (theme.key, *theme.words)})


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Words that would pass for a misspelt theme and are none, found by running SCOWL's American word list through."""
    text = files("knotty.knowledge").joinpath("ordinary.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def find_themes(text: str) -> tuple[Theme, ...]:
    """Return the themes named in `text`, best first: exact before misspelt, longer phrases first, then as mentioned.

    Whole words only; where two phrases overlap the longer wins. Equal for equal text, never raises.
    """
    hits = sorted(_hits(_tokens(text)), key=lambda hit: hit.rank)
    return tuple({hit.theme.key: hit.theme for hit in hits}.values())


def find_mood_themes(words: Sequence[str]) -> tuple[Theme, ...]:
    """Return the themes that feel as `words` say ("brooding", "velvet"), the one with most of them first.

    Only where every word is a mood: beside another word, that word is the idea. Empty for no words.
    """
    asked = {word.lower() for word in words}
    known = {mood for theme in list_themes() for mood in theme.moods}
    if not asked or not asked <= known:
        return ()
    found = [theme for theme in list_themes() if asked & set(theme.moods)]
    return tuple(sorted(found, key=lambda theme: -len(asked & set(theme.moods))))


def theme_phrases(text: str) -> tuple[str, ...]:
    """Return the words and phrases of `text` that name a theme, in lower case, hyphens as spaces, longest first."""
    tokens = _tokens(text)
    return tuple(" ".join(tokens[hit.position : hit.position + hit.words]) for hit in _hits(tokens))


def _tokens(text: str) -> list[str]:
    return _WORD.findall(_plain(text[:_LONGEST_PROMPT]))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").replace("-", " ")


def _hits(tokens: list[str]) -> list[_Hit]:
    hits, free = [], [True] * len(tokens)
    for length in range(_LONGEST, 0, -1):
        for start in range(len(tokens) - length + 1):
            theme = _exact(tokens[start : start + length]) if all(free[start : start + length]) else None
            if theme is not None:
                letters = sum(map(len, tokens[start : start + length]))
                hits.append(_Hit(theme, length, letters, exact=True, position=start))
                free[start : start + length] = [False] * length
    left = [index for index, is_free in enumerate(free) if is_free and len(tokens[index]) >= _SHORTEST_MISSPELT]
    for index in left[:_MOST_MISSPELT]:
        theme = _misspelt(tokens[index])
        if theme is not None:
            hits.append(_Hit(theme, 1, len(tokens[index]), exact=False, position=index))
    return hits


def _exact(words: list[str]) -> Theme | None:
    *first, last = words
    endings = (last, last.removesuffix("s"), last.removesuffix("'s"), last.removesuffix("es"))
    return next((_index()[key] for end in endings if (key := " ".join((*first, end))) in _index()), None)


@lru_cache(maxsize=2048)
def _misspelt(word: str) -> Theme | None:
    """The theme of a slip of the pen: same first letter, nearly the same length, and not an ordinary word itself."""
    if word in _ordinary() or word.removesuffix("s") in _ordinary():
        return None
    near = [
        known
        for known in _index()
        if " " not in known
        and len(known) >= _SHORTEST_MISSPELT
        and known[0] == word[0]
        and abs(len(known) - len(word)) < 2
    ]
    close = difflib.get_close_matches(word, near, n=1, cutoff=_MISSPELT)
    return _index()[close[0]] if close else None
