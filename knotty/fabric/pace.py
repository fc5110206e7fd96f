"""How long a pattern takes to make, from its stitches. A range: makers differ by far more than stitches do.

Sources, all of dc: a practised maker 55-60 in three minutes, the fastest of her time 93-98
(crochetwithdee.blogspot.com/2005/03). Half of the way to the beginner: a square of four rounds, 120 dc, takes 5-10
minutes once it is known and nearly an hour at first (madeinbracebridge.com, granny squares). So the quick end of the
range is 58 dc in three minutes, the easy-going end a third of that. A dc is four loops drawn through; other stitches
are set against it by their yarn (derived). An end takes a minute or two to weave in (unmeasured).
"""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.pattern import Part, Pattern
from knotty.craft.stitches import CHAIN_YARN, STITCHES
from knotty.fabric.fabric import Fabric, Node
from knotty.fabric.yardage import list_cuts

_QUICK_DC_S = 180 / 58
_SLOW = 3.0  # times the quick maker's time
_QUICK_END_S, _SLOW_END_S = 60.0, 120.0


@dataclass(frozen=True, slots=True)
class PartTime:
    """Minutes for one copy of a part, ends included: of a quick maker and of one who takes her time."""

    name: str
    make: int
    quick_min: float
    slow_min: float


@dataclass(frozen=True, slots=True)
class Time:
    """The time each part takes."""

    parts: tuple[PartTime, ...]

    @property
    def quick_h(self) -> float:
        """Hours of a quick maker for everything."""
        return sum(part.quick_min * part.make for part in self.parts) / 60

    @property
    def slow_h(self) -> float:
        """Hours of a maker who takes her time."""
        return sum(part.slow_min * part.make for part in self.parts) / 60


def measure_time(pattern: Pattern, fabric: Fabric) -> Time:
    """Return how long each part of a worked pattern takes, seams and the weaving in of ends included."""
    effort, ends = [0.0] * len(pattern.parts), [0] * len(pattern.parts)
    for worked in fabric.rounds:
        seams = worked.seam_places * _effort(STITCHES["sl st"].yarn)
        effort[worked.part] += seams + sum(_effort(_yarn_of(node)) * max(1, node.chains) for node in worked.nodes)
    for at, _ in list_cuts(pattern, fabric):
        ends[at] += 2
    return Time(tuple(_time(part, effort[at], ends[at]) for at, part in enumerate(pattern.parts)))


def _time(part: Part, effort: float, ends: int) -> PartTime:
    quick, slow = effort * _QUICK_DC_S + ends * _QUICK_END_S, effort * _QUICK_DC_S * _SLOW + ends * _SLOW_END_S
    return PartTime(part.name, part.make, quick / 60, slow / 60)


def _yarn_of(node: Node) -> float:
    return CHAIN_YARN if node.stitch == "ch" else STITCHES[node.stitch].yarn


def _effort(yarn: float) -> float:
    """The time of a stitch against one dc: finding the place is a third of it, drawing loops through the rest."""
    return (1 + yarn) / 3
