"""Carets stand under the words they mean, whatever the words are made of."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.workshop.columns import measure, quote


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("dc", 2),
        ("漢字", 4),
        ("🧶", 2),
        ("e\u0301", 1),
        ("\t", 4),
        ("👩🏽\u200d🎨", 2),
        ("❤\ufe0f", 1),
        ("ﬁ", 1),
        ("\x1b[31m", 5),
    ],
)
def test_width_is_what_a_terminal_gives_it(text: str, columns: int) -> None:
    assert measure(text) == columns


@pytest.mark.parametrize(
    "lead", ["", "Rnd 3: ", "🧶🧶 ", "漢字 ", "e\u0301e\u0301 ", "\t\t", "x" * 300, "漢" * 90, "\t" * 80]
)
@pytest.mark.parametrize("tail", ["", " x" * 200])
def test_carets_stand_under_the_words(lead: str, tail: str) -> None:
    line = f"{lead}ch-2 sp{tail}"
    words, carets, done = quote(line, [(len(lead), len(lead) + 7)], 60)
    column = carets.index("^")
    assert done == 1
    assert carets.strip() == "^" * 7
    assert measure(words) <= 60
    assert measure(words[: words.index("ch-2 sp")]) == column


def test_spans_that_were_cut_away_are_left_for_another_line() -> None:
    line = f"flurb {'dc, ' * 60}frob"
    words, carets, done = quote(line, [(0, 5), (len(line) - 4, len(line))], 60)
    assert (words[:5], carets, done) == ("flurb", "^^^^^", 1)


def test_control_characters_do_not_reach_the_terminal() -> None:
    words, _, _ = quote("Rnd 1:\x1b[2J \u202edc\x07", [(0, 3)], 60)
    assert all(unicodedata.category(char) not in ("Cc", "Cf") for char in words)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40), st.integers(20, 120))
def test_any_text_is_quoted_within_the_width(line: str, begin: int, length: int, width: int) -> None:
    begin = min(begin, len(line))
    words, carets, done = quote(line, [(begin, min(begin + length, len(line)))], width)
    assert measure(words) <= width
    assert "^" in carets
    assert done == 1
