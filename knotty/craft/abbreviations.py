"""Which abbreviations of a language a text uses, and what they mean. English ones are views'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from knotty.craft.language import decline, find_stitch, load_language
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, Terms


def explain_short(terms: Terms, text: str) -> tuple[tuple[str, str], ...]:
    """Return (abbreviation, meaning) for those that occur in `text`, alphabetically."""
    meanings = _meanings(terms)
    used = {match.group(1) for match in _finder(terms).finditer(text)}
    return tuple((key, meanings[key]) for key in sorted(used, key=lambda key: (key.casefold(), key)))


@cache
def _meanings(terms: Terms) -> Mapping[str, str]:
    language = load_language(LANGUAGE_OF[terms])
    found = dict(language.tables["abbreviations"])
    found |= {entry[0]: decline(language, entry[2], entry[4]) for entry in _plain(language.tables["nouns"])}
    for key in STITCHES:
        short, full = (find_stitch(language, key, spelled=spelled) for spelled in (False, True))
        if short.work is None and short.one != full.one:
            found[short.one] = decline(language, full.one, full.gender[:1])
    return MappingProxyType({key: meaning for key, meaning in found.items() if key != meaning})


def _plain(nouns: Mapping[str, list[str]]) -> list[list[str]]:
    return [entry for entry in nouns.values() if "{" not in entry[0] and " " not in entry[0] and entry[0] != entry[2]]


@cache
def _finder(terms: Terms) -> re.Pattern[str]:
    keys = "|".join(re.escape(key) for key in sorted(_meanings(terms), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’])({keys})(?![\w'’])")
