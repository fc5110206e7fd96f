"""The seats of a round whose tops are laid: where its feet stand, how its chains hang. Laying it is layer's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knotty.fabric.fabric import WorkedRound
from knotty.views.laid import Seat, bend_chains, find_bow, stack_chains, to_point
from knotty.views.layer import RING_RADIUS, Ground, Layer, find_feet
from knotty.views.outline import Circle, Complexes, Polygon
from knotty.views.strand import Link, Role, read_strand, stands_in_ring

_SPREAD = 0.3  # how far the feet of a group stand apart in a space, of how far their tops do
_UP = 0.92  # of a stitch's length is drawn, so that its foot does not touch the top below


def place_round(
    points: Sequence[complex], worked: WorkedRound, index: int, ground: Ground, corners: frozenset[int] = frozenset()
) -> list[Seat]:
    """Return the seats of a round worked along `points`, one for each place of its base; `ground` grows by it.

    `index` is the round's in the fabric; `corners` are the nodes, counted within the round, that lie in corners.
    """
    links = read_strand(worked)
    if not links:
        return []
    feet = find_feet(links, points, ground)
    backwards = _runs_left(points) if ground.in_rows else _runs_clockwise(points, worked)
    if backwards:
        links, feet = links[::-1], feet[::-1]
    is_corner = [link.node in corners for link in links]
    if ground.is_section:
        shown = [at for at, known in enumerate(feet) if known]
        if not shown:
            return []
        cut = slice(shown[0], shown[-1] + 1)
        links, feet = links[cut], feet[cut]
        is_corner = _find_turn(links, feet, is_corner[cut], ground)
    layer = Layer(links, feet, stands_in_ring(worked), ground, is_corner)
    seats = _Seater(layer, layer.lay(), worked.first_node, index, backwards).seat()
    return seats[::-1] if backwards else seats


def _find_turn(
    links: Sequence[Link], feet: Sequence[tuple[complex, ...]], is_corner: Sequence[bool], ground: Ground
) -> list[bool]:
    """Where a section turns its corner: at that of the round; else in the middle of what stands on the last one."""
    turns = [at for at, turn in enumerate(is_corner) if turn]
    if ground.corners and len(turns) != 1:
        apart = [abs(sum(known) / len(known) - ground.corner) if known else float("inf") for known in feet]
        nearest = [at for at, far in enumerate(apart) if far <= min(apart) + 0.3]
        turns = [nearest[len(nearest) // 2]]
    return [ground.corners > 0 and at == turns[0] for at, _ in enumerate(links)]


def _runs_clockwise(points: Sequence[complex], worked: WorkedRound) -> bool:
    """After turning, a round goes the other way."""
    if stands_in_ring(worked) or len(points) < 3:
        return False
    line = np.array(points)
    line = line[~np.isnan(line)]
    after = np.roll(line, -1) if worked.base.ring else line[1:]
    return bool(len(line)) and float((line[: len(after)].conj() * after).imag.sum()) < 0


def _runs_left(points: Sequence[complex]) -> bool:
    """Row 1 is worked from right to left, the next one back."""
    known = [point.real for point in points if not np.isnan(point.real)]
    return len(known) < 2 or known[-1] < known[0]


@dataclass(slots=True)
class _Seater:
    """`first_node`: of the round in the fabric. `backwards`: it was worked the other way than it is laid."""

    layer: Layer
    tops: Complexes
    first_node: int
    index: int
    backwards: bool

    def seat(self) -> list[Seat]:
        """Return the seats as they are laid, and remember where the tops are."""
        ground = self.layer.ground
        ground.reach = max(ground.reach, self._find_reach())
        if ground.is_section and any(self.layer.is_corner):
            ground.corner = complex(self.tops[self.layer.is_corner.index(True)])
        make = {Role.SPACE: self._seat_space}
        return [make.get(link.role, self._seat_stitch)(at, link) for at, link in enumerate(self.layer.links)]

    def _find_reach(self) -> float:
        outline = self.layer.ground.outline
        if isinstance(outline, Polygon):
            return min(outline.out)
        return float((outline.rise(self.tops) if isinstance(outline, Circle) else self.tops.imag).max())

    def _seat_space(self, at: int, link: Link) -> Seat:
        start, end = self._neighbours(at)
        ground, top = self.layer.ground, complex(self.tops[at])
        if self.layer.is_corner[at] and isinstance(ground.outline, Polygon):
            over = top * 2 - (start + end) / 2 if link.chains > 2 else top
        else:
            way = end - start
            out = way / (1j * abs(way)) if way else complex(self.layer.facing[at])
            over = (start + end) / 2 + out * find_bow(abs(way), link.chains)
        if self.backwards:
            start, end = end, start
        chains = bend_chains(start, end, over, link.chains)
        ground.where[self.first_node + link.node] = start / 4 + over / 2 + end / 4
        return self._make(link, start, end, (start,), chains)

    def _neighbours(self, at: int) -> tuple[complex, complex]:
        """The tops that chains hang between; at the end of a row they end in the air."""
        tops, ground, count = self.tops, self.layer.ground, len(self.tops)
        if not (ground.in_rows or ground.in_fan) or 0 < at < count - 1:
            return complex(tops[at - 1]), complex(tops[(at + 1) % count])
        half = 1j * complex(self.layer.facing[at]) * self.layer.links[at].width / 2
        if ground.in_rows:
            half = -half
        return (
            complex(tops[at - 1]) if at else complex(tops[at]) - half,
            complex(tops[at + 1]) if at < count - 1 else complex(tops[at]) + half,
        )

    def _seat_stitch(self, at: int, link: Link) -> Seat:
        ground, top, known = self.layer.ground, complex(self.tops[at]), self.layer.feet[at]
        feet = known or (self._imagine_foot(link, top),)
        if len(known) == 1 and not (link.into and link.into[0] in ground.single):
            aside = 1j * complex(self.layer.facing[at])
            feet = (feet[0] + aside * ((top - feet[0]) * aside.conjugate()).real * _SPREAD,)
        feet = tuple(top + (foot - top) * _UP for foot in feet)
        foot = sum(feet) / len(feet)
        ground.where[self.first_node + link.node] = top
        ground.single.add(self.first_node + link.node)
        chains = stack_chains(foot, top, link.chains) if link.role is Role.START else []
        return self._make(link, foot, top, feet, chains)

    def _imagine_foot(self, link: Link, top: complex) -> complex:
        """In the ring, or where nobody knows: straight below."""
        if self.layer.ground.in_rows:
            return top - 1j * max(link.height, 0.3)
        out = top / max(abs(top), 1e-6)
        return out * RING_RADIUS if self.layer.in_ring else top - out * max(link.height, 0.3)

    def _make(
        self,
        link: Link,
        foot: complex,
        top: complex,
        feet: tuple[complex, ...],
        chains: Sequence[tuple[complex, float]],
    ) -> Seat:
        shown = tuple((*to_point(middle), angle) for middle, angle in chains)
        legs = tuple(to_point(each) for each in feet)
        node = self.first_node + link.node
        return Seat(node, self.index, link.role, link.stitch, to_point(foot), to_point(top), legs, shown)
