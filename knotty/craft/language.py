"""The words of each language as tables: stitch names, phrases, headings. Making sentences of them is notation's.

One TOML file a language in `languages/`, each naming the sources of its terms; another language is another file and a
member of `Terms`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knotty.craft.stitches import STITCHES

_TOGETHER = re.compile(r"(sc|hdc|dc|tr|dtr|trtr)([2-9])tog")
_POST = re.compile(r"(FP|BP)(sc|hdc|dc|tr|dtr|trtr)")


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable thing: its forms for one and for many, in the language's dictionary form.

    `gender` is the language's own letter, with a v where elision matters (French). A `+` in a form stands where the
    ending of an adjective goes (German); grammar fills it. `work`, for a decrease: how one and how n of it are worked.
    """

    one: str
    many: str
    gender: str
    work: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The tables of one language, as in its file. There is one of each, so it is equal to itself only."""

    code: str
    tables: Mapping[str, Any]

    def find(self, table: str, key: str) -> Any:
        """Return an entry; None for one that the language does not have."""
        return self.tables.get(table, {}).get(key)

    def word(self, words: str) -> str:
        """Return what code writes into headers and headings in this language; other words as they are."""
        said = self.find("words", words) or self.find("words", words.lower())
        if said is None:
            return words
        return f"{said[:1].upper()}{said[1:]}" if words[:1].isupper() else str(said)


@cache
def load_language(code: str) -> Language:
    """Return the language of a file `languages/<code>.toml`."""
    text = (files(__package__) / "languages" / f"{code}.toml").read_text(encoding="utf-8")
    return Language(code, tomllib.loads(text))


@cache
def find_stitch(language: Language, key: str, *, spelled: bool, uk: bool = False) -> Noun:
    """Return the noun of a stitch (its US abbreviation); an author's own stitch keeps its name.

    `spelled`: in full. `uk` matters in English only.
    """
    together, post = _TOGETHER.fullmatch(key), _POST.fullmatch(key)
    entry = language.find("stitches", key)
    if entry is not None:
        return _pick(entry, spelled=spelled)
    if together:
        return _find_together(language, together.group(1), int(together.group(2)), spelled=spelled, uk=uk)
    if post and language.find("post", post.group(1)):
        of = find_stitch(language, post.group(2), spelled=spelled, uk=uk)
        return derive_noun(language.find("post", post.group(1)), of, spelled=spelled)
    if language.code == "en":
        stitch = STITCHES[key]
        name = stitch.uk_name if uk else stitch.name
        return Noun(name, f"{name}es" if name.endswith("ch") else f"{name}s", "n")
    return Noun(key, key, "f")  # a stitch is a maille, a Masche


def _find_together(language: Language, base: str, legs: int, *, spelled: bool, uk: bool) -> Noun:
    of = find_stitch(language, base, spelled=spelled, uk=uk)
    slots = {"legs": f"{legs} {decline(language, of.many, 'many')}"}
    slots["legs_of"] = f"{legs} {decline(language, of.many, 'dative_many')}"
    one, many, gender = _slice(language.find("together", "noun"), spelled=spelled)
    verbs = language.find("together", "work")[2 if spelled else 0 :]
    work = (verbs[0].replace("{legs}", slots["legs"]), verbs[1].replace("{legs}", slots["legs"]))
    return Noun(one.format(**slots), many.format(**slots), gender, work)


def derive_noun(entry: list[str], of: Noun, *, spelled: bool, **slots: str) -> Noun:
    """Return the noun of a table entry made from another one: `{one}` and `{many}` stand for its forms."""
    one, many, gender = _slice(entry, spelled=spelled)
    every = {"one": of.one, "many": of.many, **slots}
    return Noun(one.format(**every), many.format(**every), of.gender if gender == "=" else gender)


def _pick(entry: list[str], *, spelled: bool) -> Noun:
    one, many, gender = _slice(entry, spelled=spelled)
    return Noun(one, many, gender)


def _slice(entry: list[str], *, spelled: bool) -> tuple[str, str, str]:
    start = 2 if spelled else 0
    return entry[start], entry[start + 1], entry[4]


def decline(language: Language, words: str, form: str) -> str:
    """Return `words` with the ending that `form` asks for in the place of each `+`."""
    endings = language.tables.get("endings")
    return words.replace("+", endings.get(form, "")) if endings and "+" in words else words
