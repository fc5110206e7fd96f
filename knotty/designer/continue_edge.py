"""The next round of a piece, written by code from the edge that the last one left: generic continuations, best first.

What is offered is worked on the hook by whoever asks; the words of a round are lay_course's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.brief import Motif
from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES
from knotty.designer.lay_course import Atom, Unit, lay_course
from knotty.designer.own_course import find_own_course
from knotty.designer.petal_rounds import plan_flower
from knotty.designer.round_traits import count_turns, find_shape_corners, split_at
from knotty.designer.wanted import TALL, Wanted
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.flatness import SC_HEIGHT
from knotty.motifs.in_rounds import Course

_ROOMY = (Kind.SPACE, Kind.GAP)
_GROUP_WIDTH = 3.5  # of a group of 3 dc and the chain behind it, which it leans over, in stitches
_ROUND_GROWTH = 2 * math.pi * SC_HEIGHT  # widths that a flat circle gains for each height of its stitches
_LARGEST_GROUP = 5
_LATEST_TEXTURE = 3  # the round by which a textured motif shows its stitch
_MOST_TEXTURED = 12  # clusters, puffs or popcorns around a middle
_CORNER_CHAINS = range(1, 4)
_IN_CORNER = {"sc": 3, "hdc": 3}  # stitches in one corner stitch; 5 of taller ones
_LEAST, _MOST = 0.7, 1.4  # of the growth that lies flat


@dataclass(frozen=True, slots=True)
class _Ring:
    """An edge by its sides: `sides` has the indices of the places behind each of `corners`."""

    edge: Edge
    corners: tuple[int, ...]
    sides: tuple[tuple[int, ...], ...]


def list_continuations(last: WorkedRound | None, number: int, wanted: Wanted) -> Iterator[Course]:
    """Yield courses for round `number`, from 1, after `last`, None before the first; the best one first.

    The motif's own round where the edge is as it leaves it, then rounds in the style of those before. Each leaves the
    corners wanted wherever the edge has them or can be given them. Nothing is yielded for an edge that is no ring.
    """
    edge = last.edge if last is not None else Edge()
    own = find_own_course(wanted.motif, number) if wanted.motif is not None else None
    if own is not None and own.goes_on(last):
        yield own.course
    if not edge.ring or edge.vague or len(edge.places) < 3:
        return
    seen = {own.course} if own is not None else set()
    for units in _list_plans(edge, number, wanted):
        course = lay_course(edge, units) if units else None
        if course is not None and course not in seen:
            seen.add(course)
            yield course


def _list_plans(edge: Edge, number: int, wanted: Wanted) -> Iterator[tuple[Unit, ...]]:
    if not wanted.corners:
        yield from _list_circles(edge, wanted)
        return
    ring = _split_ring(edge, wanted.corners)
    if ring is None:
        if wanted.motif is Motif.FLOWER and not count_turns(edge):
            yield plan_flower(edge, number)
        yield from _list_squarings(edge, wanted)
        return
    each = _plan_each(ring, wanted, wanted.style.stitch)
    spaced = any(edge.places[at].kind in _ROOMY for side in ring.sides for at in side)
    short = all(_count_stitches(edge, side) <= 2 * wanted.style.group for side in ring.sides)
    groups = _plan_groups(ring, wanted) if spaced or short else _plan_groups_in_stitches(ring, wanted)
    if wanted.texture and number <= _LATEST_TEXTURE and all(one.stitch != wanted.texture for one in edge.places):
        yield _put_texture(ring, each, wanted.texture)
    yield from (each, groups) if wanted.solid else (groups, each)
    yield _plan_each(ring, wanted, "dc")
    yield _plan_each(ring, wanted, "sc")


def _split_ring(edge: Edge, corners: int) -> _Ring | None:
    """The edge in its sides; None where it has another number of corners."""
    found = find_shape_corners(edge, corners)
    return _Ring(edge, found, split_at(found, len(edge.places))) if found else None


def _count_stitches(edge: Edge, side: Sequence[int]) -> int:
    return sum(edge.places[at].kind is Kind.STITCH and not edge.places[at].light for at in side)


# -- pieces with corners -----------------------------------------------------------------------------------------------


def _plan_groups(ring: _Ring, wanted: Wanted) -> tuple[Unit, ...]:
    """A group in each space and gap along the sides, two in each corner."""
    style, places = wanted.style, ring.edge.places
    group = (_tall(wanted), style.group)
    units: list[Unit] = []
    for corner, side in zip(ring.corners, ring.sides, strict=True):
        units.append(Unit(corner, (group, _corner_chains(wanted), group), style.between, corner=True))
        units += (Unit(at, (group,), style.between) for at in side if places[at].kind in _ROOMY)
    return tuple(units)


def _plan_groups_in_stitches(ring: _Ring, wanted: Wanted) -> tuple[Unit, ...]:
    """Groups spread along sides of stitches only, as many as a granny has on such a side."""
    style = wanted.style
    group = (_tall(wanted), style.group)
    units: list[Unit] = []
    for corner, side in zip(ring.corners, ring.sides, strict=True):
        stitches = [at for at in side if ring.edge.places[at].kind is Kind.STITCH]
        many = max(0, round((len(stitches) + 1) / _GROUP_WIDTH) - 1)  # 3 n - 1 stitches lie under n - 1 groups
        units.append(Unit(corner, (group, _corner_chains(wanted), group), style.between, corner=True))
        units += (Unit(at, (group,), style.between) for at in _spread(stitches, many))
    return tuple(units)


def _plan_each(ring: _Ring, wanted: Wanted, stitch: str) -> tuple[Unit, ...]:
    """A stitch in each stitch and for each chain of a space along the sides; in the corners what keeps it flat."""
    units: list[Unit] = []
    half = (stitch, _widen(stitch, len(ring.corners)))
    for corner, side in zip(ring.corners, ring.sides, strict=True):
        units.append(Unit(corner, _turn(ring, wanted, half), corner=True))
        for at in side:
            place = ring.edge.places[at]
            if place.kind is not Kind.GAP and not place.light:
                units.append(Unit(at, ((stitch, max(1, place.chains)),)))
    return tuple(units)


def _put_texture(ring: _Ring, units: Sequence[Unit], texture: str) -> tuple[Unit, ...]:
    """The same with a textured stitch in the middle stitch of each side."""
    stitches = ([at for at in side if ring.edge.places[at].kind is Kind.STITCH] for side in ring.sides)
    middles = {side[len(side) // 2] for side in stitches if side}
    return tuple(replace(unit, body=((texture, 1),)) if unit.at in middles else unit for unit in units)


def _turn(ring: _Ring, wanted: Wanted, half: tuple[str, int]) -> tuple[Atom, ...]:
    """What goes into a corner: two halves with chains between; where corners are of stitches only, again stitches."""
    places = ring.edge.places
    corner = places[ring.corners[0]]
    if corner.kind is Kind.STITCH and wanted.style.solid:
        size = sum(place.group == corner.group for place in places if place.kind is Kind.STITCH)
        return ((half[0], size if half[0] == corner.stitch else _IN_CORNER.get(half[0], 5)),)
    return (half, _corner_chains(wanted), half)


def _corner_chains(wanted: Wanted) -> int:
    return wanted.style.corner if wanted.style.corner in _CORNER_CHAINS else 2


def _widen(stitch: str, corners: int) -> int:
    """Stitches on either side of a corner's chains that keep a piece flat: 2 dc of a square, 1 dc of a hexagon."""
    growth = 2 * math.tan(math.pi / corners) * SC_HEIGHT * STITCHES[stitch].height / STITCHES[stitch].width
    return max(1, round(growth / 2))


