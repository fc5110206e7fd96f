"""The outline that a round or a row takes: a polygon, a circle, a line, or what it was worked on, one step outward.

Only points; which stitches they are of is lying's. All angles are in radians, x to the right, y down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_POLYGONS = (3, 4, 5, 6, 8)
_OF_STITCHES = (3, 4, 6)
_GIVE = 0.1  # a row that differs by less than this from the one below is as wide as it
_AGAINST_CLOCK = -1.0  # right-handed makers go round against the clock, seen from the right side
RING = 0.45  # radius of the ring that a first round is worked into


@dataclass(frozen=True, slots=True)
class Run:
    """The stitches of a round in order: `feet` (n x 2), `widths` and `heights` (n).

    `firm`: what gives the outline its height, so no chains and no spikes. `corners`: indices of those that lie at
    corners. `ring`: closed. `free`: worked into a ring, feet as yet unknown. `ground`: the corners of the polygon it is
    worked around, in the same order (k x 2); empty where that has none.
    """

    feet: Floats
    widths: Floats
    heights: Floats
    firm: NDArray[np.bool_]
    corners: tuple[int, ...]
    ring: bool
    free: bool
    ground: Floats


def lie_run(run: Run) -> Floats:
    """Return where the tops of a run lie (n x 2)."""
    if not run.ring:
        if len(run.corners) == 1 and _is_middle(run.corners[0], len(run.widths)):
            return _lie_gable(run)
        return _lie_fan(run) if run.free else _lie_row(run)
    if is_polygon(run):
        return _lie_polygon(run)
    if run.free or _is_about_middle(run):
        return _lie_circle(run)
    return _lie_outside(run)


def is_polygon(run: Run) -> bool:
    """Say whether a round has straight sides: a few corners, and on every side a stitch or two between them.

    Round a polygon its corners must be that one's; else it is an edging. Stitches alone (the middle of three in one
    place) make corners of triangles, squares and hexagons only.
    """
    count = len(run.corners)
    if not run.ring or count not in _POLYGONS:
        return False
    if len(run.ground):
        return _match_corners(run) is not None
    if run.firm[list(run.corners)].any() and count not in _OF_STITCHES:
        return False
    ends = (*run.corners[1:], run.corners[0] + len(run.widths))
    sides = [end - begin for begin, end in zip(run.corners, ends, strict=True)]
    return min(sides) > 2


def _match_corners(run: Run) -> list[int] | None:
    """Which corner of the ground each corner is worked at; None where they are not the same."""
    if len(run.ground) != len(run.corners):
        return None
    apart = np.hypot(*(run.feet[list(run.corners)][:, None] - run.ground[None]).transpose(2, 0, 1))
    nearest = [int(found) for found in apart.argmin(axis=1)]
    shortest = float(np.hypot(*(np.roll(run.ground, -1, axis=0) - run.ground).T).min())
    begins_right = all((one + 1) % len(nearest) == other for one, other in pairwise(nearest))
    return nearest if begins_right and apart.min(axis=1).max() < 0.3 * shortest else None


def find_first_corner(count: int) -> float:
    """Return the angle of a corner of a polygon that lies well: a square on its side, others on a side or a corner."""
    return -math.pi / 2 if count in (3, 5, 6) else -math.pi / 2 + math.pi / count


def _is_about_middle(run: Run) -> bool:
    far = np.hypot(run.feet[:, 0], run.feet[:, 1])
    return bool(far.max() < 3.0 or far.min() > 0.88 * far.max())


def _cumulate(widths: Floats) -> Floats:
    """The middle of each, laid end to end."""
    return np.cumsum(widths) - widths / 2


def _lie_circle(run: Run) -> Floats:
    total = float(run.widths.sum())
    angles = _AGAINST_CLOCK * 2 * math.pi * _cumulate(run.widths) / total
    if run.free:
        radius = np.maximum(RING + run.heights, 0.8 * total / (2 * math.pi))
    else:
        angles += _turn(angles, np.arctan2(run.feet[:, 1], run.feet[:, 0]))
        radius = np.hypot(run.feet[:, 0], run.feet[:, 1]) + run.heights
        radius = _level(radius, run.firm)
    return np.stack((radius * np.cos(angles), radius * np.sin(angles)), axis=1)


def _level(values: Floats, firm: NDArray[np.bool_]) -> Floats:
    """What is not firm lies between its firm neighbours."""
    if not firm.any():
        return values
    return np.where(firm, values, np.interp(np.arange(len(values)), np.flatnonzero(firm), values[firm]))


def _turn(angles: Floats, wanted: Floats) -> float:
    """By how much a ring of angles is turned to come nearest to others."""
    apart = wanted - angles
    return float(np.arctan2(np.sin(apart).sum(), np.cos(apart).sum()))


def _lie_polygon(run: Run) -> Floats:
    count, size = len(run.corners), len(run.widths)
    order = (np.arange(size) + run.corners[0]) % size  # from the first corner
    feet, widths, firm = run.feet[order], run.widths[order], run.firm[order]
    begins = [(corner - run.corners[0]) % size for corner in run.corners]
    sides = [np.arange(begin + 1, end) for begin, end in zip(begins, (*begins[1:], size), strict=True)]
    matched = _match_corners(run) if len(run.ground) else None
    if matched is not None:
        normals = _look_outward(run.ground)[matched]
    else:
        stitches = [side[firm[side]] if firm[side].any() else side for side in sides]
        normals = _find_normals(count, feet, stitches, free=run.free)
    aparts = np.array([_reach(run, order[side], normal) for side, normal in zip(sides, normals, strict=True)])
    if run.free:
        aparts = np.maximum(aparts, 0.8 * widths.sum() / (2 * count * math.tan(math.pi / count)))
    corners = np.array([_meet(normals[n - 1], aparts[n - 1], normals[n], aparts[n]) for n in range(count)])
    tops = np.empty((size, 2))
    for number, side in enumerate(sides):
        here, there = corners[number], corners[(number + 1) % count]
        first, last = begins[number], (begins[number + 1] if number + 1 < count else 0)
        line = np.concatenate(([widths[first] / 2], widths[side], [widths[last] / 2]))
        shares = (_cumulate(line) / line.sum())[1:-1]
        tops[first] = here
        tops[side] = here + shares[:, None] * (there - here)
    back = np.empty_like(tops)
    back[order] = tops
    return back


def _find_normals(count: int, feet: Floats, sides: list[NDArray[np.intp]], *, free: bool) -> Floats:
    """The direction in which each side looks: evenly spread, turned to where the sides' feet are."""
    step = _AGAINST_CLOCK * 2 * math.pi / count
    angles: Floats = np.arange(count, dtype=np.float64) * step
    if free:
        begin = find_first_corner(count) + step / 2
    else:
        middles = np.array([feet[side].mean(axis=0) for side in sides]) - feet.mean(axis=0)
        begin = _turn(angles, np.arctan2(middles[:, 1], middles[:, 0]))
    angles = angles + begin
    return np.stack((np.cos(angles), np.sin(angles)), axis=1)


