"""Sizes a prompt states, in cm: of the piece and of one square. Numbers of squares are in counts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from knotty.craft.layout import Item
from knotty.designer.facts.text import Sheet

_CM: Mapping[str, float] = MappingProxyType({"mm": 0.1, "c": 1.0, "m": 100.0, "i": 2.54, "z": 2.54, "f": 30.48})
_SMALLEST_CM, _LARGEST_CM = 3.0, 1000.0
_LARGEST_SQUARE_CM = 200.0
_LARGEST_BARE_SQUARE_CM = 30.0  # "squares 10 x 12 cm": above this the numbers are the piece's
_SMALL_ITEM_CM = 50.0

_BARE = r"([0-9]{1,9}(?:\.[0-9]{1,4})?)"
_N = r"(?<![\w.#])" + _BARE
# "in" is a unit only where no colour or other word follows: "6 by 8 in red" is no size.
_U = (
    r" ?(mm|cms?|centimet(?:re|er)s?|zentimeter|centimètres?|centímetros?|m|met(?:re|er)s?|inch(?:es)?|zoll|"
    r"pouces|pulgadas|"
    r"in(?=\.? ?(?:$|[.,;:!?)|§x]|by |wide|long|tall|high|square|across|and [0-9]))|ft|foot|feet)(?![^\W_])"
)
_X = r" (?:x|by|times|auf|mal|par|por) "
_SQUARES = (
    r"(?:square blocks|(?:(?:granny|solid|classic|crochet|finished|motif|\|) ){0,3}"
    r"(?:squares|blocks|motifs|grannies|granny square))"
)
_EACH = r"(?:squares?|blocks?|motifs?)(?: (?:that|which|are|of|measuring|measure|should|be|each|about|around|at)){1,4}"

_OF_SQUARES = (
    re.compile(rf"{_N}(?:{_U})?{_X}{_N}{_U} (?={_SQUARES})"),
    re.compile(rf"(?P<gone>(?<=[a-z]) {_N}(?:{_U})?{_X}{_N}{_U})(?: each)"),
    re.compile(rf"{_N}{_U} (?={_SQUARES})"),
)
_SQUARES_EACH = re.compile(rf"(?:squares?|blocks?|motifs?),? (?P<gone>{_BARE}{_U}) each")
_EACH_SQUARE = re.compile(rf"(?<![^\W_]){_EACH} (?P<gone>(?:{_BARE}(?:{_U})?{_X})?{_BARE}{_U})(?: each)?")
_BARE_SQUARES = re.compile(rf"(?<![^\W_])(?:squares|blocks|motifs),? (?P<gone>{_BARE}(?:{_U})?{_X}{_BARE}{_U})")
_PAIR = re.compile(rf"{_N}(?:{_U})?(?: wide| across| width)?{_X}{_N}{_U}(?: (?:long|tall|high|in size|in total))?")
_WIDTH = re.compile(
    rf"{_N}{_U} ?(?:in )?(?:wide|across|width|breit|large|de ancho)(?![^\W_])|width(?: of| is|:)? {_N}{_U}"
)
_HEIGHT = re.compile(
    rf"{_N}{_U} ?(?:in )?(?:long|tall|high|length|height|lang|hoch|de largo)(?![^\W_])|(?:length|height)(?: of|"
    rf" is|:)? {_N}{_U}"
)
_CORRECTED = re.compile(r"[^0-9]{0,12}(?:no|sorry|rather|actually|i mean|make that|better)[^0-9]{0,16}")
_EVEN = re.compile(rf"{_N}{_U} (?:square|quadratisch|carré)(?![^\W_])")
_ALONE = re.compile(
    rf"{_N} ?(cms?|centimet(?:re|er)s?|m|met(?:re|er)s?|inch(?:es)?|ft|foot|feet)(?![^\W_])"
    r"(?! (?:of|yarn|wool|tail|border|edging))"
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Width and height of the piece and the side of a square, in cm; None where not stated."""

    size_cm: tuple[float, float] | None
    square_cm: float | None


def read_sizes(sheet: Sheet, item: Item | None) -> Sizes:
    """Return the sizes the prompt states; a side that is not stated follows from the item's proportions."""
    square = _square(sheet, item)
    width, height = _sides(sheet, item)
    if width is None and height is None:
        return Sizes(None, square)
    ratio = item.height_cm / item.width_cm if item else 60 / 52
    if width is None:
        width = (height or 0.0) / ratio
    if height is None:
        height = width * ratio
    return Sizes(_bounded(sheet, width, height), square)


