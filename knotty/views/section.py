"""The base of a round worked around joined pieces: its corner, with some places of both sides, for the rest repeats.

An edge without corners (a tote, a cowl) gives a straight piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES
from knotty.fabric.edge import Place
from knotty.fabric.fabric import WorkedRound
from knotty.views.laid import Seat, bend_chains, to_point
from knotty.views.layer import Ground
from knotty.views.strand import Role

REACH = 12  # places that are shown of each side
_CHAIN, _GAP = 0.82, 0.5


@dataclass(frozen=True, slots=True)
class Section:
    """Where the shown places of a base lie, by their index, and which way is out; `corner` None for a straight one."""

    points: Mapping[int, complex]
    out: Mapping[int, complex]
    corner: int | None


def is_joined(worked: WorkedRound) -> bool:
    """Say whether a round is worked on several copies: their stitches lie on the edge several times."""
    nodes = [place.node for place in worked.base.places if place.node >= 0 and place.kind is not Kind.CHAIN]
    return len(set(nodes)) < len(nodes)


def cut_section(worked: WorkedRound) -> tuple[Section, Ground]:
    """Return the part of a joined base that is shown, and the ground to lay rounds on."""
    places = worked.base.places
    corners = [at for at, place in enumerate(places) if place.corner]
    if not corners:
        begin = len(places) // 4
        shown = range(begin, min(begin + 2 * REACH, len(places)))
        along = dict(zip(shown, _measure([places[at] for at in shown]), strict=True))
        points = {at: complex(-far) for at, far in along.items()}
        return Section(points, dict.fromkeys(points, 1j), None), Ground(in_rows=True, is_section=True)
    corner = corners[len(corners) // 2]
    reach = min(REACH, *_list_sides(corners, len(places)))
    half = max(_side(places, corner, 1, reach)[-1], _side(places, corner, -1, reach)[-1]) / 2
    points, out = {corner: complex(-half, half)}, {corner: complex(-1, 1) / 2**0.5}
    for step, facing in ((-1, 1j), (1, -1 + 0j)):  # along the top towards the corner, down the left side from it
        for count, far in enumerate(_side(places, corner, step, reach), start=1):
            at = (corner + step * count) % len(places)
            points[at] = complex(far - half, half) if step < 0 else complex(-half, half - far)
            out[at] = facing
    ground = Ground(corners=1, in_fan=True, is_section=True, corner=points[corner])
    return Section(points, out, corner), ground


def _list_sides(corners: Sequence[int], count: int) -> Iterator[int]:
    for before, after in zip(corners, [*corners[1:], corners[0] + count], strict=True):
        yield max(after - before - 1, 1)


def _side(places: Sequence[Place], corner: int, step: int, reach: int) -> list[float]:
    side = [places[(corner + step * count) % len(places)] for count in range(reach + 1)]
    return _measure(side)[1:]


def _measure(places: Sequence[Place]) -> list[float]:
    """How far along each place lies from the first, in widths of a sc."""
    widths = [_width(place) for place in places]
    along = [0.0]
    for before, after in pairwise(widths):
        along.append(along[-1] + (before + after) / 2)
    return along


def _width(place: Place) -> float:
    if place.kind is Kind.SPACE:
        return _CHAIN * place.chains
    return STITCHES[place.stitch].width if place.kind is Kind.STITCH and place.stitch in STITCHES else _GAP


def seat_base(worked: WorkedRound, section: Section, makers: Mapping[int, int]) -> Iterator[Seat]:
    """Yield the stitches that the section is of; `makers`: the round in the fabric that made each node."""
    places = worked.base.places
    for at, point in section.points.items():
        place, out = places[at], section.out[at]
        if place.node not in makers:
            continue
        where, index = to_point(point), makers[place.node]
        if place.kind is Kind.SPACE:
            way = -1j * out * _CHAIN * place.chains / 2
            chains = tuple(
                (*to_point(m), angle) for m, angle in bend_chains(point + way, point - way, point, place.chains)
            )
            yield Seat(place.node, index, Role.SPACE, "ch", where, where, (where,), chains)
        elif place.kind is Kind.STITCH and place.stitch in STITCHES and not place.light:
            foot = to_point(point - out * STITCHES[place.stitch].height)
            yield Seat(place.node, index, Role.STITCH, place.stitch, foot, where, (foot,))
