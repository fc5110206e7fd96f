"""Where the blocks of corner to corner lie: each a chain and three stitches, on the chain of a block of the row before.

Rows lie across a corner, from the bottom right: odd ones go down to the left, the others up to the right. A block of
an odd row stands on the left side of the block it is worked on, one of an even row on top of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.fabric.fabric import Node, WorkedRound
from knotty.views.drawing import Point
from knotty.views.seated import Seat, SeatedRound

_SIDE = 2.6  # sc: the side of a block (2.0-2.9 measured)
_STITCHES = 3


@dataclass(frozen=True, slots=True)
class _Block:
    """`chain` and `first` are nodes by their index in the fabric: the chain, and the first of the stitches."""

    chain: int
    first: int
    into: int


def seat_blocks(rounds: Sequence[tuple[int, WorkedRound]]) -> tuple[SeatedRound, ...]:
    """Return the seats of a piece that is all blocks; nothing for any other."""
    rows = [(index, worked, tuple(_find_blocks(worked))) for index, worked in rounds if worked.label]
    if len(rows) < 2 or not all(_is_all_blocks(worked, blocks) for _, worked, blocks in rows):
        return ()
    cells: dict[int, tuple[int, int]] = {}
    last = (0, 1)
    seated = []
    for number, (index, worked, blocks) in enumerate(rows):
        up, left = (0, -1), (-1, 0)
        on, beside = (left, up) if number % 2 == 0 else (up, left)
        for block in blocks:
            begin, step = (cells[block.into], on) if block.into in cells else (last, beside)
            last = cells[block.chain] = (begin[0] + step[0], begin[1] + step[1])
        seats = [seat for block in blocks for seat in _seat(worked, block, cells[block.chain], level=number % 2 == 0)]
        seated.append(SeatedRound(index, tuple(seats), {}))
    return tuple(seated)


def _find_blocks(worked: WorkedRound) -> Iterator[_Block]:
    nodes = worked.nodes
    for at, node in enumerate(nodes):
        stitches = nodes[at + 1 : at + 1 + _STITCHES]
        if node.stitch == "ch" and node.counts and len(stitches) == _STITCHES and all(map(_is_stitch, stitches)):
            into = stitches[0].into[0] if stitches[0].into else -1
            yield _Block(worked.first_node + at, worked.first_node + at + 1, into)


def _is_stitch(node: Node) -> bool:
    return node.stitch != "ch" and node.counts


def _is_all_blocks(worked: WorkedRound, blocks: Sequence[_Block]) -> bool:
    counted = sum(node.counts for node in worked.nodes)
    return bool(blocks) and counted == len(blocks) * (_STITCHES + 1)


def _seat(worked: WorkedRound, block: _Block, cell: tuple[int, int], *, level: bool) -> Iterator[Seat]:
    """The chain lies along the top of a block whose stitches are level, along the left side of an upright one."""
    left, top = cell[0] * _SIDE, cell[1] * _SIDE

    def at(along: float, across: float) -> Point:
        share = across * _SIDE
        return (left + _SIDE * (1 - along), top + share) if level else (left + share, top + _SIDE * (1 - along))

    chain = worked.nodes[block.chain - worked.first_node]
    links = tuple((at((link + 0.5) / _STITCHES, 0.12), 180.0 if level else -90.0) for link in range(_STITCHES))
    yield Seat("ch", chain.colour, _SIDE, (at(0.0, 0.12),), at(1.0, 0.12), links)
    for number in range(_STITCHES):
        node = worked.nodes[block.first - worked.first_node + number]
        across = 0.34 + number * 0.26
        yield Seat(node.stitch, node.colour, _SIDE * 0.26, (at(0.0, across),), at(0.94, across))
