"""A plan of what goes into which place of an edge becomes a Course: words, repeats, start, join, counts.

Which plan is made is continue_edge's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knotty.craft.instructions import (
    Chain,
    Instruction,
    Into,
    Join,
    Kind,
    Skip,
    StartChain,
    Target,
    Which,
    Work,
)
from knotty.craft.pattern import Declared
from knotty.craft.stitches import STITCHES
from knotty.designer.wanted import TALL
from knotty.fabric.edge import Edge, Place, find_corners
from knotty.motifs.borders.steps import fold_repeats, fold_units
from knotty.motifs.in_rounds import Course, any_place, declare
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    CORNER,
    each_to_corner,
    in_place,
    join_to_chain,
    join_to_first,
    next_place,
    repeat,
    same_place,
    work,
)

Atom = tuple[str, int] | int  # stitches of one kind, or chains


@dataclass(frozen=True, slots=True)
class Unit:
    """What goes into the place at index `at`: stitches, chains among them. `after`: chains behind it."""

    at: int
    body: tuple[Atom, ...]
    after: int = 0
    corner: bool = False


Said = tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class _Map:
    """An edge with what each place of it is called and where its corners are, found once."""

    places: tuple[Place, ...]
    names: tuple[Target, ...]
    corners: frozenset[int]


def _chart(edge: Edge) -> _Map:
    return _Map(edge.places, tuple(_name_places(edge.places)), find_corners(edge.places))


def _name_places(places: Sequence[Place]) -> Iterator[Target]:
    """Yield what each place is called: spaces by their size, stitches by their name where all have one name."""
    names = {place.stitch for place in places if place.kind is Kind.STITCH and not place.light}
    name = next(iter(names)) if len(names) == 1 else ""
    stitch = Target(Kind.STITCH, name if name in STITCHES else "")
    for place in places:
        if place.kind is Kind.STITCH:
            yield stitch
        else:
            yield Target(place.kind, chains=place.chains if place.kind is Kind.SPACE else 0)


def lay_course(edge: Edge, units: Sequence[Unit]) -> Course:
    """Return the round that works `units`, in order once around the edge, beginning with the first of them.

    The first place must have room for a stitch: a stitch, a space or a gap. Chains behind a corner belong to its side.
    """
    sides = _split_sides(units)
    ends = [*(side[0].at for side in sides[1:]), units[0].at]
    chart = _chart(edge)
    said = [_say_side(chart, side, end) for side, end in zip(sides, ends, strict=True)]
    start, join = _start(chart, units[0])
    if len(said) > 1 and len(set(said)) == 1:
        rest: Said = (repeat(len(said) - 1, *said[0]),)
    else:
        rest = fold_units(said[1:])
    first = len(_say_unit(chart, units[0]))
    body = (*start, *said[0][first:], *rest)
    return Course(body, join, count_units(units), _find_way(chart, units[0].at), _find_entry(chart, units[0]))


def count_units(units: Sequence[Unit]) -> Declared:
    """Return the count that the units make."""
    stitches: Counter[str] = Counter()
    spaces: Counter[int] = Counter()
    for atom in (atom for unit in units for atom in (*unit.body, unit.after)):
        if isinstance(atom, int):
            spaces[atom] += bool(atom)
        else:
            stitches[atom[0]] += atom[1]
    return declare(dict(spaces), **stitches)


# -- words -------------------------------------------------------------------------------------------------------------


def _split_sides(units: Sequence[Unit]) -> list[list[Unit]]:
    """Each corner with the side behind it; a ring without corners is one side."""
    sides: list[list[Unit]] = []
    for unit in units:
        if unit.corner or not sides:
            sides.append([])
        sides[-1].append(unit)
    return sides


def _say_side(chart: _Map, side: Sequence[Unit], until: int) -> Said:
    """The first unit and what lies behind it, up to the place at `until`: the next corner, or where the round began."""
    first, *others = side
    along = list(_say_along(chart, side, until))
    folded = fold_repeats(along)
    if len(folded) > 1 and first.corner and not first.after and _is_each(chart, others, first.at, until):
        folded = (_say_each(chart, others),)
    return (*_say_unit(chart, first), *folded)


def _say_unit(chart: _Map, unit: Unit, count: int = 1) -> Said:
    """One unit, or the same stitches in each of the next `count` places of its class."""
    into = next_place(chart.names[unit.at], count)
    only = unit.body[0] if len(unit.body) == 1 else 0
    said = in_place(into, *_say_atoms(unit.body)) if isinstance(only, int) else work(only[0], only[1], into)
    return (said, Chain(unit.after)) if unit.after else (said,)


def _say_atoms(body: Sequence[Atom]) -> Iterator[Instruction]:
    for atom in body:
        yield Chain(atom) if isinstance(atom, int) else work(*atom)


def _say_along(chart: _Map, side: Sequence[Unit], until: int) -> Iterator[Instruction]:
    """What lies behind the first unit: runs of the same in places of one class are said in one."""
    run: list[Unit] = []
    for before, unit in pairwise(side):
        passed = _say_passed(chart, before.at, unit.at)
        if run and (passed or not _goes_on(chart, run[-1], unit)):
            yield from _say_unit(chart, run[0], len(run))
            run = []
        yield from passed
        run.append(unit)
    if run:
        yield from _say_unit(chart, run[0], len(run))
    yield from _say_passed(chart, side[-1].at, until)


def _goes_on(chart: _Map, one: Unit, other: Unit) -> bool:
    """Say whether two neighbours are the same stitches in places of one class."""
    plain = len(one.body) == 1 and not one.after and not other.after
    return plain and one.body == other.body and chart.names[one.at] == chart.names[other.at]


def _say_passed(chart: _Map, before: int, after: int) -> Said:
    """Stitches left out between two places are to be skipped in so many words, but on the way to a space from one."""
    places = [chart.places[at] for at in _walk(before, after, len(chart.places))]
    stitches = sum(place.kind is Kind.STITCH and not place.light for place in places)
    ends = {chart.places[before].kind, chart.places[after].kind}
    return (Skip(next_place(ANY_STITCH, stitches)),) if stitches and Kind.STITCH in ends else ()


def _walk(before: int, after: int, size: int) -> Iterator[int]:
    """The places between two, on the way around; all others where both are one."""
    at = (before + 1) % size
    while at != after % size:
        yield at
        at = (at + 1) % size


def _is_each(chart: _Map, units: Sequence[Unit], before: int, until: int) -> bool:
    """Say whether each stitch and each space of a side has one and the same stitch, and the hook sees its corners."""
    wanted = [
        at
        for at in _walk(before, until, len(chart.places))
        if chart.places[at].kind is not Kind.GAP and not chart.places[at].light
    ]
    alike = len({unit.body for unit in units}) == 1 and units[0].body == ((_name_first(units[0]), 1),)
    corners, plain = chart.corners, alike and not any(unit.after for unit in units)
    return plain and [unit.at for unit in units] == wanted and {before, until} <= corners and not corners & {*wanted}


def _say_each(chart: _Map, units: Sequence[Unit]) -> Work:
    """A stitch in each stitch and each space; spaces by their size where gaps, which are spaces too, lie among them."""
    sizes = sorted({chart.places[unit.at].chains for unit in units if chart.places[unit.at].kind is Kind.SPACE})
    spaces = (
        [Target(Kind.SPACE, chains=size) for size in sizes]
        if any(place.kind is Kind.GAP for place in chart.places)
        else [ANY_SPACE][: len(sizes)]
    )
    return Work(_name_first(units[0]), 1, each_to_corner(ANY_STITCH, *spaces))


def _name_first(unit: Unit) -> str:
    return next(atom[0] for atom in unit.body if not isinstance(atom, int))


# -- where a round begins and ends -------------------------------------------------------------------------------------


def _start(chart: _Map, unit: Unit) -> tuple[Said, Join]:
    """The first unit with the chain it begins with, which counts as its first stitch if that is tall; and the join."""
    same = same_place(ANY_STITCH if chart.places[unit.at].kind is Kind.STITCH else ANY_SPACE)
    name = _name_first(unit)
    behind = (Chain(unit.after),) if unit.after else ()
    if name not in TALL:
        chain = StartChain(1 if name == "sc" else 2)
        return (chain, *_say_rest(same, unit.body), *behind), join_to_first(name)
    chains = STITCHES[name].turning_chains
    first = unit.body[0]
    rest = unit.body[1:] if isinstance(first, int) or first[1] == 1 else ((name, first[1] - 1), *unit.body[1:])
    return (StartChain(chains, name), *_say_rest(same, rest), *behind), join_to_chain(chains)


def _say_rest(same: Into, body: Sequence[Atom]) -> Said:
    """Chains need no place; several things in one are a group."""
    if not body:
        return ()
    lead, *others = body
    if isinstance(lead, int):
        return (Chain(lead), *_say_rest(same, others))
    return (work(*lead, same),) if not others else (in_place(same, *_say_atoms(body)),)


def _find_way(chart: _Map, start: int) -> tuple[Into, ...]:
    """Slip stitches from the first stitch of the edge to where the round begins."""
    way: list[Into] = []
    for index in range(1, start + 1):
        place = chart.places[index]
        if place.light or (place.kind is Kind.GAP and index < start):
            continue
        target = chart.names[index]
        if way and way[-1].targets == (target,):
            way[-1] = replace(way[-1], count=way[-1].count + 1)
        else:
            way.append(next_place(target))
    return tuple(way)


def _find_entry(chart: _Map, unit: Unit) -> Into:
    """Where another yarn is joined: any place like the first one if all lie alike, else that very place."""
    target, place, corners = chart.names[unit.at], chart.places[unit.at], chart.corners
    alike = [at for at in range(len(chart.places)) if chart.names[at] == target]
    if len({at in corners for at in alike}) == 1 and _lie_alike(chart, alike, corners):
        return any_place(target)
    if unit.corner and unit.at in corners and _lie_alike(chart, sorted(corners), corners):
        return any_place(replace(CORNER, stitch=place.stitch, chains=place.chains))
    return Into(Which.FIRST, (target,))


def _lie_alike(chart: _Map, starts: Sequence[int], corners: frozenset[int]) -> bool:
    """Say whether the places between two neighbours of `starts` are the same everywhere."""
    places = chart.places
    ends = (*starts[1:], starts[0])
    runs = {
        tuple(
            (places[at].kind, places[at].stitch, places[at].chains, at in corners)
            for at in _walk(one, two, len(places))
        )
        for one, two in zip(starts, ends, strict=True)
    }
    return len(runs) == 1
