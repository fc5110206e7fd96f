"""How stitches are worked, told to a maker in the words of any dialect. The texts stand in languages/guide.toml."""

from __future__ import annotations

import re

from knotty.craft.language import Language, decline, find_stitch, load_language
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import LANGUAGE_OF, Terms

_BASE = "sc|hdc|dc|tr|dtr|trtr"
_TOGETHER = re.compile(rf"({_BASE})([2-9])tog")
_MADE_OF = (  # stitches told by one text, from the stitch they are a kind of
    (re.compile(rf"FP({_BASE})"), "FP"),
    (re.compile(rf"BP({_BASE})"), "BP"),
    (re.compile(r"l(hdc|dc|tr)"), "linked"),
    (re.compile(r"f(sc|hdc|dc)"), "foundation"),
)
_SLOTS = ("sc", "hdc", "dc", "tr", "dtr", "trtr")


def explain_stitch(abbreviation: str, terms: Terms) -> str:
    """Return how a stitch is worked, in sentences; empty for one that is not in the guide, such as an author's own.

    `abbreviation` is the US one, Knotty's key (`sc2tog`, `FPdc`, `puff`), or the name of a unit, texture or technique
    of the guide (`shell`, `block`, `magic ring`).
    """
    language, uk = load_language(LANGUAGE_OF[terms]), terms is Terms.UK
    together = _TOGETHER.fullmatch(abbreviation)
    if together:
        legs = _count(language, together.group(1), int(together.group(2)), uk=uk)
        return _tell(language, "together", uk=uk, legs=legs)
    for pattern, key in _MADE_OF:
        match = pattern.fullmatch(abbreviation)
        if match:
            return _tell(language, key, uk=uk, stitch=_name(language, match.group(1), uk=uk))
    return _tell(language, abbreviation, uk=uk)


def list_guide() -> tuple[str, ...]:
    """Return every stitch of the table and every unit, texture and technique that the guide explains."""
    told = load_language("guide").tables
    shared = ("together", *(key for _, key in _MADE_OF))
    return (
        *(key for key in STITCHES if explain_stitch(key, Terms.US)),
        *(k for k in told if k not in (*shared, *STITCHES)),
    )


def _tell(language: Language, key: str, *, uk: bool, **slots: str) -> str:
    entry = load_language("guide").tables.get(key)
    if entry is None:
        return ""
    names = {name: _name(language, name, uk=uk) for name in _SLOTS}
    return str(entry[language.code]).format(**names, **slots)


def _name(language: Language, key: str, *, uk: bool) -> str:
    noun = find_stitch(language, key, spelled=True, uk=uk)
    return decline(language, noun.one, noun.gender[:1])


def _count(language: Language, key: str, number: int, *, uk: bool) -> str:
    noun = find_stitch(language, key, spelled=True, uk=uk)
    return f"{number} {decline(language, noun.many, 'many')}"
