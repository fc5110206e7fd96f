"""Where every stitch of a worked piece lies when it is laid flat: its foot, its top, the loops of its chains.

Round by round, outward: a round with corners takes the outline of a polygon at its stitches' height from what they are
worked into, one without a circle, a row a line. Units: the width of one sc; x to the right, y down, the middle of a
piece in rounds at (0, 0). Good for what is seen from afar; the true lie of each stitch is relax's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES
from knotty.fabric.edge import Place, find_corners
from knotty.fabric.fabric import Node, WorkedRound
from knotty.views.blocks import seat_blocks
from knotty.views.contour import RING, Floats, Run, find_first_corner, is_polygon, lie_run
from knotty.views.drawing import Point
from knotty.views.frames import box_corners, lie_on_box, lie_on_side
from knotty.views.mitre import seat_mitre
from knotty.views.seated import Seat, SeatedRound, move_round
from knotty.views.waves import wave_rows

CHAIN_WIDTH = 0.85
PICOT = "picot"
_MOST_CHAINS = 12  # a longer chain takes no more room in the outline: it hangs in an arc


def seat_rounds(rounds: Sequence[tuple[int, WorkedRound]]) -> tuple[SeatedRound, ...]:
    """Return the seats of rounds that are worked one on the other, each with its index in the fabric.

    A piece in rounds is turned so that its last polygon lies well: a square on its side.
    """
    blocks = seat_blocks(rounds)
    if blocks:
        return blocks
    mitred = {found.worked: found for found in seat_mitre(rounds)}
    spots: dict[int, Point] = {}
    seated: list[SeatedRound] = []
    ground: Sequence[Point] = ()
    rows = not rounds[0][1].edge.ring if rounds else False
    for index, worked in rounds:
        framed = rows and worked.edge.ring and any(found.seats for found in seated)
        ground = ground or (box_corners(_list_points(seated)) if framed else ())
        found = mitred.get(index) or lie_on_side(index, worked, seated)
        found = found or seat_round(index, worked, Ground(list_base(worked, spots), spots, ground, framed))
        ground = found.corners or ground
        spots.update(found.spots)
        seated.append(found)
    in_rows = [number for number, (_, worked) in enumerate(rounds) if worked.label and not worked.edge.ring]
    if any(found.corners for found in seated) and not in_rows:
        return _turn_upright(seated)
    return wave_rows(seated, in_rows[-1] + 1) if rows and in_rows else tuple(seated)


def list_base(worked: WorkedRound, spots: Mapping[int, Point]) -> list[Point]:
    """Return where the places of a round's base lie: chains in a line from the hook, gaps between their neighbours."""
    places = worked.base.places
    base = [spots.get(place.node, (-float(number), 0.0)) for number, place in enumerate(places)]
    for number, place in enumerate(places):
        if place.kind is Kind.GAP and 0 < number < len(places) - 1:
            (x0, y0), (x1, y1) = base[number - 1], base[number + 1]
            base[number] = ((x0 + x1) / 2, (y0 + y1) / 2)
    return base


@dataclass(frozen=True, slots=True)
class Ground:
    """What a round is worked on. `base`: where each place of its base edge lies; `corners`: of the polygon it makes.

    `spots`: where the stitches of earlier rounds lie, by node, for posts and spikes. `rows`: it was worked in rows, so
    that its corners are those of a box.
    """

    base: Sequence[Point]
    spots: Mapping[int, Point]
    corners: Sequence[Point] = ()
    rows: bool = False


