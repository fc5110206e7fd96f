"""How large a worked piece comes out, from its stitches. How large whole layouts are is motifs'.

Lengths follow from two rules that disagree a little, so their mean is taken: the height rule (rounds x stitch height)
and the width rule (the stitches and chains of the last round x stitch width). The height rule alone is low against
published squares (3.0-3.5 cm a round in worsted), the width rule alone a little high.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Kind
from knotty.craft.pattern import LineKind
from knotty.craft.stitches import STITCHES
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.edge import Edge, Place, find_corners
from knotty.fabric.fabric import Fabric, WorkedRound

ROWS_PER_STITCH = 1.18  # sc rows against sc stitches over the same length, median of 91 ball bands
_CHAIN_WIDTH = STITCHES["dc"].width  # of one chain of a space: about one stitch
_MOST_CORNERS = 8
_BLOCK = 2.6  # side of a corner-to-corner block against one sc: 2.0-2.9, worsted 0.67-0.77 in


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a piece in cm; `side_cm` of one side, of a circle its diameter."""

    width_cm: float
    height_cm: float
    side_cm: float

    def scaled(self, factor: float) -> Size:
        """Return the size in another unit or gauge."""
        return Size(self.width_cm * factor, self.height_cm * factor, self.side_cm * factor)


def measure_part(fabric: Fabric, part: int, weight: int) -> Size | None:
    """Return the size of the part with that index, worked in yarn of CYC `weight`; None where nothing was worked."""
    rounds = [worked for worked in fabric.rounds if worked.part == part and worked.label and worked.nodes]
    if not rounds or not rounds[-1].edge.places:
        return None
    from_ring = any(place.kind is Kind.RING for place in rounds[0].base.places)
    if rounds[-1].edge.ring and rounds[0].round.kind is LineKind.ROUND:
        size = _measure_rounds(rounds)
    elif rounds[-1].edge.ring:
        size = _measure_framed(rounds[-1].edge)
    elif from_ring:
        size = _measure_half(rounds)
    else:
        size = _measure_rows(rounds)
    return size.scaled(WEIGHTS[weight].sc_width_cm)


def measure_depth_cm(rounds: Sequence[WorkedRound], weight: int) -> float:
    """Return how far rounds reach outwards, to the tips of the last one, in cm: the width of a border."""
    if not rounds:
        return 0.0
    inner = sum(measure_height(worked) for worked in rounds[:-1])
    tips = max((STITCHES[node.stitch].height for node in rounds[-1].nodes if node.counts and node.stitch != "ch"),
               default=0.0)  # fmt: skip
    return (inner + tips / ROWS_PER_STITCH) * WEIGHTS[weight].sc_width_cm


def measure_height(worked: WorkedRound) -> float:
    """Return the mean height of a round's stitches, in widths of a sc."""
    heights = [STITCHES[node.stitch].height for node in worked.nodes if node.counts and _stands(node.stitch)]
    return sum(heights) / len(heights) / ROWS_PER_STITCH if heights else 0.0


def _stands(stitch: str) -> bool:
    """Chains and what hangs on another stitch add no height."""
    return stitch != "ch" and bool(STITCHES[stitch].makes)


def measure_length(edge: Edge) -> float:
    """Return how long an edge is along its stitches and chains, in widths of a sc."""
    return sum(_width_of(place) for place in edge.places)


def _width_of(place: Place) -> float:
    if place.kind is Kind.STITCH and not place.light:
        return STITCHES[place.stitch].width
    return place.chains * _CHAIN_WIDTH if place.kind is Kind.SPACE else 0.0


def _measure_rounds(rounds: Sequence[WorkedRound]) -> Size:
    """A piece in the round: a regular shape of as many corners as its edge has, else a circle."""
    radius, length = sum(map(measure_height, rounds)), measure_length(rounds[-1].edge)
    corners = len(find_corners(rounds[-1].edge.places))
    if not 3 <= corners <= _MOST_CORNERS:
        across = (2 * radius + length / math.pi) / 2
        return Size(across, across, across)
    side = (2 * radius * math.tan(math.pi / corners) + length / corners) / 2
    inner, outer = side / math.tan(math.pi / corners), side / math.sin(math.pi / corners)
    if corners == 3:
        return Size(side, side * math.sqrt(3) / 2, side)
    return Size(inner, inner if corners % 4 == 0 else outer, side)


def _measure_framed(edge: Edge) -> Size:
    """Rows with a round about them: a square by what is worked along its sides."""
    side = measure_length(edge) / 4
    return Size(side, side, side)


def _measure_half(rounds: Sequence[WorkedRound]) -> Size:
    """Rows from a ring: half a square, cut from corner to corner; as wide as its long side."""
    leg = (2 * sum(map(measure_height, rounds)) + measure_length(rounds[-1].edge) / 2) / 2
    return Size(leg * math.sqrt(2), leg / math.sqrt(2), leg)


def _measure_blocks(blocks: Sequence[int]) -> Size:
    """Corner to corner: rows lie aslant, so the most blocks in a row are the short side's, and rows count both."""
    short = max(blocks)
    return Size(short * _BLOCK, (len(blocks) + 1 - short) * _BLOCK, short * _BLOCK)


def _measure_rows(rounds: Sequence[WorkedRound]) -> Size:
    blocks = [dict(worked.declared.groups).get("block", 0) if worked.declared else 0 for worked in rounds]
    if all(blocks):
        return _measure_blocks(blocks)
    lengths = [measure_length(worked.edge) for worked in rounds]
    height = sum(map(measure_height, rounds))
    lean = _measure_lean(rounds)
    width = sum(lengths) / len(lengths) * math.cos(lean)
    return Size(width, height / math.cos(lean), width)


def _measure_lean(rounds: Sequence[WorkedRound]) -> float:
    """The angle of a ripple's rows, in radians: each row moves its stitches sideways, along a slope that undoes it.

    Where a row moves them by s stitches, its slope is tan = s x width / height.
    """
    lost = valleys = 0
    for worked in rounds:
        before = 0
        for node in worked.nodes:
            taken = STITCHES[node.stitch].consumes - 1 if node.counts and len(node.into) > 1 else 0
            lost += taken
            valleys += taken > 0 and not before
            before = taken
    heights = [measure_height(worked) for worked in rounds]
    shift = lost / (2 * valleys) if valleys else 0.0
    shaped = shift and abs(measure_length(rounds[0].edge) - measure_length(rounds[-1].edge)) < 2
    return math.atan(shift * _CHAIN_WIDTH * len(heights) / sum(heights)) if shaped and sum(heights) else 0.0
