"""Yarn colours by name: finding them in words and naming a hex value. Whether a word means one is designer's."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType

from knotty.craft.lab import difference
from knotty.craft.palette import Colour

_WORD = re.compile(r"#[0-9a-f]{6}(?![0-9a-z])|#[0-9a-f]{3}(?![0-9a-z])|[^\W_]+(?:'[^\W_]+)*")
_LONGEST = 6  # words in the longest colour name
_JOINED = "joined"  # the table of names that are one colour only where they are written together
_WHITE, _BLACK = (255, 255, 255), (18, 16, 20)
_MIXES: Mapping[str, tuple[tuple[int, int, int], float]] = MappingProxyType(
    {
        "light": (_WHITE, 0.45),
        "pale": (_WHITE, 0.6),
        "pastel": (_WHITE, 0.55),
        "soft": (_WHITE, 0.35),
        "baby": (_WHITE, 0.55),
        "dusty": ((150, 140, 140), 0.4),
        "muted": ((150, 145, 140), 0.35),
        "dark": (_BLACK, 0.45),
        "deep": (_BLACK, 0.35),
        "midnight": (_BLACK, 0.6),
    }
)


class Sureness(StrEnum):
    """How surely a word is a colour: always, where it stands as one, where it is called one, only beside others."""

    PLAIN = "plain"
    SHADE = "shade"
    THING = "thing"
    WORD = "word"


_MIXED = {Sureness.THING: Sureness.SHADE, Sureness.WORD: Sureness.WORD}  # of a name with a modifier; any other is plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A colour name in a text, from `start` to `end`, and how surely it is one."""

    colour: Colour
    start: int
    end: int
    sureness: Sureness


@dataclass(frozen=True, slots=True)
class _Names:
    """`known`: Knotty's yarns. `other`: words that mean one of them. `survey`: names of public lists."""

    known: Mapping[str, tuple[Colour, Sureness]]
    other: Mapping[str, str]
    survey: Mapping[str, tuple[Colour, Sureness]]


@lru_cache(maxsize=1)
def _names() -> _Names:
    data, survey = _load("colours.toml"), _load("survey.toml")
    known = {name: (Colour(name, value), sure) for name, value, sure in _rows(data)}
    named = {name: (Colour(name, value), sure) for name, value, sure in _rows(survey)}
    apart = {name: (Colour(name, value), Sureness.PLAIN) for name, value in survey[_JOINED].items()}
    joined = {name.replace(" ", ""): found for name, found in (known | named | apart).items() if " " in name}
    return _Names(MappingProxyType(known), MappingProxyType(data["other"]), MappingProxyType(joined | named))


def _load(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files("knotty.knowledge").joinpath(name).read_text(encoding="utf-8"))


def _rows(data: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str, Sureness]]:
    return [(name, value, sure) for sure in Sureness for name, value in data.get(sure, {}).items()]


def list_colours() -> tuple[Colour, ...]:
    """Return every yarn colour that Knotty names things by, the plain ones first."""
    return tuple(colour for colour, _ in _names().known.values())


def name_colour(name: str) -> Colour | None:
    """Return the colour of a name in any of the languages known, or None. Case and hyphens do not matter."""
    found = _look_up(" ".join(name.lower().replace("-", " ").split()))
    return found[0] if found else None


def name_hex(value: str, taken: frozenset[str] = frozenset()) -> Colour:
    """Return the colour of a hex value under the nearest plain name or shade not in `taken`."""
    raw = Colour("x", value)
    free = [
        colour
        for name, (colour, sureness) in _names().known.items()
        if sureness is not Sureness.THING and name not in taken
    ]
    return Colour(min(free, key=lambda colour: difference(colour, raw)).name, value)


def find_colours(text: str) -> tuple[Mention, ...]:
    """Return the colour names and hex values in `text`, in order, longest name first, none overlapping.

    `text` must be lower case. A modifier makes a new colour of a plain name or shade: `dark teal`.
    """
    tokens = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    mentions, index = [], 0
    while index < len(tokens):
        found = _at(tokens, index, text)
        if found is None:
            index += 1
            continue
        length, colour, sureness = found
        mentions.append(Mention(colour, tokens[index][1], tokens[index + length - 1][2], sureness))
        index += length
    return tuple(mentions)


def _at(tokens: list[tuple[str, int, int]], index: int, text: str) -> tuple[int, Colour, Sureness] | None:
    word = tokens[index][0]
    if word.startswith("#"):
        digits = word[1:] if len(word) == 7 else "".join(digit * 2 for digit in word[1:])
        return 1, name_hex("#" + digits), Sureness.PLAIN
    for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
        phrase = _phrase(tokens[index : index + length], text)
        found = _look_up(phrase) if phrase else None
        if found is not None and not _is_upside_down(phrase, found[0]):
            return length, *found
    if word in _MIXES and index + 1 < len(tokens) and _phrase(tokens[index : index + 2], text):
        following = _at(tokens, index + 1, text) if tokens[index + 1][0] not in _MIXES else None
        if following is not None and not tokens[index + 1][0].startswith("#"):
            return following[0] + 1, _mix(word, following[1]), _MIXED.get(following[2], Sureness.PLAIN)
    return None


def _is_upside_down(phrase: str, colour: Colour) -> bool:
    """Whether a screen's `dark turquoise` is lighter than the turquoise that Knotty knows as a yarn."""
    modifier, _, rest = phrase.partition(" ")
    known = _names().known.get(rest)
    if modifier not in ("dark", "light") or known is None or phrase in _names().known:
        return False
    return (colour.luminance > known[0].luminance) == (modifier == "dark")


def _phrase(tokens: list[tuple[str, int, int]], text: str) -> str:
    """The words as one phrase; empty where more than a space or hyphen stands between them."""
    for (_, _, end), (_, start, _) in pairwise(tokens):
        if text[end:start] not in (" ", "-"):
            return ""
    return " ".join(token[0] for token in tokens)


def _look_up(phrase: str) -> tuple[Colour, Sureness] | None:
    names = _names()
    if phrase in names.other:
        colour, sureness = names.known[names.other[phrase]]
        return colour, Sureness.SHADE if phrase == "rot" else sureness  # English "rot" is no colour
    return names.known.get(phrase) or names.survey.get(phrase)


def _mix(modifier: str, colour: Colour) -> Colour:
    towards, share = _MIXES[modifier]
    mixed = (round(part + (goal - part) * share) for part, goal in zip(colour.rgb, towards, strict=True))
    return Colour(f"{modifier} {colour.name}", "#" + "".join(f"{part:02X}" for part in mixed))
