"""How far apart two colours look, by the formula that fits eyes best: CIEDE2000. Knotty itself uses craft.lab.

Source: Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula", Color Research & Application 30 (2005), with its
names for the parts; the test data published with it are in the tests. Scores are measured with another ruler than the
one that designs are made with.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

from knotty.craft.lab import lab
from knotty.craft.palette import Colour

Lab: TypeAlias = tuple[float, float, float]
_FAR = 25.0**7


@dataclass(frozen=True, slots=True)
class _Polar:
    light: float
    chroma: float
    hue: float  # degrees, 0-360; 0 where there is no chroma


def difference_2000(one: Colour, other: Colour) -> float:
    """Return the distance of two colours: 1 can just be seen, 100 is black to white."""
    return measure_lab(lab(one.hex), lab(other.hex))


def measure_lab(one: Lab, other: Lab) -> float:
    """Return the distance of two colours given as L*, a* and b*."""
    first, second = _stretch(one, other)
    light, chroma, turn = _steps(first, second)
    mean_light, mean_chroma, mean_hue = _means(first, second)
    weight_light = 1 + 0.015 * (mean_light - 50) ** 2 / math.sqrt(20 + (mean_light - 50) ** 2)
    weight_chroma = 1 + 0.045 * mean_chroma
    weight_hue = 1 + 0.015 * mean_chroma * _hue_weight(mean_hue)
    parts = light / weight_light, chroma / weight_chroma, turn / weight_hue
    return math.sqrt(sum(part**2 for part in parts) + _rotation(mean_chroma, mean_hue) * parts[1] * parts[2])


def _stretch(one: Lab, other: Lab) -> tuple[_Polar, _Polar]:
    """The colours in polar form, the a* axis stretched for those that are nearly grey."""
    mean = (math.hypot(*one[1:]) + math.hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + _FAR)))
    return _to_polar(one, stretch), _to_polar(other, stretch)


def _to_polar(colour: Lab, stretch: float) -> _Polar:
    light, a, b = colour[0], colour[1] * stretch, colour[2]
    return _Polar(light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def _steps(one: _Polar, other: _Polar) -> tuple[float, float, float]:
    """How far apart in lightness, chroma and hue."""
    product = one.chroma * other.chroma
    turn = (other.hue - one.hue + 180) % 360 - 180 if product else 0.0
    return (
        other.light - one.light,
        other.chroma - one.chroma,
        2 * math.sqrt(product) * math.sin(math.radians(turn / 2)),
    )


def _means(one: _Polar, other: _Polar) -> tuple[float, float, float]:
    light, chroma = (one.light + other.light) / 2, (one.chroma + other.chroma) / 2
    if not one.chroma * other.chroma:
        return light, chroma, one.hue + other.hue
    hue = (one.hue + other.hue) / 2
    if abs(one.hue - other.hue) > 180:
        hue += 180 if hue < 180 else -180
    return light, chroma, hue


def _hue_weight(hue: float) -> float:
    terms = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(share * math.cos(math.radians(times * hue + turn)) for share, times, turn in terms)


def _rotation(chroma: float, hue: float) -> float:
    """What ties chroma to hue among blues."""
    spread = 30 * math.exp(-(((hue - 275) / 25) ** 2))
    return -math.sin(math.radians(2 * spread)) * 2 * math.sqrt(chroma**7 / (chroma**7 + _FAR))
