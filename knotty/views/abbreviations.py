"""Which abbreviations a text uses, and what they mean. What the stitches are is craft's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from knotty.craft.abbreviations import explain_short
from knotty.craft.pattern import Definition
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import READ_TERMS, Terms

_COMMON: tuple[tuple[str, str], ...] = (
    ("approx", "approximately"),
    ("beg", "beginning"),
    ("BLO", "back loop only"),
    ("CC", "contrasting colour"),
    ("ch", "chain"),
    ("dec", "decrease"),
    ("FLO", "front loop only"),
    ("inc", "increase"),
    ("MC", "main colour"),
    ("MR", "magic ring"),
    ("prev", "previous"),
    ("rem", "remaining"),
    ("rep", "repeat"),
    ("rnd", "round"),
    ("RS", "right side"),
    ("sk", "skip"),
    ("sl st", "slip stitch"),
    ("sp", "space"),
    ("ss", "slip stitch"),
    ("st", "stitch"),
    ("tog", "together"),
    ("WS", "wrong side"),
    ("yo", "yarn over"),
)


def list_abbreviations(
    texts: Iterable[str], terms: Terms, definitions: Sequence[Definition] = ()
) -> tuple[tuple[str, str], ...]:
    """Return (abbreviation, meaning) for those that occur in `texts`, alphabetically, in the words of `terms`.

    What the pattern defines for itself means what it says there, whatever it usually means.
    """
    if terms not in READ_TERMS:
        return explain_short(terms, "\n".join(texts))
    own = {also.casefold(): (also, definition.name.lower()) for definition in definitions for also in definition.also}
    usual = {key: name for key, name in _meanings(terms).items() if key.casefold() not in own}
    meanings = {**usual, **dict(own.values())}
    spelling = {key.casefold(): key for key in meanings}
    finder = _find_keys(tuple(meanings)) if own else _finder(terms)
    used = {spelling[match.group(1).casefold()] for text in texts for match in finder.finditer(text)}
    told = (key for key in used if meanings[key])
    return tuple((key, meanings[key]) for key in sorted(told, key=lambda key: (key.casefold(), key)))


@cache
def _meanings(terms: Terms) -> Mapping[str, str]:
    found = dict(_COMMON)
    for stitch in STITCHES.values():
        us = terms is Terms.US
        key, name = (stitch.abbreviation, stitch.name) if us else (stitch.uk_abbreviation, stitch.uk_name)
        # "puff st" explains itself, but its "st" is no stitch apart; single letters ("p") are too often something else
        keys = [each for each in (key, *stitch.also) if len(each) > 1]
        found.update({each: "" if each.startswith(name) else name for each in keys})
    return found


@cache
def _finder(terms: Terms) -> re.Pattern[str]:
    """Match whole abbreviations, longest first, with an s; digits may touch them ("2ch", "36dc"), letters not."""
    return _find_keys(tuple(_meanings(terms)))


def _find_keys(keys: Sequence[str]) -> re.Pattern[str]:
    keys = sorted(keys, key=len, reverse=True)
    words = "|".join("(?<!1)st" if key == "st" else re.escape(key) for key in keys)  # "1st round" has no stitch in it
    return re.compile(rf"(?<![^\W\d_])({words})s?(?![^\W\d_])", re.IGNORECASE)