def _tall(wanted: Wanted) -> str:
    return wanted.style.stitch if wanted.style.stitch in TALL else "dc"


# -- rings without corners ---------------------------------------------------------------------------------------------


def _list_squarings(edge: Edge, wanted: Wanted) -> Iterator[tuple[Unit, ...]]:
    """Corners for a ring that has none, evenly: in its spaces, else in its stitches. Another shape is not squared."""
    if count_turns(edge) % wanted.corners:
        return
    spaces = [at for at, place in enumerate(edge.places) if place.kind in _ROOMY]
    stitches = [at for at, place in enumerate(edge.places) if place.kind is Kind.STITCH and not place.light]
    each = _square_off_each(edge, wanted)
    groups: tuple[Unit, ...] = ()
    if not spaces:
        groups = _square_off_groups(stitches, wanted)
    elif len(spaces) % wanted.corners == 0:
        groups = _square_off_spaces(edge, spaces, wanted)
    if wanted.texture and not any(edge.places[at].stitch == wanted.texture for at in stitches):
        yield _plan_texture(edge, spaces or stitches, wanted.texture)
    yield from (each, groups) if wanted.solid else (groups, each)
    if len(stitches) < 2 * wanted.corners:  # too small for corners: let it grow
        yield _plan_circle_each(edge, wanted.style.stitch)


def _plan_texture(edge: Edge, places: Sequence[int], texture: str) -> tuple[Unit, ...]:
    """A textured stitch in each space, or in the stitches; in every other one where they are many."""
    crowded = len(places) > _MOST_TEXTURED and len(places) % 2 == 0
    at_these = places[:: 2 if crowded else 1]
    chains = 3 if len(at_these) < _MOST_TEXTURED else 2 if edge.places[places[0]].kind in _ROOMY else 1
    return tuple(Unit(at, ((texture, 1),), chains) for at in at_these)


