"""What a worked round is like: what its stitches stand in, how many together, from where. Whose it is: motif_traits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knotty.craft.instructions import Kind
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.fabric.edge import Edge, Place, find_corners
from knotty.fabric.fabric import WorkedRound

_SPIKE = "spike"
_CORNERS = range(3, 9)  # more are no corners but the spaces of a circle


@dataclass(frozen=True, slots=True)
class Traits:
    """A round in numbers.

    `in_ring`: all of it is worked in one place, the first round. `in_stitches`, `in_spaces`: how many of its stitches
    stand in stitches and in spaces, gaps or the ring; `in_corners`: how many of either in the corners of the round
    before. `from_below`: how many reach down to an earlier round. `alone`: stitches with nothing beside them in a space
    or the ring. `side_spaces`: spaces that are no corners. `turns`: chains between two groups in one place. `textures`:
    names of the stitches that are texture. `petals`: places with stitches of several heights, as (sc, 3 dc, sc).
    """

    in_ring: bool
    in_stitches: int
    in_spaces: int
    in_corners: int
    from_below: int
    alone: int
    side_spaces: int
    corners: int
    turns: int
    textures: frozenset[str]
    petals: int


def see_traits(worked: WorkedRound) -> Traits:
    """Return the traits of a round."""
    base = worked.base.places
    corners = find_corners(base) if len(base) > 1 else frozenset()
    below = _list_from_below(worked)
    stitches = [place for place in worked.edge.places if place.kind is Kind.STITCH and not place.light]
    standing = [place for place in stitches if place.node not in below]
    kinds = [_name_kind(worked, place) for place in standing]
    distinct = {(place.stitch, place.unit): place for place in standing}
    own = count_corners(worked)
    spaces = worked.edge.count(Kind.SPACE)
    runs = list(_list_runs(worked))
    return Traits(
        in_ring=len(base) <= 1,
        in_stitches=kinds.count(Kind.STITCH),
        in_spaces=len(kinds) - kinds.count(Kind.STITCH),
        in_corners=sum(place.group in corners for place in standing),
        from_below=len(stitches) - len(standing),
        alone=sum(len(run) == 1 and _name_kind(worked, run[0]) is not Kind.STITCH for run in runs),
        side_spaces=spaces - (own if own in _CORNERS else 0),
        corners=own,
        turns=count_turns(worked.edge),
        textures=frozenset(filter(None, map(_name_texture, distinct.values()))),
        petals=_count_petals(worked),
    )


def count_corners(worked: WorkedRound) -> int:
    """Return how many corners a round leaves; 0 where what might be one is as frequent as on a circle."""
    found = find_corners(worked.edge.places) if worked.edge.places else frozenset()
    return len(found) if len(found) in _CORNERS else 0


def find_shape_corners(edge: Edge, corners: int) -> tuple[int, ...]:
    """Return the indices of the corners of an edge where it has as many as wanted; else nothing.

    Of more of them, as between V-stitches, those with the most chains or the largest groups are the shape's.
    """
    places, found = edge.places, sorted(find_corners(edge.places)) if edge.places else []
    if corners and len(found) > corners:
        sizes = Counter(place.group for place in places if place.kind is Kind.STITCH)
        worth = {at: (places[at].chains, sizes[places[at - 1].group]) for at in found}
        found = [at for at in found if worth[at] == max(worth.values())]
    return tuple(found) if len(found) == corners else ()


def split_at(corners: Sequence[int], size: int) -> tuple[tuple[int, ...], ...]:
    """Return the indices behind each corner up to the next, on a ring of `size` places."""
    ends = (*corners[1:], corners[0] + size)
    return tuple(tuple(at % size for at in range(begin + 1, end)) for begin, end in zip(corners, ends, strict=True))


def count_turns(edge: Edge) -> int:
    """Return how many chains lie between stitches in one place; 0 where the whole round is worked in one."""
    places = edge.places
    if len({place.group for place in places if place.kind is Kind.STITCH}) < 2:
        return 0
    return sum(
        place.kind is Kind.SPACE and places[at - 1].group == places[(at + 1) % len(places)].group >= 0
        for at, place in enumerate(places)
    )


def _list_from_below(worked: WorkedRound) -> frozenset[int]:
    """The nodes worked into an earlier round than the one before, and spikes, which are so by their name."""
    before = {place.node for place in worked.base.places}
    first = worked.first_node
    return frozenset(
        first + at
        for at, node in enumerate(worked.nodes)
        if _SPIKE in node.stitch or any(0 <= parent < first and parent not in before for parent in node.into)
    )


def _name_kind(worked: WorkedRound, place: Place) -> Kind:
    base = worked.base.places
    return base[place.group].kind if 0 <= place.group < len(base) else Kind.RING


def _list_runs(worked: WorkedRound) -> Iterator[tuple[Place, ...]]:
    """Stitches side by side in one place; the first and the last are one run where the round closes within it."""
    places = worked.edge.places
    runs = [tuple(run) for _, run in groupby(places, key=lambda place: (place.kind is Kind.STITCH, place.group))]
    if len(runs) > 1 and places[0].kind is places[-1].kind is Kind.STITCH and places[0].group == places[-1].group:
        runs = [(*runs[-1], *runs[0]), *runs[1:-1]]
    return (run for run in runs if run[0].kind is Kind.STITCH)


def _count_petals(worked: WorkedRound) -> int:
    heights = ({STITCHES[place.stitch].height for place in run if not place.light} for run in _list_runs(worked))
    return sum(len(some) > 1 for some in heights)


def _name_texture(place: Place) -> str:
    """The texture a stitch is; several stitches together in one place are a cluster, an author's own is what it is."""
    names = (place.stitch, place.unit)
    if any("tog" in name or "cluster" in name or name.split(" ")[-1] == "cl" for name in names):
        return "cluster"
    own = "" if place.stitch in STITCHES else place.stitch
    return next((texture for texture in TEXTURES for name in names if texture in name), own)
