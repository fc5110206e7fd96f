"""One round laid around what it is worked into: the real stitches relaxed along the line the round lies on.

Every stitch is drawn over its foot and keeps its width from its neighbours (spring), and is its own height away from
its foot; the line is a circle, or a polygon where the round has corners (outline).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from knotty.craft.stitches import STITCHES
from knotty.views.outline import Circle, Complexes, Level, Polygon
from knotty.views.spring import Numbers, Springs, keep_order, settle
from knotty.views.strand import Link, Role

Sides = NDArray[np.int64]
RING_RADIUS = 0.6
_TIGHTEST = 0.66  # of their width, before stitches push the round outwards
_LEVEL = 0.45  # differences in height below this are taken by the stitches, and the round stays smooth
_STIFF, _SOFT = 1.5, 0.3


@dataclass(slots=True)
class Ground:
    """What has been laid so far. `where`: the top of each node; `outline`: the line of the last round.

    `reach`: how far out that lies. `single`: the nodes that are stitches, whose feet meet. `corners`: how many
    the piece has, 0 for none. `in_fan`: rows to and fro around a ring. `half`: of the chain that rounds go around, half
    its length. `is_section`: only a part of each round is laid, open at its ends, around `corner` if it has one. All
    numbers complex, y upwards.
    """

    where: dict[int, complex] = field(default_factory=dict)
    single: set[int] = field(default_factory=set)
    outline: Circle | Polygon | Level | None = None
    reach: float = 0.0
    corners: int = 0
    in_rows: bool = False
    in_fan: bool = False
    half: float = 0.0
    is_section: bool = False
    corner: complex = 0j


def find_feet(links: Sequence[Link], points: Sequence[complex], ground: Ground) -> list[tuple[complex, ...]]:
    """Return where each link stands; nothing for chains, and for the ring.

    A chain at the start stands where what follows does.
    """
    feet: list[tuple[complex, ...]] = []
    for link in links:
        found = [
            points[place] if place >= 0 else ground.where.get(node, complex("nan"))
            for place, node in zip(link.places, link.into, strict=True)
        ]
        feet.append(_stand(link, [point for point in found if not math.isnan(point.real)], len(feet)))
    for at, link in enumerate(links[:-1]):
        if link.role is Role.START and not link.into:
            feet[at] = feet[at + 1]
            link.stand = links[at + 1].stand
    return feet


def _stand(link: Link, found: list[complex], at: int) -> tuple[complex, ...]:
    """A stitch between two others stands between them; crossed stitches change places; a decrease has many feet."""
    kind = STITCHES[link.stitch] if link.role is not Role.SPACE else None
    if kind is None or len(found) < 2:
        return tuple(found)
    if kind.consumes == kind.makes:
        return (found[(at + 1) % 2],)
    return tuple(found) if kind.consumes > 1 else (sum(found) / len(found),)


@dataclass(slots=True)
class Layer:
    """The links of one round with their feet, and how they are laid."""

    links: list[Link]
    feet: list[tuple[complex, ...]]
    in_ring: bool
    ground: Ground
    is_corner: list[bool]
    gaps: Numbers = field(init=False)
    heights: Numbers = field(init=False)
    middles: Complexes = field(init=False)
    known: NDArray[np.bool_] = field(init=False)
    stands: NDArray[np.bool_] = field(init=False)
    facing: Complexes = field(init=False)

    def __post_init__(self) -> None:
        widths = np.array([link.width for link in self.links])
        self.gaps = (widths + np.roll(widths, -1)) / 2
        self.heights = np.array([link.height for link in self.links])
        self.middles = np.array([sum(feet) / len(feet) if feet else complex("nan") for feet in self.feet])
        self.known = ~np.isnan(self.middles)
        self.stands = self._find_standing()

    def _find_standing(self) -> NDArray[np.bool_]:
        """Which links say how far out the round lies: not chains, nor spikes into earlier rounds beside others."""
        stands: NDArray[np.bool_] = self.known & (self.heights > 0)
        shallow: NDArray[np.bool_] = stands & np.array(
            [not link.places or max(link.places) >= 0 for link in self.links]
        )
        return shallow if shallow.any() else stands

    def _reaches(self) -> NDArray[np.bool_]:
        """Which links lie where their own height puts them; a spike is drawn up to the line by those beside it."""
        reaches: NDArray[np.bool_] = self.known & (self.stands | (self.heights == 0))
        return reaches

    # -- the line ----------------------------------------------------------------------------------------------------

    def lay(self) -> Complexes:
        """Return the top of each link; a chain's is the middle of its chord."""
        if self.ground.in_rows:
            return self._lay_level()
        count = sum(self.is_corner)
        if count and count == self.ground.corners:
            return self._lay_polygon(count)
        return self._lay_circle()

    def _lay_circle(self) -> Complexes:
        stands, half = self.stands, self.ground.half
        rises = np.where(self.known, Circle(1.0, half).rise(np.nan_to_num(self.middles)), np.nan) + self.heights
        if self.in_ring or not stands.any():
            rises = np.full(len(self.links), self.ground.reach + RING_RADIUS) + self.heights
            stands = self.heights > 0
        radius = float(rises[stands].mean()) if stands.any() else self.ground.reach + 1.0
        around = math.pi if self.ground.in_fan else 2 * math.pi
        radius = max(radius, self._least(), (_TIGHTEST * float(self.gaps.sum()) - 4 * half) / around)
        outline = Circle(radius, half)
        self.ground.outline = outline
        aims = outline.project(np.where(self.known, self.middles, 1.0))
        if self.ground.in_fan:
            along = self._fan_out(radius * math.pi / 2, radius * math.pi, np.where(self.known, aims, np.nan))
        else:
            along = self._settle(self._begin(aims, outline.length, 0.0), outline.length, {})
        self.facing = outline.face(along)
        return outline.place(along, self._level(np.where(self._reaches(), rises - radius, np.nan)))

    def _lay_level(self) -> Complexes:
        stands = self.known & (self.heights > 0)
        rises = np.where(self.known, self.middles.imag, np.nan) + self.heights
        tall = self.heights[self.heights > 0]
        height = (
            float(rises[stands].mean())
            if stands.any()
            else self.ground.reach + (float(tall.mean()) if len(tall) else 0.6)
        )
        outline = Level(height)
        self.ground.outline = outline
        aims = np.where(self.known, outline.project(np.where(self.known, self.middles, 0.0)), np.nan)
        self.facing = np.full(len(self.links), 1j)
        before = np.concatenate(([0.0], np.cumsum(self.gaps)[:-1]))
        begun = (before - before.mean(), aims, 1.0)
        if stands.any():
            at = np.flatnonzero(self.known)
            begun = (np.interp(before, before[at], aims[at]), aims + self._spread(1.0), 1.0)
        return outline.place(self._settle(begun, 0.0, {}), self._level(rises - height))

    def _fan_out(self, begin: float, long: float, aims: Numbers) -> Numbers:
        """Along an open line: the first and the last stay at its ends, where it was begun and turned."""
        before = np.concatenate(([0.0], np.cumsum(self.gaps)[:-1]))
        start = begin + long * before / max(float(before[-1]), 1e-6)
        ends = {0: begin, len(start) - 1: begin + long}
        scale = min(1.0, long / max(float(before[-1]), 1e-6))
        return self._settle((start, aims + self._spread(scale), scale), 0.0, ends)

    def _least(self) -> float:
        """A round worked behind the last one is drawn outside it all the same."""
        tall = float(self.heights.max(initial=0.0))
        return self.ground.reach + 0.4 * tall if not self.in_ring else 0.0

    def _lay_polygon(self, count: int) -> Complexes:
        sides_all = 2 * (count + 1) if self.ground.in_fan else count
        angle, first = (math.pi / 2, 0) if self.ground.in_fan else self._find_angle(count)
        sides: Sides = first + np.concatenate(([0], np.cumsum(self.is_corner)[:-1]))
        outline = Polygon(angle, self._find_sides(angle, sides_all, sides))
        self.ground.outline = outline
        corners = {
            at: float(outline.starts()[(sides[at] + 1) % sides_all] + outline.length * ((sides[at] + 1) // sides_all))
            for at, is_corner in enumerate(self.is_corner)
            if is_corner
        }
        if self.ground.in_fan and not self.ground.is_section:
            end = float(outline.lengths[: count + 1].sum())
            corners |= {0: 0.0, len(sides) - 1: end}
        aims = outline.project(np.where(self.known, self.middles, 0.0), sides)
        length = 0.0 if self.ground.in_fan else outline.length
        along = self._settle(self._begin_between(aims, corners, outline), length, corners)
        rises = outline.rise(self.middles, sides) + self.heights
        out = np.array(outline.out)[sides % sides_all]
        self.facing = outline.normals[sides % sides_all]
        return outline.place(along, self._level(np.where(self._reaches(), rises - out, np.nan)))

    def _find_angle(self, count: int) -> tuple[float, int]:
        """How the polygon is turned, and which of its corners comes first."""
        turn = 2 * math.pi / count
        usual = math.pi / 2 if count % 2 == 0 else -math.pi / 2
        last = self.ground.outline
        seen = [self._look(at) for at, is_corner in enumerate(self.is_corner) if is_corner]
        if any(math.isnan(point.real) for point in seen) or self.in_ring:
            return usual, 0
        if isinstance(last, Polygon) and len(last.out) == count:
            return last.angle, last.find_corner(seen[0])
        if self.ground.half and count == 4:  # the corners at the right end that come before those at the left
            leading = next((at for at, point in enumerate(seen) if point.real < 0), 0)
            return usual, -leading % count
        turned = sum(point / abs(point) * np.exp(-1j * turn * at) for at, point in enumerate(seen) if point)
        return float(np.angle(turned)) - turn / 2, 0

    def _look(self, at: int) -> complex:
        """The foot of a corner; chains have that of the stitches beside them."""
        near = [self.middles[(at + step) % len(self.links)] for step in ((0,) if self.known[at] else (-1, 1))]
        return complex(sum(near) / len(near))

    def _find_sides(self, angle: float, count: int, sides: Sides) -> tuple[float, ...]:
        """How far out each side lies: as its stitches stand; all alike unless the piece is longer than wide."""
        stands = self.stands
        if self.in_ring or not stands.any():
            tall = self.heights[self.heights > 0]
            out = np.full(count, self.ground.reach + RING_RADIUS + (float(tall.mean()) if len(tall) else 1.0))
        else:
            facing = np.exp(1j * (angle + 2 * math.pi * (sides % count) / count))
            rises = (np.nan_to_num(self.middles) * facing.conj()).real + self.heights
            mean = float(rises[stands].mean())
            own = [rises[stands & (sides % count == side)] for side in range(count)]
            out = np.array([float(rise.mean()) if len(rise) else mean for rise in own])
            opposite = (out + np.roll(out, count // 2)) / 2 if count == 4 else np.full(count, mean)
            out = opposite if float(np.ptp(opposite)) > (0.6 if self.ground.half else 1.5) else np.full(count, mean)
        needed = _TIGHTEST * float(self.gaps.sum()) - Polygon(angle, tuple(out)).length
        widening = max(0.0, needed / (2 * count * math.tan(math.pi / count)), self._least() - float(out.max()))
        return tuple(float(each) + widening for each in out)

    # -- along it ----------------------------------------------------------------------------------------------------

    def _settle(self, begun: tuple[Numbers, Numbers, float], length: float, fixed: Mapping[int, float]) -> Numbers:
        start, aims, scale = begun
        pulls = np.where(np.isnan(aims), 0.0, 1.0)
        for at, mark in fixed.items():
            aims[at], pulls[at] = mark, np.inf
        soft = np.array([link.role is Role.SPACE for link in self.links])
        stiffness = np.where(soft | np.roll(soft, -1), _SOFT, _STIFF)
        if not (pulls == 1.0).any():
            return start
        along = settle(start, Springs(np.nan_to_num(aims), pulls, self.gaps * scale, stiffness), length)
        return keep_order(along, 0.1) if (np.diff(along) < 0.05).any() else along

    def _begin(self, aims: Numbers, length: float, begin: float) -> tuple[Numbers, Numbers, float]:
        """Where links start from on a circle, and where they are drawn to: a group is spread over its foot."""
        scale = min(1.0, length / float(self.gaps.sum()))
        before = np.concatenate(([0.0], np.cumsum(self.gaps)[:-1]))
        even = before * (length / float(self.gaps.sum()))
        if self.in_ring or not self.known.any():
            return begin + even, np.full(len(aims), np.nan), scale
        stands = np.flatnonzero(self.known)
        aims[stands] = np.unwrap(aims[stands], period=length)
        start = np.interp(before, before[stands], aims[stands])
        aims[~self.known] = np.nan
        return start, aims + self._spread(scale), scale

    def _begin_between(
        self, aims: Numbers, corners: Mapping[int, float], outline: Polygon
    ) -> tuple[Numbers, Numbers, float]:
        """The same between corners, which stay where they are."""
        length, total = outline.length, float(self.gaps.sum())
        before = np.concatenate(([0.0], np.cumsum(self.gaps)[:-1]))
        at = np.array(sorted(corners))
        marks = np.array([corners[index] for index in sorted(corners)])
        at_widths = np.concatenate((before[at[-1:]] - total, before[at], before[at[:1]] + total))
        along = np.concatenate((marks[-1:] - length, marks, marks[:1] + length))
        start = np.interp(before, at_widths, along)
        scale = min(1.0, length / total)
        aims = np.where(self.known & (not self.in_ring), aims + self._spread(scale), np.nan)
        for corner, mark in corners.items():
            for member in self._run_around(corner) if self.is_corner[corner] else ():
                step = self._step(corner, member)
                over = (step > 0) != (member > corner)  # the group goes on where the round begins
                turned = (1 if member > corner else -1) if over else 0
                aims[member] = mark + step * scale + turned * length
        return start, aims, scale

    def _run_around(self, at: int) -> list[int]:
        """The group that stands in one place with the link at a corner, the link left out."""
        count = len(self.links)
        found = []
        for step in (-1, 1):
            member = at + step
            stand = self.links[member % count].stand
            if not stand or self.in_ring:
                continue
            while self.links[member % count].stand == stand and abs(member - at) < count // 2:
                found.append(member % count)
                member += step
        return found

    def _step(self, start: int, end: int) -> float:
        """How far it is from one link to another, the shorter way round, in widths."""
        before = np.cumsum(self.gaps)
        total = float(before[-1])
        far = float(before[end - 1] if end else 0.0) - float(before[start - 1] if start else 0.0)
        return (far + total / 2) % total - total / 2

    def _spread(self, scale: float) -> Numbers:
        """How far each link is from the middle of its group, those that stand in one place."""
        count = len(self.links)
        before = np.concatenate(([0.0], np.cumsum(self.gaps)[:-1])) * scale
        off = np.zeros(count)
        begin = 0
        while begin < count:
            end = self._end_group(begin)
            off[begin:end] = before[begin:end] - (before[begin] + before[end - 1]) / 2
            begin = end
        return off

    def _end_group(self, begin: int) -> int:
        """The index after the last link that stands where the one at `begin` does, chains between them counted in."""
        stand, end = self.links[begin].stand, begin + 1
        at = end
        while stand and at < len(self.links) and (self.links[at].stand == stand or self.links[at].role is Role.SPACE):
            at += 1
            if self.links[at - 1].stand == stand:
                end = at
        return end

    def _level(self, out: Numbers) -> Numbers:
        """How far tops lie from the line: a little is taken by the stitches, chains lie as those beside them."""
        out = np.sign(out) * np.maximum(np.abs(out) - _LEVEL, 0.0)
        known = np.flatnonzero(~np.isnan(out))
        if not len(known):
            return np.zeros(len(out))
        filled = np.interp(np.arange(len(out)), known, out[known], period=len(out))
        return np.clip(filled, -0.8 * float(self.heights.max()), 3.0)
