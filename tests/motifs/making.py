"""Briefs to make things from, and what becomes of them."""

from __future__ import annotations

from typing import Any

from knotty.craft.brief import Brief, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import Pattern
from knotty.motifs.borders import border_definitions
from knotty.motifs.make import list_colours, write_parts
from knotty.motifs.wardrobe import find_maker

PALETTE = tuple(Colour(f"shade {number}", f"#{number}{number}4455") for number in range(4))
_MOST_ROUNDS = 4


def plan(item: str, motif: Motif = Motif.CLASSIC_GRANNY, colourways: int = 1, **changes: Any) -> Brief:
    """A brief of 2 x 3 pieces with a border of two rounds, in three colours and a fourth to join with."""
    maker = find_maker(motif)
    rounds = max(maker.fewest, _MOST_ROUNDS // maker.step * maker.step)
    orders = [tuple((place + way) % 3 for place in range(rounds)) for way in range(colourways)]
    values: dict[str, Any] = {
        "title": "Riot", "item": item, "motif": motif, "rounds": rounds, "palette": PALETTE, "colour_order": orders[0],
        "colourways": tuple(orders[1:]), "layout": Layout(2, 3), "joining_colour": 3, "border_colour": 1,
        "border_rounds": 2, "weight": 4, "skill": Skill.EASY,
    }  # fmt: skip
    return Brief(**{**values, **changes})


def make(brief: Brief) -> Pattern:
    """The pattern of a brief."""
    letters = dict(zip(list_colours(brief), "ABCDEFG", strict=False))
    definitions = (*find_maker(brief.motif).definitions, *border_definitions(brief.border_style))
    return Pattern("Riot", parts=write_parts(brief, letters), definitions=definitions)
