"""How alike two colours look, and which family one belongs to. Their names are in colours.

Colour differences are distances in CIE L*a*b* (1976, D65); 2 can just be seen, yarns in one piece want 12.
The hue bands of the families were set so that every named colour with a family in its name falls into it.
"""

from __future__ import annotations

import math
from functools import lru_cache

from knotty.craft.palette import Colour

_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE_POINT = (0.9505, 1.0, 1.089)
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


@lru_cache(maxsize=4096)
def lab(value: str) -> tuple[float, float, float]:
    """Return L*, a* and b* of a `#RRGGBB` value."""
    linear = [_linear(part / 255) for part in Colour("x", value).rgb]
    x, y, z = (
        _cube(sum(k * part for k, part in zip(row, linear, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE_POINT, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _cube(part: float) -> float:
    return float(part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116)


def difference(one: Colour, other: Colour) -> float:
    """Return the distance of two colours: 0 the same, 100 black to white."""
    return math.dist(lab(one.hex), lab(other.hex))


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
