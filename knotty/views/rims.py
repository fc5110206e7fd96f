"""Edgings of what is joined into a ring, seen from the front, and the handles of a bag.

The rounds of a tube lie one on the other; only the front of each is seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from knotty.craft.stitches import STITCHES
from knotty.views.drawing import Path, Point
from knotty.views.pieces import Piece
from knotty.views.seated import Seat, SeatedRound
from knotty.views.yarn import UNIT, shade_yarn

Side: TypeAlias = tuple[Point, Point]

_LEAST_HANDLE = 20  # chains: what is longer is no space to work into but a strap
_INSET = 0.22  # share of the front at which a handle begins and ends


def lie_rim(piece: Piece, side: Side, share: float, *, up: bool) -> Iterator[SeatedRound]:
    """Give the rounds of an edging along a side, the `share` of their stitches that is seen."""
    (left, level), (right, _) = side
    for index, worked in piece.rounds:
        stitches = [node for node in worked.nodes if node.counts and node.stitch != "ch"]
        seen = stitches[: max(1, round(len(stitches) * share))] if stitches else []
        if not seen or _has_handles(piece, index):
            continue
        height = max(STITCHES[node.stitch].height for node in seen) * (-1.0 if up else 1.0)
        step = (right - left) / len(seen)
        seats = tuple(
            Seat(node.stitch, node.colour, step, ((x, level),), (x, level + height))
            for x, node in ((left + (number + 0.5) * step, node) for number, node in enumerate(seen))
        )
        level += height
        yield SeatedRound(index, seats, {})


def hang_handles(piece: Piece, side: Side, hexes: Mapping[str, str]) -> Iterator[Path]:
    """Give the strap of a bag's front: an arc as wide as its rounds are high."""
    straps = [(worked, node) for _, worked in piece.rounds for node in worked.nodes if node.chains >= _LEAST_HANDLE]
    if not straps:
        return
    (left, top), (right, _) = side
    worked, strap = straps[0]
    rounds = sum(1 for _, other in piece.rounds if other.first_node >= worked.first_node)
    width, inset = 1.2 * rounds, (right - left) * _INSET
    begin, end, high = left + inset, right - inset, min(strap.chains * 0.42, (right - left) * 0.6)
    steps = (
        ("M", begin * UNIT, top * UNIT),
        ("C", begin * UNIT, (top - high * 1.3) * UNIT, end * UNIT, (top - high * 1.3) * UNIT, end * UNIT, top * UNIT),
    )
    tones = shade_yarn(hexes[strap.colour])
    for colour, share in ((tones.shadow, 1.0), (tones.yarn, 0.86)):
        yield Path(steps, stroke=colour, width=width * share * UNIT)
    yield Path(steps, stroke=tones.shadow, width=0.2 * UNIT, dash=(0.9 * UNIT, 0.5 * UNIT))


def _has_handles(piece: Piece, index: int) -> bool:
    """From the round on that begins the straps, what follows lies on them."""
    first = next(
        (at for at, worked in piece.rounds for node in worked.nodes if node.chains >= _LEAST_HANDLE), index + 1
    )
    return index >= first
