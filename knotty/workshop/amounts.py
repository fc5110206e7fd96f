"""What a checked pattern takes to make, and what the maker's own first square changes of it."""

from __future__ import annotations

from knotty.craft.vision import advise_contrast, find_alike_yarns
from knotty.fabric.amounts import Estimate, YarnAmount, estimate
from knotty.motifs.swatch import Recalculated, Swatch, recalculate
from knotty.workshop.check import CheckResult

__all__ = ("Estimate", "Recalculated", "YarnAmount", "advise_yarns", "estimate_check", "measure_first")
_USUAL_WEIGHT = 4  # worsted, where a pattern names no yarn


def estimate_check(result: CheckResult) -> Estimate | None:
    """Return yarn, balls and hours of a checked pattern; None where nothing of it was worked."""
    if not result.rounds:
        return None
    weight = result.pattern.header.weight
    return estimate(result.pattern, result.fabric, _USUAL_WEIGHT if weight is None else weight)


def measure_first(
    result: CheckResult, side_cm: float, grams: float = 0.0, metres_per_100g: float = 0.0
) -> Recalculated | None:
    """Return size, squares and yarn by the maker's first finished square; None for a pattern that is not of pieces.

    `side_cm` above 0; `grams` of that square and `metres_per_100g` of her yarn, 0 where she did not weigh it or look.
    """
    return recalculate(result.pattern, result.fabric, Swatch(side_cm, grams, metres_per_100g))


def advise_yarns(result: CheckResult) -> tuple[str, ...]:
    """Return sentences on the yarns: which neighbours look alike, and to whom; whether light and dark are missing."""
    alike = tuple(each.sentence for each in find_alike_yarns(result.pattern))
    contrast = advise_contrast(yarn.colour for yarn in result.pattern.header.yarns)
    return (*alike, contrast) if contrast else alike
