"""What a piece begins on, ring or chain, and where the places of a round's base lie. Laying stitches is relax's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knotty.craft.instructions import Kind
from knotty.fabric.edge import WORKED
from knotty.fabric.fabric import WorkedRound
from knotty.views.layer import Ground
from knotty.views.strand import Role, read_strand

_BESIDE = 0.01  # above and below the middle of a chain: tells its two sides apart


def find_ring(worked: WorkedRound) -> int | None:
    """Return the chains of the ring a round is worked into, 0 for a magic ring; None for no ring."""
    places = worked.base.places
    return places[0].chains if len(places) == 1 and places[0].kind is Kind.RING else None


def find_chain(rounds: Sequence[WorkedRound]) -> WorkedRound | None:
    """Return the first round that is worked along a chain, not the step that makes it."""
    along = (worked for worked in rounds if worked.base.places and worked.base.places[0].kind is Kind.CHAIN)
    return next((worked for worked in along if WORKED in worked.used), None)


def fold_chain(worked: WorkedRound) -> tuple[int, int]:
    """Return, of a chain that is worked around, the first place worked and how many chains it is to the far end."""
    begin = next((at for at, how in enumerate(worked.used) if how == WORKED), 0)
    far = (len(worked.base.places) + begin + 1) // 2 - 1
    return begin, max(far - begin, 0)


def find_points(worked: WorkedRound, ground: Ground) -> list[complex]:
    """Return where the places of a round's base lie; nan for what nobody knows."""
    places = worked.base.places
    points = [ground.where.get(place.node, complex("nan")) for place in places]
    for at, place in enumerate(places):
        if place.kind is Kind.GAP:
            points[at] = (points[at - 1] + points[(at + 1) % len(points)]) / 2
    if any(place.kind is Kind.CHAIN for place in places):
        along = [complex(-at) for at in range(len(places))] if ground.in_rows else _go_around(worked)
        chains = ((at, place) for at, place in enumerate(places) if place.kind is Kind.CHAIN)
        for at, _ in ((at, place) for at, place in chains if place.node not in ground.where):
            points[at] = along[at]
    return points


def _go_around(worked: WorkedRound) -> list[complex]:
    """Where the chains lie that a round goes around: to the left on their upper side, back on the lower."""
    begin, long = fold_chain(worked)
    points = []
    for at in range(len(worked.base.places)):
        step = min(max(at - begin, 0), 2 * long)
        there = step <= long
        points.append(complex(long / 2 - step, _BESIDE) if there else complex(step - 1.5 * long, -_BESIDE))
    return points


def lay_chain(rounds: Sequence[WorkedRound], ground: Ground) -> Iterator[tuple[float, float, float]]:
    """Yield middle and angle of the foundation chains; those that stand up as the first stitch are left out."""
    first = find_chain(rounds)
    if first is None:
        return
    points = find_points(first, ground)
    passed = next((link for link in read_strand(first) if link.role is Role.START and link.stitch != "ch"), None)
    begin, long = (0, len(points)) if ground.in_rows else fold_chain(first)
    if passed is not None and passed.places:
        begin = max(passed.places[0], begin)
    end = begin + long + 1
    for at, place in enumerate(first.base.places[:end]):
        if place.kind is Kind.CHAIN and at >= begin:
            yield points[at].real, 0.0, 0.0