def _look_outward(corners: Floats) -> Floats:
    """The direction in which the side after each corner looks."""
    along = np.roll(corners, -1, axis=0) - corners
    outward = np.stack((-along[:, 1], along[:, 0]), axis=1) / np.hypot(along[:, 0], along[:, 1])[:, None]
    middles = corners + along / 2 - corners.mean(axis=0)
    return outward * (1.0 if float((outward * middles).sum()) > 0 else -1.0)


def _reach(run: Run, side: NDArray[np.intp], normal: Floats) -> float:
    """How far from the middle a side lies: its stitches' height above their feet, in the middle of the side."""
    stitches = side[run.firm[side]]
    if not len(stitches):
        stitches = side
    third = len(stitches) // 3
    middle = stitches[third : len(stitches) - third]
    return float((run.feet[middle] @ normal + run.heights[middle]).mean())


def _meet(one: Floats, far: float, other: Floats, further: float) -> Floats:
    """Where two sides meet."""
    return np.linalg.solve(np.stack((one, other)), np.array((far, further)))


def _lie_row(run: Run) -> Floats:
    """A row lies level above its feet, as wide as its stitches are, most of them straight over their feet."""
    towards = 1.0 if run.feet[-1, 0] >= run.feet[0, 0] else -1.0
    span, total = float(np.ptp(run.feet[:, 0])) + 1.0, float(run.widths.sum())
    keeps = abs(span - total) < _GIVE * total + 1.0
    x = towards * _cumulate(run.widths) * (span / total if keeps and total else 1.0)
    x += np.median((run.feet[:, 0] - x)[run.firm]) if run.firm.any() else 0.0
    level = run.feet[:, 1] - run.heights
    return np.stack((x, _level(level, run.firm)), axis=1)


def _is_middle(corner: int, size: int) -> bool:
    return size > 4 and 0.35 * size < corner + 0.5 < 0.65 * size


def _lie_gable(run: Run) -> Floats:
    """Two sides that meet in a right angle at the top; the ends of the row lie on the line below."""
    corner, size = run.corners[0], len(run.widths)
    rightward = not run.free and run.feet[-1, 0] > run.feet[0, 0]
    sides = (np.arange(corner), np.arange(corner + 1, size))
    normals = np.array([(-1.0, -1.0), (1.0, -1.0)] if rightward else [(1.0, -1.0), (-1.0, -1.0)]) / math.sqrt(2)
    if run.free:
        far = RING + float(run.heights.max())
    else:
        far = float(np.mean([_reach(run, side, normal) for side, normal in zip(sides, normals, strict=True)]))
    peak = np.array((0.0, -far * math.sqrt(2)))
    tops = np.empty((size, 2))
    tops[corner] = peak
    for side, normal in zip(sides, normals, strict=True):
        foot = np.array((math.copysign(far * math.sqrt(2), normal[0]), 0.0))
        out = side if side[0] > corner else side[::-1]  # from the peak outward
        line = np.concatenate(([run.widths[corner] / 2], run.widths[out]))
        shares = _cumulate(line)[1:] / line.sum()
        tops[out] = peak + shares[:, None] * (foot - peak)
    return tops


def _lie_fan(run: Run) -> Floats:
    """Worked into a ring and not closed: half a circle above it."""
    total = float(run.widths.sum())
    radius = np.maximum(RING + run.heights, 0.8 * total / math.pi)
    angles = -math.pi * _cumulate(run.widths) / total
    return np.stack((radius * np.cos(angles), radius * np.sin(angles)), axis=1)


def _lie_outside(run: Run) -> Floats:
    """Any other outline: each stitch outward of its foot, those of one place side by side."""
    feet = _smooth(_smooth(run.feet, 5), 5)
    along = np.roll(feet, -2, axis=0) - np.roll(feet, 2, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-6)[:, None]
    outward = np.stack((-along[:, 1], along[:, 0]), axis=1)
    if float((outward * (feet - feet.mean(axis=0))).sum()) < 0:
        outward = -outward
    near = 0.3 * run.feet + 0.7 * feet  # the corners of what it is worked on are kept, in part
    return near + outward * _level(run.heights, run.firm)[:, None]


def _smooth(points: Floats, window: int) -> Floats:
    """The mean of each point and its neighbours, all round; rings shorter than the window stay as they are."""
    if len(points) <= window:
        return points
    half = window // 2
    return sum((np.roll(points, by, axis=0) for by in range(-half, half + 1)), np.zeros_like(points)) / window
