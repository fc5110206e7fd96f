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
    """A round without corners."""

    radius: float

    @property
    def length(self) -> float:
        """Once around."""
        return 2 * math.pi * self.radius

    def project(self, points: Complexes) -> Numbers:
        """Return how far along, from angle 0, the nearest points lie."""
        along: Numbers = np.angle(points) * self.radius
        return along

    def rise(self, points: Complexes) -> Numbers:
        """Return how far out points lie."""
        out: Numbers = np.abs(points)
        return out

    def place(self, along: Numbers, out: Numbers) -> Complexes:
        """Return the points `along`, `out` beyond the line."""
        placed: Complexes = (self.radius + out) * np.exp(1j * along / self.radius)
        return placed


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
