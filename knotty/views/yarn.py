"""The shapes that stitches have in yarn: links, posts, balls. Where each stitch lies is preview's.

A shape stands on its origin, UNIT wide and UNIT high, top up, and is drawn in three tones of one yarn: the
shadow at its rim, the yarn itself, and the light on its strands. No strokes, so that it can be stretched.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TypeAlias

from knotty.craft.lab import from_linear, lab, to_linear
from knotty.views.drawing import Path, Point, Symbol

UNIT = 20.0  # of a drawing: the width of one sc
_BLACK_YARN = 22.0  # L* below which light does the work of shadow
_RIM = 0.07  # how far the shadow shows round a shape
_Steps: TypeAlias = tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Tones:
    """A yarn's own colour and its shades, `#RRGGBB`."""

    shadow: str
    yarn: str
    light: str


_Shape: TypeAlias = Callable[[Tones], tuple[Path, ...]]


@lru_cache(maxsize=256)
def shade_yarn(value: str) -> Tones:
    """Return the tones of a yarn: deeper in the shadow, paler in the light, further apart for very dark yarns."""
    lightness = lab(value)[0]
    if lightness < _BLACK_YARN:
        return Tones(_mix(value, "#000000", 0.75), value, _mix(value, "#FFFFFF", 0.13))
    return Tones(_mix(value, "#120A14", 0.55 if lightness < 75 else 0.4), value, _mix(value, "#FFFFFF", 0.3))


def _mix(value: str, other: str, share: float) -> str:
    mixed = tuple(a + (b - a) * share for a, b in zip(to_linear(value), to_linear(other), strict=True))
    return from_linear((mixed[0], mixed[1], mixed[2]))


def _post(wraps: int, tones: Tones, foot: float = 0.84, waist: float = 0.82, head: float = 0.94) -> tuple[Path, ...]:
    """A rounded column with `wraps` strands wound round it; widths are shares of the stitch's width."""
    column = _area(tones.shadow, _column(foot, waist, head, 0.0))
    body = _area(tones.yarn, _column(foot, waist, head, _RIM))
    return (column, body, *_wind(tones, wraps, waist))


def _wind(tones: Tones, wraps: int, waist: float) -> Iterator[Path]:
    """Light on each strand, shadow between two."""
    step = 1 / wraps
    for wrap in range(wraps):
        low = -wrap * step
        middle, reach, rise = low - step * 0.56, waist * 0.25, min(step * 0.17, 0.06)
        yield _area(tones.light, _leaf((-reach, middle + rise), (reach, middle - rise), min(step * 0.13, 0.05)))
        if wrap:
            yield _area(tones.shadow, _leaf((-waist * 0.48, low + rise * 1.5), (waist * 0.48, low - rise * 1.5), 0.022))


def _link(tones: Tones) -> tuple[Path, ...]:
    """One loop of a chain, lying along the edge about its origin: two strands that part to the right."""
    strands = (((-0.68, 0.05), (0.62, -0.17)), ((-0.68, -0.05), (0.62, 0.17)))
    drawn = []
    for begin, end in strands:
        drawn.append(_area(tones.shadow, _leaf(begin, end, 0.21, blunt=True)))
        drawn.append(_area(tones.yarn, _leaf(_between(begin, end, 0.05), _between(begin, end, 0.95), 0.15, blunt=True)))
        drawn.append(_area(tones.light, _leaf(_between(begin, end, 0.28), _between(begin, end, 0.72), 0.04)))
    return tuple(drawn)


def _ball(strands: int, tones: Tones) -> tuple[Path, ...]:
    """A plump bundle of strands gathered at foot and head: puffs, popcorns, bobbles, clusters."""
    drawn = [_area(tones.shadow, _leaf((0.0, 0.06), (0.0, -1.06), 0.56, blunt=True))]
    drawn.append(_area(tones.yarn, _leaf((0.0, 0.0), (0.0, -1.0), 0.49, blunt=True)))
    for strand in range(strands):
        side = (strand + 0.5) / strands * 2 - 1
        if strand:
            edge = strand / strands * 2 - 1
            drawn.append(_area(tones.shadow, _bow(edge * 0.46, 0.03)))
        drawn.append(_area(tones.light, _bow(side * 0.4, 0.035, 0.55)))
    return tuple(drawn)