def seat_round(index: int, worked: WorkedRound, ground: Ground) -> SeatedRound:
    """Return the seats of a round, by its index in the fabric."""
    shown = _list_shown(worked)
    if not shown:
        return SeatedRound(index, (), {})
    legs, aside = _find_legs(worked, shown, ground)
    founded = bool(worked.base.places) and {place.kind for place in worked.base.places} == {Kind.CHAIN}
    if founded:
        legs = _lay_foundation(shown, legs)
    run = _gather(worked, shown, legs, aside)
    if ground.rows and len(run.corners) == len(ground.corners) == 4:
        first = legs[run.corners[0]][0]
        run = replace(run, feet=lie_on_box(run.corners, first, len(shown), ground.corners), firm=run.widths > 0)
        legs = [[(float(x), float(y))] for x, y in run.feet]
    run = replace(run, ground=np.array(ground.corners, dtype=float).reshape(-1, 2))
    tops = lie_run(run)
    if founded:  # the chain gives way to what stands on it
        legs = [[(float(top[0]), feet[0][1])] if len(feet) == 1 else feet for top, feet in zip(tops, legs, strict=True)]
    points = [(float(x), float(y)) for x, y in tops]
    seats = tuple(
        Seat(node.stitch, node.colour, float(width), tuple(feet), top, links)
        for (_, node), width, feet, top, links in zip(
            shown,
            run.widths,
            _spread(run, legs, tops),
            points,
            _list_links(shown, points, ring=worked.edge.ring),
            strict=True,
        )
    )
    corners = tuple(points[corner] for corner in run.corners) if is_polygon(run) else ()
    seats = tuple(_raise_picot(seat, seats[number - 1]) for number, seat in enumerate(seats))
    return SeatedRound(index, seats, {number: top for (number, _), top in zip(shown, points, strict=True)}, corners)


def _list_shown(worked: WorkedRound) -> list[tuple[int, Node]]:
    """The nodes that are seen: no starting chain that does not count, no travelling and no joining slip stitches."""
    nodes = [
        (worked.first_node + number, node)
        for number, node in enumerate(worked.nodes)
        if node.counts or node.stitch != "ch"
    ]
    counted = [position for position, (_, node) in enumerate(nodes) if node.counts]
    if not counted:
        return nodes
    return nodes[counted[0] : counted[-1] + 1 if worked.joined else None]


def _find_legs(
    worked: WorkedRound, shown: Sequence[tuple[int, Node]], ground: Ground
) -> tuple[list[list[Point]], list[bool]]:
    """The feet of each node, and whether they are off the edge in work.

    The edge says of a stitch which place it was worked in (its group); the feet of one over several places, or off the
    edge, are found by their nodes. A node whose foot is not known stands beside the one before.
    """
    base, spots = ground.base, ground.spots
    groups = {place.node: place.group for place in worked.edge.places if place.kind is Kind.STITCH}
    where = {place.node: number for number, place in enumerate(worked.base.places) if place.node >= 0}
    found: list[list[Point]] = []
    aside: list[bool] = []
    for number, node in shown:
        group, legs = groups.get(number, -1), len(node.into)
        if 0 <= group < len(base) and worked.base.places[group].kind is Kind.GAP:
            feet = [base[group]]
        elif legs and 0 <= group <= len(base) - legs and _is_from(worked.base.places, group, node):
            feet = list(base[group : group + legs])
        else:
            feet = [
                base[where[into]] if into in where else spots[into]
                for into in node.into
                if into in where or into in spots
            ]
        found.append(feet or ([found[-1][-1]] if found else [base[0] if base else (0.0, 0.0)]))
        aside.append(bool(node.into) and group < 0 and not any(into in where for into in node.into))
    return found, aside


def _is_from(places: Sequence[Place], group: int, node: Node) -> bool:
    """Say whether a node stands in the places from `group` on, one for each of its legs."""
    return all(places[group + leg].node == into for leg, into in enumerate(node.into))


