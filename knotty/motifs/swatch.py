"""The maker's first square, measured: how large the piece comes out, how many squares it wants, and how much yarn.

Widths and yarn of a stitch are averages; her own hook and hands are what counts. Estimates are fabric's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Lay
from knotty.craft.pattern import Part, Pattern
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.amounts import YarnAmount, list_amounts
from knotty.fabric.fabric import Fabric
from knotty.fabric.measure import Size, measure_depth_cm, measure_part
from knotty.fabric.yardage import measure_yarn_by_part

_AVERAGE = 4  # the weight taken where a pattern names none


@dataclass(frozen=True, slots=True)
class Swatch:
    """One finished piece as measured. `grams` of it and `metres_per_100g` of its yarn where they are known, else 0."""

    side_cm: float
    grams: float = 0.0
    metres_per_100g: float = 0.0

    def __post_init__(self) -> None:
        if self.side_cm <= 0 or self.grams < 0 or self.metres_per_100g < 0:
            raise ValueError("a measured piece has a side above 0, and no weight or length below it")


@dataclass(frozen=True, slots=True)
class Recalculated:
    """What a measured piece changes.

    `size_cm`: width and height with the layout as it is. `columns` and `rows` come nearest to the wished size and make
    `fitted_cm`; `yarns` are for those.
    """

    size_cm: tuple[float, float]
    columns: int
    rows: int
    fitted_cm: tuple[float, float]
    yarns: tuple[YarnAmount, ...]

    @property
    def pieces(self) -> int:
        """Number of squares."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class _Plan:
    """A pattern's piece and layout as estimated; `hexagons` lie in offset rows."""

    one: Size
    columns: int
    rows: int
    border_cm: float
    hexagons: bool = False

    def size_cm(self, scale: float, columns: int, rows: int) -> tuple[float, float]:
        """Width and height of so many pieces at `scale` times the estimated size."""
        wide, high = self.one.width_cm * scale, self.one.height_cm * scale
        across, down = float(columns), float(rows)
        if self.hexagons:
            across, down = columns + (0.5 if rows > 1 else 0.0), 0.75 * rows + 0.25
        edge = 2 * self.border_cm * scale
        return round(across * wide + edge, 1), round(down * high + edge, 1)

    def fit(self, scale: float, wished_cm: tuple[float, float]) -> tuple[int, int]:
        """Return the columns and rows that come nearest to a size, border included."""
        edge = 2 * self.border_cm * scale
        across = (wished_cm[0] - edge) / (self.one.width_cm * scale)
        down = (wished_cm[1] - edge) / (self.one.height_cm * scale)
        rows = max(1, _nearest((down - 0.25) / 0.75 if self.hexagons else down))
        return max(1, _nearest(across - (0.5 if self.hexagons and rows > 1 else 0.0))), rows


def recalculate(
    pattern: Pattern, fabric: Fabric, swatch: Swatch, wished_cm: tuple[float, float] | None = None
) -> Recalculated | None:
    """Return what a measured piece changes. `wished_cm`: width and height; None: the size the pattern says.

    None where the pattern has no piece of stitches that could be measured. Without grams yarn goes with the size of the
    stitches; without the length of her yarn that is what is usual of the weight.
    """
    weight = pattern.header.weight if pattern.header.weight is not None else _AVERAGE
    plan = _plan(pattern, fabric, weight)
    if plan is None:
        return None
    scale = swatch.side_cm / plan.one.width_cm
    size = plan.size_cm(scale, plan.columns, plan.rows)
    wished = wished_cm or pattern.header.size_cm or plan.size_cm(1.0, plan.columns, plan.rows)
    columns, rows = plan.fit(scale, wished)
    parts = measure_yarn_by_part(pattern, fabric, weight)
    used: dict[str, float] = {}
    for letters, factor in zip(parts, _list_factors(pattern, plan, (columns, rows)), strict=True):
        for letter, metres in letters.items():
            used[letter] = used.get(letter, 0.0) + metres * factor * _compare_yarn(pattern, parts, swatch, scale)
    amounts = list_amounts(used, weight, swatch.metres_per_100g)
    return Recalculated(size, columns, rows, plan.size_cm(scale, columns, rows), amounts)


def _plan(pattern: Pattern, fabric: Fabric, weight: int) -> _Plan | None:
    one = measure_part(fabric, 0, weight) if pattern.parts else None
    if one is None:
        return None
    lay = next((found for part in pattern.parts if (found := _find_lay(part)) is not None), None)
    border = [worked for worked in fabric.rounds if worked.part and worked.label and _is_border(pattern, worked.part)]
    depth = measure_depth_cm(border, weight)
    if lay is None:
        return _Plan(one, 1, 1, depth)
    return _Plan(one, lay.columns, lay.rows, depth, hexagons=lay.piece == "hexagon")


def _find_lay(part: Part) -> Lay | None:
    return next((item for line in part.lines for item in line.body if isinstance(item, Lay)), None)


def _is_border(pattern: Pattern, part: int) -> bool:
    return part == len(pattern.parts) - 1 and _find_lay(pattern.parts[part]) is None


def _compare_yarn(pattern: Pattern, parts: Sequence[Mapping[str, float]], swatch: Swatch, scale: float) -> float:
    """How much more yarn the maker takes than was estimated: by weight where it is known, else by size."""
    if not swatch.grams:
        return scale
    weight = _AVERAGE if pattern.header.weight is None else pattern.header.weight
    metres = swatch.metres_per_100g or WEIGHTS[weight].metres_per_100g
    pieces = [at for at in range(len(parts)) if _is_piece(pattern, at)]
    estimated_m = sum(sum(parts[at].values()) for at in pieces) / sum(pattern.parts[at].make for at in pieces)
    return swatch.grams * metres / 100 / estimated_m


def _list_factors(pattern: Pattern, plan: _Plan, new: tuple[int, int]) -> list[float]:
    """How much more there is of each part: pieces by number, seams by seams, borders and the rest by the way round."""
    old = (plan.columns, plan.rows)
    pieces, around = new[0] * new[1] / (old[0] * old[1]), (new[0] + new[1]) / (old[0] + old[1])
    seams = _count_seams(new) / max(1, _count_seams(old))
    return [
        pieces if _is_piece(pattern, at) else seams if _find_lay(part) is not None else around
        for at, part in enumerate(pattern.parts)
    ]


def _is_piece(pattern: Pattern, at: int) -> bool:
    """A part that is laid, or the first where nothing is."""
    lays = [index for index, part in enumerate(pattern.parts) if _find_lay(part) is not None]
    return at < lays[0] if lays else at == 0


def _count_seams(layout: tuple[int, int]) -> int:
    return layout[0] * (layout[1] - 1) + layout[1] * (layout[0] - 1)


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)
