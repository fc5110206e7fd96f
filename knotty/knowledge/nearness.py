"""Which family a colour belongs to, and what counts as near. Names are in colours, distances in craft.lab.

The hue bands of the families were set so that every named colour with a family in its name falls into it.
"""

from __future__ import annotations

import math

from knotty.craft.lab import difference, lab
from knotty.craft.palette import Colour

_HUES = (  # upper bound of the band in degrees, family
    (18, "pink"),
    (47, "red"),
    (74, "orange"),
    (107, "yellow"),
    (178, "green"),
    (236, "teal"),
    (296, "blue"),
    (336, "purple"),
    (360, "pink"),
)
_WARM = frozenset({"red", "orange", "yellow"})
_CLOSE = ({"teal", "blue"}, {"teal", "green"})
_SAME = 20.0  # closer than this reads as the same colour to somebody who ruled it out


def family(colour: Colour) -> str:
    """Return the family of a colour: white, grey, black, brown, beige or one of the hues red to pink."""
    light, a, b = lab(colour.hex)
    chroma, hue = math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360
    if light < 14 or chroma < 9:
        return "black" if light < 22 else "white" if light > 90 else "grey"
    band = next(name for bound, name in _HUES if hue <= bound)
    return _shade_of(band, light, chroma, hue)


def _shade_of(band: str, light: float, chroma: float, hue: float) -> str:
    if band == "yellow" and hue > 100 and light <= 68:
        return "green"  # olive and its neighbours
    if band in _WARM and chroma < 34 and light > 68:
        return "pink" if band == "red" else "beige"
    if band == "red" and light > 64:
        return "pink"
    if band in ("orange", "yellow") and (light < 48 or (chroma < 36 and light <= 68)):
        return "brown"
    if band == "red" and light < 45 and chroma < 30:
        return "brown"
    if band == "pink" and light < 38:
        return "purple" if chroma < 30 else "red"
    return band


def is_near(colour: Colour, other: Colour) -> bool:
    """True where a maker who rules out `other` would not want to see `colour`. Teal is near blue and near green."""
    families = {family(colour), family(other)}
    same_word = other.name.split()[-1] in colour.name.split()
    return len(families) == 1 or families in _CLOSE or same_word or difference(colour, other) < _SAME
