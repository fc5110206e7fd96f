"""The symbols of crochet charts as shapes. Where they stand is relax's and chart's.

They follow the Craft Yarn Council's chart symbols (craftyarncouncil.com/standards/crochet-chart-symbols), where it
gives a choice the +, not the x, for sc: it tells top from foot. What the Council has no symbol for is made of parts it
has: a foundation stitch has its chain at the foot, an extended one a bar there, a crab stitch a tilde over a sc.

One unit is the width of a single crochet. A symbol stands on its foot, (0, 0), with its top at (0, -height); a chain
and a slip stitch lie with their middle on (0, 0).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from knotty.craft.stitches import STITCHES
from knotty.views.drawing import INK, Path, Point, Symbol

LINE = 0.085  # stroke width
CHAIN_LENGTH = 0.82  # of one chain's oval, end to end
CHAIN_WIDTH = 0.46
MAGIC_RING, ARROW, BACK_LOOP, FRONT_LOOP, BAR, OWN = "magic ring", "arrow", "back loop", "front loop", "bar", "own"

_SLASHES = {"sc": -1, "hdc": 0, "dc": 1, "tr": 2, "dtr": 3, "trtr": 4}  # a sc has its cross instead
_BAR = 0.62  # width of the top of a T
_SLASH = (0.2, 0.13)  # half width and half height
_CLUSTERS = {"cluster": ("dc", 3), "bobble": ("dc", 5)}
_CLUSTER = re.compile(r"(sc|hdc|dc|tr|dtr|trtr)(\d)tog")
_PREFIXED = re.compile(r"([efl])(sc|hdc|dc|tr)")

Steps = tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A symbol and its height from foot to top, in units; 0 for one that lies on its middle."""

    symbol: Symbol
    height: float


@lru_cache(maxsize=512)
def find_glyph(stitch: str) -> Glyph:
    """Return the symbol of a stitch by its US abbreviation; a box (OWN) for a stitch of an author's own.

    `ch` and the names in this module's constants are known, too.
    """
    if stitch in _LYING:
        return Glyph(Symbol(stitch, _LYING[stitch]), 0.0)
    height = STITCHES[stitch].height
    paths = _draw_standing(stitch, height)
    return Glyph(Symbol(stitch, paths), height) if paths else Glyph(Symbol(OWN, (_box(height),)), height)


@lru_cache(maxsize=64)
def find_leg(stitch: str) -> Glyph:
    """Return one leg of a decrease: the stitch without its top, which all legs share."""
    height = STITCHES[stitch].height
    return Glyph(Symbol(f"{stitch} leg", _leg(stitch, height, 0.0)), height)


def _draw_standing(stitch: str, height: float) -> tuple[Path, ...]:
    plain = stitch[2:] if stitch[:2] in ("FP", "BP") else stitch
    prefixed, joined = _PREFIXED.fullmatch(stitch), _CLUSTER.fullmatch(stitch)
    if plain != stitch and plain in _SLASHES:
        return (*_post(stitch[:2] == "FP"), *_plain(plain, height))
    if plain in _SLASHES:
        return _plain(plain, height)
    if joined:
        return _bundle(joined.group(1), int(joined.group(2)), height)
    if stitch in _CLUSTERS:
        return _bundle(*_CLUSTERS[stitch], height)
    if prefixed:
        return (*_plain(prefixed.group(2), height), *_FEET[prefixed.group(1)])
    made = _SPECIAL.get(stitch)
    return made(height) if made else ()


# -- strokes ---------------------------------------------------------------------------------------------------------


def trace_ellipse(x: float, y: float, across: float, along: float) -> Steps:
    """Return the steps of an ellipse around (x, y) with these two radii."""
    k = 0.5523  # four cubic curves come within 0.03 % of a circle
    a, b = k * across, k * along
    return (
        ("M", x + across, y),
        ("C", x + across, y + b, x + a, y + along, x, y + along),
        ("C", x - a, y + along, x - across, y + b, x - across, y),
        ("C", x - across, y - b, x - a, y - along, x, y - along),
        ("C", x + a, y - along, x + across, y - b, x + across, y),
        ("Z",),
    )


def _line(*points: Point) -> Path:
    return Path(tuple(("L" if index else "M", *point) for index, point in enumerate(points)), width=LINE)


def _curve(start: Point, first: Point, second: Point, end: Point) -> Path:
    return Path((("M", *start), ("C", *first, *second, *end)), width=LINE)


def _oval(x: float = 0.0, y: float = 0.0, across: float = CHAIN_LENGTH / 2, along: float = CHAIN_WIDTH / 2) -> Path:
    return Path(trace_ellipse(x, y, across - LINE / 2, along - LINE / 2), width=LINE)


def _top(height: float, width: float = _BAR) -> Path:
    return _line((-width / 2, -height), (width / 2, -height))


def _slash(x: float, y: float, size: float) -> Path:
    across, along = _SLASH[0] * size, _SLASH[1] * size
    return _line((x - across, y - along), (x + across, y + along))


def _marks(stitch: str, height: float, bow: float) -> tuple[Path, ...]:
    """The slashes that tell dc from tr, in the middle of the stem; the cross of a sc."""
    number = _SLASHES[stitch]
    if number < 0:
        return (_line((bow - 0.3, -height / 2), (bow + 0.3, -height / 2)),)
    size = 0.6 if bow else 1.0  # legs side by side have no room for long ones
    return tuple(_slash(bow, -height * 0.52 + (at - (number - 1) / 2) * 0.36, size) for at in range(number))


