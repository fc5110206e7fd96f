"""Colours by name: what is found in words, and what a hex value is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.lab import lab
from knotty.craft.palette import Colour
from knotty.knowledge.colours import Sureness, find_colours, list_colours, name_colour, name_hex
from knotty.knowledge.nearness import family, is_near

CSS_BASIC = (
    "black", "silver", "gray", "white", "maroon", "red", "purple", "fuchsia", "green", "lime", "olive", "yellow",
    "navy", "blue", "teal", "aqua",
)  # fmt: skip
FAMILIES = (
    ("hot pink", "pink"), ("burgundy", "red"), ("burnt orange", "orange"), ("mustard", "yellow"), ("sage", "green"),
    ("olive", "green"), ("turquoise", "teal"), ("navy", "blue"), ("lilac", "purple"), ("chocolate brown", "brown"),
    ("cream", "beige"), ("charcoal", "grey"), ("jet black", "black"), ("pure white", "white"),
)  # fmt: skip


def test_table_has_more_than_150_names_and_no_name_twice():
    names = [colour.name for colour in list_colours()]
    assert len(names) > 150
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", [*CSS_BASIC, "mustard", "dusty rose", "sage", "charcoal", "off white", "grey"])
def test_colour_is_known_by_name(name):
    assert name_colour(name) is not None


def test_grey_and_gray_are_one_value():
    assert name_colour("Grey").hex == name_colour("GRAY").hex


@pytest.mark.parametrize(
    ("word", "meaning"), [("rouge", "red"), ("blaue", "blue"), ("azul", "blue"), ("turqoise", "turquoise")]
)
def test_other_words_mean_the_english_colour(word, meaning):
    assert name_colour(word).name == meaning


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("dusty rose and rose", ["dusty rose", "rose"]),
        ("navy-blue, navy", ["navy blue", "navy"]),
        ("dark teal", ["dark teal"]),
        ("light light", []),
        ("redeem the greenhouse", []),
        ("off, white", ["white"]),
        ("#ff0000 wool", ["bright red"]),
        ("#f00", ["bright red"]),
        ("#f001", []),
        ("", []),
    ],
)
def test_longest_name_wins_and_only_whole_words_count(text, names):
    assert [mention.colour.name for mention in find_colours(text)] == names


def test_mention_stands_where_the_word_stands():
    text = "a teal and sage throw"
    assert [text[m.start : m.end] for m in find_colours(text)] == ["teal", "sage"]


def test_food_is_a_less_sure_colour_than_red():
    assert [m.sureness for m in find_colours("red sage lemon")] == [Sureness.PLAIN, Sureness.SHADE, Sureness.THING]


def test_modifier_makes_a_lighter_or_darker_colour():
    dark, plain = find_colours("dark turquoise turquoise")
    assert dark.colour.luminance < plain.colour.luminance


def test_hex_takes_the_next_name_when_the_nearest_is_taken():
    first = name_hex("#FF0000")
    second = name_hex("#FF0000", frozenset({first.name}))
    assert second.name != first.name
    assert second.hex == first.hex == "#FF0000"


@pytest.mark.parametrize(("name", "kind"), FAMILIES)
def test_colour_belongs_to_its_family(name, kind):
    assert family(name_colour(name)) == kind


@pytest.mark.parametrize(
    ("colour", "ruled_out", "near"),
    [
        ("hot pink", "pink", True), ("navy", "blue", True), ("ice blue", "blue", True), ("teal", "green", True),
        ("lilac", "purple", True), ("red", "pink", False), ("white", "black", False), ("mustard", "green", False),
        ("charcoal", "blue", False), ("reddish brown", "brown", True),
    ],
)  # fmt: skip
def test_what_is_near_a_colour_ruled_out(colour, ruled_out, near):
    assert is_near(name_colour(colour), name_colour(ruled_out)) is near


def test_lab_of_white_and_of_red_agree_with_the_cie_formulas():
    # sRGB red is L* 53.24, a* 80.09, b* 67.20 under D65 (Lindbloom's calculator)
    assert lab("#FFFFFF") == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#FF0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.2)


@given(st.text(max_size=200))
def test_finding_never_raises_and_never_overlaps(text):
    mentions = find_colours(text.lower())
    ends = [0, *(m.end for m in mentions)]
    assert all(m.start >= end for m, end in zip(mentions, ends, strict=False))
    assert all(isinstance(m.colour, Colour) for m in mentions)
