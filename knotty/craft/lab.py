"""How far apart two colours look: distances in CIE L*a*b* (1976, D65). Who sees them so is vision's.

A difference of 2 can just be seen, yarns in one piece want 12, black to white is 100.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TypeAlias

from knotty.craft.palette import Colour

Linear: TypeAlias = tuple[float, float, float]

_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE_POINT = (0.9505, 1.0, 1.089)


@lru_cache(maxsize=4096)
def lab(value: str) -> tuple[float, float, float]:
    """Return L*, a* and b* of a `#RRGGBB` value."""
    linear = to_linear(value)
    x, y, z = (
        _cube(sum(k * part for k, part in zip(row, linear, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE_POINT, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: Colour, other: Colour) -> float:
    """Return the distance of two colours: 0 the same, 100 black to white."""
    return math.dist(lab(one.hex), lab(other.hex))


def to_linear(value: str) -> Linear:
    """Return red, green and blue of a `#RRGGBB` value as amounts of light, 0-1 each (IEC 61966-2-1)."""
    red, green, blue = (_linear(part / 255) for part in Colour("x", value).rgb)
    return red, green, blue


def from_linear(light: Linear) -> str:
    """Return the `#RRGGBB` value of amounts of light; what lies outside 0-1 is cut off."""
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, part)))):02X}" for part in light)


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return float(part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055)


def _cube(part: float) -> float:
    return float(part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116)