def _leg(stitch: str, height: float, bow: float) -> tuple[Path, ...]:
    """A stem from foot to top that bows out to a side by `bow` units, with its marks."""
    bulge = bow * 4 / 3  # a cubic reaches three quarters of the way to its controls
    stem = _curve((0.0, 0.0), (bulge, -height * 0.3), (bulge, -height * 0.7), (0.0, -height))
    return (stem if bow else _line((0.0, 0.0), (0.0, -height)), *_marks(stitch, height, bow))


# -- stitches --------------------------------------------------------------------------------------------------------


def _plain(stitch: str, height: float) -> tuple[Path, ...]:
    top = () if stitch == "sc" else (_top(height),)
    return (*_leg(stitch, height, 0.0), *top)


def _bundle(stitch: str, legs: int, height: float) -> tuple[Path, ...]:
    """Legs that share foot and top: a cluster."""
    half = min(0.42, 0.17 * (legs - 1))
    bows = [half * (2 * at / (legs - 1) - 1) if legs > 1 else 0.0 for at in range(legs)]
    return (*(path for bow in bows for path in _leg(stitch, height, round(bow, 3))), _top(height, 0.5))


def _post(front: bool) -> tuple[Path, ...]:  # the side is all there is to say
    """The hook around a post: to the right from the front, to the left from the back."""
    side = 1.0 if front else -1.0
    return (_curve((0.0, -0.05), (-0.05 * side, 0.3), (0.42 * side, 0.3), (0.4 * side, -0.08)),)


def _box(height: float) -> Path:
    half, foot, top = 0.5, -0.1, -height + 0.1
    steps: Steps = (("M", -half, foot), ("L", half, foot), ("L", half, top), ("L", -half, top), ("Z",))
    return Path(steps, width=LINE)


def _puff(height: float) -> tuple[Path, ...]:
    return (*(_leg("hdc", height, bow)[0] for bow in (-0.36, 0.0, 0.36)), _top(height, 0.5))


def _popcorn(height: float) -> tuple[Path, ...]:
    """Five dc drawn together by a chain at their tops."""
    fan = (_leg("dc", height - CHAIN_WIDTH, bow) for bow in (-0.42, -0.21, 0.0, 0.21, 0.42))
    return (*(path for leg in fan for path in leg), _oval(y=-height + CHAIN_WIDTH / 2, across=0.36))


def _picot(height: float) -> tuple[Path, ...]:
    """Three chains closed to a ring with a slip stitch."""
    middle = -height / 2
    ring = ((-0.25, middle), (0.25, middle), (0.0, -height + 0.1))
    return (*_LYING["sl st"], *(_oval(x, y, 0.24, 0.19) for x, y in ring))


def _crab(height: float) -> tuple[Path, ...]:
    return (*_plain("sc", height * 0.8), _tilde(-height * 0.93))


def _tilde(y: float) -> Path:
    return _curve((-0.34, y + 0.06), (-0.14, y - 0.2), (0.14, y + 0.2), (0.34, y - 0.06))


def _loop(height: float) -> tuple[Path, ...]:
    """A sc that leaves a long loop."""
    return (*_plain("sc", height), Path(trace_ellipse(0.0, -height * 0.5, 0.2, 0.34), width=LINE))


def _crossed(height: float) -> tuple[Path, ...]:
    return _plain("dc", height)


_LYING: dict[str, tuple[Path, ...]] = {
    "ch": (_oval(),),
    "sl st": (Path(trace_ellipse(0.0, 0.0, 0.24, 0.15), fill=INK, stroke=""),),
    BAR: (_line((-_BAR / 2, 0.0), (_BAR / 2, 0.0)),),
    BACK_LOOP: (_curve((-0.34, 0.12), (-0.2, -0.14), (0.2, -0.14), (0.34, 0.12)),),
    FRONT_LOOP: (_curve((-0.34, -0.06), (-0.2, 0.2), (0.2, 0.2), (0.34, -0.06)),),
    MAGIC_RING: (
        Path(trace_ellipse(0.0, 0.0, 0.5, 0.5), width=LINE),
        _curve((0.5, 0.0), (0.5, 0.4), (0.62, 0.6), (0.85, 0.72)),
    ),
    ARROW: (Path((("M", 0.5, 0.0), ("L", -0.35, -0.38), ("L", -0.35, 0.38), ("Z",)), fill=INK, stroke=""),),
}
_FEET: dict[str, tuple[Path, ...]] = {
    "e": (_line((-0.2, -0.18), (0.2, -0.18)),),
    "f": (_oval(y=0.0, across=0.36, along=0.2),),
    "l": (_line((-0.75, -0.95), (0.0, -0.95)),),
}
_SPECIAL = {
    "puff": _puff,
    "popcorn": _popcorn,
    "picot": _picot,
    "rsc": _crab,
    "spike": lambda height: _plain("sc", height),
    "loop st": _loop,
    "Xdc": _crossed,
}


def scale_symbol(symbol: Symbol, scale: float) -> Symbol:
    """Return `symbol` with everything, strokes too, `scale` times as large."""
    return Symbol(symbol.name, tuple(_scale(path, scale) for path in symbol.paths))


def _scale(path: Path, scale: float) -> Path:
    steps = tuple((step[0], *(float(number) * scale for number in step[1:])) for step in path.steps)
    return Path(steps, path.fill, path.stroke, path.width * scale, path.dash, path.opacity)


def turn_towards(start: Point, end: Point) -> float:
    """Return the angle, degrees clockwise, that makes a symbol stand on `start` with its top towards `end`."""
    return math.degrees(math.atan2(end[0] - start[0], start[1] - end[1]))
