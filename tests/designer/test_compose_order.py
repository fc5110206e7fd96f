"""Colours go where the prompt says: the squares', the border's, the joins', from the centre to the outside."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Brief
from knotty.designer.compose import compose_brief
from knotty.designer.facts import read_facts
from knotty.designer.pins import find_pinned
from knotty.knowledge.palettes import hash_palette

SEEDS = range(6)


def _compose(prompt: str, seed: int) -> Brief:
    return compose_brief(prompt, read_facts(prompt), seed)


def _rounds(brief: Brief) -> list[str]:
    return [brief.palette[index].name for index in brief.colour_order]


def _ends(brief: Brief) -> tuple[str, str]:
    return brief.palette[brief.joining_colour].name, brief.palette[brief.border_colour].name


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("prompt", "rounds", "joining", "border"),
    [
        ("squares in pink, border in black", {"pink"}, "pink", "black"),
        ("pink squares with a grey border", {"pink"}, "pink", "grey"),
        ("pink and blue squares joined in white", {"pink", "blue"}, "white", "white"),
        ("black trim on teal squares, joined in cream", {"teal"}, "cream", "black"),
        ("12 pink squares, black border", {"pink"}, "pink", "black"),
    ],
)
def test_squares_joins_and_border_have_their_own_colours(prompt, rounds, joining, border, seed):
    brief = _compose(prompt, seed)
    assert {*_rounds(brief)} == rounds
    assert _ends(brief) == (joining, border)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 rounds", ["red", "white", "blue"]),
        ("4 rounds", ["red", "white", "white", "blue"]),
        ("6 rounds", ["red", "red", "white", "white", "blue", "blue"]),
    ],
)
def test_rounds_go_from_the_centre_to_the_outside_in_even_bands(words, expected, seed):
    brief = _compose(f"red center white middle blue outside, {words}", seed)
    assert _rounds(brief) == expected
    assert _ends(brief) == ("blue", "blue")


def test_first_and_last_round_are_one_round_each_where_one_is_said():
    brief = _compose("first round red, last round black, the rest grey, 6 rounds", 0)
    assert _rounds(brief) == ["red", "grey", "grey", "grey", "grey", "black"]


@pytest.mark.parametrize("seed", SEEDS)
def test_colours_without_a_place_follow_as_mentioned(seed):
    rounds = list(dict.fromkeys(_rounds(_compose("yellow in the middle, then orange, then red", seed))))
    assert rounds == ["yellow", "orange", "red"]


def test_middle_that_has_no_round_is_named():
    brief = _compose("red center, white middle, blue outside, 2 rounds", 0)
    assert _rounds(brief) == ["red", "blue"]
    assert any("too few rounds to show white" in remark for remark in brief.remarks)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("colour", ["white", "navy", "grey"])
@pytest.mark.parametrize("form", ["all {} blanket", "entirely {} blanket", "plain {} blanket", "monochrome {} throw"])
def test_only_one_colour_is_one_colour(form, colour, seed):
    assert [yarn.name for yarn in _compose(form.format(colour), seed).palette] == [colour]


def test_only_shades_of_a_colour_are_several_of_it():
    names = [yarn.name for yarn in _compose("only shades of purple", 1).palette]
    assert len(names) >= 3
    assert all("purple" in name for name in names)


@pytest.mark.parametrize(
    ("prompt", "pinned"),
    [
        ("red center, blue outside", {"colour_order", "border_colour", "arrangement"}),
        ("pink squares with a grey border", {"colour_order", "border_colour", "colours", "arrangement"}),
        ("pink squares", set()),
    ],
)
def test_what_the_prompt_places_no_model_may_move(prompt, pinned):
    facts = read_facts(prompt)
    assert find_pinned(facts, compose_brief(prompt, facts, 0)) == pinned


@pytest.mark.parametrize("prompt", ["zorblax blanket", "please make a zorblax blanket", "I need zorblax, a throw"])
def test_palette_of_unknown_words_is_theirs_whatever_stands_around_them(prompt):
    brief = _compose(prompt, 0)
    assert {*brief.palette} <= {*hash_palette(("zorblax",))}
    assert "Knotty does not know 'zorblax'; it chose colours from the words themselves." in brief.remarks
