"""Stitches that are not one in the next place: units of several, clusters in one place, picots, foundation stitches.

Plain stitches are worker's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from knotty.craft.instructions import Chain, Group, Into, Kind, Which, Work
from knotty.craft.stitches import STITCHES
from knotty.fabric.fabric import Node
from knotty.fabric.needle import Needle

if TYPE_CHECKING:
    from knotty.fabric.worker import RoundWorker

_ROOMY = {Kind.SPACE, Kind.GAP, Kind.RING, Kind.CORNER}  # places that hold several stitches


def work_on_nothing(worker: RoundWorker, item: Work) -> bool:
    """A picot hangs on the stitch before it, a foundation stitch on its own chain: neither needs a place."""
    needle = worker.needle
    if item.into is not None and needle.take(item.into) is None:
        return worker.fail(item)
    if STITCHES[item.stitch].makes:
        needle.make(item.stitch, item.count, ())
    else:
        needle.nodes.append(Node(item.stitch, 0, (), needle.colour, counts=False))
    return True


def is_one_place(into: Into, consumes: int) -> bool:
    """Say whether `dc3tog in next ch-3 sp` has all its legs in one place: it is a cluster, and no decrease."""
    if into.which is Which.SAME:
        return True
    kinds = {target.kind for target in into.targets}
    return into.count < consumes and bool(kinds) and (kinds <= _ROOMY or into.which is not Which.EACH)


def gather_legs(needle: Needle, item: Work, found: Sequence[int]) -> None:
    """Make a cluster in each place of `found`."""
    for index in found:
        for _ in range(item.count):
            begin = len(needle.out)
            needle.make(item.stitch, 1, (index,))
            needle.mark_unit(item.stitch, begin)


def imply_place(needle: Needle, item: Group) -> Into | None:
    """`skip 2 sts, shell, skip 2 sts`: a unit without a place stands in the next one."""
    if not item.name or needle.forced is not None or needle.in_ring:
        return None
    free = all(isinstance(node, Chain) or (isinstance(node, Work) and node.into is None) for node in item.body)
    return Into(Which.NEXT, (), span=item.span) if free else None


def run_unit(worker: RoundWorker, item: Group) -> bool:
    """Work what a group is made of; one with a name stays known by it."""
    begin = len(worker.needle.out)
    done = worker.run(item.body)
    if item.name:
        worker.needle.mark_unit(item.name, begin)
    return done
