"""What a round that code writes should be like: the shape asked for, and the style of the rounds before it.

Writing such rounds is continue_edge's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from knotty.craft.brief import Motif
from knotty.craft.instructions import Kind
from knotty.fabric.edge import Place, find_corners
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker

CORNERS: dict[Shape, int] = {Shape.SQUARE: 4, Shape.HEXAGON: 6, Shape.CIRCLE: 0}
TALL = ("hdc", "dc", "tr", "dtr")  # a starting chain counts as one of these
PLAIN = ("sc", *TALL)
_GROUP_SIZES = range(2, 6)
_CORNER_CHAINS = range(1, 6)
_SOLID = frozenset({Motif.SOLID_GRANNY, Motif.SOLID_HEXAGON})
_TEXTURES = {
    Motif.CLUSTER_GRANNY: "cluster",
    Motif.PUFF_GRANNY: "puff",
    Motif.POPCORN_GRANNY: "popcorn",
    Motif.SUNBURST: "puff",
}
_Seen = TypeVar("_Seen")


@dataclass(frozen=True, slots=True)
class Style:
    """How the rounds before were made.

    `stitch`: US abbreviation of a plain stitch; `group`: of it in one space; `between`: chains between groups, 0 where
    they stand side by side; `corner`: chains of a corner; `solid`: a stitch in each stitch, no groups in spaces.
    """

    stitch: str = "dc"
    group: int = 3
    between: int = 1
    corner: int = 2
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be continued: the motif that was asked for, None where any will do, and the style seen so far."""

    shape: Shape = Shape.SQUARE
    motif: Motif | None = None
    style: Style = Style()

    @property
    def corners(self) -> int:
        """How many corners a round leaves; 0 on a circle."""
        return CORNERS.get(self.shape, 0)

    @property
    def texture(self) -> str:
        """The textured stitch that the middle of the motif is made of; empty where it has none."""
        return _TEXTURES.get(self.motif, "") if self.motif is not None else ""

    @property
    def solid(self) -> bool:
        """Rounds of a stitch in each stitch come first: the motif's way, else the way of the rounds before."""
        return self.motif in _SOLID if self.motif is not None else self.style.solid


def want_like(rounds: Sequence[WorkedRound], motif: Motif | None = None, shape: Shape | None = None) -> Wanted:
    """Return what goes with the rounds worked so far, which may be none; the motif's shape where none is given."""
    if shape is None:
        shape = find_maker(motif).shape if motif is not None else Shape.SQUARE
    return Wanted(shape, motif, see_style(rounds, shape))


def see_style(rounds: Sequence[WorkedRound], shape: Shape = Shape.SQUARE) -> Style:
    """Return the style of the rounds: of each habit what the last round that shows it has, else what is usual."""
    told = tuple(worked for worked in reversed(rounds) if worked.label and worked.edge.places)
    usual = Style(group=2) if shape is Shape.HEXAGON else Style()
    corners = CORNERS.get(shape, 0)
    return Style(
        stitch=_see(told, _see_stitch, usual.stitch),
        group=_see(told, _see_group, usual.group),
        between=_see(told, lambda worked: _see_between(worked, corners), usual.between),
        corner=_see(told, lambda worked: _see_corner(worked, corners), usual.corner),
        solid=bool(told) and _is_solid(told[0]),
    )


def _see(told: Sequence[WorkedRound], see: Callable[[WorkedRound], _Seen | None], usual: _Seen) -> _Seen:
    return next((seen for seen in map(see, told) if seen is not None), usual)


def _see_stitch(worked: WorkedRound) -> str | None:
    plain = {name: many for name, many in worked.counts.stitches.items() if name in PLAIN}
    return max(plain, key=lambda name: plain[name]) if plain else None


def _see_group(worked: WorkedRound) -> int | None:
    runs = list(_list_runs(worked))
    if sum(len(run) == 1 for run in runs) > 1:  # one may be the rest of a group that the round began within
        return None
    alike = (run for run in runs if len({place.stitch for place in run}) == 1)  # no petals
    sizes = Counter(len(run) for run in alike if len(run) in _GROUP_SIZES)
    return sizes.most_common(1)[0][0] if sizes else None


def _see_between(worked: WorkedRound, corners: int) -> int | None:
    """The chains along the sides; none where there are gaps, nothing to see where there is neither."""
    found = _corners_if(worked, corners)
    places = worked.edge.places
    along = Counter(
        place.chains for index, place in enumerate(places) if place.kind is Kind.SPACE and index not in found
    )
    if along and (found or not corners):
        return along.most_common(1)[0][0]
    return 0 if any(place.kind is Kind.GAP for place in places) else None


def _see_corner(worked: WorkedRound, corners: int) -> int | None:
    chains = {worked.edge.places[index].chains for index in _corners_if(worked, corners)}
    return next((number for number in chains if number in _CORNER_CHAINS), None)


def _corners_if(worked: WorkedRound, corners: int) -> frozenset[int]:
    """The corners where there are as many as wanted: more of them are the spaces of a circle."""
    found = find_corners(worked.edge.places)
    return found if len(found) == corners else frozenset()


def _is_solid(worked: WorkedRound) -> bool:
    """Most of its stitches stand alone, each in a stitch."""
    sizes = [len(run) for run in _list_runs(worked)]
    return len(worked.base.places) > 1 and sizes.count(1) > len(sizes) / 2 and worked.edge.count(Kind.GAP) == 0


def _list_runs(worked: WorkedRound) -> Iterator[tuple[Place, ...]]:
    """Stitches side by side in one place; chains part them, too."""
    runs = groupby(worked.edge.places, key=lambda place: (place.kind is Kind.STITCH, place.group))
    return (tuple(run) for (stitches, _), run in runs if stitches)
