"""What of a draft a model may not change, because the prompt states it. Asking the model is ask's."""

from __future__ import annotations

import random
from dataclasses import replace

from knotty.craft.brief import Brief, Motif
from knotty.craft.layout import Layout, find_item
from knotty.designer.compose_layout import Limits, Made, plan_layout
from knotty.designer.facts import Facts
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker


def find_pinned(facts: Facts, draft: Brief) -> frozenset[str]:
    """Return the names of what `facts` states and of what follows from it, as BriefTask knows them.

    Where a size is stated, motif and rounds follow from it: of another motif, or in other rounds, the squares would not
    make that size. A single square's rounds follow from the item's.
    """
    grid = facts.squares is not None or facts.columns is not None or facts.rows is not None
    sized = facts.square_cm is not None or facts.size_cm is not None
    in_rows = find_maker(draft.motif).shape is Shape.PANEL  # its width and rows go with the motif
    staged = in_rows or any((facts.centre_colour, facts.middle_colour, facts.outer_colour, facts.square_colours))
    stated = {
        "colours": bool(facts.colours and (facts.only or facts.square_colours))
        or facts.colour_count is not None
        or facts.tonal,
        "rounds": facts.rounds is not None or sized or draft.layout.squares == 1,
        "motif": facts.motif is not None or in_rows or sized,
        "layout": grid or draft.layout.squares == 1,
        "arrangement": facts.arrangement is not None or staged,
        "border_style": facts.border_style is not None,
        "skill": facts.skill is not None,
        "colour_order": staged,
        "border_colour": facts.border_colour is not None,
        "joining_colour": facts.joining_colour is not None,
        "excluded": bool(facts.excluded),
    }
    return frozenset(name for name, is_stated in stated.items() if is_stated)


def relay_squares(facts: Facts, draft: Brief, motif: Motif, rounds: int, limits: Limits) -> Layout:
    """Return the grid for squares of another motif or number of rounds, within `limits`."""
    made = Made(find_item(draft.item), motif, draft.weight, draft.border_style)
    return plan_layout(replace(facts, rounds=rounds), made, random.Random(0), limits).layout
