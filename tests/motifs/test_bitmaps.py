"""Bitmaps are whole, told apart, and put together without touching."""

from __future__ import annotations

import string

import pytest

from knotty.motifs.bitmaps import HEART, LETTERS, centre, colour, frame, stack, write_word


def test_there_is_a_glyph_for_every_letter_and_figure_and_no_two_are_alike() -> None:
    assert set(LETTERS) == set(string.ascii_uppercase + string.digits)
    assert len(set(LETTERS.values())) == 36


@pytest.mark.parametrize("letter", sorted(LETTERS))
def test_a_glyph_is_5_by_7_and_touches_top_and_bottom(letter: str) -> None:
    glyph = LETTERS[letter]
    assert [len(row) for row in glyph] == [5] * 7
    assert set("".join(glyph)) == {"#", "."}
    assert "#" in glyph[0]
    assert "#" in glyph[-1]


def test_a_heart_is_the_same_both_ways() -> None:
    assert [row[::-1] for row in HEART] == list(HEART)
    assert HEART[-1].count("#") == 1


def test_a_word_has_an_open_column_between_letters_and_three_for_a_space() -> None:
    assert write_word("hi")[0] == "#...#..###."
    assert write_word("a b")[0] == ".###....####."
    assert {len(row) for row in write_word("love 2 all")} == {4 * 6 - 1 + 3 + 5 + 3 + 3 * 6 - 1}


@pytest.mark.parametrize("word", ["", "  ", "é", "a-b", "#"])
def test_a_word_that_cannot_be_drawn_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="only letters A to Z and figures"):
        write_word(word)


def test_a_frame_is_open_all_round() -> None:
    assert frame(("#",), 2) == (".....", ".....", "..#..", ".....", ".....")


def test_a_picture_is_centred_in_a_larger_one() -> None:
    assert centre(("##",), 5, 4) == (".....", ".##..", ".....", ".....")
    assert centre(HEART, 7, 6) == HEART
    with pytest.raises(ValueError, match="7 by 6 does not fit into 7 by 5"):
        centre(HEART, 7, 5)


def test_pictures_are_stacked_in_the_middle() -> None:
    assert stack(("#",), ("###",)) == (".#.", "...", "###")


def test_a_picture_in_two_yarns_is_for_corner_to_corner() -> None:
    assert colour((".#", "#."), "B", "A") == ("AB", "BA")
    assert colour((".#",), ".", "#") == ("#.",)
