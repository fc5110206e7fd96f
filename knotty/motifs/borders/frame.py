"""The first round around a piece worked in rows: across the top, down the row ends, along the foundation, back up.

Row ends have no stitches of their own, so a number of sc goes evenly along them: as many as the rows are high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.instructions import (
    Along,
    Chain,
    Evenly,
    Group,
    Instruction,
    Into,
    Kind,
    Limit,
    LimitKind,
    Live,
    LiveKind,
    StartChain,
    TakeYarn,
    Target,
    Which,
    Work,
)
from knotty.craft.pattern import Declared, LineKind, Round
from knotty.fabric.edge import Edge, Place, find_corners
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.lives import Lives
from knotty.fabric.measure import measure_height
from knotty.motifs.borders.outline import Outline, Side
from knotty.motifs.borders.style import Style, nearest_length
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    CORNER,
    each_to_corner,
    in_place,
    join_to_first,
    next_place,
    same_place,
    work,
)

_CORNER_CHAINS = 2
_CORNER_GROUP = (work("sc", 1), Chain(_CORNER_CHAINS), work("sc", 1))
_ROW_ENDS = Live(LiveKind.ROW_ENDS)
_CHAIN = Target(Kind.CHAIN)
_BLOCK_SC = 3  # along the side of a corner-to-corner block: its 3 chains, or its dc


@dataclass(frozen=True, slots=True)
class Panel:
    """A piece in rows: its rows as worked, the edge the last of them left, what `style` the next round will have."""

    rows: tuple[WorkedRound, ...]
    edge: Edge
    style: Style

    @property
    def blocks(self) -> tuple[int, int] | None:
        """Blocks across and down of a piece worked from corner to corner; None for any other."""
        told = [dict(row.declared.groups).get("block", 0) if row.declared else 0 for row in self.rows]
        short = max(told)
        return (short, len(told) + 1 - short) if short else None

    @property
    def rows_high(self) -> int:
        """How many sc the row ends of one side take."""
        return max(1, round(sum(measure_height(row) for row in self.rows)))

    def settle(self, natural: int) -> int:
        """Return how many sc to work along a side of so many, so that the next round's repeats fit between corners."""
        return max(1, nearest_length(self.style, natural + 2, ring=False) - 2)


def write_frame(panel: Panel, colour: str) -> tuple[Round, Outline]:
    """Return the round of sc that frames a panel, and the outline it leaves."""
    if panel.blocks is not None:
        body, sides = _frame_blocks(panel, *panel.blocks)
    elif _find_chain(panel) is None:
        body, sides = _frame_half(panel)
    else:
        body, sides = _frame_rows(panel)
    start = TakeYarn(colour, Into(Which.FIRST, (ANY_STITCH,)))
    stitches = sum(sides) + (0 if panel.blocks is not None else 2 * len(sides))
    declared = Declared(stitches=(("sc", stitches),), spaces=((_CORNER_CHAINS, len(sides)),))
    line = Round(LineKind.ROUND, ("Rnd 1",), (start, StartChain(1), *body, join_to_first("sc")), declared)
    return line, _outline(sides, corner_stitches=0 if panel.blocks is not None else 2)


def _outline(sides: Sequence[int], corner_stitches: int) -> Outline:
    found: tuple[Side, ...] = tuple(((True,) * (length + corner_stitches),) for length in sides)
    return Outline(found, CORNER, CORNER, (ANY_STITCH,), valley=(True, True, True))


def _find_chain(panel: Panel) -> int | None:
    """How many chains of the foundation were worked into; None where the rows began in a ring."""
    if not any(place.kind is Kind.CHAIN for place in panel.rows[0].base.places):
        return None
    edge = Lives(panel.rows).find(Live(LiveKind.OTHER_SIDE))
    return len(edge.places) if edge is not None else None


def _frame_rows(panel: Panel) -> tuple[tuple[Instruction, ...], tuple[int, ...]]:
    inner = _list_inner(panel.edge.places)
    natural = _count_sc(inner)
    along, side = panel.settle(natural), panel.settle(panel.rows_high)
    chains = (_find_chain(panel) or 2) - 2
    body = (
        in_place(same_place(ANY_STITCH), *_CORNER_GROUP),
        _cross_top(inner, along),
        _corner_at(Which.LAST, ANY_STITCH),
        Evenly("sc", side, _ROW_ENDS),
        Along(Live(LiveKind.OTHER_SIDE)),
        _corner_at(Which.FIRST, _CHAIN),
        Evenly("sc", along, limit=Limit(LimitKind.LAST, 1, _CHAIN))
        if chains != along
        else Work("sc", 1, Into(Which.EACH, (_CHAIN,), limit=Limit(LimitKind.LAST, 1, _CHAIN))),
        _corner_at(Which.LAST, _CHAIN),
        Evenly("sc", side, _ROW_ENDS),
    )
    return body, (along, side, along, side)


def _corner_at(which: Which, target: Target) -> Group:
    return Group(_CORNER_GROUP, Into(which, (target,)))


def _list_inner(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places between the first stitch and the last."""
    return tuple(place for place in places[1:-1] if place.kind is not Kind.GAP and not place.light)


def _count_sc(places: Sequence[Place]) -> int:
    return sum(max(1, place.chains) for place in places)


def _cross_top(inner: Sequence[Place], count: int) -> Instruction:
    """One sc in each place where that gives as many as are wanted, else so many evenly."""
    limit = Limit(LimitKind.LAST, 1, ANY_STITCH)
    if count != len(inner):
        return Evenly("sc", count, limit=limit)
    return Work("sc", 1, Into(Which.EACH, _name_targets(inner), limit=limit))


def _name_targets(places: Sequence[Place]) -> tuple[Target, ...]:
    spaces = any(place.kind is Kind.SPACE for place in places)
    return (ANY_STITCH, ANY_SPACE) if spaces else (ANY_STITCH,)


def _frame_half(panel: Panel) -> tuple[tuple[Instruction, ...], tuple[int, ...]]:
    """Two short sides with a corner between, and the long one: row ends from point to point."""
    places = panel.edge.places
    middle = min(find_corners(places), key=lambda at: abs(at - len(places) // 2))
    halves = [_list_inner(places[: middle + 1]), _list_inner(places[middle:])]
    long = panel.settle(2 * panel.rows_high)
    body = (
        in_place(same_place(ANY_STITCH), *_CORNER_GROUP),
        Work("sc", 1, each_to_corner(*_name_targets(halves[0]))),
        in_place(next_place(CORNER), *_CORNER_GROUP),
        Work("sc", 1, Into(Which.EACH, _name_targets(halves[1]), limit=Limit(LimitKind.LAST, 1, ANY_STITCH))),
        _corner_at(Which.LAST, ANY_STITCH),
        Evenly("sc", long, _ROW_ENDS),
    )
    return body, (len(halves[0]), len(halves[1]), long)


def _frame_blocks(panel: Panel, across: int, down: int) -> tuple[tuple[Instruction, ...], tuple[int, ...]]:
    """Every edge of a piece worked from corner to corner is row ends; chains make its corners."""
    sides = tuple(panel.settle(_BLOCK_SC * blocks - 2) + 2 for blocks in (across, down, across, down))
    body: list[Instruction] = []
    for side in sides:
        body += (Evenly("sc", side, _ROW_ENDS), Chain(_CORNER_CHAINS))
    return tuple(body), (*sides[1:], *sides[:1])  # the next round begins at the first corner, behind the first side
