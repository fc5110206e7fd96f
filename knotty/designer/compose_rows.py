"""Which row of a panel has which colour. Squares are compose_order's."""

from __future__ import annotations

import random
from collections.abc import Sequence

from knotty.craft.brief import Arrangement
from knotty.craft.palette import Colour
from knotty.designer.compose_layout import Plan
from knotty.designer.compose_order import Order
from knotty.designer.facts import Facts
from knotty.knowledge.themes import Theme
from knotty.motifs.filet import FILLED

_STRIPES = (2, 2, 4, 6)  # rows of one colour, even so that yarn changes at one edge


def order_rows(
    palette: Sequence[Colour], facts: Facts, plan: Plan, rng: random.Random, theme: Theme | None = None
) -> Order:
    """Return stripes of the palette's colours, the border in one of them; one wide band of each for a flag, an ombre.

    Along an ombre the bands go from dark to light. What is drawn in a net is of one colour, or nobody could read it. A
    stated colour of the border is left out of the stripes where two
    others are there.
    """
    stripe = rng.choice(_STRIPES)
    border = next((at for at, colour in enumerate(palette) if colour == facts.border_colour), None)
    free = [at for at in range(len(palette)) if at != border]
    ring = free if len(free) > 1 or border is None else list(range(len(palette)))
    banded = (theme is not None and theme.is_whole) or facts.arrangement is Arrangement.OMBRE
    if facts.arrangement is Arrangement.OMBRE:
        ring.sort(key=lambda at: palette[at].luminance)
    if banded:
        stripe = -(-plan.rounds // len(ring))
    stripe = max(1, min(stripe, -(-plan.rounds // len(ring))))
    drawn = _find_drawn(plan)
    rows = tuple(ring[0] if row in drawn else ring[row // stripe % len(ring)] for row in range(plan.rounds))
    edge = rows[-1] if border is None else border
    used = {*rows, *([edge] if plan.border_rounds else [])}
    return Order(rows, edge, edge, tuple(at for at in range(len(palette)) if at not in used))


def _find_drawn(plan: Plan) -> range:
    """The rows, from the bottom, between which words stand, one open row above and below them."""
    filled = [row for row, cells in enumerate(reversed(plan.picture)) if FILLED in cells]
    return range(filled[0] - 1, filled[-1] + 2) if filled else range(0)
