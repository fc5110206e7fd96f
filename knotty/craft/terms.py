"""Crochet dialects as data: which word means which stitch. Rendering and reading with them is notation's and views'."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from knotty.craft.language import find_stitch, load_language
from knotty.craft.stitches import STITCHES


class Terms(StrEnum):
    """Dialects a pattern can be written in. US inside Knotty; any other is a view."""

    US = "us"
    UK = "uk"
    FR = "fr"
    DE = "de"


READ_TERMS = (Terms.US, Terms.UK)  # what Knotty reads; the others it only writes
LANGUAGE_OF: Mapping[Terms, str] = MappingProxyType({Terms.US: "en", Terms.UK: "en", Terms.FR: "fr", Terms.DE: "de"})
TERMS_NAMES: Mapping[Terms, str] = MappingProxyType(
    {Terms.US: "US terms", Terms.UK: "UK terms", Terms.FR: "français", Terms.DE: "Deutsch"}
)
TO_UK: Mapping[str, str] = MappingProxyType({key: stitch.uk_abbreviation for key, stitch in STITCHES.items()})
_UK_WORDS: Mapping[str, str] = MappingProxyType({"skip": "miss", "gauge": "tension", "yo": "yrh"})
_US_WORDS: Mapping[str, str] = MappingProxyType({uk: us for us, uk in _UK_WORDS.items()})
FROM_UK: Mapping[str, str] = MappingProxyType({uk: us for us, uk in TO_UK.items()})


def name_stitch(abbreviation: str, terms: Terms) -> str:
    """Return the abbreviation of a stitch (given in US terms) in `terms`; unknown ones as they are."""
    if terms in READ_TERMS:
        return abbreviation if terms is Terms.US else TO_UK.get(abbreviation, abbreviation)
    return find_stitch(load_language(LANGUAGE_OF[terms]), abbreviation, spelled=False).one


def name_word(word: str, terms: Terms) -> str:
    """Return an English word that is no stitch but differs between dialects (`skip`, `gauge`, `yo`) in `terms`."""
    said = (_US_WORDS if terms is Terms.US else _UK_WORDS).get(word.lower(), word)
    return said.capitalize() if word[:1].isupper() else said
