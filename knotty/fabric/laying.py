"""Putting finished pieces together: laying them out, holding two edge to edge, sewing flags to a cord.

What they are is looked up among the parts worked so far. How laid pieces meet is mosaic's, what to say line's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Held, Hold, Instruction, Kind, Lay, LayLine, Seam, SewOn
from knotty.craft.laid import find_lay_lines
from knotty.craft.pattern import Part
from knotty.fabric.assembly import count_sides, split_sides
from knotty.fabric.edge import SEAM, Edge
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.mosaic import Mosaic, Tile

TOO_FEW, NO_FIT = "K210", "K214"
PUTTERS = (Lay, LayLine, Hold, SewOn, Seam)


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why pieces cannot be put together: a finding code and whole phrases for the maker."""

    code: str
    message: str
    expected: str = ""
    found: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """What comes of it: the edge to go on with, of a ring `far` the other one.

    `seam_places`: how many stitches and spaces are joined to as many others, corners included.
    """

    edge: Edge
    far: Edge | None = None
    seam_places: int = 0


@dataclass(frozen=True, slots=True)
class Stock:
    """What is at hand: the pattern's parts, which of them is in work and at which line, what was worked, the edge."""

    parts: tuple[Part, ...]
    at: int
    line: int
    rounds: tuple[WorkedRound, ...]
    edge: Edge

    def find_part(self, name: str) -> int:
        """Return the index of the part of that name before this one, the last of several; -1 where there is none."""
        wanted = name.lower()
        return next((at for at in range(self.at - 1, -1, -1) if self.parts[at].name.lower() == wanted), -1)

    def find_worked(self, index: int) -> WorkedRound | None:
        """Return the last line worked of a part."""
        return next((worked for worked in reversed(self.rounds) if worked.part == index), None)

    def make_tile(self, index: int) -> Tile:
        """Return a part as a piece to lay."""
        worked = self.find_worked(index)
        return Tile(self.parts[index].name, worked.edge if worked is not None else Edge())


def put_together(stock: Stock, item: Instruction) -> Joined | Misfit | None:
    """Return what comes of laying, holding, sewing or joining; None where the edge in work stays as it is."""
    if isinstance(item, Lay):
        return _lay_out(stock, item)
    if isinstance(item, Hold):
        return _hold(stock, item)
    if isinstance(item, SewOn):
        return _sew_on(stock, item)
    if isinstance(item, Seam) and item.sides:
        return _join_sides(stock, item)
    return None


def _say_unknown(verb: str, name: str) -> Misfit:
    return Misfit(TOO_FEW, f"{verb} {name}, which is no part before this one", "a part of the pattern", name)


# -- laying out ------------------------------------------------------------------------------------------------------


def _lay_out(stock: Stock, lay: Lay) -> Joined | Misfit:
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
                return _say_unknown("lays out", name)

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


# -- holding, sewing -------------------------------------------------------------------------------------------------


def _find_held(stock: Stock, held: Held) -> Edge | Misfit:
    index = stock.find_part(held.part)
    worked = stock.find_worked(index) if index >= 0 else None
    if worked is None:
        return _say_unknown("takes up", held.part)

    if not held.lower:
        return worked.edge
    fars = [worked.far for worked in stock.rounds if worked.part == index and worked.far is not None]
    return fars[-1] if fars else Misfit(TOO_FEW, f"{held.part} has no lower edge, for it is not joined into a ring")


def _hold(stock: Stock, hold: Hold) -> Joined | Misfit:
    edges = []
    for held in hold.pieces:
        found = _find_held(stock, held)
        if isinstance(found, Misfit):
            return found
        edges.append(found)
    for name in hold.others:
        found = _find_held(stock, Held(name))
        if isinstance(found, Misfit):
            return found
        if count_sides(found) != count_sides(edges[0]):
            message = f"{hold.pieces[0].part} and {name} are gone on with alike, but their sides do not match"
            told = [_name_sides(count_sides(edge)) for edge in (edges[0], found)]
            return Misfit(NO_FIT, message, told[0], told[1])
    if len(edges) == 1:
        return Joined(edges[0])
    names = [f"the lower edge of {held.part}" if held.lower else held.part for held in hold.pieces]
    if names[0] == names[1] and stock.parts[stock.find_part(names[0])].make < 2:
        return Misfit(TOO_FEW, f"holds two of {names[0]} together, but there is one", f"2 {names[0]}", "1")
    sides = [count_sides(edge) for edge in edges]
    if not _meet(*sides):
        told = [f"{name} has {_name_sides(side)}" for name, side in zip(names, sides, strict=True)]
        return Misfit(NO_FIT, f"edges that are held together do not match: {told[0]}, {told[1]}",
                      _name_sides(sides[0]), _name_sides(sides[1]))  # fmt: skip
    return Joined(edges[0], seam_places=sum(sides[0]) + len(sides[0]))


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether sides of so many places can lie on one another, the second edge the other way round."""
    if len(one) != len(other):
        return False
    back = tuple(reversed(other))
    return any(tuple(one) == (*back[at:], *back[:at]) for at in range(len(back)))


def _name_sides(sides: Sequence[int]) -> str:
    lengths = sorted(set(sides))
    if len(sides) == 1:
        return f"{sides[0]} places around"
    return f"{len(sides)} sides of {' and '.join(map(str, lengths))} places"


def _join_sides(stock: Stock, seam: Seam) -> Joined | Misfit:
    """The opening that two held pieces leave, the last of their sides."""
    sides = split_sides(stock.edge)
    if not 0 < seam.sides < len(sides):
        message = f"joins {seam.sides} sides, but what is held has {len(sides)}"
        return Misfit(TOO_FEW, message, f"fewer than {len(sides)}", str(seam.sides))
    opening = []
    for _layer in range(2):
        for corner, between in sides[seam.sides :]:
            opening += [corner._replace(corner=False, unit=SEAM), *(place._replace(corner=False) for place in between)]
        opening.append(sides[0][0]._replace(corner=False, unit=SEAM))
    joined = sum(len(between) + 1 for _, between in sides[: seam.sides]) + 1
    return Joined(Edge(tuple(opening), ring=True), seam_places=joined)


def _sew_on(stock: Stock, sew: SewOn) -> Joined | Misfit:
    for turn, name in enumerate(sew.pieces):
        index = stock.find_part(name)
        if index < 0:
            return _say_unknown("sews on", name)
        there, copies = stock.parts[index].make, len(range(turn, sew.copies, len(sew.pieces)))
        if there < copies:
            message = f"sews on {copies} of {name}, but there are {there}"
            return Misfit(TOO_FEW, message, str(copies), str(there))
        sides = count_sides(stock.make_tile(index).edge)
        if sew.stitches not in sides:
            message = f"sews each {name} to {sew.stitches} stitches, but it has {_name_sides(sides)}"
            return Misfit(NO_FIT, message, f"a side of {sew.stitches}", _name_sides(sides))
    needs = 2 * sew.ends + sew.copies * sew.stitches + (sew.copies - 1) * sew.between
    length = stock.edge.count(Kind.STITCH)
    if needs != length:
        message = f"sewing them on takes {needs} stitches, but the edge in hand has {length}"
        return Misfit(NO_FIT, message, f"{needs} stitches", str(length))
    return Joined(stock.edge, seam_places=sew.copies * sew.stitches)