def _lay_foundation(shown: Sequence[tuple[int, Node]], legs: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """A foundation chain is drawn out, or in, to the width of what is worked along it."""
    xs = [x for feet in legs for x, _ in feet]
    scale = sum(_measure_width(node, ring=False) for _, node in shown) / (max(xs) - min(xs) + 1.0)
    return [[(x * scale, y) for x, y in feet] for feet in legs]


def _list_points(seated: Sequence[SeatedRound]) -> list[Point]:
    return [at for found in seated for seat in found.seats for at in (seat.top, *seat.feet)]


def _gather(
    worked: WorkedRound, shown: Sequence[tuple[int, Node]], legs: Sequence[Sequence[Point]], aside: Sequence[bool]
) -> Run:
    nodes = [node for _, node in shown]
    places = worked.edge.places
    at = {number: position for position, (number, _) in enumerate(shown)}
    corners = sorted({at[places[corner].node] for corner in find_corners(places) if places[corner].node in at})
    kinds = {place.kind for place in worked.base.places}
    stitches = np.array([node.stitch != "ch" and not node.stitch.endswith(PICOT) for node in nodes])
    level = stitches & ~np.array(aside)
    return Run(
        np.array([np.mean(feet, axis=0) for feet in legs], dtype=float).reshape(-1, 2),
        np.array([_measure_width(node, ring=worked.edge.ring) for node in nodes]),
        np.array([0.0 if node.stitch == "ch" else STITCHES[node.stitch].height for node in nodes]),
        level if 2 * level.sum() > stitches.sum() else stitches,
        tuple(corners),
        worked.edge.ring,
        kinds <= {Kind.RING},
        np.zeros((0, 2)),
    )


def _measure_width(node: Node, *, ring: bool) -> float:
    """In rows a chain is as wide as the stitch it passes, so that a net is as wide as what is filled in it."""
    if node.stitch == "ch":
        return (CHAIN_WIDTH if ring else STITCHES["dc"].width) * min(node.chains, _MOST_CHAINS)
    return 0.0 if node.stitch.endswith(PICOT) else STITCHES[node.stitch].width


def _raise_picot(seat: Seat, before: Seat) -> Seat:
    """A picot stands on the stitch before it."""
    if not seat.stitch.endswith(PICOT):
        return seat
    (x, y), foot = before.top, before.feet[0]
    long = max(math.dist(before.top, foot), 0.1)
    return seat._replace(feet=(before.top,), top=(x + (x - foot[0]) / long, y + (y - foot[1]) / long))


def _spread(run: Run, legs: list[list[Point]], tops: Floats) -> list[list[Point]]:
    """Feet in one place stand side by side in it, as far as it is wide; in a ring all round it."""
    if run.free:
        far = np.maximum(np.hypot(tops[:, 0], tops[:, 1]), 1e-6)
        return [[(float(x), float(y))] for x, y in tops / far[:, None] * RING]
    shared: dict[Point, list[int]] = {}
    for number, feet in enumerate(legs):
        if len(feet) == 1:
            shared.setdefault(feet[0], []).append(number)
    spread = list(legs)
    for foot, numbers in shared.items():
        if len(numbers) > 1:
            middle = tops[numbers].mean(axis=0)
            for number in numbers:
                aside = (tops[number] - middle) * 0.28
                spread[number] = [(foot[0] + float(aside[0]), foot[1] + float(aside[1]))]
    return spread


def _list_links(
    shown: Sequence[tuple[int, Node]], tops: Sequence[Point], *, ring: bool
) -> Iterable[tuple[tuple[Point, float], ...]]:
    """Where the loops of each chain lie, between the stitches before and after it."""
    size = len(tops)
    for number, (_, node) in enumerate(shown):
        if node.stitch != "ch":
            yield ()
            continue
        before = tops[number - 1] if number or ring else tops[number]
        after = tops[(number + 1) % size] if number + 1 < size or ring else tops[number]
        yield _lay_links((before, tops[number], after), node.chains)


def _lay_links(path: tuple[Point, Point, Point], count: int) -> tuple[tuple[Point, float], ...]:
    """`count` loops on a curve from before over the chain's middle to after, with half a stitch left at both ends."""
    (x0, y0), (x1, y1), (x2, y2) = path
    cx, cy = 2 * x1 - (x0 + x2) / 2, 2 * y1 - (y0 + y2) / 2  # so that the curve goes through the middle
    margin = 0.5 / (count + 1)
    found = []
    for link in range(count):
        t = margin + (1 - 2 * margin) * (link + 0.5) / count
        u = 1 - t
        at = (u * u * x0 + 2 * u * t * cx + t * t * x2, u * u * y0 + 2 * u * t * cy + t * t * y2)
        dx, dy = u * (cx - x0) + t * (x2 - cx), u * (cy - y0) + t * (y2 - cy)
        found.append((at, math.degrees(math.atan2(dy, dx))))
    return tuple(found)


def _turn_upright(seated: Sequence[SeatedRound]) -> tuple[SeatedRound, ...]:
    corners = next(found.corners for found in reversed(seated) if found.corners)
    step = 2 * math.pi / len(corners)
    middle = np.mean(corners, axis=0)
    apart = find_first_corner(len(corners)) - math.atan2(corners[0][1] - middle[1], corners[0][0] - middle[0])
    return tuple(_turn_round(found, (apart + step / 2) % step - step / 2) for found in seated)


def _turn_round(found: SeatedRound, angle: float) -> SeatedRound:
    cos, sin = math.cos(angle), math.sin(angle)

    def turn(at: Point) -> Point:
        return at[0] * cos - at[1] * sin, at[0] * sin + at[1] * cos

    return move_round(found, turn, lambda _: math.degrees(angle))
