"""Prompts in other languages are read in the words of English; English ones are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.designer.facts.gloss import fold, gloss


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("couverture bleue et grise, sans bordure", "blanket blue and grey, without border"),
        ("ein schal in dunkelgrün und hellgrau", "a scarf in dark green and light grey"),
        ("cojín morado sin borde", "cushion purple without border"),
        ("una sciarpa rossa", "a scarf red"),
        ("een sjaal in rood en zwart", "a scarf in red and black"),
        ("um cachecol vermelho e preto", "a scarf red and black"),
        ("filt med 30 rutor, utan kant", "blanket with 30 squares, without border"),
        ("mørkeblå babytæppe", "dark blue baby blanket"),
        ("koc dla niemowlaka żółty i biały", "baby blanket yellow and white"),
        ("красный и чёрный шарф", "red and black scarf"),
        ("赤と黒のマフラー", "red and black scarf"),
        ("紺色のクッション、ピンクなし", "navy cushion , without pink"),
    ],
)
def test_other_languages_are_said_in_english(said, english):
    assert gloss(said) == english


@pytest.mark.parametrize(
    "text",
    [
        "she rode to the coast, a blanket of fire and ice",
        "sort of a rand, lila and solo in the wit of oscar wilde, blanket",
        "core colours: a manta ray, a plaid scarf, rot and rust",
        "no red, en route to la palma, blanket for the den",
        "zorblax",
        "",
    ],
)
def test_english_is_left_as_it_is(text):
    assert gloss(text) == text


def test_accents_do_not_matter_but_umlauts_are_letters():
    assert fold("Débutante") == "debutante"
    assert fold("RÖDE") == "röde"
    assert gloss("echarpe rouge") == "scarf red"


@given(st.text(max_size=200))
def test_gloss_never_raises(text):
    assert isinstance(gloss(text.lower()), str)
