"""Places between two neighbouring stitches, where no gap between groups was left: `in sp between next 2 dc`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knotty.craft.instructions import Into, Kind, Live, LiveKind, Which
from knotty.fabric.edge import SKIPPED

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle

BETWEEN = Live(LiveKind.BELOW, -1)  # where the hook keeps how far it has come


def is_between(needle: Needle, into: Into) -> bool:
    """Say whether a gap is asked for on an edge of stitches alone."""
    asked = bool(into.targets) and into.targets[0].kind is Kind.GAP and len(into.targets) == 1
    if not asked or len(needle.base) < 2:
        return False
    needle.budget.spend(len(needle.base))
    return all(place.kind is Kind.STITCH for place in needle.base)


def begin_between(needle: Needle, at: int) -> int:
    """`sl st between first two sts`: return the stitch that the round begins beside; -1: none."""
    index = next((found for found in _find_between(needle) if found >= at), -1)
    needle.asides = {**needle.asides, BETWEEN: 1 if needle.ring else index + 1}  # a ring is turned to begin there
    return index


def take_between(needle: Needle, into: Into) -> list[int] | None:
    """Return the stitches before the places between; where groups were made, those between groups."""
    needle.budget.spend(len(needle.base))
    found = _find_between(needle)
    if not found:
        return needle.fail_at("K203", into)
    wanted = len(found) if into.which is Which.EACH else into.count
    if wanted > len(found):
        return needle.fail_at("K205", into, wanted, len(found))
    for index in range(len(needle.base)):  # what lies beside them is passed, as beside a gap
        needle.use(index, SKIPPED)
    needle.asides = {**needle.asides, BETWEEN: found[wanted - 1] + 1}
    return found[:wanted]


def _find_between(needle: Needle) -> list[int]:
    base, count = needle.base, len(needle.base)
    last = count if needle.ring else count - 1
    begin = max(0, needle.cursor - 1, needle.asides.get(BETWEEN, 0))  # the last stitch worked has one beside it
    sides = [(index, base[index], base[(index + 1) % count]) for index in range(begin, last)]
    plain = [(at, a, b) for at, a, b in sides if a.kind is b.kind is Kind.STITCH and not (a.light or b.light)]
    apart = [at for at, a, b in plain if a.group != b.group]
    return apart if 0 < len(apart) < len(plain) else [at for at, _, _ in plain]
