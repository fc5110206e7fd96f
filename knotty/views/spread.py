"""The whole piece laid out: copies of its motifs in their grid, the seams between them, the border around.

What one motif looks like is dressing's.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Lay, Seam, TakeYarn, walk_instructions
from knotty.craft.pattern import Pattern
from knotty.fabric.fabric import WorkedRound
from knotty.views.drawing import Item, Layer, Path, Point, Stamp, Symbol
from knotty.views.dressing import dress_rounds, flatten_stamps, list_symbols
from knotty.views.lying import Ground, list_base, seat_round, seat_rounds
from knotty.views.pieces import Piece
from knotty.views.seated import SeatedRound
from knotty.views.yarn import UNIT

_MOST_STAMPS = 9_000  # stitches and loops in all copies; beyond that they are drawn as seen from afar
_MOST_COPIES = 2_500  # beyond that only a part of the piece is drawn
_SEAM = 0.35  # sc between two joined pieces
_SEAM_WIDTH = 0.6
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
class Spread:
    """A piece laid out: its things in units of a drawing, its box in sc, what is seen in a sentence."""

    items: tuple[Item, ...]
    symbols: tuple[Symbol, ...]
    box: Box
    about: str


@dataclass(frozen=True, slots=True)
class _Motif:
    """One colourway of a motif. `corners` of its outline; empty where it has none."""

    name: str
    rounds: tuple[SeatedRound, ...]
    box: Box
    corners: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Copy:
    motif: _Motif
    at: Point


@dataclass(frozen=True, slots=True)
class _Laid:
    copies: tuple[_Copy, ...]
    box: Box
    border: tuple[SeatedRound, ...]


def measure_seats(rounds: Sequence[SeatedRound]) -> Box:
    """Return the box that the stitches of a piece take."""
    seats = [seat for seated in rounds for seat in seated.seats]
    box = _box_points([at for seat in seats for at in (seat.top, *seat.feet, *(link for link, _ in seat.links))])
    return Box(box.left - _TOUCH, box.top - _TOUCH, box.right + _TOUCH, box.bottom + _TOUCH)


def _box_points(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def spread_copies(pattern: Pattern, pieces: Sequence[Piece], hexes: Mapping[str, str]) -> Spread | None:
    """Return the piece that the pattern lays its copies out to; None where it lays out none."""
    found = _find_lay(pattern)
    if found is None:
        return None
    part, lay = found
    motifs = _seat_motifs(pattern, pieces, part)
    if not motifs:
        return None
    copies = tuple(_place_copies(lay, motifs))
    outline = _find_outline(copies)
    laid = _Laid(copies, _box_points(outline), _seat_border(pieces, part, outline, lay))
    about = (
        f"{len(copies)} pieces, {lay.columns} across and {lay.rows} down{', with their border' * bool(laid.border)}."
    )
    return _draw(laid, _find_seam(pattern, part, hexes), hexes, about)


def _find_lay(pattern: Pattern) -> tuple[int, Lay] | None:
    for index, part in enumerate(pattern.parts):
        for line in part.lines:
            for node in walk_instructions(line.body):
                if isinstance(node, Lay):
                    return index, node
    return None


def _seat_motifs(pattern: Pattern, pieces: Sequence[Piece], part: int) -> dict[str, _Motif]:
    """The motifs that are there when the pieces are laid out, by the name of their part."""
    found = {}
    for piece in pieces:
        if piece.joined or piece.parts[0] >= part:
            continue
        rounds = seat_rounds(piece.rounds)
        if any(seated.seats for seated in rounds):
            name = pattern.parts[piece.parts[0]].name
            found[name] = _Motif(name, rounds, measure_seats(rounds), _find_corners(rounds))
    return found


def _find_corners(rounds: Sequence[SeatedRound]) -> tuple[Point, ...]:
    """The corners of the outline, out to where the loops of the edge end."""
    corners = rounds[-1].corners
    if not corners:
        return ()
    far = max(math.hypot(*corner) for corner in corners)
    more = 1 + _TOUCH / (far * math.cos(math.pi / len(corners)))
    return tuple((x * more, y * more) for x, y in corners)


def _place_copies(lay: Lay, motifs: Mapping[str, _Motif]) -> Iterator[_Copy]:
    """Each copy where its middle lies: square by square, hexagons in rows that are offset by half of one."""
    default = list(motifs.values())[-1]
    order: tuple[tuple[str, ...], ...] = getattr(lay, "order", ())
    pitch_x, pitch_y, offset = _find_pitch(default)
    for row in range(min(lay.rows, _MOST_COPIES // lay.columns + 1)):
        for column in range(lay.columns):
            name = order[row][column] if row < len(order) and column < len(order[row]) else default.name
            x = column * pitch_x + (offset if row % 2 else 0.0)
            yield _Copy(motifs.get(name, default), (x, row * pitch_y))


def _find_pitch(motif: _Motif) -> tuple[float, float, float]:
    """From one copy to the next across, from one row to the next, and by how much every other row is offset."""
    if len(motif.corners) == 6:
        side = math.hypot(*motif.corners[0]) + _SEAM / 2
        return math.sqrt(3) * side, 1.5 * side, math.sqrt(3) * side / 2
    return motif.box.width + _SEAM, motif.box.height + _SEAM, 0.0


def _find_outline(copies: Sequence[_Copy]) -> tuple[Point, ...]:
    """The outer corners of the joined piece, against the clock from the top left."""
    if len(copies[0].motif.corners) == 6:
        return _walk_outside(copies)
    boxes = [copy.motif.box for copy in copies]
    left = min(copy.at[0] + box.left for copy, box in zip(copies, boxes, strict=True))
    right = max(copy.at[0] + box.right for copy, box in zip(copies, boxes, strict=True))
    top = min(copy.at[1] + box.top for copy, box in zip(copies, boxes, strict=True))
    bottom = max(copy.at[1] + box.bottom for copy, box in zip(copies, boxes, strict=True))
    return (left, top), (left, bottom), (right, bottom), (right, top)


def _walk_outside(copies: Sequence[_Copy]) -> tuple[Point, ...]:
    """The sides that no two copies share, one after the other."""
    shared: dict[tuple[int, int], int] = {}
    sides: list[tuple[Point, Point]] = []
    for copy in copies:
        corners = [(copy.at[0] + x, copy.at[1] + y) for x, y in copy.motif.corners]
        for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            sides.append((begin, end))
            shared[_middle(begin, end)] = shared.get(_middle(begin, end), 0) + 1
    outer = [side for side in sides if shared[_middle(*side)] == 1]
    following = {_near(begin): (begin, end) for begin, end in outer}
    begin, end = outer[0]
    walked = [begin]
    while len(walked) < len(outer):
        walked.append(end)
        _, end = following.get(_near(end), (end, begin))
    return tuple(walked)


def _middle(begin: Point, end: Point) -> tuple[int, int]:
    return _near(((begin[0] + end[0]) / 2, (begin[1] + end[1]) / 2))


def _near(at: Point) -> tuple[int, int]:
    return round(at[0] / 1.5), round(at[1] / 1.5)


def _seat_border(pieces: Sequence[Piece], part: int, outline: Sequence[Point], lay: Lay) -> tuple[SeatedRound, ...]:
    """The rounds worked around the joined copies."""
    border = next((piece for piece in pieces if piece.joined and piece.parts[0] >= part), None)
    if border is None:
        return ()
    spots: dict[int, Point] = {}
    seated: list[SeatedRound] = []
    ground = tuple(outline)
    for index, worked in border.rounds:
        base = list_base(worked, spots) if seated else _lie_along(worked, outline, lay)
        found = seat_round(index, worked, Ground(base, spots, ground))
        ground = found.corners or ground
        spots.update(found.spots)
        seated.append(found)
    return tuple(seated)


def _lie_along(worked: WorkedRound, outline: Sequence[Point], lay: Lay) -> list[Point]:
    """Where the places of the joined edge lie: spread evenly on each side of the outline, or along all of it."""
    places = worked.base.places
    corners = [number for number, place in enumerate(places) if place.corner]
    if len(corners) != len(outline):
        corners = [round(number * len(places) / len(outline)) for number in range(len(outline))]
    sizes = [(end - begin) % len(places) for begin, end in zip(corners, (*corners[1:], corners[0]), strict=True)]
    first = 0
    if len(outline) == 4:  # a side of columns and one of rows: which is the first?
        first = int(
            abs(sizes[0] * lay.rows - sizes[1] * lay.columns) < abs(sizes[1] * lay.rows - sizes[0] * lay.columns)
        )
    points: list[Point] = [(0.0, 0.0)] * len(places)
    for number, (corner, size) in enumerate(zip(corners, sizes, strict=True)):
        begin, end = outline[(number + first) % len(outline)], outline[(number + first + 1) % len(outline)]
        for step in range(size):
            share = step / size
            at = (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
            points[(corner + step) % len(places)] = at
    return points


def _find_seam(pattern: Pattern, part: int, hexes: Mapping[str, str]) -> str:
    """The colour of the yarn that joins; empty where nothing says it."""
    colour = ""
    for line in pattern.parts[part].lines:
        for node in walk_instructions(line.body):
            colour = node.colour if isinstance(node, TakeYarn) else colour
            if isinstance(node, Seam):
                listed = {use.letter: use.colour.hex for use in pattern.header.yarns}
                return listed.get(colour, hexes.get(colour, ""))
    return ""


def _draw(laid: _Laid, seam: str, hexes: Mapping[str, str], about: str) -> Spread:
    motifs = {copy.motif.name: copy.motif for copy in laid.copies}
    stamps = {name: dress_rounds(motif.rounds, hexes) for name, motif in motifs.items()}
    plain = sum(len(stamps[copy.motif.name]) for copy in laid.copies) > _MOST_STAMPS
    if plain:
        stamps = {name: dress_rounds(motif.rounds, hexes, plain=True) for name, motif in motifs.items()}
    names = {name: f"motif-{number}" for number, name in enumerate(motifs, start=1)}
    symbols = tuple(Symbol(names[name], flatten_stamps(drawn)) for name, drawn in stamps.items())
    copies = tuple(Stamp(names[copy.motif.name], (copy.at[0] * UNIT, copy.at[1] * UNIT)) for copy in laid.copies)
    around = dress_rounds(laid.border, hexes, plain=plain)
    seams = (_draw_seams(laid.copies, seam),) if seam else ()
    items = (Layer("border", around), Layer("seams", seams), Layer("copies", copies))
    box = measure_seats(laid.border) if around else laid.box
    return Spread(items, (*symbols, *list_symbols(around)), box, about)


def _draw_seams(copies: Sequence[_Copy], value: str) -> Path:
    """A line of the joining yarn round every copy; half of it lies under the copies' edges."""
    steps: list[tuple[str | float, ...]] = []
    for copy in copies:
        box = copy.motif.box
        corners = copy.motif.corners or (
            (box.left, box.top), (box.left, box.bottom), (box.right, box.bottom), (box.right, box.top)
        )  # fmt: skip
        for number, (x, y) in enumerate(corners):
            steps.append(("L" if number else "M", (copy.at[0] + x) * UNIT, (copy.at[1] + y) * UNIT))
        steps.append(("Z",))
    return Path(tuple(steps), stroke=value, width=_SEAM_WIDTH * UNIT)
