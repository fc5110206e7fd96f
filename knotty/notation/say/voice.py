"""A voice: a language, its terms and whether words are spelled out, with the grammar every phrase needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.language import Language, Noun, decline, derive_noun, find_stitch, load_language
from knotty.craft.terms import LANGUAGE_OF, Terms


@dataclass(frozen=True, slots=True)
class Voice:
    """How a pattern is said."""

    terms: Terms
    spelled: bool
    language: Language

    def say(self, key: str, **slots: object) -> str:
        """Return a phrase of the language with its slots filled; an empty slot leaves no gap."""
        said = self.language.find("full", key) if self.spelled else None
        template = said or self.language.find("short", key) or self.language.find("full", key)
        if template is None:
            raise KeyError(f"{self.language.code} has no phrase {key!r}")
        return " ".join(str(template).format(**slots).split())

    def stitch(self, key: str) -> Noun:
        """Return the noun of a stitch by its US abbreviation."""
        return find_stitch(self.language, key, spelled=self.spelled, uk=self.terms is Terms.UK)

    def noun(self, key: str, **slots: str) -> Noun:
        """Return another noun: `ch`, `st`, `corner`."""
        return derive_noun(self.language.tables["nouns"][key], Noun("", "", "f"), spelled=self.spelled, **slots)

    def derive(self, key: str, of: Noun, **slots: str) -> Noun:
        """Return a noun made of another, by its gender where the language has forms for it: `middle`, `skipped`."""
        nouns = self.language.tables["nouns"]
        found = next(name for name in (f"{key}_{of.gender[:1]}", f"{key}_m", key) if name in nouns)
        return derive_noun(nouns[found], of, spelled=self.spelled, **slots)

    def count(self, number: int, noun: Noun, case: str = "") -> str:
        """Return `3 dc`, as one makes or counts them; `case` is "" or "dative"."""
        if noun.work is not None:
            return noun.work[number != 1].format(n=number)
        return f"{number} {self.name(number, noun, case)}"

    def tally(self, number: int, noun: Noun) -> str:
        """Return `3 dc` as a count of what is there; a decrease is then a thing like any other."""
        return f"{number} {self.name(number, noun)}"

    def name(self, number: int, noun: Noun, case: str = "") -> str:
        """Return the noun as it stands behind a number."""
        form = "many" if number != 1 else noun.gender[:1]
        return decline(self.language, noun.one if number == 1 else noun.many, f"{case}_{form}" if case else form)

    def place(self, key: str, noun: Noun, case: str = "", number: int = 1) -> str:
        """Return `the next dc`, `the first 3 dc`: the place `key` of the language's table, in `case`."""
        tables = self.language.tables
        entry = tables.get(f"place_{case}", tables["place"])[key]
        template = (
            entry if isinstance(entry, str) else entry.get(noun.gender) or entry.get(noun.gender[:1]) or entry["m"]
        )
        strong = key == "any" and not case
        one = noun.gender[:1] if strong else "the_dative" if case else f"the_{noun.gender[:1]}"
        many = "the_dative" if case else "the_many"
        return str(template).format(
            one=decline(self.language, noun.one, one),
            many=decline(self.language, noun.many, many),
            n=number,
            nth=self.ordinal(number),
            ch_one=self.noun("ch").one,
        )

    def ordinal(self, number: int) -> str:
        """Return `3rd` as the language writes it."""
        table = self.language.tables["ordinal"]
        ending = "" if number % 100 in (11, 12, 13) else str(number % 10) if self.language.code == "en" else str(number)
        said = table.get(ending)
        if said is None:
            return str(table[""]).format(n=number)
        return f"{number}{said[1:]}"

    def preposition(self, key: str, place: str) -> str:
        """Return `place` behind a preposition, melted together where the language does (`du`, `zum`)."""
        word = self.language.tables["preposition"].get(key, "")
        said = f" {word} {place}" if word else f" {place}"
        said = said.replace("' ", "'") if word.endswith("'") else said
        for apart, together in self.language.tables.get("contractions", {}).items():
            said = said.replace(f" {apart}", f" {together}")
        return said.strip()

    def times(self, number: int) -> str:
        """Return `3 times`."""
        table = self.language.tables["times"]
        return str(table["one" if number == 1 else "many"]).format(n=number)

    def join(self, words: Sequence[str], last: str = "and") -> str:
        """Return words as a list: `a, b and c`."""
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.language.tables[last]} {words[-1]}"

    def aside(self, sentence: str, words: str) -> str:
        """Return a sentence with a remark behind it: in brackets, or spelled out without them."""
        return f"{sentence}{self.language.tables['semicolon']} {words}" if self.spelled else f"{sentence} ({words})"


def find_voice(terms: Terms, *, spelled: bool = False) -> Voice:
    """Return the voice of a dialect. English in its short form is words' and has no voice."""
    return Voice(terms, spelled, load_language(LANGUAGE_OF[terms]))
