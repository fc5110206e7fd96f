"""Rows that do not lie level, as charts lay them: ripples, corner to corner, mitred squares.

Where they lie is lying's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import Node, WorkedRound
from knotty.views.blocks import seat_blocks
from knotty.views.laid import Seat, stack_chains, to_point
from knotty.views.lying import seat_rounds
from knotty.views.mitre import seat_mitre
from knotty.views.seated import Seat as LyingSeat
from knotty.views.strand import Role
from knotty.views.symbols import turn_towards

_FEWEST = 2  # decreases in a row that also gains stitches: one alone is shaping


def seat_shaped(rounds: Sequence[tuple[int, WorkedRound]]) -> tuple[Seat, ...]:
    """Return the seats of rows that wave, slant or fold; nothing for rows that lie level."""
    if not (seat_blocks(rounds) or seat_mitre(rounds) or any(_waves(worked) for _, worked in rounds)):
        return ()
    seats: list[Seat] = []
    made = dict(rounds)
    for found in seat_rounds(rounds):
        worked = made[found.worked]
        # blocks have no spots: every node that counts has a seat there
        counted = (worked.first_node + at for at, node in enumerate(worked.nodes) if node.counts)
        numbers = tuple(found.spots) or tuple(counted)
        if len(numbers) != len(found.seats):
            return ()
        for number, lies in zip(numbers, found.seats, strict=True):
            seats.append(_take(number, found.worked, lies, worked.nodes[number - worked.first_node]))
    return tuple(seats)


def _waves(worked: WorkedRound) -> bool:
    """A row that takes stitches together in several places and makes up for it in others is a ripple."""
    less = sum(node.counts and node.stitch != "ch" and STITCHES[node.stitch].consumes > 1 for node in worked.nodes)
    return less >= _FEWEST and 2 * abs(len(worked.edge.places) - len(worked.base.places)) < len(worked.base.places) / 4


def _take(number: int, index: int, lies: LyingSeat, node: Node) -> Seat:
    feet = tuple(lies.feet) or (lies.top,)
    foot = (sum(x for x, _ in feet) / len(feet), sum(y for _, y in feet) / len(feet))
    if node.stitch == "ch":
        chains = tuple((x, y, angle) for (x, y), angle in lies.links)
        ends = (chains[0][:2], chains[-1][:2]) if chains else (foot, lies.top)
        return Seat(number, index, Role.SPACE, "ch", *ends, (ends[0],), chains)
    role = Role.HOLD if not node.counts and node.stitch == "sl st" else Role.START if node.chains else Role.STITCH
    chains = ()
    if role is Role.START:
        stacked = stack_chains(complex(foot[0], -foot[1]), complex(lies.top[0], -lies.top[1]), node.chains)
        chains = tuple((*to_point(middle), angle) for middle, angle in stacked)
    return Seat(number, index, role, node.stitch, foot, lies.top, feet, chains)


def lay_feet(seats: Sequence[Seat]) -> Iterator[tuple[float, float, float]]:
    """Yield the chain that the first row stands on: one under each foot, along the row."""
    first = min((seat.round for seat in seats), default=-1)
    standing = [seat for seat in seats if seat.round == first and seat.role is not Role.SPACE]
    along = sorted({(round(x, 2), round(y, 2)) for seat in standing for x, y in seat.feet})
    for at, point in enumerate(along):
        before, after = along[max(at - 1, 0)], along[min(at + 1, len(along) - 1)]
        yield *point, turn_towards(before, after) - 90 if before != after else 0.0
