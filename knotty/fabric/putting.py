"""Putting finished pieces together: laying them out, holding two edge to edge, joining sides, sewing flags to a cord.

What to say of it in a round is line's. Layouts are laying's.
"""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.instructions import Held, Hold, Instruction, Kind, Lay, LayLine, Seam, SewOn
from knotty.fabric.assembly import count_sides, split_sides
from knotty.fabric.edge import SEAM, Edge
from knotty.fabric.laying import lay_out
from knotty.fabric.stock import NO_FIT, TOO_FEW, Joined, Misfit, Stock, say_unknown

PUTTERS = (Lay, LayLine, Hold, SewOn, Seam)


def put_together(stock: Stock, item: Instruction) -> Joined | Misfit | None:
    """Return what comes of laying, holding, sewing or joining; None where the edge in work stays as it is."""
    if isinstance(item, Lay):
        return lay_out(stock, item)
    if isinstance(item, Hold):
        return _hold(stock, item)
    if isinstance(item, SewOn):
        return _sew_on(stock, item)
    if isinstance(item, Seam) and item.sides:
        return _join_sides(stock, item)
    return None


def _find_held(stock: Stock, held: Held) -> Edge | Misfit:
    index = stock.find_part(held.part)
    worked = stock.find_worked(index) if index >= 0 else None
    if worked is None:
        return say_unknown("takes up", held.part)

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
            return say_unknown("sews on", name)
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