def _plain_post(tones: Tones) -> tuple[Path, ...]:
    """A post seen from afar."""
    light = _area(tones.light, _leaf((-0.06, -0.22), (-0.06, -0.8), 0.07))
    return (*_post(1, tones)[:2], light)


def _plain_link(tones: Tones) -> tuple[Path, ...]:
    """A loop seen from afar."""
    rim = _area(tones.shadow, _leaf((-0.66, 0.0), (0.66, 0.0), 0.3, blunt=True))
    return rim, _area(tones.yarn, _leaf((-0.58, 0.0), (0.58, 0.0), 0.2, blunt=True))


def _plain_ball(tones: Tones) -> tuple[Path, ...]:
    """A bundle seen from afar."""
    return (*_ball(3, tones)[:2], _area(tones.light, _leaf((-0.1, -0.25), (-0.1, -0.75), 0.12)))


def _area(fill: str, steps: _Steps) -> Path:
    return Path(
        tuple((step[0], *(float(number) * UNIT for number in step[1:])) for step in steps), fill=fill, stroke=""
    )


def _column(foot: float, waist: float, head: float, inset: float) -> _Steps:
    """A column from 0 up to -1 with round ends, thinnest two fifths up."""
    low, middle, high = foot / 2 - inset, waist / 2 - inset, head / 2 - inset
    bottom, top = 0.06 - inset, -1.04 + inset
    return (
        ("M", -low, bottom - 0.1),
        ("C", -low, bottom + 0.02, low, bottom + 0.02, low, bottom - 0.1),
        ("C", middle, -0.3, middle, -0.55, high, top + 0.14),
        ("C", high, top - 0.04, -high, top - 0.04, -high, top + 0.14),
        ("C", -middle, -0.55, -middle, -0.3, -low, bottom - 0.1),
        ("Z",),
    )


def _leaf(begin: Point, end: Point, width: float, *, blunt: bool = False) -> _Steps:
    """A leaf between two points, `width` to either side at its widest."""
    (x0, y0), (x1, y1) = begin, end
    length = math.hypot(x1 - x0, y1 - y0)
    nx, ny = -(y1 - y0) / length * width * 4 / 3, (x1 - x0) / length * width * 4 / 3
    near, far = (0.0, 1.0) if blunt else (0.22, 0.78)
    ax, ay = _between(begin, end, near)
    bx, by = _between(begin, end, far)
    return (
        ("M", x0, y0),
        ("C", ax + nx, ay + ny, bx + nx, by + ny, x1, y1),
        ("C", bx - nx, by - ny, ax - nx, ay - ny, x0, y0),
        ("Z",),
    )


def _bow(side: float, width: float, share: float = 0.86) -> _Steps:
    """A thin upright leaf that bulges to one side."""
    low, high = -(1 - share) / 2, -(1 + share) / 2
    outer, inner = (side + math.copysign(width, side or 1)) * 4 / 3, (side - math.copysign(width, side or 1)) * 4 / 3
    return (
        ("M", side * 0.35, low),
        ("C", outer, low - 0.22, outer, high + 0.22, side * 0.35, high),
        ("C", inner, high + 0.22, inner, low - 0.22, side * 0.35, low),
        ("Z",),
    )


def _between(begin: Point, end: Point, share: float) -> Point:
    return begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share


_SHAPES: Mapping[str, _Shape] = MappingProxyType(
    {
        "link": _link,
        **{f"post{wraps}": partial(_post, wraps) for wraps in range(1, 7)},
        **{f"ball{strands}": partial(_ball, strands) for strands in (3, 4, 5)},
        "plainpost": _plain_post,
        "plainlink": _plain_link,
        "plainball": _plain_ball,
    }
)
SHAPES = tuple(_SHAPES)


@lru_cache(maxsize=512)
def draw_shape(shape: str, value: str) -> Symbol:
    """Return a shape in a yarn's colour, `#RRGGBB`, under a name of its own."""
    return Symbol(f"{shape}-{value[1:]}", _SHAPES[shape](shade_yarn(value)))