def _square_off_spaces(edge: Edge, spaces: Sequence[int], wanted: Wanted) -> tuple[Unit, ...]:
    """A group in each space, two with chains between in every so many of them."""
    style, every = wanted.style, len(spaces) // wanted.corners
    group = (_tall(wanted), style.group)
    corner = (group, _corner_chains(wanted), group)
    between = style.between if style.between < edge.places[spaces[0]].chains else min(style.between, 1)
    return tuple(
        Unit(at, (group,) if number % every else corner, between, corner=number % every == 0)
        for number, at in enumerate(spaces)
    )


def _square_off_groups(stitches: Sequence[int], wanted: Wanted) -> tuple[Unit, ...]:
    """Two groups in one stitch of each quarter (sixth), and as many in the others as lie flat."""
    style, corners = wanted.style, wanted.corners
    quarter, rest = divmod(len(stitches), corners)
    if rest or quarter < 2:
        return ()
    name = _tall(wanted)
    group = (name, style.group)
    grown = quarter + _round_growth(name) / corners
    many = max(0, round((grown - 2 * style.group - 1) / _GROUP_WIDTH))
    units: list[Unit] = []
    for begin in range(0, len(stitches), quarter):
        body = (group, _corner_chains(wanted), group)
        units.append(Unit(stitches[begin], body, style.between, corner=True))
        inner = stitches[begin + 1 : begin + quarter]
        units += (Unit(at, (group,), style.between) for at in _spread(inner, many))
    return tuple(units)


def _square_off_each(edge: Edge, wanted: Wanted) -> tuple[Unit, ...]:
    """A stitch in each place, a corner in every so many; where they do not divide, some places take two."""
    name, corners = wanted.style.stitch if wanted.solid or wanted.motif is None else _tall(wanted), wanted.corners
    places = [at for at, place in enumerate(edge.places) if place.kind is not Kind.GAP and not place.light]
    longest = -(-len(places) // corners)
    if len(places) < 2 * corners and len(places) % corners:
        return ()
    half = (name, _widen(name, corners))
    units: list[Unit] = []
    for number in range(corners):
        first, *side = places[number * len(places) // corners : (number + 1) * len(places) // corners]
        units.append(Unit(first, (half, _corner_chains(wanted), half), corner=True))
        more = {*_spread(side, longest - 1 - len(side))}
        units += (Unit(at, ((name, 2 if at in more else 1),)) for at in side)
    return tuple(units)


def _spread(places: Sequence[int], many: int) -> tuple[int, ...]:
    """Return `many` of the places, evenly; all of them where there are fewer."""
    many = min(many, len(places))
    return tuple(places[(2 * step + 1) * len(places) // (2 * many)] for step in range(max(0, many)))


def _round_growth(stitch: str) -> float:
    """By how many stitches a flat circle grows in a round."""
    return _ROUND_GROWTH * STITCHES[stitch].height / STITCHES[stitch].width


def _list_circles(edge: Edge, wanted: Wanted) -> Iterator[tuple[Unit, ...]]:
    """Rounds of a flat circle: groups in its spaces, else a stitch in each stitch and two in some."""
    spaces = [at for at, place in enumerate(edge.places) if place.kind in _ROOMY]
    groups = _plan_circle_groups(edge, spaces, wanted) if spaces else ()
    each = _plan_circle_each(edge, wanted.style.stitch)
    yield from (each, groups) if wanted.solid else (groups, each)
    yield _plan_circle_each(edge, "dc")
    yield _plan_circle_each(edge, "sc")


def _plan_circle_groups(edge: Edge, spaces: Sequence[int], wanted: Wanted) -> tuple[Unit, ...]:
    """As many stitches in each space as keep it flat; two groups where they would be too many for one."""
    name, chains = _tall(wanted), max(1, wanted.style.between)
    stitches = sum(place.kind is Kind.STITCH and not place.light for place in edge.places)
    many = max(1, round((stitches + _round_growth(name)) / len(spaces)))
    body: tuple[Atom, ...] = ((name, many),)
    if many > _LARGEST_GROUP:
        body = ((name, many // 2), chains, (name, many - many // 2))
    return tuple(Unit(at, body, chains) for at in spaces)


def _plan_circle_each(edge: Edge, name: str) -> tuple[Unit, ...]:
    """A stitch in each place, two in some of them, evenly: as many more as lie flat, and best the same everywhere."""
    places = [at for at, place in enumerate(edge.places) if place.kind is not Kind.GAP and not place.light]
    growth = _round_growth(name)
    fitting = [more for more in range(1, len(places) + 1) if len(places) % more == 0]
    more = min(fitting, key=lambda number: abs(number - growth))
    if not growth * _LEAST < more < growth * _MOST:
        more = min(len(places), round(growth))
    last = {((step + 1) * len(places) // more) - 1 for step in range(more)}
    return tuple(Unit(at, ((name, 2 if number in last else 1),)) for number, at in enumerate(places))