def bounded_size(sheet: Sheet, width: float, height: float) -> tuple[float, float] | None:
    """Return a size in cm within what can be made, with a remark where it was not; None for nothing at all."""
    return _bounded(sheet, width, height)


def _square(sheet: Sheet, item: Item | None) -> float | None:
    for pattern in (*_OF_SQUARES, _SQUARES_EACH, _EACH_SQUARE):
        found = sheet.take(pattern)
        if found is not None:
            return _side(sheet, found)
    bare = _BARE_SQUARES.search(sheet.text)
    if bare is None or (item is not None and max(item.width_cm, item.height_cm) <= _SMALL_ITEM_CM):
        return None
    if max(_lengths(bare)) > _LARGEST_BARE_SQUARE_CM:
        return None
    sheet.take(_BARE_SQUARES)
    return _side(sheet, bare)


def _side(sheet: Sheet, found: re.Match[str]) -> float | None:
    """The side of a square; the mean of two that differ, with a remark."""
    sides = _lengths(found)
    side = round(sum(sides) / len(sides), 1)
    if not 0 < side <= _LARGEST_SQUARE_CM:
        sheet.remark(f"A square of {side:g} cm cannot be made, so that size was not used.")
        return None
    if max(sides) > min(sides):
        sheet.remark(
            f"Squares are as wide as high; between {min(sides):g} and {max(sides):g} cm, {side:g} cm was taken."
        )
    return side


def _lengths(found: re.Match[str]) -> tuple[float, ...]:
    """The one or two lengths of a match in cm; a first one without a unit has the last one's."""
    groups = [
        group for name, group in enumerate(found.groups(), 1) if group and name != found.re.groupindex.get("gone")
    ]
    last = _factor(groups[-1])
    lengths: list[float] = []
    for place, group in enumerate(groups):
        if group[0].isdigit():
            unit = groups[place + 1]
            lengths.append(round(float(group) * (last if unit[0].isdigit() else _factor(unit)), 2))
    return tuple(lengths)


def _sides(sheet: Sheet, item: Item | None) -> tuple[float | None, float | None]:
    pair = _last_meant(sheet, sheet.take_all(_PAIR))
    if pair is not None:
        first, unit, second, last = pair.groups()
        return float(first) * _factor(unit or last), float(second) * _factor(last)
    even = sheet.take(_EVEN)
    if even is not None:
        side = float(even[1]) * _factor(even[2])
        return side, side
    width, height = (_one(sheet.take(pattern)) for pattern in (_WIDTH, _HEIGHT))
    if width is None and height is None:
        return _alone(sheet, item)
    return width, height


def _last_meant(sheet: Sheet, pairs: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """Return the first pair, or the one that corrects it: "100 x 120 cm, no, 130 x 160 cm"."""
    meant = pairs[0] if pairs else None
    for before, pair in pairwise(pairs):
        if _CORRECTED.fullmatch(pair.string[before.end() : pair.start()]):
            meant = pair
        elif pair.group() != before.group():
            sheet.remark(f"The prompt says {before.group().strip()} and {pair.group().strip()}; the first one is used.")
    return meant


def _alone(sheet: Sheet, item: Item | None) -> tuple[float | None, float | None]:
    side = _one(sheet.take(_ALONE))
    if side is None:
        return None, None
    if item is not None and item.width_cm == item.height_cm:
        return side, side
    across = item is not None and item.width_cm > item.height_cm
    return (side, None) if across else (None, side)


def _one(found: re.Match[str] | None) -> float | None:
    if found is None:
        return None
    number, unit = (group for group in found.groups() if group)
    return float(number) * _factor(unit)


def _factor(unit: str) -> float:
    return _CM["mm"] if unit == "mm" else _CM["m"] if unit[0] == "m" else _CM.get(unit[0], 2.54)


def _bounded(sheet: Sheet, width: float, height: float) -> tuple[float, float] | None:
    if width <= 0 or height <= 0:
        sheet.remark("A size of 0 cannot be made, so the usual size is used.")
        return None
    kept = tuple(round(min(max(side, _SMALLEST_CM), _LARGEST_CM), 1) for side in (width, height))
    if kept != (round(width, 1), round(height, 1)):
        sheet.remark(
            f"Sides are made from {_SMALLEST_CM:g} to {_LARGEST_CM:g} cm, so the size is {kept[0]:g} x {kept[1]:g} cm."
        )
    return kept[0], kept[1]
