"""Every stitch of the tables is explained, in every dialect."""

from __future__ import annotations

import pytest

from knotty.craft.guide import explain_stitch, list_guide
from knotty.craft.language import load_language
from knotty.craft.stitches import STITCHES, UNITS
from knotty.craft.terms import Terms


@pytest.mark.parametrize("terms", Terms)
def test_every_stitch_and_unit_is_explained(terms: Terms):
    assert not [key for key in (*STITCHES, *UNITS) if not explain_stitch(key, terms)]


def test_every_text_is_there_in_every_language():
    assert all({"en", "fr", "de"} == entry.keys() for entry in load_language("guide").tables.values())


@pytest.mark.parametrize("terms", Terms)
def test_no_slot_is_left_open_and_no_ending_missing(terms: Terms):
    texts = [explain_stitch(key, terms) for key in list_guide()]
    assert not [text for text in texts if "{" in text or "+" in text]


def test_names_are_those_of_the_dialect():
    assert "five double crochets" in explain_stitch("popcorn", Terms.US)
    assert "five trebles" in explain_stitch("popcorn", Terms.UK)
    assert "single crochet" not in explain_stitch("spike", Terms.UK)


def test_decrease_names_what_it_is_made_of():
    assert "3 double crochets" in explain_stitch("dc3tog", Terms.US)
    assert "3 trebles" in explain_stitch("dc3tog", Terms.UK)
    assert "2 mailles serrées" in explain_stitch("sc2tog", Terms.FR)
    assert "2 feste Maschen" in explain_stitch("sc2tog", Terms.DE)


def test_taller_stitch_has_more_to_draw_through():
    steps = {"dc": "Twice", "tr": "Three times", "dtr": "Four times", "trtr": "Five times"}
    assert all(words in explain_stitch(key, Terms.US) for key, words in steps.items())


def test_own_stitch_of_an_author_is_not_explained():
    assert explain_stitch("Zorblax", Terms.US) == ""
