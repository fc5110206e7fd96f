"""The composer obeys what is stated, varies with the seed, and is the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knotty.craft.brief import Brief
from knotty.craft.terms import Terms
from knotty.designer.compose import clean_prompt, compose_brief
from knotty.designer.compose_layout import best_grid
from knotty.designer.facts import Facts, read_facts
from knotty.errors import PromptRefused
from knotty.knowledge.nearness import is_near
from knotty.knowledge.themes import find_themes, list_themes
from knotty.motifs.piece import Shape
from knotty.motifs.size import brief_size_cm, side_cm
from knotty.motifs.wardrobe import find_maker
from tests.designer.fact_cases import CASES, HOSTILE, REMARKED
from tests.soaking import count_examples, keep_every, keep_first

_LOOKS = (
    "punk rock",
    "beach",
    "zorblax",
    "red and white",
    "teal only",
    "goth, no black",
    "3 colour autumn",
    "shades of blue",
)
_ITEMS = ("blanket", "baby blanket", "scarf", "cushion", "coaster")
_SHAPES = ("", "48 squares", "6 x 8 squares", "100 x 120 cm", "5 rounds")
MADE_UP = tuple(f"{look} {item} {shape}".strip() for look in _LOOKS for item in _ITEMS for shape in _SHAPES)
PROMPTS = (*(prompt for prompt, _ in CASES), *(row[0] for row in REMARKED), *MADE_UP)
_PRINT = (
    "from knotty.designer.compose import compose_brief; from knotty.designer.facts import read_facts\n"
    "for prompt in ('punk rock blanket', 'zorblax throw in red', 'hat'):\n"
    "    for seed in range(4): print(compose_brief(prompt, read_facts(prompt), seed))"
)


def _compose(prompt: str, seed: int = 0) -> Brief:
    return compose_brief(prompt, read_facts(prompt), seed)


def _assert_colours(facts: Facts, brief: Brief) -> None:
    hexes = [colour.hex for colour in brief.palette]
    assert hexes[: len(facts.colours)] == [colour.hex for colour in facts.colours]
    assert len(set(hexes)) == len({colour.name for colour in brief.palette}) == len(hexes) <= 8
    filled = brief.palette[len(facts.colours) :]
    assert not any(is_near(colour, other) for colour in filled for other in facts.excluded)
    if facts.colour_count is not None:
        assert len(brief.palette) == facts.colour_count
    elif not (facts.only or facts.square_colours) and brief.rounds > 2:
        assert len(brief.palette) >= 3
    if facts.border_colour and brief.border_rounds:
        assert brief.palette[brief.border_colour] == facts.border_colour
    if facts.joining_colour:
        assert brief.palette[brief.joining_colour] == facts.joining_colour


def _assert_shape(facts: Facts, brief: Brief) -> None:
    columns, rows = brief.layout.columns, brief.layout.rows
    if facts.columns and facts.rows:
        assert (columns, rows) == (facts.columns, facts.rows)
    if facts.squares:
        assert brief.layout.squares == facts.squares
    assert brief.rounds == (facts.rounds or brief.rounds)
    if facts.border_rounds is not None:
        assert brief.border_rounds == facts.border_rounds
    assert brief.layout.squares <= 2000


def _assert_rest(facts: Facts, brief: Brief) -> None:
    assert brief.item == (facts.item.name if facts.item else "blanket")
    assert brief.motif == (facts.motif or brief.motif)
    assert brief.weight == (brief.weight if facts.weight is None else facts.weight)
    assert brief.skill == (facts.skill or find_maker(brief.motif).skill)
    assert brief.terms == (facts.terms or Terms.US)
    assert set(facts.remarks) <= set(brief.remarks)


def _assert_title(brief: Brief) -> None:
    assert 0 < len(brief.title) <= 40
    assert brief.title == brief.title.strip()
    assert all(char.isalnum() or char in " '-" for char in brief.title)


@pytest.mark.parametrize("seed", keep_first((0, 1, 7), 1))
@pytest.mark.parametrize("prompt", keep_every(PROMPTS, 6))
def test_brief_obeys_the_facts(prompt, seed):
    facts = read_facts(prompt)
    brief = compose_brief(prompt, facts, seed)
    _assert_colours(facts, brief)
    _assert_shape(facts, brief)
    _assert_rest(facts, brief)
    _assert_title(brief)


def test_more_than_200_prompts_are_tried():
    assert len(set(PROMPTS)) > 200


@pytest.mark.parametrize("prompt", keep_every(PROMPTS, 10))
def test_every_colour_is_used_or_named_in_a_remark(prompt):
    brief = _compose(prompt, 3)
    used = {*brief.colour_order, brief.joining_colour}
    used |= {brief.border_colour} if brief.border_rounds else set()
    idle = [colour.name for index, colour in enumerate(brief.palette) if index not in used]
    assert all(any(f"show {name};" in remark for remark in brief.remarks) for name in idle)


@pytest.mark.parametrize("prompt", keep_every(MADE_UP, 5))
def test_neighbouring_rounds_differ(prompt):
    brief = _compose(prompt, 5)
    pairs = zip(brief.colour_order, brief.colour_order[1:], strict=False)
    in_rows = find_maker(brief.motif).shape is Shape.PANEL  # in stripes
    assert in_rows or len(brief.palette) == 1 or all(one != other for one, other in pairs)


@pytest.mark.parametrize("theme", list_themes(), ids=lambda theme: theme.key)
def test_palette_and_title_come_from_the_theme(theme):
    brief = _compose(f"{theme.key} blanket", 2)
    assert find_themes(f"{theme.key} blanket")[0] == theme
    stated = read_facts(f"{theme.key} blanket").colours
    assert {*brief.palette} - {*stated} <= {*theme.colours}
    assert any(title in brief.title for title in theme.titles)


@pytest.mark.parametrize("prompt", ["punk rock blanket", "zorblax blanket", "red and white throw", "blanket"])
def test_seeds_give_variety(prompt):
    briefs = [_compose(prompt, seed) for seed in range(12)]
    assert len({brief.title for brief in briefs}) >= 3
    assert len({brief.palette for brief in briefs}) >= 3
    assert len({brief.colour_order for brief in briefs}) >= 3


def test_brief_is_the_same_whatever_the_hash_seed():
    def run(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run(
            [sys.executable, "-c", _PRINT], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2")


@pytest.mark.parametrize("size", ["100 x 120 cm", "120 x 150 cm", "40 x 50 inches", "200 x 220 cm"])
@pytest.mark.parametrize("seed", keep_first(range(4), 2))
def test_stated_size_is_met_within_8_percent(size, seed):
    facts = read_facts(f"forest blanket {size}")
    brief = compose_brief(f"forest blanket {size}", facts, seed)
    made = brief_size_cm(brief)
    assert made == pytest.approx(facts.size_cm, rel=0.08)


def test_size_that_whole_squares_miss_is_remarked_on():
    assert any("do not make 100 x 105" in remark for remark in _compose("blanket 100 x 105 cm, 12 rounds").remarks)


@pytest.mark.parametrize(("prompt", "side"), [("6 inch squares", 15.2), ("30 cm squares", 30.0)])
def test_rounds_make_the_stated_square(prompt, side):
    brief = _compose(prompt)
    assert side_cm(brief.motif, brief.rounds, brief.weight) == pytest.approx(side, abs=2.0)


@pytest.mark.parametrize("item", ["coaster", "potholder", "dishcloth"])
def test_small_item_is_one_square(item):
    assert _compose(f"beach {item}").layout.squares == 1


@pytest.mark.parametrize(("squares", "grid"), [(48, (6, 8)), (47, (1, 47)), (12, (3, 4)), (63, (7, 9)), (1, (1, 1))])
def test_grid_is_the_factor_pair_nearest_a_blanket(squares, grid):
    layout = best_grid(squares, 60 / 52)
    assert (layout.columns, layout.rows) == grid


def test_strip_is_obeyed_and_a_better_number_suggested():
    brief = _compose("47 squares")
    assert brief.layout.squares == 47
    assert "47 squares only make 1 x 47; 48 would make 6 x 8." in brief.remarks


def test_number_that_makes_a_good_grid_has_no_remark_on_it():
    assert not any("only make" in remark for remark in _compose("48 squares").remarks)


def test_size_too_large_is_capped_with_a_remark():
    brief = _compose("blanket 10 m x 10 m of 2 rounds")
    assert brief.layout.squares <= 2000
    assert any("more than the 2000" in remark for remark in brief.remarks)


def test_unknown_theme_is_said_plainly():
    assert (
        "Knotty does not know 'zorblax'; it chose colours from the words themselves."
        in _compose("zorblax blanket").remarks
    )


@pytest.mark.parametrize("prompt", ["punk rock blanket", "red and white blanket"])
def test_known_prompt_has_no_remarks(prompt):
    assert _compose(prompt).remarks == ()


def test_prompt_without_theme_or_colour_gets_a_theme_of_knottys_and_is_told_so():
    briefs = [_compose("blanket", seed) for seed in range(6)]
    told = [
        remark.rpartition(": ")[2].rstrip(".") for brief in briefs for remark in brief.remarks if "no theme" in remark
    ]
    colours = {theme.key: {*theme.colours} for theme in list_themes()}
    assert len(told) == 6
    assert all({*brief.palette} <= colours[key] for brief, key in zip(briefs, told, strict=True))


def test_prompt_that_rules_out_everything_is_told_what_was_taken():
    everything = (
        "black",
        "white",
        "grey",
        "red",
        "pink",
        "blue",
        "green",
        "yellow",
        "orange",
        "purple",
        "brown",
        "teal",
        "beige",
    )
    remarks = _compose(" ".join(f"no {colour}" for colour in everything)).remarks
    assert any("Every colour was ruled out" in remark for remark in remarks)


@pytest.mark.parametrize(("prompt", "told"), [("8 colour coaster", True), ("coaster", False), ("1 square", False)])
def test_coaster_that_grows_for_its_colours_is_remarked_on(prompt, told):
    assert any("to show every colour" in remark for remark in _compose(prompt).remarks) is told


def test_thing_that_is_not_made_becomes_a_blanket_with_a_remark():
    brief = _compose("amigurumi toy")
    assert brief.item == "blanket"
    assert any("amigurumi" in remark for remark in brief.remarks)


def test_hook_decides_the_weight_where_none_is_stated():
    assert _compose("blanket with a 4 mm hook").weight == 3
    assert any("larger" in remark for remark in _compose("DK blanket with a 6 mm hook").remarks)


@pytest.mark.parametrize("prompt", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("seed", keep_first((0, 1, 2), 1))
def test_hostile_prompt_gives_a_sane_brief(prompt, seed):
    brief = _compose(prompt, seed)
    _assert_title(brief)
    told = " ".join((brief.title, *brief.remarks)).lower()
    assert not any(word in told for word in ("ignore", "script", "system", "javascript", "drop", "http", "<"))


@settings(max_examples=count_examples(60))
@given(st.text(max_size=200), st.integers())
def test_composing_never_raises_and_repeats_itself(prompt, seed):
    assert _compose(prompt, seed) == _compose(prompt, seed)


def test_many_motifs_occur():
    assert len({_compose("zorblax throw", seed).motif for seed in range(60)}) >= 12


@pytest.mark.parametrize(
    ("prompt", "said"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("🧶🧶", "no words"),
        ("?!... --", "no words"),
        ("x" * 51, "51 characters; at most 50"),
    ],
)
def test_prompt_with_nothing_to_design_from_is_refused(prompt, said):
    with pytest.raises(PromptRefused, match=said):
        clean_prompt(prompt, 50)


@pytest.mark.parametrize(("prompt", "clean"), [("  punk \n rock ", "punk rock"), ("毛布", "毛布"), ("a\x00b", "ab")])
def test_prompt_is_cleaned(prompt, clean):
    assert clean_prompt(prompt, 50) == clean


def test_a_prompt_of_moods_takes_a_theme_that_feels_so_and_says_it():
    brief = compose_brief("a brooding velvet blanket", read_facts("a brooding velvet blanket"), 0)
    assert any("feels so: goth" in remark for remark in brief.remarks)
    assert {colour.name for colour in brief.palette} & {"crow black", "oxblood"}


def test_a_mood_beside_an_unknown_idea_does_not_replace_it():
    brief = compose_brief("brooding zorblax blanket", read_facts("brooding zorblax blanket"), 0)
    assert any("zorblax" in remark for remark in brief.remarks)
