"""Corners are even: `(2 dc, ch 2, 3 dc)` all round is a slip where every other corner of the piece has equal halves.

Asked of a whole piece, once nothing else is wrong with it: a round alone cannot tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from knotty.craft.finding import Severity
from knotty.craft.instructions import Chain, Group, Instruction, StartChain, Which, Work, walk_instructions
from knotty.craft.pattern import LineKind
from knotty.fabric.fabric import WorkedRound


def find_lopsided(rounds: Sequence[WorkedRound]) -> Iterator[int]:
    """Yield the index of the one round of each part whose corners alone are lopsided, by one stitch."""
    faulty = any(finding.severity is Severity.ERROR for worked in rounds for finding in worked.findings)
    if faulty or any(worked.unread for worked in rounds):
        return
    for part in sorted({worked.part for worked in rounds}):
        if not any(any(_list_offs(worked)) for worked in rounds if worked.part == part and worked.declared is None):
            continue  # a count vouches for its round
        offs = {at: _list_offs(worked) for at, worked in enumerate(rounds) if worked.part == part}
        lopsided = [at for at, found in offs.items() if any(found)]
        even = [at for at, found in offs.items() if found and not any(found)]
        if len(lopsided) != 1 or not even or rounds[lopsided[0]].declared is not None:
            continue
        if all(off == 1 for off in offs[lopsided[0]]):
            yield lopsided[0]


def _list_offs(worked: WorkedRound) -> list[int]:
    """By how many stitches the halves of each corner group differ. A group at the starting chain is no witness."""
    if worked.round.kind is not LineKind.ROUND or not worked.label:
        return []
    groups = [node for node in walk_instructions(worked.round.body) if isinstance(node, Group)]
    offs = [_measure_off(group.body) for group in groups if group.into and group.into.which is not Which.SAME]
    return [off for off in offs if off is not None]


def _measure_off(body: Sequence[Instruction]) -> int | None:
    chains = [at for at, item in enumerate(body) if isinstance(item, Chain)]
    plain = all(isinstance(item, Work | Chain) and getattr(item, "into", None) is None for item in body)
    if len(chains) != 1 or not plain or any(isinstance(item, StartChain) for item in body):
        return None
    left, right = _count(body[: chains[0]]), _count(body[chains[0] + 1 :])
    return max((left - right).total(), (right - left).total()) if left and right else None


def _count(body: Sequence[Instruction]) -> Counter[str]:
    found: Counter[str] = Counter()
    for item in body:
        if isinstance(item, Work):
            found[item.stitch] += item.count
    return found
