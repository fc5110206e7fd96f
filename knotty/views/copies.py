"""Copies of finished motifs in their places: square by square, hexagons in offset rows; the outline they make.

Units: the width of one sc. What they look like is dressing's, what is worked around them spread's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from knotty.craft.instructions import Hold, walk_instructions
from knotty.craft.laid import Laid
from knotty.craft.pattern import Part, Pattern
from knotty.fabric.fabric import WorkedRound
from knotty.views.drawing import Point
from knotty.views.lying import seat_rounds
from knotty.views.pieces import Piece
from knotty.views.seated import SeatedRound

_MOST_COPIES = 2_500  # beyond that only a part of the piece is drawn
SEAM = 0.35  # sc between two joined pieces
_TOUCH = 0.3  # how far the loops of an edge lie beyond its stitches' tops


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in sc."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Motif:
    """One colourway of a motif. `corners` of its outline; empty where it has none."""

    name: str
    rounds: tuple[SeatedRound, ...]
    box: Box
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A motif in its place; `at` is where its middle lies."""

    motif: Motif
    at: Point


def measure_seats(rounds: Sequence[SeatedRound]) -> Box:
    """Return the box that the stitches of a piece take."""
    seats = [seat for seated in rounds for seat in seated.seats]
    box = box_points([at for seat in seats for at in (seat.top, *seat.feet, *(link for link, _ in seat.links))])
    return Box(box.left - _TOUCH, box.top - _TOUCH, box.right + _TOUCH, box.bottom + _TOUCH)


def box_points(points: Sequence[Point]) -> Box:
    """Return the box round some points, at least one."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def seat_motifs(pattern: Pattern, pieces: Sequence[Piece], part: int) -> dict[str, Motif]:
    """The motifs that are there when the pieces are laid out, by the name of their part.

    Pieces that are finished as they are joined have their last round in parts of its own, written for one of them: all
    are given the first such round, which joins nothing and lies as the others do.
    """
    bases = [piece for piece in pieces if not piece.joined and piece.parts[0] < part]
    shared = next((_split_finish(pattern, piece)[1] for piece in bases if _split_finish(pattern, piece)[1]), ())
    found = {}
    for piece in bases:
        own, finish = _split_finish(pattern, piece)
        rounds = seat_rounds((*own, *(finish or _move_finish(shared, own, pieces))))
        if any(seated.seats for seated in rounds):
            name = pattern.parts[piece.parts[0]].name
            found[name] = Motif(name, rounds, measure_seats(rounds), _find_corners(rounds))
    return found


_Rounds: TypeAlias = tuple[tuple[int, WorkedRound], ...]


def _split_finish(pattern: Pattern, piece: Piece) -> tuple[_Rounds, _Rounds]:
    """The rounds of a piece, and those that the first part which takes up several pieces in turn works on it."""
    finishing = [part for part in piece.parts[1:] if _takes_turns(pattern.parts[part])]
    own = tuple(entry for entry in piece.rounds if entry[1].part not in finishing)
    return own, tuple(entry for entry in piece.rounds if finishing and entry[1].part == finishing[0])


def _takes_turns(part: Part) -> bool:
    nodes = (node for line in part.lines for node in walk_instructions(line.body))
    return any(isinstance(node, Hold) and bool(node.others) for node in nodes)


def _move_finish(finish: _Rounds, own: _Rounds, pieces: Sequence[Piece]) -> _Rounds:
    """The rounds written for one piece, on another whose edge is alike place for place."""
    if not finish or not own:
        return ()
    first = finish[0][1]
    theirs = next(
        worked
        for piece in pieces
        for _, worked in reversed(piece.rounds)
        if worked.first_node <= max(place.node for place in first.base.places) < worked.first_node + len(worked.nodes)
    )
    mine = own[-1][1]
    if len(theirs.edge.places) != len(mine.edge.places):
        return ()
    moved = {a.node: b.node for a, b in zip(theirs.edge.places, mine.edge.places, strict=True)}
    places = tuple(place._replace(node=moved.get(place.node, place.node)) for place in first.base.places)
    nodes = tuple(node._replace(into=tuple(moved.get(into, into) for into in node.into)) for node in first.nodes)
    return ((finish[0][0], replace(first, base=replace(first.base, places=places), nodes=nodes)), *finish[1:])


def _find_corners(rounds: Sequence[SeatedRound]) -> tuple[Point, ...]:
    """The corners of the outline, out to where the loops of the edge end."""
    corners = rounds[-1].corners
    if not corners:
        return ()
    far = max(math.hypot(*corner) for corner in corners)
    more = 1 + _TOUCH / (far * math.cos(math.pi / len(corners)))
    return tuple((x * more, y * more) for x, y in corners)


def place_copies(laid: Laid, motifs: Mapping[str, Motif], columns: int) -> Iterator[Copy]:
    """Each copy where its middle lies: square by square, hexagons in rows that are offset by half of one.

    `columns`: how many of each row are seen; of a piece joined into a ring not all are.
    """
    default = list(motifs.values())[-1]
    pitch_x, pitch_y, offset = _find_pitch(default)
    for row, names in enumerate(laid.grid[: _MOST_COPIES // columns + 1]):
        for column, name in enumerate(names[:columns]):
            yield Copy(motifs.get(name, default), (column * pitch_x + (offset if row % 2 else 0.0), row * pitch_y))


def _find_pitch(motif: Motif) -> tuple[float, float, float]:
    """From one copy to the next across, from one row to the next, and by how much every other row is offset."""
    if len(motif.corners) == 6:
        side = math.hypot(*motif.corners[0]) + SEAM / 2
        return math.sqrt(3) * side, 1.5 * side, math.sqrt(3) * side / 2
    return motif.box.width + SEAM, motif.box.height + SEAM, 0.0


def find_outline(copies: Sequence[Copy]) -> tuple[Point, ...]:
    """The outer corners of the joined piece, against the clock from the top left."""
    if len(copies[0].motif.corners) == 6:
        return _walk_outside(copies)
    boxes = [copy.motif.box for copy in copies]
    left = min(copy.at[0] + box.left for copy, box in zip(copies, boxes, strict=True))
    right = max(copy.at[0] + box.right for copy, box in zip(copies, boxes, strict=True))
    top = min(copy.at[1] + box.top for copy, box in zip(copies, boxes, strict=True))
    bottom = max(copy.at[1] + box.bottom for copy, box in zip(copies, boxes, strict=True))
    return (left, top), (left, bottom), (right, bottom), (right, top)


def _walk_outside(copies: Sequence[Copy]) -> tuple[Point, ...]:
    """The sides that no two hexagons share, one after the other, from an outer corner on."""
    grow = 1 + SEAM / 2 / math.hypot(*copies[0].motif.corners[0])
    sides: dict[tuple[int, int], list[tuple[Point, Point]]] = {}
    for copy in copies:
        corners = [(copy.at[0] + x * grow, copy.at[1] + y * grow) for x, y in copy.motif.corners]
        for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            sides.setdefault(_near(((begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2)), []).append((begin, end))
    following = {_near(found[0][0]): found[0] for found in sides.values() if len(found) == 1}
    here, end = next(iter(following.values()))
    walked = [here]
    while len(walked) < len(following) and _near(end) in following:
        here, end = following[_near(end)]
        walked.append(here)
    return tuple(walked)


def _near(at: Point) -> tuple[int, int]:
    """The same for points that are the same but for rounding."""
    return round(at[0] * 4), round(at[1] * 4)
