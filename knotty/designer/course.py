"""A worked round as a Course: what is the motif's in it, apart from yarn, travel and counts, which are code's.

What a model wrote is kept as it wrote it from the starting chain to before the join. Taking up and cutting yarn goes,
because the colours are the Brief's; where the round begins is told as slip stitches and as a place to join yarn in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from knotty.craft.instructions import (
    FastenOff,
    Foundation,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    LimitKind,
    MakeRing,
    Repeat,
    Spiral,
    StartChain,
    TakeYarn,
    Target,
    Travel,
    Turn,
    Which,
    Work,
)
from knotty.craft.stitches import STITCHES
from knotty.fabric.edge import Edge, Place, find_corners, fits_target
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.in_rounds import Course, any_place, declare
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    CORNER,
    in_ring,
    join_to_chain,
    join_to_first,
    next_place,
    same_place,
    space,
    stitch,
)

_LEAD = (MakeRing, TakeYarn, Travel, Turn, FastenOff)
_TAIL = (FastenOff, TakeYarn, Turn, Spiral)
_YARN = (TakeYarn, FastenOff)
_LOW = ("sc", "sl st")  # a chain that stands for one is not counted: the stitch is worked beside it


def read_course(worked: WorkedRound, before: WorkedRound | None) -> Course | None:
    """Return the round as a course; None where nothing is worked in it. `before`: the round that it was worked on.

    What comes out need not work: that the round begins in the same place in another way is for the hook to say.
    """
    body = _drop_ends(worked.round.body)
    if not body:
        return None
    join = body[-1] if isinstance(body[-1], Join) else None
    body = body[:-1] if join is not None else body
    body, named = _stand_on_chain(_begin_in_ring(body))
    if not body:
        return None
    close = _close(body, join)
    body = [_go_around(item) for item in body]
    counts = declare(dict(worked.counts.spaces), **worked.counts.stitches)
    if before is None:
        return Course(tuple(_name_ring(item) for item in body), close, counts)
    far = _find_far(worked.round.body)
    if far is not None:
        return Course(tuple(body), close, counts, (replace(far, which=Which.FIRST),), replace(far, which=Which.ANY))
    begin = _find_beginning(worked, before.edge, named)
    way = tuple(_walk(before.edge.places, begin))
    entry, further = _name_entry(before.edge, begin)
    return Course((*((Travel(further),) if further else ()), *body), close, counts, () if further else way, entry)


def _drop_ends(body: Sequence[Instruction]) -> list[Instruction]:
    """Leave out what brings the hook to the round, what ends the yarn, and any change of yarn between."""
    first = next((at for at, item in enumerate(body) if not isinstance(item, _LEAD)), len(body))
    kept = list(body[first:])
    while kept and isinstance(kept[-1], _TAIL):
        kept.pop()
    return [item for item in kept if not isinstance(item, _YARN)]


def _begin_in_ring(body: list[Instruction]) -> list[Instruction]:
    """`Ch 4, 11 dc in 4th ch from hook` is worked in a ring: it lies the same way, and the ring is made already."""
    if not (len(body) > 1 and isinstance(body[0], Foundation) and isinstance(body[1], Work | Group)):
        return body
    first = body[1]
    into = first.into
    if into is None or into.which is not Which.NTH:
        return body
    start = (_start_chain(into.counts_as),) if into.counts_as else ()
    return [*start, *(_into_ring(item, into) for item in body[1:])]


def _into_ring(item: Instruction, chain: Into) -> Instruction:
    if isinstance(item, Work | Group) and item.into is not None:
        here = item.into == chain or item.into.which is Which.SAME
        return replace(item, into=in_ring()) if here else item
    return item


def _go_around(item: Instruction) -> Instruction:
    """A round that repeats "to the end" goes around."""
    if not isinstance(item, Repeat):
        return item
    ends = item.limit is not None and item.limit.kind is LimitKind.ACROSS
    limit = replace(item.limit, kind=LimitKind.AROUND) if ends and item.limit is not None else item.limit
    return replace(item, body=tuple(_go_around(inner) for inner in item.body), limit=limit)


def _name_ring(item: Instruction) -> Instruction:
    """What goes into a ring made before says so."""
    if isinstance(item, Repeat):
        return replace(item, body=tuple(_name_ring(inner) for inner in item.body))
    return replace(item, into=in_ring()) if isinstance(item, Work | Group) and item.into is None else item


def _stand_on_chain(body: list[Instruction]) -> tuple[list[Instruction], Into | None]:
    """Return the body with a starting chain outside its first group, and the place that its first stitch names.

    A standing stitch becomes the chain that stands for it: yarn is not always cut before the round.
    """
    first = body[0]
    if isinstance(first, Group) and first.body and isinstance(first.body[0], StartChain):
        return [first.body[0], *_rest_in_place(first.body[1:]), *body[1:]], first.into
    if isinstance(first, Work | Group) and first.into is not None and first.into.which is Which.ANY:
        inner = first.body if isinstance(first, Group) else (replace(first, into=None),)
        head, *rest = inner
        if not isinstance(head, Work):
            return body, first.into
        return [*_stand(head), *_rest_in_place(rest), *body[1:]], first.into
    return body, None


def _rest_in_place(rest: Sequence[Instruction]) -> Iterator[Instruction]:
    if len(rest) == 1 and isinstance(rest[0], Work) and rest[0].into is None:
        yield replace(rest[0], into=same_place(ANY_SPACE))
    elif rest:
        yield Group(tuple(rest), same_place(ANY_SPACE))


def _stand(head: Work) -> Iterator[Instruction]:
    if head.stitch in _LOW:
        yield StartChain(1)
        yield replace(head, into=same_place(ANY_SPACE))
        return
    yield _start_chain(head.stitch)
    if head.count > 1:
        yield replace(head, count=head.count - 1, into=same_place(ANY_SPACE))


def _start_chain(stands_for: str) -> StartChain:
    plain = STITCHES[stands_for].top or stands_for
    return StartChain(STITCHES[plain].turning_chains, plain)


def _close(body: Sequence[Instruction], join: Join | None) -> Join:
    """Return the join to the first stitch, which is the chain where that counts; one in a way of its own stays."""
    if join is not None and join.stitch != "sl st":
        return join
    start = body[0]
    if isinstance(start, StartChain) and start.counts_as:
        return join_to_chain(start.count - start.space)
    first = next((item for item in body if isinstance(item, Work | Group)), None)
    while isinstance(first, Group):
        first = next((item for item in first.body if isinstance(item, Work | Group)), None)
    return join_to_first(first.stitch) if isinstance(first, Work) else Join("sl st")


def _find_far(body: Sequence[Instruction]) -> Into | None:
    """The place on the edge of an earlier round that a round begins in; None for one that begins on the last."""
    for item in body:
        if isinstance(item, TakeYarn) and item.into is not None and item.into.edge is not None:
            return item.into
        if isinstance(item, Travel) and item.into and item.into[-1].edge is not None:
            return replace(item.into[-1], count=1)
    return None


def _find_beginning(worked: WorkedRound, edge: Edge, named: Into | None) -> int:
    """The index on the edge before of the place that the round begins in; of corners, which are alike, the nearest."""
    corners = find_corners(edge.places)
    if named is not None and named.targets and named.which is not Which.SAME:
        for at, place in enumerate(edge.places):
            if any(_fits(place, target, at in corners) for target in named.targets):
                return at
    first = worked.base.places[0] if worked.base.places else None
    same = (at for at, place in enumerate(edge.places) if first is not None and _is_same(place, first))
    found = next(same, 0)
    return min((at for at in corners if at), default=found) if found in corners and found else found


def _is_same(one: Place, two: Place) -> bool:
    """Groups may have been given names meanwhile."""
    return (one.kind, one.node) == (two.kind, two.node)


def _fits(place: Place, target: Target, is_corner: bool) -> bool:
    if target.kind is not Kind.CORNER:
        return fits_target(place, target)
    return is_corner and (not target.chains or target.chains == place.chains)


def _walk(places: Sequence[Place], begin: int) -> Iterator[Into]:
    """Yield the slip stitches from where the last round closed to the place with index `begin`."""
    passed = [place for place in places[1 : begin + 1] if place.kind is not Kind.GAP and not place.light]
    for target, run in groupby(passed, key=_name_place):
        yield next_place(target, len(list(run)))


def _name_place(place: Place) -> Target:
    return space(place.chains) if place.kind is Kind.SPACE else stitch(place.stitch)


def _is_alike(one: Place, two: Place) -> bool:
    """Both have the same name."""
    if Kind.SPACE in (one.kind, two.kind):
        return one.kind is two.kind and one.chains == two.chains
    return one.stitch == two.stitch


def _name_entry(edge: Edge, begin: int) -> tuple[Into, tuple[Into, ...]]:
    """Return the place to join yarn in, and the way from there where no name leads to the beginning itself."""
    place, corners = edge.places[begin], find_corners(edge.places)
    alike = [at for at, other in enumerate(edge.places) if _is_alike(other, place)]
    if begin in corners and len(corners) > 1:
        only = all(at in corners for at in alike)
        return any_place(_name_place(place) if only and place.kind is Kind.SPACE else CORNER), ()
    if place.kind is Kind.SPACE and not corners & set(alike):
        return any_place(_name_place(place)), ()
    if begin == 0 and not corners and len({other.stitch for other in edge.places if other.kind is Kind.STITCH}) == 1:
        return any_place(_name_place(place)), ()  # a plain ring is the same from everywhere
    return Into(Which.FIRST, (ANY_STITCH,)), tuple(_walk(edge.places, begin))
