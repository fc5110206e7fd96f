"""Where the rows of a mitred square lie: angles one inside the other, each bent where it works stitches together.

Units and seats as lying's. The corner between the two sides that the piece was begun on is at the upper left; rows go
down to the left and come back by turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knotty.craft.pattern import LineKind
from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import Node, WorkedRound
from knotty.views.drawing import Point
from knotty.views.seated import Seat, SeatedRound

_FEWEST = 3  # rows: two that grow shorter may be anything


def seat_mitre(rounds: Sequence[tuple[int, WorkedRound]]) -> tuple[SeatedRound, ...]:
    """Return the seats of the rows of a mitred square, from the first; nothing for any other piece."""
    rows = [(index, worked) for index, worked in rounds if worked.label and worked.round.kind is LineKind.ROW]
    made = [_list_stitches(worked) for _, worked in rows]
    if len(rows) < _FEWEST or not all(map(_is_bent, made)) or not _shrinks(made):
        return ()
    side = len(made[0]) // 2 + 1.5
    depths = [sum(STITCHES[row[0][1].stitch].height for row in made[: at + 1]) for at in range(len(made))]
    return tuple(
        SeatedRound(index, *_seat_row(row, side, depth, backwards=number % 2 == 1))
        for number, ((index, _), row, depth) in enumerate(zip(rows, made, depths, strict=True))
    )


def _list_stitches(worked: WorkedRound) -> list[tuple[int, Node]]:
    """The stitches of a row, each with its index in the fabric."""
    nodes = enumerate(worked.nodes, worked.first_node)
    return [(number, node) for number, node in nodes if node.counts and node.stitch != "ch"]


def _is_bent(row: Sequence[tuple[int, Node]]) -> bool:
    """Stitches worked together in the middle, and nowhere else."""
    legs = [STITCHES[node.stitch].consumes for _, node in row]
    middle = len(legs) // 2
    return (
        len(legs) % 2 == 1 and legs[middle] > 1 and all(at == middle or number == 1 for at, number in enumerate(legs))
    )


def _shrinks(made: Sequence[Sequence[tuple[int, Node]]]) -> bool:
    lengths = [len(row) for row in made]
    return all(before - after == 2 for before, after in pairwise(lengths))


def _seat_row(
    row: Sequence[tuple[int, Node]], side: float, depth: float, *, backwards: bool
) -> tuple[tuple[Seat, ...], dict[int, Point]]:
    """A row along the angle at `depth` from the sides the piece was begun on, which are `side` long."""
    ordered = list(row)[::-1] if backwards else list(row)
    height = STITCHES[ordered[0][1].stitch].height
    tops, feet = list(_lie(len(row), side, depth)), _stand(len(row), side, depth - height)
    seats = [
        Seat(node.stitch, node.colour, 1.0, legs, top) for (_, node), top, legs in zip(ordered, tops, feet, strict=True)
    ]
    spots = {number: top for (number, _), top in zip(ordered, tops, strict=True)}
    return tuple(seats[::-1] if backwards else seats), spots


def _lie(count: int, side: float, depth: float) -> Iterator[Point]:
    """From the right end of the upper leg to the corner and down the left one."""
    half = count // 2
    yield from ((side - 0.5 - at, depth) for at in range(half))
    yield (depth, depth)
    yield from ((depth, side - 0.5 - at) for at in reversed(range(half)))


def _stand(count: int, side: float, depth: float) -> Iterator[tuple[Point, ...]]:
    """The feet, on the row outside: the middle stitch has one there on each leg and one in the corner."""
    half = count // 2
    yield from (((side - 0.5 - at, depth),) for at in range(half))
    yield ((side - 0.5 - half, depth), (depth, depth), (depth, side - 0.5 - half))
    yield from (((depth, side - 0.5 - at),) for at in reversed(range(half)))
