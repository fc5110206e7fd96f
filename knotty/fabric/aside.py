"""Stitches into another edge than the one in work: around posts two rows below, into an earlier round, along row ends.

What lies on the edge in work behind such a stitch may be taken by it (`Behind`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knotty.craft.instructions import Into, Kind, Live, LiveKind, Which
from knotty.fabric.edge import SKIPPED, WORKED, Edge, Place, fits_target
from knotty.fabric.lives import FAR_ENDS
from knotty.fabric.takers import ANY_STITCH
from knotty.fabric.under import Under, find_under

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle

_ROW_ENDS, _OTHER_SIDE = Live(LiveKind.ROW_ENDS), Live(LiveKind.OTHER_SIDE)


def is_aside(needle: Needle, into: Into | None) -> bool:
    """Say whether `into` names an edge other than the one in work."""
    return into is not None and into.edge is not None and into.edge != needle.live


def enter_edge(needle: Needle, live: Live) -> bool:
    """Go on along another edge: instead of the one in work where nothing hangs on it yet, else after it."""
    if live == needle.live:
        return True
    edge = _find_edge(needle, live)
    if edge is None:
        return False
    if needle.out or needle.cursor:
        needle.extend(edge.places)
        if live.kind is LiveKind.OTHER_SIDE:
            needle.forgive_last()
    else:
        needle.replace_edge(Edge(edge.places, edge.ring and live.kind is not LiveKind.OTHER_SIDE))
    needle.live = live
    return True


def _find_edge(needle: Needle, live: Live) -> Edge | None:
    if live.kind is LiveKind.OTHER_SIDE and needle.base and needle.base[0].kind is Kind.CHAIN:
        return Edge(needle.find_far_side(), ring=False)
    return needle.lives.find(live)


def take_aside(needle: Needle, into: Into) -> list[int] | None:
    """Return the nodes of the places of `into` on its own edge; None (and `stuck`) where they are not to be had.

    How far the hook has come there is lenient: authors pass places below without a word, so only existence is asked.
    """
    if into.edge == _ROW_ENDS and needle.live == _OTHER_SIDE:
        into = replace(into, edge=FAR_ENDS)
    under = _reach(needle, into)
    if under is None and into.edge is not None and into.edge.skipped and not into.edge.number:
        return _take_passed(needle, into)
    if under is None or not under.edge.places:
        needle.fail_at("K211", into)
        return None
    if not under.fitting:
        needle.fail_at(_missing_code(into), into)
        return None
    return [under.edge.places[index].node for index in _choose(needle, into, under)]


def _reach(needle: Needle, into: Into) -> Under | None:
    """The edge that `into` names, looked through once a round for every kind of place; None if there is none."""
    if into.edge is None:
        return None
    key = (into.edge, into.targets)
    if key not in needle.unders:
        edge = needle.lives.find(into.edge)
        if edge is None:
            return None
        needle.budget.spend(len(edge.places))
        asked = _forget_unit(into, edge)
        fitting = [index for index, place in enumerate(edge.places) if _fits(place, asked)]
        places = {place.node: index for index, place in enumerate(edge.places) if place.node >= 0}
        needle.unders[key] = Under(edge, fitting, places)
    return needle.unders[key]


def _take_passed(needle: Needle, into: Into) -> list[int] | None:
    """`skip 2 sts, FPtr around next 2, FPtr around each of 2 skipped sts`: those this round has passed itself."""
    needle.budget.spend(len(needle.base))
    passed = [at for at, how in enumerate(needle.used) if how == SKIPPED and _fits(needle.base[at], into)]
    wanted = len(passed) if into.which is Which.EACH else into.count
    if not wanted or len(passed) < wanted:
        needle.fail_at("K211", into)
        return None
    chosen = passed[-wanted:] if into.which is Which.LAST else passed[:wanted]
    for index in chosen:
        needle.used[index] = WORKED
    return [needle.base[index].node for index in chosen]


def _forget_unit(into: Into, edge: Edge) -> Into:
    """`center dc of group 2 rnds below` where no group was named there: a dc; which of them, what lies under tells."""
    if not any(target.of for target in into.targets) or any(place.heart for place in edge.places):
        return into
    return replace(into, targets=tuple(replace(target, of="") for target in into.targets))


def _missing_code(into: Into) -> str:
    return "K203" if into.targets and into.targets[0].kind is Kind.SPACE else "K202"


def _fits(place: Place, into: Into) -> bool:
    return any(fits_target(place, target) or target.kind is Kind.CHAIN for target in into.targets or ANY_STITCH)


def _choose(needle: Needle, into: Into, under: Under) -> Sequence[int]:
    live, fitting = into.edge, under.fitting
    if live is None or into.which is Which.EACH:
        return fitting
    if into.which is Which.SAME:
        return [needle.asides.get(live, 0) - 1]
    if into.which is Which.LAST:
        return fitting[-into.count :]
    below = find_under(needle, live, under) if into.which is Which.NEXT and into.count == 1 else -1
    begin = 0 if into.which is Which.FIRST else below if below >= 0 else needle.asides.get(live, 0)
    first = bisect_left(fitting, begin) % len(fitting)
    chosen = [fitting[first + at % (len(fitting) - first)] for at in range(min(into.count, 10_000))]
    needle.budget.spend(len(chosen))
    needle.asides = {**needle.asides, live: chosen[-1] + 1 if chosen else begin}
    return chosen


def pass_behind(needle: Needle, count: int) -> None:
    """Skip the places behind `count` stitches from below."""
    for _ in range(min(count, needle.end - needle.cursor)):
        needle.use(needle.cursor, SKIPPED)
        needle.cursor += 1
