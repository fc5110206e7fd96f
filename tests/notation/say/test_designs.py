"""Designed patterns, whole: nothing that code writes into them stays English in another language."""

from __future__ import annotations

from itertools import product

import pytest

from knotty.craft.layout import ITEMS
from knotty.craft.terms import Terms
from knotty.workshop.design import design_pattern
from knotty.workshop.say import say_pattern
from tests.soaking import keep_every

MOTIFS = (
    "classic granny squares", "solid granny squares", "cluster squares", "puff squares", "popcorn squares",
    "sunburst squares", "flower squares", "spiked squares", "hexagons", "solid hexagons", "mitred squares",
)  # fmt: skip
PANELS = ("granny stripe", "moss stitch", "ripple", "waffle stitch", "filet")
BORDERS = ("shell", "picot", "crab stitch", "scallop", "bobble", "single crochet")
LAID = ("checkerboard", "in diagonals", "stripes of squares", "ombre", "at random", "medallion", "scattered accents")
JOINS = ("join as you go", "whip stitch", "flat braid")
SHAPED = ("cushion cover", "tote", "cowl", "bunting")
LARGE = 120.0  # cm: a thing with a longer side takes long to work, and says nothing new
PROMPTS = (
    *(f"3 x 2 {motif} blanket, {BORDERS[at % 6]} border, pink and black" for at, motif in enumerate(MOTIFS)),
    *(f"{motif} dishcloth, {BORDERS[at]} border" for at, motif in enumerate(PANELS)),
    *(f"{item.name} in red, teal and cream" for item in ITEMS if max(item.width_cm, item.height_cm) < LARGE),
    *(f"blanket of 3 x 3 granny squares {laid}, {JOINS[at % 3]}, red, teal and cream" for at, laid in enumerate(LAID)),
    *(f"3 x 4 hexagons {laid}, red, teal and cream" for laid in LAID[:4]),
    *(f"{item} sunset, {join}" for item, join in product(SHAPED, JOINS)),
    "granny triangle bunting", "granny circle coaster", "granny circle potholder without a border", "moss stitch cowl",
    "moss stitch cushion cover", "one square of 1 round", "1 x 2 squares of 1 round, 1 round border",
    "baby blanket of one popcorn square",
)  # fmt: skip


@pytest.mark.parametrize("case", keep_every(list(enumerate(PROMPTS)), 4), ids=lambda case: case[1])
def test_nothing_that_a_design_says_stays_english(case: tuple[int, str]):
    seed, prompt = case
    checked = design_pattern(prompt, seed=seed, engines=()).checked
    assert [say_pattern(checked, terms).left for terms in (Terms.FR, Terms.DE)] == [(), ()]
