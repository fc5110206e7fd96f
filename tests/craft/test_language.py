"""The tables of the languages are whole: what one can say, every other can."""

from __future__ import annotations

import pytest

from knotty.craft.language import find_stitch, load_language
from knotty.craft.stitches import STITCHES, UNITS
from knotty.craft.terms import LANGUAGE_OF, READ_TERMS, Terms, name_stitch

WRITTEN = ("fr", "de")
# Endings and elision are a language's own; English has no short form of its own here.
COMPARED = ("preposition", "place", "edge", "limit", "loop", "labels", "header")


def _phrases(code: str) -> set[str]:
    tables = load_language(code).tables
    return {*tables.get("short", {}), *tables["full"]}


@pytest.mark.parametrize("code", WRITTEN)
def test_language_has_every_phrase_that_english_has(code: str):
    assert _phrases("en") <= _phrases(code)


def test_languages_have_the_same_short_phrases():
    assert load_language("fr").tables["short"].keys() == load_language("de").tables["short"].keys()


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("table", COMPARED)
def test_language_has_every_entry_that_english_has(code: str, table: str):
    english = {key for key in load_language("en").tables[table] if not key.startswith("terms_")}
    assert english <= load_language(code).tables[table].keys()


def test_languages_have_words_for_the_same_things():
    assert load_language("fr").tables["words"].keys() == load_language("de").tables["words"].keys()


def test_every_sentence_is_there_in_every_language():
    assert all({"en", "fr", "de"} == entry.keys() for entry in load_language("sentences").tables["sentence"])


@pytest.mark.parametrize("terms", [terms for terms in Terms if terms not in READ_TERMS])
def test_every_stitch_has_a_name_of_its_own(terms: Terms):
    names = {key: name_stitch(key, terms) for key in STITCHES}
    assert len(set(names.values())) == len(names)
    assert not {key for key, name in names.items() if key == name} - {"picot"}


@pytest.mark.parametrize("code", WRITTEN)
def test_every_unit_has_a_noun(code: str):
    assert set(UNITS) <= load_language(code).tables["nouns"].keys()


@pytest.mark.parametrize("code", WRITTEN)
def test_every_noun_has_five_forms(code: str):
    tables = load_language(code).tables
    entries = [*tables["nouns"].values(), *tables["stitches"].values(), *tables["post"].values()]
    assert {len(entry) for entry in entries} == {5}


@pytest.mark.parametrize("key", ["Zorblax", "my own st"])
def test_own_stitch_of_an_author_keeps_its_name(key: str):
    assert find_stitch(load_language("fr"), key, spelled=True).one == key


def test_every_dialect_has_a_language():
    assert set(LANGUAGE_OF) == set(Terms)
