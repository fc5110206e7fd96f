"""The stitch names in a pattern's instructions, and how each is worked, in the pattern's own terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from knotty.craft.guide import explain_stitch, list_guide
from knotty.craft.language import find_stitch, load_language
from knotty.craft.pattern import Definition, Pattern
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, Terms

_FIRST = ("ch sp", "ch")  # "ch-2 sp" is one thing, and read before "ch"
_ALSO = {"ch sp": r"ch-\d+ (?:corner )?(?:sp|space|lp|loop)s?", "v-st": r"v-(?:st|stitch)(?:es|s)?", "ch": r"ch"}
_UNSAID = frozenset({"group", "block", "moss", "waffle"})  # words that instructions use in other senses


@dataclass(frozen=True, slots=True)
class Meaning:
    """A stitch in full, "double crochet (dc)", and how it is worked."""

    name: str
    text: str


def split_stitches(text: str, pattern: Pattern) -> tuple[str, ...]:
    """Return an instruction as plain text and stitch names in turns; the first and last are plain, and may be empty."""
    return tuple(_finder(pattern.terms, pattern.definitions).split(text))


def find_meanings(pattern: Pattern, words: Iterable[str]) -> Mapping[str, Meaning]:
    """Return what each of the stitch names that split_stitches gave means, by the name in lower case."""
    keys = _name_keys(pattern.terms)
    own = {name.lower(): each for each in pattern.definitions for name in (each.name, *each.also)}
    found: dict[str, Meaning] = {}
    for word in {word.lower() for word in words}:
        definition = own.get(_singular(word, own))
        key = "ch sp" if word.startswith("ch-") else keys.get(_singular(word, keys), "")
        found[word] = _tell_own(definition) if definition else _tell(word, key, pattern.terms)
    return MappingProxyType(found)


def _tell_own(definition: Definition) -> Meaning:
    return Meaning(definition.name, definition.said or definition.text)


def _tell(word: str, key: str, terms: Terms) -> Meaning:
    full = find_stitch(load_language(LANGUAGE_OF[terms]), key, spelled=True, uk=terms is Terms.UK).one
    name = {"ch": "chain", "ch sp": "chain space"}.get(key, full)
    return Meaning(name if name == word else f"{name} ({word})", explain_stitch(key, terms))


def _singular(word: str, known: Mapping[str, object]) -> str:
    return next((form for form in (word, word.removesuffix("s"), word.removesuffix("es")) if form in known), word)


@lru_cache(maxsize=8)
def _name_keys(terms: Terms) -> Mapping[str, str]:
    """Return the key of every name of a stitch that the guide explains, names in lower case."""
    keys: dict[str, str] = {}
    for key in list_guide():
        if key in _UNSAID:
            continue
        if key not in STITCHES:
            keys.setdefault(key, key)
            continue
        stitch = STITCHES[key]
        named = (stitch.uk_abbreviation, stitch.uk_name) if terms is Terms.UK else (stitch.abbreviation, stitch.name)
        for name in (*named, *(also for also in stitch.also if len(also) > 2)):
            keys[name.lower()] = key
    return MappingProxyType(keys | {"slip stitch": "sl st", "ss": "sl st", "sl st": "sl st"})


@lru_cache(maxsize=64)
def _finder(terms: Terms, definitions: tuple[Definition, ...]) -> re.Pattern[str]:
    names = set(_name_keys(terms)) - set(_FIRST)
    names |= {name.lower() for each in definitions for name in (each.name, *each.also)}
    longest = (rf"{re.escape(name)}s?" for name in sorted(names, key=len, reverse=True) if name not in _ALSO)
    either = "|".join((_ALSO["ch sp"], _ALSO["v-st"], *longest, _ALSO["ch"]))
    return re.compile(rf"(?<![\w'’-])({either})(?![\w'’])", re.IGNORECASE)
