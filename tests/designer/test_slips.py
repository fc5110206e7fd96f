"""Misspelt words of crochet and colour are read as they are meant; other words, however near, are not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.designer.facts.slips import correct, mend_slips
from knotty.knowledge.themes import list_themes


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("blankit", "blanket"), ("sqaures", "squares"), ("crochett", "crochet"), ("burgandy", "burgundy"),
        ("hexigon", "hexagon"), ("turqoise", "turquoise"), ("charcole", "charcoal"), ("skalloped", "scalloped"),
        ("chevrn", "chevron"), ("bornder", "border"), ("purpel", "purple"), ("blu", "blue"), ("blankett", "blanket"),
    ],
)  # fmt: skip
def test_slip_is_mended(slip, meant):
    assert correct(slip) == meant


@pytest.mark.parametrize(
    "word",
    ["punk", "team", "greek", "write", "striped", "teak", "oliver", "scarlett", "creamy", "whites", "goth", "zorblax",
     "tables", "cloud", "steel", "linden", "ruby", "rosie", "walnut", "counter", "border", "rib", "an"],
)  # fmt: skip
def test_other_words_are_left_alone(word):
    assert correct(word) == word


def test_words_of_themes_are_no_slips():
    words = {word for theme in list_themes() for phrase in (theme.key, *theme.words) for word in phrase.split()}
    changed = {word: correct(word) for word in words if word.isascii() and correct(word) != word}
    assert changed == {}


@given(st.text(max_size=200))
def test_mending_never_raises_and_is_done_once(text):
    assert mend_slips(mend_slips(text.lower())) == mend_slips(text.lower())
