"""Words of a model are cleaned before anything else sees them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.designer.words import NAME_CHARS, TITLE_CHARS, clean_name, clean_title, read_hex


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Punk Rock Blanket", "Punk Rock Blanket"),
        ("  Rock 'n' Roll & Lace ", "Rock 'n' Roll & Lace"),
        ("Mum’s Sea–Side", "Mum's Sea-Side"),
        ("Żółty Motyl", "Żółty Motyl"),
        ("夜の海", "夜の海"),
        ("हिन्दी कंबल", "हिन्दी कंबल"),
        ("<b>Punk</b> <script>alert(1)</script>", "Punk alert 1"),
        ("&lt;b&gt;Punk&lt;/b&gt; &amp; Lace", "Punk & Lace"),
        ("**Wave** _of_ `Light`", "Wave of 'Light"),
        ("[Wave](https://bad.example/x) [1]", "Wave 1"),
        ("See https://bad.example/x?y=1 now", "See now"),
        ("www.bad.example Wave", "Wave"),
        ("Wa\u202eve\u200b \x1b[31mred\x00", "Wa ve 31mred"),
        ("Wave\nof\tLight", "Wave of Light"),
        ("Z\u0335\u0321\u0322\u0327\u0328algo", "Z\u0335\u0321algo"),
        ("\u0301 Wave", "Wave"),
        ("\u3164\uffa0", ""),
        ("🧶 12 🧶", ""),
        ("-&'-", ""),
        ("", ""),
    ],
)
def test_title_keeps_words_and_nothing_else(said: str, kept: str):
    found = clean_title(said)
    assert unicodedata.normalize("NFD", found) == unicodedata.normalize("NFD", kept)


def test_long_title_is_cut_between_words():
    found = clean_title("Thunder and lightning over the harbour of a very small town by the sea")
    assert found == "Thunder and lightning over the harbour of a very small town"
    assert len(clean_title("x" * 10_000)) == TITLE_CHARS
    assert len(clean_name("very dark and deep midnight blue green")) <= NAME_CHARS


@given(st.text(max_size=200))
def test_no_text_gets_anything_else_through(text: str):
    found = clean_title(text)
    assert len(found) <= TITLE_CHARS
    assert found == " ".join(found.split())
    assert all(mark in " '-&" or unicodedata.category(mark)[0] in "LMN" for mark in found)


@given(st.text(max_size=200))
def test_cleaning_what_is_clean_changes_nothing(text: str):
    assert clean_title(clean_title(text)) == clean_title(text)


@pytest.mark.parametrize(
    ("said", "value"),
    [("#1a2b3c", "#1A2B3C"), ("1A2B3C", "#1A2B3C"), (" #abc ", "#AABBCC"), ("#12345", ""), ("red", ""), ("", "")],
)
def test_hex_value_is_read_or_refused(said: str, value: str):
    assert read_hex(said) == value


@pytest.mark.parametrize("said", ["#1A2B3C; background:url(x)", "#1A2B3G", "#١٢٣٤٥٦", "#1A2B3C\n\n#", "rgb(1,2,3)"])
def test_anything_round_a_hex_value_is_refused(said: str):
    assert read_hex(said) == ""
