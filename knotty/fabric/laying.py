"""Laying finished pieces out: which part lies where, whether there are enough, whether they meet.

The geometry of it is mosaic's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Hold, Lay, LayLine
from knotty.craft.laid import find_lay_lines
from knotty.craft.pattern import Part
from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import Edge
from knotty.fabric.mosaic import Mosaic, Tile
from knotty.fabric.stock import NO_FIT, TOO_FEW, Joined, Misfit, Stock, say_unknown


def lay_out(stock: Stock, lay: Lay) -> Joined | Misfit:
    """Return the outer edge of a layout, or why its pieces cannot be laid out so."""
    size, wanted = f"{lay.columns} x {lay.rows}", lay.columns * lay.rows
    lines = find_lay_lines(stock.parts[stock.at], stock.line)
    plan = _plan(stock, lay, lines)
    if isinstance(plan, Misfit):
        return plan
    short = _find_short(stock, lay, plan)
    if short is not None or lay.pieces != wanted:
        name, there = ("pieces", lay.pieces) if short is None else short
        needs = wanted if short is None or name == "pieces" else plan.needs[stock.find_part(name)]
        taken = f"which takes {needs}{'' if name == 'pieces' else f' of {name}'}"
        return Misfit(TOO_FEW, f"lays pieces out {size}, {taken}, but there are {there}", f"{needs} {name}", str(there))
    mosaic = Mosaic(plan.tiles, lay.columns, lay.rows, lay.ring)
    return _join_mosaic(mosaic, lay, size) if not lay.joined else _join_as_made(stock, lay)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which part lies where, and how many of each index are needed.

    `pool`: where no lines say it, the parts there are; the last of them stands for all.
    """

    tiles: tuple[tuple[Tile, ...], ...]
    needs: Counter[int]
    pool: tuple[int, ...] = ()


def _plan(stock: Stock, lay: Lay, lines: Sequence[LayLine]) -> _Plan | Misfit:
    if lines:
        return _plan_lines(stock, lay, lines)
    pool = _find_pool(stock, lay)
    if not pool:
        return _Plan(((Tile("", stock.edge),),), Counter())
    return _Plan(((stock.make_tile(pool[-1]),),), Counter(), pool)


def _plan_lines(stock: Stock, lay: Lay, lines: Sequence[LayLine]) -> _Plan | Misfit:
    rows: dict[int, list[int]] = {}
    for line in lines:
        row = []
        for number, name in line.pieces:
            index = stock.find_part(name)
            if index < 0:
                return say_unknown("lays out", name)

            row += [index] * min(number, lay.columns + 1)
        if len(row) != lay.columns:
            said = f"line {line.lines[0]} of the layout has {len(row)} piece{'s' * (len(row) != 1)}"
            message = f"{said}, and the layout is {lay.columns} across"
            return Misfit(TOO_FEW, message, f"{lay.columns} pieces", str(len(row)))
        rows.update(dict.fromkeys(line.lines, row))
    missing = [number for number in range(1, min(lay.rows, len(rows) + 1) + 1) if number not in rows]
    if missing or len(rows) != lay.rows:
        said = f"line {missing[0]} is not said" if missing else f"there is a line {max(rows)}"
        return Misfit(TOO_FEW, f"the layout is {lay.rows} down, but {said}", f"{lay.rows} lines", str(len(rows)))
    tiles = {index: stock.make_tile(index) for row in rows.values() for index in row}
    laid = tuple(tuple(tiles[index] for index in rows[number]) for number in range(1, lay.rows + 1))
    return _Plan(laid, Counter(index for row in rows.values() for index in row))


def _find_pool(stock: Stock, lay: Lay) -> tuple[int, ...]:
    """The parts that a layout without lines is made of: those called as it says, else the part before."""
    makings = [at for at in range(stock.at) if not _puts(stock.parts[at]) and _is_piece(stock, at)]
    named = [at for at in makings if lay.piece in stock.parts[at].name.lower().split()]
    if named:
        return tuple(named)
    return tuple(makings[-1:]) or ((stock.at - 1,) if stock.at else ())


def _is_piece(stock: Stock, index: int) -> bool:
    worked = stock.find_worked(index)
    return worked is not None and len(split_sides(worked.edge)) > 2


def _puts(part: Part) -> bool:
    return any(isinstance(item, Lay | Hold) for line in part.lines for item in line.body)


