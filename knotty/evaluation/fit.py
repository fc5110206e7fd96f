"""How well a palette suits the idea of a prompt: its distance to the colours that the theme calls for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knotty.craft.palette import Colour
from knotty.evaluation.case import Case
from knotty.evaluation.ciede import difference_2000
from knotty.knowledge.themes import list_themes


def measure_fit(palette: Sequence[Colour], case: Case) -> float:
    """Return how far `palette` is from the case's theme, in CIEDE2000: 0 the very colours, above 20 something else.

    The mean of two means: from each colour the theme is known by to the nearest of the palette, and from each colour
    of the palette that the prompt does not name to the nearest of the theme.
    """
    theme = next(theme for theme in list_themes() if theme.key == case.theme)
    named = {said.casefold() for said in case.colours}
    free = [colour for colour in palette if not {colour.name.casefold(), colour.hex.casefold()} & named]
    known_by = [_nearest(colour, palette) for colour in theme.signature]
    chosen = [_nearest(colour, theme.colours) for colour in free] or known_by
    return (_mean(known_by) + _mean(chosen)) / 2


def _nearest(colour: Colour, others: Iterable[Colour]) -> float:
    return min(difference_2000(colour, other) for other in others)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
