"""Where every stitch of a worked part lies, found by relaxing the real stitch graph round by round, outwards.

Units: 1 is the width of a single crochet, x grows to the right, y downwards, the middle of a piece in rounds is (0, 0).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from knotty.craft.finding import Severity
from knotty.craft.pattern import LineKind
from knotty.fabric.edge import Edge, find_corners
from knotty.fabric.fabric import Fabric, WorkedRound
from knotty.views.drawing import Point
from knotty.views.footing import find_chain, find_points, find_ring, fold_chain, lay_chain
from knotty.views.laid import Seat
from knotty.views.layer import Ground
from knotty.views.outline import Polygon
from knotty.views.seating import place_round
from knotty.views.section import cut_section, is_joined, seat_base
from knotty.views.shaped import lay_feet, seat_shaped

Box = tuple[float, float, float, float]
_FEWEST, _MOST = 3, 8  # corners of what is drawn with corners; more come near a circle


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A part laid flat. `seats` in working order; `box`: left, top, right, bottom; `in_rows`: from the bottom up.

    `foundation`: the single chains, middle and angle, that the first row or round is worked into; those that it passes
    are left out. `ring`: the chains of the centre ring; 0 for a magic ring, None for none. `shown`: how many
    places of a joined piece's edge are drawn, where it is not all of them; else 0.
    """

    seats: tuple[Seat, ...]
    box: Box
    corners: int = 0
    in_rows: bool = False
    foundation: tuple[tuple[float, float, float], ...] = ()
    ring: int | None = None
    shown: int = 0


def relax_part(fabric: Fabric, part: int) -> Relaxed:
    """Return where the stitches of a part lie, those of earlier parts it is worked on with them.

    Every node that is a stitch, a chain space or a starting chain has a seat; joins and what travels have none. Cost
    grows with the number of stitches alone.
    """
    rounds = list(_list_rounds(fabric, part))
    if not rounds:
        return Relaxed((), (0.0, 0.0, 0.0, 0.0))
    worked = [each for _, each in rounds]
    if is_joined(worked[0]):
        return _relax_section(fabric, rounds)
    ground = _lay_ground(worked)
    shaped = seat_shaped(rounds) if ground.in_rows else ()
    if shaped:
        chain = tuple(lay_feet(shaped)) if find_chain(worked) else ()
        return Relaxed(shaped, _measure(shaped, chain), in_rows=True, foundation=chain)
    seats = _stand_upright([seat for index, each in rounds for seat in _place(index, each, ground)], ground)
    foundation = tuple(lay_chain(worked, ground))
    box = _measure(seats, foundation)
    return Relaxed(seats, box, ground.corners, ground.in_rows, foundation, find_ring(worked[0]))


def _relax_section(fabric: Fabric, rounds: Sequence[tuple[int, WorkedRound]]) -> Relaxed:
    """A border around joined pieces: a corner of it, on the stitches it is worked into."""
    first = rounds[0][1]
    section, ground = cut_section(first)
    points = [section.points.get(at, complex("nan")) for at, _ in enumerate(first.base.places)]
    makers = {
        made.first_node + at: index for index, made in enumerate(fabric.rounds) for at, _ in enumerate(made.nodes)
    }
    base = [seat for seat in seat_base(first, section, makers) if seat.round < rounds[0][0]]
    seats = []
    for index, worked in rounds:
        lie = points if worked is first or worked.base.places == first.base.places else find_points(worked, ground)
        nodes = frozenset(worked.edge.places[at].node - worked.first_node for at in find_corners(worked.edge.places))
        seats += place_round(lie, worked, index, ground, nodes)
    every = (*base, *seats)
    return Relaxed(every, _measure(every, ()), in_rows=ground.in_rows, shown=len(section.points))


def _list_rounds(fabric: Fabric, part: int) -> Iterator[tuple[int, WorkedRound]]:
    """The rounds of a part that made something, after those of the parts it stands on."""
    own = [(index, worked) for index, worked in enumerate(fabric.rounds) if worked.part == part and worked.nodes]
    if own and is_joined(own[0][1]):
        yield from own
        return
    below = min((place.node for _, worked in own[:1] for place in worked.base.places if place.node >= 0), default=-1)
    if own and 0 <= below < own[0][1].first_node:
        under = next(made.part for made in fabric.rounds if 0 <= below - made.first_node < len(made.nodes))
        if under != part:
            yield from _list_rounds(fabric, under)
    yield from own


