"""Stitches that are not one in the next place: units of several, clusters in one place, picots, foundation stitches.

Plain stitches are worker's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knotty.craft.instructions import Chain, Group, Into, Kind, Which, Work
from knotty.craft.stitches import STITCHES, UNITS
from knotty.fabric.edge import SKIPPED, WORKED, Edge, Place
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
            needle.make(item.stitch, 1, (index,))


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


def pass_units(needle: Needle) -> None:
    """Where shells were worked into by name, all of every shell worked into is passed: the first too."""
    if not needle.passes_units:
        return
    for index, place in enumerate(needle.base):
        if place.heart and needle.used[index] == WORKED:
            needle.pass_unit(index)
    outside = [index for index, place in enumerate(needle.base) if place.kind is Kind.STITCH and place.number < 0]
    if not any(needle.used[index] for index in outside):
        for index in outside:  # what lies between shells is passed, as long as it is passed everywhere
            needle.use(index, SKIPPED)
    for end in () if needle.ring else (0, len(needle.base) - 1):
        _pass_half(needle, end)


def _pass_half(needle: Needle, end: int) -> None:
    """A half shell at the end of a row is passed with the one stitch of it that is worked."""
    group = needle.base[end].group
    step = 1 if end == 0 else -1
    half = []
    while 0 <= end < len(needle.base) and needle.base[end].group == group >= 0:
        half.append(end)
        end += step
    if any(needle.used[index] for index in half):
        for index in half:
            needle.use(index, SKIPPED)


def adopt_start(needle: Needle) -> None:
    """A round's first V-stitch may be told in full, `ch 4, dc in same st`: it is one like those that follow."""
    out = needle.out
    first = next((index for index, place in enumerate(out) if place.unit), 0)
    if not first:
        return
    unit = [place for place in out[first:] if place.number == out[first].number]
    alike = 1 < len(unit) <= first and all(_are_alike(one, other) for one, other in zip(out, unit, strict=False))
    if alike and len({place.group for place in out[: len(unit)] if place.group >= 0}) <= 1:
        rest = out[len(unit) :]
        del out[len(unit) :]
        needle.mark_unit(out[0].unit or unit[0].unit, 0)
        out.extend(rest)


def _are_alike(one: Place, other: Place) -> bool:
    same = one.stitch == other.stitch or one.kind is Kind.SPACE  # a space may carry its starting chain's name
    return same and (one.kind, one.chains) == (other.kind, other.chains)


def name_groups(edge: Edge, names: Sequence[str]) -> Edge:
    """Return `edge` with its largest groups known as shells where the round asks for shells and none has that name."""
    asked = next((name for name in names if name in UNITS), "")
    if not asked or any(place.is_of(asked) for place in edge.places):
        return edge
    runs: dict[int, list[int]] = {}
    for index, place in enumerate(edge.places):
        if place.kind is Kind.STITCH and place.group >= 0:
            runs.setdefault(place.group, []).append(index)
    largest = max((len(run) for run in runs.values()), default=0)
    if largest < _SMALLEST_SHELL and asked != "v-st":
        return edge
    places = list(edge.places)
    for number, run in enumerate(run for run in runs.values() if len(run) == largest):
        middle = (run[0] + run[-1] + 1) // 2
        for index in range(run[0], run[-1] + 1):
            places[index] = places[index]._replace(unit=asked, number=number, heart=index == middle)
    return replace(edge, places=tuple(places))


_SMALLEST_SHELL = 3
