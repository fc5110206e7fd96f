"""What a pattern takes to make: yarn by colour, in balls, and hours. Metres of each yarn are yardage's."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from knotty.craft.pattern import Pattern
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.fabric import Fabric
from knotty.fabric.pace import Time, measure_time
from knotty.fabric.yardage import measure_yarn, metres_to_buy


@dataclass(frozen=True, slots=True)
class YarnAmount:
    """What a piece takes of one yarn. `used_m` is net, `buy_m` with some to spare; `grams` and `balls` are to buy."""

    letter: str
    used_m: float
    buy_m: int
    grams: int
    balls: int
    ball_g: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """Yarns in the order of their letters, and the time to make the piece."""

    yarns: tuple[YarnAmount, ...]
    time: Time


def estimate(pattern: Pattern, fabric: Fabric, weight: int) -> Estimate:
    """Return what a worked pattern takes in yarn of CYC `weight`."""
    return Estimate(list_amounts(measure_yarn(pattern, fabric, weight), weight), measure_time(pattern, fabric))


def list_amounts(used_m: Mapping[str, float], weight: int, metres_per_100g: float = 0.0) -> tuple[YarnAmount, ...]:
    """Return what to buy of each yarn. `metres_per_100g` from the maker's ball band; 0: what is usual of the weight."""
    yarn = WEIGHTS[weight]
    length = metres_per_100g or yarn.metres_per_100g
    found = []
    for letter, metres in sorted(used_m.items()):
        buy = metres_to_buy(metres)
        grams = math.ceil(buy / length * 100)
        found.append(YarnAmount(letter, metres, buy, grams, math.ceil(grams / yarn.ball_g), yarn.ball_g))
    return tuple(found)
