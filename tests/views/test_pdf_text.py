from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.views.pdf_text import bind_numbers, clean_text, fit_text, order_line, starts_right_to_left, wrap_text

LATIN = frozenset(range(0x20, 0x17F)) | {0x25A1}
ARABIC = frozenset(range(0x20, 0x7F)) | frozenset(range(0x621, 0x64B)) | frozenset(range(0xFE70, 0xFEFD))


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("two\nlines\t and   spaces ", "two lines and spaces"),
        ("a\u202eb\u200d\u00ad\x00\x1b\ufeffc", "abc"),
        ("Punk \U0001f918\U0001f3fd rock", "Punk rock"),
        ("朋克 blanket", "□□ blanket"),
        ("\uff30\uff55\uff4e\uff4b", "Punk"),
        ("cafe\u0301", "caf\u00e9"),
        ("\ud800 lone \ue000", "lone"),
        ("\U0001f9f6", ""),
    ],
)
def test_text_is_fitted_to_the_letters_there_are(text: str, fitted: str) -> None:
    assert fit_text(text, LATIN) == fitted


@given(st.text())
def test_fitted_text_holds_only_letters_there_are(text: str) -> None:
    assert {ord(char) for char in fit_text(text, LATIN)} <= LATIN


@given(st.text())
def test_cleaned_text_is_one_line_without_controls(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == " ".join(cleaned.split())
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.text(alphabet="ab c\u00a0 ", max_size=200), st.integers(1, 30))
def test_wrapping_loses_no_letter_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrap_text(text, width, len)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\u00a0", "")
    assert all(len(line) <= width for line in lines)


def test_numbers_stay_with_what_they_count() -> None:
    bound = bind_numbers("ch 3, (2 dc, ch 2) in 4 ch-2 sps, rep from * 2 more times, sl st in top")
    assert wrap_text(bound, 9, len)[:4] == ("ch 3,", "(2 dc,", "ch 2) in", "4 ch-2")
    assert "sl st" in wrap_text(bound, 12, len)[-2]


def test_right_to_left_lines_are_turned_around() -> None:
    assert order_line("אבג (2024)") == "(2024) גבא"
    assert order_line("Rnd 1: 3 dc") == "Rnd 1: 3 dc"


def test_arabic_letters_take_the_shapes_they_have_beside_each_other() -> None:
    names = [unicodedata.name(char) for char in fit_text("بيت", ARABIC)]
    assert [name.rsplit(" ", 2)[-2] for name in names] == ["INITIAL", "MEDIAL", "FINAL"]
    assert "LAM WITH ALEF" in unicodedata.name(fit_text("لا", ARABIC))
    assert len(fit_text("لا", ARABIC)) == 1


def test_a_last_line_is_no_stub() -> None:
    assert wrap_text("join with sl st to the top of ch-3, fasten off A.", 46, len)[-1] == "off A."
    assert wrap_text("aaaa bbbb cccc dddd e", 19, len) == ("aaaa bbbb cccc", "dddd e")


def test_direction_is_that_of_the_first_letter_that_has_one() -> None:
    assert starts_right_to_left("2026 \u05d0bc")
    assert not starts_right_to_left("Punk \u05d0")
    assert not starts_right_to_left("123 !")