def _lay_ground(rounds: Sequence[WorkedRound]) -> Ground:
    """What kind of piece it is: rounds around a ring or a chain, rows on a chain, rows around a ring."""
    kinds = [worked.round.kind for worked in rounds if worked.label]
    in_rows = sum(kind is LineKind.ROW for kind in kinds) * 2 > len(kinds)
    in_fan = in_rows and find_ring(rounds[0]) is not None
    corners = 0 if in_rows and not in_fan else _count_corners(rounds, is_open=in_fan)
    ground = Ground(corners=corners, in_rows=in_rows and not in_fan, in_fan=in_fan)
    chain = None if in_rows else find_chain(rounds)
    if chain is not None:
        ground.half = fold_chain(chain)[1] / 2
    return ground


def _place(index: int, worked: WorkedRound, ground: Ground) -> list[Seat]:
    return place_round(find_points(worked, ground), worked, index, ground, _find_corners(worked.edge, ground, worked))


def _count_corners(rounds: Sequence[WorkedRound], *, is_open: bool) -> int:
    """How many corners the piece has: as many as most of its rounds have, or its last; 0 for none."""
    fitting = [worked for worked in rounds if worked.label and worked.edge.ring is not is_open]
    sound = [worked for worked in fitting if all(found.severity is not Severity.ERROR for found in worked.findings)]
    counts = [len(_even_corners(worked.edge)) for worked in sound or fitting]
    for count in (max(counts, key=counts.count), counts[-1]) if counts else ():
        if count and (count == counts[-1] or counts.count(count) * 2 >= len(counts)):
            return count
    return 0


def _even_corners(edge: Edge) -> frozenset[int]:
    """The corners of an edge, where they stand about as far from each other as opposite ones do."""
    found = sorted(find_corners(edge.places)) if edge.places else []
    if not (_FEWEST if edge.ring else 1) <= len(found) <= _MOST:
        return frozenset()
    marks = [*found, found[0] + len(edge.places)] if edge.ring else [-1, *found, len(edge.places)]
    sides = [after - before for before, after in pairwise(marks)]
    return frozenset(found) if max(sides) <= 3 * min(sides) + 4 else frozenset()


def _find_corners(edge: Edge, ground: Ground, worked: WorkedRound) -> frozenset[int]:
    """The nodes of a round, counted within it, that lie in corners."""
    found = _even_corners(edge)
    if len(found) != ground.corners:
        return _keep_corners(edge, ground, worked)
    return frozenset(edge.places[index].node - worked.first_node for index in found)


def _keep_corners(edge: Edge, ground: Ground, worked: WorkedRound) -> frozenset[int]:
    """A round without corners of its own (shells, picots) turns where it stands on those of the round below."""
    outline, points = ground.outline, np.array(find_points(worked, ground))
    if not isinstance(outline, Polygon) or not edge.ring or np.isnan(points).all():
        return frozenset()
    below = {int(np.nanargmin(np.abs(points - corner))) for corner in outline.corners}
    standing = [[place.node for place in edge.places if place.group == at and place.node >= 0] for at in sorted(below)]
    if len(below) < ground.corners or not all(standing):
        return frozenset()
    return frozenset(nodes[len(nodes) // 2] - worked.first_node for nodes in standing)


def _stand_upright(seats: Sequence[Seat], ground: Ground) -> tuple[Seat, ...]:
    """Turn the piece so that a side, or a triangle's base, is level."""
    outline = ground.outline
    if not isinstance(outline, Polygon):
        return tuple(seats)
    count = len(outline.out)
    turn = 2 * math.pi / count
    wanted = math.pi / 2 if count % 2 == 0 else -math.pi / 2
    if ground.in_fan:  # its ends level, and on top
        wanted, turn = math.pi + math.pi / count, 2 * math.pi
    off = (wanted - outline.angle + turn / 2) % turn - turn / 2
    return tuple(_turn(seat, -off) for seat in seats) if abs(off) > 1e-9 else tuple(seats)


def _turn(seat: Seat, angle: float) -> Seat:
    """Turn a seat clockwise by `angle` radians, y being downwards."""
    cos, sin = math.cos(angle), math.sin(angle)

    def turn(point: Point) -> Point:
        return point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos

    chains = tuple((*turn((x, y)), way + math.degrees(angle)) for x, y, way in seat.chains)
    return replace(seat, foot=turn(seat.foot), top=turn(seat.top), feet=tuple(map(turn, seat.feet)), chains=chains)


def _measure(seats: Sequence[Seat], foundation: Sequence[tuple[float, float, float]]) -> Box:
    chains = [(x, y) for lying in (foundation, *(seat.chains for seat in seats)) for x, y, _ in lying]
    points = np.array([*(seat.foot for seat in seats), *(seat.top for seat in seats), *chains])
    if not len(points):
        return (0.0, 0.0, 0.0, 0.0)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
