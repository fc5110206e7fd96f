"""Crochet dialects as data: which word means which stitch. Rendering and reading with them is notation's and views'."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from knotty.craft.stitches import STITCHES


class Terms(StrEnum):
    """Dialects a pattern can be written in. US inside Knotty; any other is a view."""

    US = "us"
    UK = "uk"


TO_UK: Mapping[str, str] = MappingProxyType({key: stitch.uk_abbreviation for key, stitch in STITCHES.items()})
_UK_WORDS: Mapping[str, str] = MappingProxyType({"skip": "miss", "gauge": "tension", "yo": "yrh"})
_US_WORDS: Mapping[str, str] = MappingProxyType({uk: us for us, uk in _UK_WORDS.items()})
FROM_UK: Mapping[str, str] = MappingProxyType({uk: us for us, uk in TO_UK.items()})


def name_stitch(abbreviation: str, terms: Terms) -> str:
    """Return the abbreviation of a stitch (given in US terms) in `terms`; unknown ones as they are."""
    return abbreviation if terms is Terms.US else TO_UK.get(abbreviation, abbreviation)


def name_word(word: str, terms: Terms) -> str:
    """Return a word that is no stitch but differs between dialects (`skip`, `gauge`, `yo`) in `terms`."""
    said = (_US_WORDS if terms is Terms.US else _UK_WORDS).get(word.lower(), word)
    return said.capitalize() if word[:1].isupper() else said
