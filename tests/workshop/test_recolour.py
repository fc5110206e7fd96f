"""Picking each yarn anew is a change in words that ends in just these colours, whatever changes places with what."""

from __future__ import annotations

from itertools import permutations

import pytest

from knotty.craft.palette import Colour
from knotty.errors import PromptRefused
from knotty.workshop.design import design_pattern
from knotty.workshop.recolour import plan_swaps

NAVY, RUST, CREAM = Colour("navy", "#1F2A44"), Colour("rust", "#B7410E"), Colour("cream", "#FFFDD0")
FRESH = ("#000080", "#FF7F50")


def _recolour(text_of: tuple[Colour, ...], values: tuple[str, ...]) -> tuple[Colour, ...]:
    prompt = "blanket of 2 x 3 classic granny squares of 3 rounds in navy, rust and cream only, cream border"
    yarns = [yarn.colour for yarn in design_pattern(prompt, engines=()).checked.pattern.header.yarns]
    wanted = dict(zip((colour.name for colour in text_of), values, strict=True))
    edits = plan_swaps(yarns, [wanted[colour.name] for colour in yarns])
    changed = design_pattern(prompt, engines=(), edits=edits).checked.pattern.header.yarns
    places = {colour.name: at for at, colour in enumerate(yarns)}
    return tuple(changed[places[colour.name]].colour for colour in text_of)


@pytest.fixture(scope="module")
def yarns() -> tuple[Colour, ...]:
    made = design_pattern("coaster of one square in navy, rust and cream only", engines=())
    return tuple(sorted((yarn.colour for yarn in made.checked.pattern.header.yarns), key=lambda colour: colour.name))


@pytest.mark.parametrize("order", [(1, 0, 2), (1, 2, 0), (3, 1, 2), (1, 3, 2), (3, 4, 0)])
def test_each_yarn_has_the_colour_that_was_picked_for_it(yarns: tuple[Colour, ...], order: tuple[int, ...]) -> None:
    every = (*(colour.hex for colour in yarns), *FRESH)
    values = tuple(every[at] for at in order)
    changed = _recolour(yarns, values)
    assert tuple(colour.hex for colour in changed) == values
    assert len({colour.name for colour in changed}) == 3


def test_any_order_of_a_palette_is_reached_by_swaps() -> None:
    palette = [Colour(f"c{n}", f"#0000{n:02}") for n in range(5)]
    for wanted in permutations([colour.hex for colour in palette]):
        if list(wanted) == [colour.hex for colour in palette]:
            continue
        now = [colour.hex for colour in palette]
        for swap in ", ".join(plan_swaps(palette, wanted)).split(", "):
            _, one, _, other = swap.upper().split()
            at, into = now.index(one), now.index(other)
            now[at], now[into] = now[into], now[at]
        assert tuple(now) == wanted


def test_twelve_swaps_are_more_than_one_change() -> None:
    palette = [Colour(f"c{n}", f"#0000{n:02}") for n in range(12)]
    edits = plan_swaps(palette, [f"#11{n:02}00" for n in range(12)])
    assert len(edits) == 2
    assert max(map(len, edits)) <= 300


@pytest.mark.parametrize(
    ("values", "said"), [((RUST.hex, RUST.hex), "the same colour"), ((NAVY.hex, RUST.hex.lower()), "its old colour")]
)
def test_what_is_no_change_is_refused(values: tuple[str, ...], said: str) -> None:
    with pytest.raises(PromptRefused, match=said):
        plan_swaps((NAVY, RUST), values)


def test_a_change_is_told_by_the_names_of_its_colours() -> None:
    prompt = "coaster of one square in navy, rust and cream only"
    before = design_pattern(prompt, engines=()).checked.pattern.header.yarns[0].colour
    edits = (f"swap {before.hex} for {FRESH[1]}",)
    messages = design_pattern(prompt, engines=(), edits=edits).messages
    assert any(said.startswith(f'Changed by "swap {before.name} for ') and "#" not in said for said in messages)