def _find_short(stock: Stock, lay: Lay, plan: _Plan) -> tuple[str, int] | None:
    """The part there is too little of, and how many there are, less those laid out before."""
    before = _count_laid(stock)
    copies = stock.parts[stock.at].make
    if plan.pool:
        there = sum(stock.parts[index].make - before[index] for index in plan.pool)
        return ("pieces", there) if there < lay.columns * lay.rows * copies else None
    for index, needs in plan.needs.items():
        there = stock.parts[index].make - before[index]
        if there < needs * copies:
            return stock.parts[index].name, there
    return None


def _count_laid(stock: Stock) -> Counter[int]:
    """How many of each part lie in earlier layouts."""
    found: Counter[int] = Counter()
    for at in range(stock.at):
        earlier = Stock(stock.parts, at, 0, stock.rounds, Edge())
        for number, line in enumerate(stock.parts[at].lines):
            for lay in line.body:
                if isinstance(lay, Lay):
                    found.update(_count_lay(earlier, lay, number))
    return found


def _count_lay(stock: Stock, lay: Lay, number: int) -> Iterator[int]:
    part = stock.parts[stock.at]
    lines = find_lay_lines(part, number)
    for line in lines:
        for many, name in line.pieces:
            for _ in range(min(many * len(line.lines) * part.make, 100_000)):
                yield stock.find_part(name)
    if not lines:
        pool = _find_pool(stock, lay)
        for _ in range(min(lay.columns * lay.rows * part.make, 100_000) if pool else 0):
            yield pool[0]


def _join_mosaic(mosaic: Mosaic, lay: Lay, size: str) -> Joined | Misfit:
    if not mosaic.corners:
        return _say_shape(mosaic, lay, size)
    if mosaic.is_too_large:
        return Misfit(TOO_FEW, f"cannot be laid out {size}: no piece is so large")
    clash = mosaic.find_clash()
    if clash is not None:
        one, other = clash.one or "one side", clash.other or "the other"
        message = f"sides that are joined do not match: {one} has {clash.one_places} places between its corners"
        found = f"{other} has {clash.other_places}"
        return Misfit(NO_FIT, f"{message}, {found}", f"{clash.one_places} on both", str(clash.other_places),
                      "Stitches and chain spaces count alike; the corner spaces do not count.")  # fmt: skip
    lower = mosaic.walk_lower() if mosaic.ring else None
    return Joined(mosaic.walk_upper(), lower, 0 if lay.joined else mosaic.count_seam_places())


def _say_shape(mosaic: Mosaic, lay: Lay, size: str) -> Misfit:
    tile = next((tile for row in mosaic.tiles for tile in row if len(tile.sides) not in (4, 6)), mosaic.tiles[0][0])
    found = f"{len(tile.sides)} corners"
    message = f"cannot be laid out {size}: {tile.name or 'the piece'} is no {lay.piece}"
    return Misfit(TOO_FEW, message, "pieces of 4 corners, or of 6", found)


def _join_as_made(stock: Stock, lay: Lay) -> Joined | Misfit:
    """Pieces that got their last round while they were joined: as many joined sides as the layout has seams."""
    finished = [at for at in range(stock.at) if _takes_up(stock.parts[at])]
    whole = next((at for at in finished if not _count_joins(stock, at)), -1)
    if whole < 0:
        return Misfit(
            TOO_FEW, "says joined as they were made, but no piece is made whole first", "a first piece", "none"
        )
    tile = stock.make_tile(whole)
    made = sum(stock.parts[at].make for at in finished)
    if made != lay.columns * lay.rows:
        message = f"lays out {lay.columns * lay.rows} pieces, but {made} get their last round"
        return Misfit(TOO_FEW, message, str(lay.columns * lay.rows), str(made))
    joined = sum(stock.parts[at].make * _count_joins(stock, at) for at in finished)
    final = Mosaic(((tile,),), lay.columns, lay.rows, lay.ring)
    if final.corners and joined != final.count_seams():
        message = f"the layout has {final.count_seams()} pairs of sides to join, but {joined} sides are joined"
        return Misfit(NO_FIT, message, str(final.count_seams()), str(joined))
    return _join_mosaic(final, lay, f"{lay.columns} x {lay.rows}")


def _takes_up(part: Part) -> bool:
    holds = [item for line in part.lines for item in line.body if isinstance(item, Hold)]
    return any(len(item.pieces) == 1 for item in holds)


def _count_joins(stock: Stock, index: int) -> int:
    """How many sides a piece is joined along, to the pieces made before it."""
    return sum(worked.sides_joined for worked in stock.rounds if worked.part == index)
