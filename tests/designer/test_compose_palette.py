"""A palette keeps what its theme is known by, whatever the seed; a rainbow its order, a dark idea its dark outside."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Brief
from knotty.designer.compose import compose_brief
from knotty.designer.facts import read_facts
from knotty.knowledge.nearness import family, is_near
from knotty.knowledge.themes import list_themes
from tests.soaking import keep_first

SEEDS = range(20)
THEMES = {theme.key: theme for theme in list_themes()}
EDGED = [theme for theme in THEMES.values() if theme.edge]
WHOLE = [theme for theme in THEMES.values() if theme.is_whole]


def _compose(prompt: str, seed: int) -> Brief:
    return compose_brief(prompt, read_facts(prompt), seed)


def _shown(brief: Brief) -> list[str]:
    """The names from the centre to the outside, each once."""
    outside = [brief.joining_colour] if brief.layout.squares > 1 else []
    outside += [brief.border_colour] if brief.border_rounds else []
    return list(dict.fromkeys(brief.palette[index].name for index in (*brief.colour_order, *outside)))


@pytest.mark.parametrize("seed", keep_first(SEEDS, 4))
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.key)
def test_signature_is_shown_whatever_the_seed(theme, seed):
    brief = _compose(f"{theme.key} blanket", seed)
    shown = _shown(brief)
    if theme.is_whole and brief.rounds + 2 < len(theme.signature):
        assert len(shown) == brief.rounds + 2
    else:
        assert {colour.name for colour in theme.signature} <= {*shown}


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
@pytest.mark.parametrize(
    ("prompt", "families"),
    [
        ("Christmas stockings colours throw", {"red", "green"}),
        ("bumblebee baby blanket", {"yellow", "black"}),
        ("Ukraine flag", {"blue", "yellow"}),
        ("lavender fields scarf", {"purple"}),
        ("frog coaster", {"green"}),
        ("ladybug cushion", {"red", "black"}),
    ],
)
def test_maker_sees_the_colours_that_the_words_mean(prompt, families, seed):
    assert families <= {family(colour) for colour in _compose(prompt, seed).palette}


@pytest.mark.parametrize("seed", keep_first(range(5), 2))
@pytest.mark.parametrize("theme", WHOLE, ids=lambda theme: theme.key)
@pytest.mark.parametrize("words", ["blanket", "coaster", "throw, 3 rounds", "blanket of 8 rounds"])
def test_whole_theme_keeps_its_order_and_to_itself(theme, words, seed):
    shown = _shown(_compose(f"{theme.key} {words}", seed))
    names = [colour.name for colour in theme.colours]
    assert len(shown) > 1
    assert shown == [name for name in names if name in shown]


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
def test_rainbow_with_few_colours_goes_from_end_to_end(seed):
    brief = _compose("3 colour rainbow blanket", seed)
    assert [family(brief.palette[index]) for index in dict.fromkeys(brief.colour_order)] == ["red", "yellow", "blue"]


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
def test_stated_border_stands_around_the_rainbow(seed):
    brief = _compose("6 round rainbow squares, black border", seed)
    assert _shown(brief) == [*(colour.name for colour in THEMES["rainbow"].colours), "black"]


@pytest.mark.parametrize("seed", keep_first(SEEDS, 4))
@pytest.mark.parametrize("theme", EDGED, ids=lambda theme: theme.key)
def test_outside_is_as_dark_or_light_as_the_theme_wants(theme, seed):
    brief = _compose(f"{theme.key} blanket, 5 rounds", seed)
    by_light = sorted(brief.palette, key=lambda colour: colour.luminance)
    wanted = by_light[0 if theme.edge == "dark" else -1]
    outside = {brief.colour_order[-1], brief.joining_colour, brief.border_colour}
    assert {brief.palette[index] for index in outside} == {wanted}


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
def test_what_is_ruled_out_goes_and_the_rest_of_the_signature_stays(seed):
    brief = _compose("bumblebee blanket, no black", seed)
    black = next(colour for colour in THEMES["bumblebee"].colours if family(colour) == "black")
    assert not any(is_near(colour, black) for colour in brief.palette)
    assert "bee yellow" in _shown(brief)


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
def test_stated_colours_stand_beside_the_signature(seed):
    shown = _shown(_compose("bumblebee blanket in pink", seed))
    assert {"pink", "bee yellow", "bee black"} <= {*shown}


@pytest.mark.parametrize("seed", keep_first(range(6), 3))
def test_three_stated_colours_leave_no_room_for_a_theme(seed):
    assert {*_shown(_compose("Christmas blanket in pink, teal and grey", seed))} == {"pink", "teal", "grey"}


@pytest.mark.parametrize("seed", keep_first(SEEDS, 4))
def test_two_themes_are_both_known(seed):
    names = {colour.name for colour in _compose("halloween pirate blanket, 6 rounds", seed).palette}
    assert {colour.name for colour in THEMES["halloween"].signature} <= names
    assert "sash red" in names


@pytest.mark.parametrize("seed", keep_first(SEEDS, 4))
def test_prompt_that_leaves_everything_open_gets_no_flag(seed):
    told = " ".join(_compose("blanket", seed).remarks)
    assert not any(told.endswith(f": {theme.key}.") for theme in WHOLE)


@pytest.mark.parametrize("key", ["rainbow", "goth", "frog"])
def test_seeds_vary_what_the_signature_leaves_open_and_repeat_themselves(key):
    briefs = [_compose(f"{key} throw", seed) for seed in SEEDS]
    assert briefs == [_compose(f"{key} throw", seed) for seed in SEEDS]
    assert len({brief.colour_order for brief in briefs}) >= 3
