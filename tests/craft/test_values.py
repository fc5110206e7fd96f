"""Values of the craft refuse what cannot be."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from knotty.craft.brief import Brief, Motif, Skill
from knotty.craft.layout import ITEMS, Construction, Layout, find_item
from knotty.craft.palette import Colour
from knotty.craft.yarn import HOOK_US, WEIGHTS

BLACK, WHITE = Colour("black", "#000000"), Colour("white", "#ffffff")


@pytest.mark.parametrize("value", ["", "#12345", "#1234567", "black", "123456", "#GGGGGG", "#123456\n"])
def test_a_colour_needs_a_hex_value(value: str) -> None:
    with pytest.raises(ValueError, match="hex value"):
        Colour("red", value)


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_a_colour_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        Colour(name, "#000000")


def test_hex_is_kept_in_capitals_and_read_as_numbers() -> None:
    assert (WHITE.hex, WHITE.rgb, Colour("rust", "#b7410e").rgb) == ("#FFFFFF", (255, 255, 255), (183, 65, 14))


def test_luminance_runs_from_black_to_white() -> None:
    assert (BLACK.luminance, round(WHITE.luminance, 6)) == (0.0, 1.0)
    assert (
        Colour("blue", "#0000FF").luminance < Colour("red", "#FF0000").luminance < Colour("lime", "#00FF00").luminance
    )


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (-3, 4)])
def test_a_layout_needs_a_square(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="at least one square"):
        Layout(*size)


def test_a_layout_counts_its_squares() -> None:
    assert Layout(7, 9).squares == 63


def _brief(**changes: Any) -> Brief:
    values: dict[str, Any] = {
        "title": "Riot", "item": "blanket", "motif": Motif.CLASSIC_GRANNY, "rounds": 3, "palette": (BLACK, WHITE),
        "colour_order": (0, 1, 0), "layout": Layout(2, 2), "joining_colour": 0, "border_colour": 1, "border_rounds": 2,
        "weight": 4, "skill": Skill.EASY,
    }  # fmt: skip
    return Brief(**{**values, **changes})


def test_a_brief_that_adds_up_is_taken() -> None:
    assert _brief().colour_order == (0, 1, 0)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"palette": ()}, "at least one colour"),
        ({"colour_order": (0, 1)}, "3 rounds need 3 colours"),
        ({"rounds": 4}, "4 rounds need 4 colours"),
        ({"colourways": ((1, 0, 1), (1, 0))}, "3 rounds need 3 colours in order, found 2"),
        ({"colourways": ((1, 0, 2),)}, "outside the palette"),
        ({"picture": ("012",)}, "outside the palette"),
        ({"colour_order": (0, 2, 0)}, "outside the palette"),
        ({"colour_order": (0, -1, 0)}, "outside the palette"),
        ({"joining_colour": 2}, "outside the palette"),
        ({"border_colour": 9}, "outside the palette"),
    ],
)
def test_a_brief_that_does_not_add_up_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        _brief(**changes)


def test_items_have_sizes_and_names_of_their_own() -> None:
    names = [name for item in ITEMS for name in (item.name, *item.also)]
    assert len(names) == len(set(names))
    assert all(5 <= side <= 300 for item in ITEMS for side in (item.width_cm, item.height_cm))


def test_thicker_yarn_has_fewer_stitches_a_larger_hook_and_less_length() -> None:
    assert [weight.number for weight in WEIGHTS] == list(range(8))
    for thin, thick in itertools.pairwise(WEIGHTS):
        assert thin.sc_per_10cm > thick.sc_per_10cm
        assert (thin.hook_mm, thin.sc_yarn_cm) < (thick.hook_mm, thick.sc_yarn_cm)
        assert thin.metres_per_100g > thick.metres_per_100g


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.name)
def test_yarn_of_a_stitch_is_six_and_a_half_of_its_width(weight: Any) -> None:
    assert weight.sc_yarn_cm / weight.sc_width_cm == pytest.approx(6.5, rel=0.3)
    assert weight.hook_mm in HOOK_US


def test_the_first_colourway_is_the_colour_order() -> None:
    assert _brief(colourways=((1, 1, 0),)).orders == ((0, 1, 0), (1, 1, 0))


@pytest.mark.parametrize(
    ("name", "construction"),
    [
        ("blanket", Construction.FLAT), ("afghan", Construction.FLAT), ("cushion front", Construction.FLAT),
        ("cushion cover", Construction.CUSHION), ("tote bag", Construction.TOTE), ("cowl", Construction.COWL),
        ("bunting", Construction.BUNTING), ("a thing nobody knows", Construction.FLAT),
    ],
)  # fmt: skip
def test_an_item_says_how_it_is_put_together(name: str, construction: Construction) -> None:
    assert find_item(name).construction is construction
