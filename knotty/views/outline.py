"""The line a round or a row lies on: a circle, sides that meet in corners, a level.

Numbers are complex, y upwards, a ring's middle 0.
An outline is gone along anticlockwise, as a right-handed maker does with the right side facing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knotty.views.spring import Numbers

Complexes = NDArray[np.complex128]


@dataclass(frozen=True, slots=True)
class Circle:
    """A round without corners: a circle, or around a chain an oval.

    `radius`: from a level line through the middle that reaches `half` each way.
    """

    radius: float
    half: float = 0.0

    @property
    def length(self) -> float:
        """Once around."""
        return 2 * math.pi * self.radius + 4 * self.half

    def project(self, points: Complexes) -> Numbers:
        """Return how far along the nearest points lie, from the right end of the upper side on."""
        core = self._core(points)
        ends = np.abs(core.real) >= self.half - 1e-6
        off = points - core
        outward = np.sign(core.real) + 0j if self.half else np.full(len(points), 1j)
        off = np.where(np.abs(off) < 0.1, np.where(ends, outward, 1j * np.sign(points.imag + 1e-9)), off)
        angles = np.mod(np.angle(off) - math.pi / 2, 2 * math.pi)  # 0 upwards, anticlockwise
        upper, lower = self.half - core.real, 2 * self.half + math.pi * self.radius + self.half + core.real
        straight = np.where(off.imag > 0, upper, lower)
        left = angles < math.pi if not self.half else core.real < 0
        bend = np.where(left, 2 * self.half, np.where(angles == 0, -2 * math.pi * self.radius, 4 * self.half))
        along: Numbers = np.where(ends | (self.half == 0), bend + angles * self.radius, straight)
        return along

    def rise(self, points: Complexes) -> Numbers:
        """Return how far out points lie."""
        out: Numbers = np.abs(points - self._core(points))
        return out

    def face(self, along: Numbers) -> Complexes:
        """Return the way outwards at places along the line."""
        bend, flat = math.pi * self.radius, 2 * self.half
        along = np.mod(along, self.length)
        turned = np.clip(along - flat, 0.0, bend) + np.clip(along - 2 * flat - bend, 0.0, bend)
        facing: Complexes = 1j * np.exp(1j * turned / self.radius)
        return facing

    def place(self, along: Numbers, out: Numbers) -> Complexes:
        """Return the points `along`, `out` beyond the line."""
        bend, flat = math.pi * self.radius, 2 * self.half
        at: Numbers = np.mod(along, self.length)
        core = self.half - np.clip(at, 0.0, flat) + np.clip(at - flat - bend, 0.0, flat)
        reach = (self.radius + out).astype(np.complex128)
        placed: Complexes = core + reach * self.face(along)
        return placed

    def _core(self, points: Complexes) -> Complexes:
        return np.clip(points.real, -self.half, self.half).astype(np.complex128)


@dataclass(frozen=True, slots=True)
class Level:
    """A row, from left to right."""

    height: float

    def project(self, points: Complexes) -> Numbers:
        """Return how far along points lie."""
        along: Numbers = points.real
        return along

    def place(self, along: Numbers, out: Numbers) -> Complexes:
        """Return the points `along`, `out` above the line."""
        placed: Complexes = along + 1j * (self.height + out)
        return placed


@dataclass(frozen=True, slots=True)
class Polygon:
    """Sides that meet in corners: side j faces `angle` + j turns of 2 pi / n and is `out[j]` from the middle."""

    angle: float
    out: tuple[float, ...]

    @property
    def normals(self) -> Complexes:
        """Where the sides face."""
        count = len(self.out)
        facing: Complexes = np.exp(1j * (self.angle + 2 * math.pi * np.arange(count) / count))
        return facing

    @property
    def corners(self) -> Complexes:
        """Corner j is where side j meets side j + 1."""
        normals, out = self.normals, np.array(self.out)
        turn = 2 * math.pi / len(out)
        reach = (np.roll(out, -1) - out * math.cos(turn)) / math.sin(turn)
        met: Complexes = normals * out + 1j * normals * reach
        return met

    @property
    def lengths(self) -> Numbers:
        """Length of each side."""
        long: Numbers = np.abs(self.corners - np.roll(self.corners, 1))
        return long

    @property
    def length(self) -> float:
        """Once around."""
        return float(self.lengths.sum())

    def starts(self) -> Numbers:
        """How far along each side begins; side 0 at 0."""
        begun: Numbers = np.concatenate(([0.0], np.cumsum(self.lengths)[:-1]))
        return begun

    def find_corner(self, point: complex) -> int:
        """Return which corner a point is nearest to."""
        return int(np.argmin(np.abs(self.corners - point)))

    def project(self, points: Complexes, sides: NDArray[np.int64]) -> Numbers:
        """Return how far along points lie on the sides they belong to; sides count on after a whole turn."""
        count = len(self.out)
        side = sides
        around, at = side // count, side % count
        begin = np.roll(self.corners, 1)[at]
        tangent = 1j * self.normals[at]
        along = np.clip(((points - begin) * tangent.conj()).real, 0.0, self.lengths[at])
        found: Numbers = self.starts()[at] + along + around * self.length
        return found

    def rise(self, points: Complexes, sides: NDArray[np.int64]) -> Numbers:
        """Return how far from the middle points lie, seen from the sides they belong to."""
        facing = self.normals[sides % len(self.out)]
        out: Numbers = (points * facing.conj()).real
        return out

    def place(self, along: Numbers, out: Numbers) -> Complexes:
        """Return the points `along`, `out` beyond the line."""
        begins = self.starts()
        along = np.mod(along, self.length)
        side = np.clip(np.searchsorted(begins, along, side="right") - 1, 0, len(begins) - 1)
        normals = self.normals[side]
        placed: Complexes = np.roll(self.corners, 1)[side] + 1j * normals * (along - begins[side]) + normals * out
        return placed
