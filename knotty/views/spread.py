"""The whole piece laid out: copies of its motifs, the seams between them, what is worked around, what is sewn on.

What one motif looks like is dressing's, where copies lie copies'. A piece joined into a ring is seen from the front.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Hold, Lay, Seam, TakeYarn, walk_instructions
from knotty.craft.laid import Laid, list_layouts
from knotty.craft.pattern import Part, Pattern
from knotty.fabric.edge import VALLEY, Place
from knotty.fabric.fabric import WorkedRound
from knotty.views.copies import Box, Copy, Motif, box_points, find_outline, measure_seats, place_copies, seat_motifs
from knotty.views.drawing import Item, Layer, Path, Point, Stamp, Symbol
from knotty.views.dressing import dress_rounds, flatten_stamps, list_symbols
from knotty.views.lying import Ground, list_base, seat_round
from knotty.views.pieces import Piece
from knotty.views.rims import hang_handles, lie_rim
from knotty.views.seated import SeatedRound
from knotty.views.yarn import UNIT

_MOST_STAMPS = 9_000  # stitches and loops in all copies; beyond that they are drawn as seen from afar
_SEAM_WIDTH = 0.6


@dataclass(frozen=True, slots=True)
class Spread:
    """A piece laid out: its things in units of a drawing, its box in sc, what is seen in a sentence."""

    items: tuple[Item, ...]
    symbols: tuple[Symbol, ...]
    box: Box
    about: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """`around`: what is worked on the outer edge of the copies, `handles` above it."""

    copies: tuple[Copy, ...]
    around: tuple[SeatedRound, ...]
    handles: tuple[Path, ...]
    seam: str


def spread_copies(pattern: Pattern, pieces: Sequence[Piece], hexes: Mapping[str, str]) -> Spread | None:
    """Return the piece that the pattern lays its copies out to; None where it lays out none.

    Of several layouts (front and back of a cushion, body and bottom of a bag) the first is shown.
    """
    laid = next(iter(list_layouts(pattern)), None)
    motifs = seat_motifs(pattern, pieces, laid.part) if laid else {}
    if laid is None or not motifs or not laid.grid:
        return None
    columns = _count_seen(pattern, laid)
    copies = tuple(place_copies(laid, motifs, columns))
    edgings = [piece for piece in pieces if piece.joined and _finds_target(pattern, piece, laid)]
    if laid.lay.ring:
        around, handles = _work_rims(pattern, copies, edgings, columns / laid.lay.columns, hexes)
    else:
        around, handles = _work_border(copies, edgings[:1], laid.lay), ()
    scene = _Scene(copies, around, handles, "" if laid.lay.joined else _find_seam(pattern, laid.part, hexes))
    about = f"{len(copies)} pieces, {columns} across and {laid.lay.rows} down"
    about += " of the front" if laid.lay.ring else ""
    return _draw(scene, hexes, f"{about}{', with their border' * bool(around)}.")


def _count_seen(pattern: Pattern, laid: Laid) -> int:
    """How many columns are seen: all; of a ring its front, which for a bag is as wide as its bottom."""
    if not laid.lay.ring:
        return laid.lay.columns
    bottom = next((other for other in list_layouts(pattern) if other.part > laid.part), None)
    if bottom is not None and 2 * bottom.lay.columns <= laid.lay.columns:
        return bottom.lay.columns
    return max(1, (laid.lay.columns + 1) // 2)


def _finds_target(pattern: Pattern, piece: Piece, laid: Laid) -> bool:
    """Say whether a piece is worked on this layout: its part says which it takes up, or follows the layout."""
    part = piece.parts[0]
    held = _find_held(pattern.parts[part])
    if held is not None:
        return held.pieces[0].part == pattern.parts[laid.part].name
    later = [other.part for other in list_layouts(pattern) if laid.part < other.part <= part]
    return part >= laid.part and not later


def _find_held(part: Part) -> Hold | None:
    return next((node for line in part.lines for node in walk_instructions(line.body) if isinstance(node, Hold)), None)


def _work_rims(
    pattern: Pattern, copies: Sequence[Copy], edgings: Iterable[Piece], share: float, hexes: Mapping[str, str]
) -> tuple[tuple[SeatedRound, ...], tuple[Path, ...]]:
    """The edgings of a ring, as much as is seen of them: above it, or below where they say so."""
    (left, top), (_, bottom), (right, _), _ = find_outline(copies)
    around: list[SeatedRound] = []
    handles: list[Path] = []
    for piece in edgings:
        held = _find_held(pattern.parts[piece.parts[0]])
        lower = held is not None and held.pieces[0].lower
        side = ((left, bottom), (right, bottom)) if lower else ((left, top), (right, top))
        around += lie_rim(piece, side, share, up=not lower)
        if not lower:
            handles += hang_handles(piece, side, hexes)
    return tuple(around), tuple(handles)


def _work_border(copies: Sequence[Copy], edgings: Sequence[Piece], lay: Lay) -> tuple[SeatedRound, ...]:
    """The rounds worked around the joined copies."""
    outline = find_outline(copies)
    spots: dict[int, Point] = {}
    seated: list[SeatedRound] = []
    ground = tuple(outline)
    for index, worked in edgings[0].rounds if edgings else ():
        base = list_base(worked, spots) if seated else _lie_along(worked, outline, lay)
        found = seat_round(index, worked, Ground(base, spots, ground))
        ground = found.corners or ground
        spots.update(found.spots)
        seated.append(found)
    return tuple(seated)


def _lie_along(worked: WorkedRound, outline: Sequence[Point], lay: Lay) -> list[Point]:
    """Where the places of the joined edge lie: spread evenly on each side of the outline."""
    places = worked.base.places
    anchors = [number for number, place in enumerate(places) if place.corner or _is_valley(places, number)]
    if len(anchors) != len(outline):
        anchors = [round(number * len(places) / len(outline)) for number in range(len(outline))]
    sizes = [(end - begin) % len(places) for begin, end in zip(anchors, (*anchors[1:], anchors[0]), strict=True)]
    first = _match_outline([places[number].corner for number in anchors], sizes, outline, lay)
    points: list[Point] = [(0.0, 0.0)] * len(places)
    for number, (anchor, size) in enumerate(zip(anchors, sizes, strict=True)):
        begin, end = outline[(number + first) % len(outline)], outline[(number + first + 1) % len(outline)]
        for step in range(size):
            share = step / size
            at = (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
            points[(anchor + step) % len(places)] = at
    return points


def _is_valley(places: Sequence[Place], number: int) -> bool:
    """The first of the two corner spaces at an inner point of a zigzag edge."""
    return places[number].unit == VALLEY and places[number - 1].unit != VALLEY


def _match_outline(outer: Sequence[bool], sizes: Sequence[int], outline: Sequence[Point], lay: Lay) -> int:
    """By how many corners the outline is turned against the edge: outer corners lie on outer corners."""
    if len(outline) == 4:  # a side of columns and one of rows: which is the first?
        one, other = sizes[0] * lay.rows - sizes[1] * lay.columns, sizes[1] * lay.rows - sizes[0] * lay.columns
        return int(abs(one) < abs(other))
    turns = [_turns_out(outline, number) for number in range(len(outline))]
    fits = [sum(a == b for a, b in zip(outer, (*turns[by:], *turns[:by]), strict=True)) for by in range(len(outline))]
    return fits.index(max(fits))


def _turns_out(outline: Sequence[Point], number: int) -> bool:
    (x0, y0), (x1, y1), (x2, y2) = outline[number - 1], outline[number], outline[(number + 1) % len(outline)]
    return (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1) < 0  # against the clock with y downwards


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


def _draw(scene: _Scene, hexes: Mapping[str, str], about: str) -> Spread:
    motifs = {copy.motif.name: copy.motif for copy in scene.copies}
    stamps = {name: dress_rounds(motif.rounds, hexes) for name, motif in motifs.items()}
    plain = sum(len(stamps[copy.motif.name]) for copy in scene.copies) > _MOST_STAMPS
    if plain:
        stamps = {name: dress_rounds(motif.rounds, hexes, plain=True) for name, motif in motifs.items()}
    names = {name: f"motif-{number}" for number, name in enumerate(motifs, start=1)}
    symbols = tuple(Symbol(names[name], flatten_stamps(drawn)) for name, drawn in stamps.items())
    copies = tuple(Stamp(names[copy.motif.name], (copy.at[0] * UNIT, copy.at[1] * UNIT)) for copy in scene.copies)
    around = dress_rounds(scene.around, hexes, plain=plain)
    seams = (_draw_seams(scene.copies, scene.seam),) if scene.seam else ()
    layers: dict[str, Sequence[Item]] = {"handles": scene.handles, "border": around, "seams": seams, "copies": copies}
    items = tuple(Layer(name, tuple(drawn)) for name, drawn in layers.items() if drawn)
    return Spread(items, (*symbols, *list_symbols(around)), _measure(scene), about)


def _measure(scene: _Scene) -> Box:
    points = list(find_outline(scene.copies))
    if scene.around:
        box = measure_seats(scene.around)
        points += [(box.left, box.top), (box.right, box.bottom)]
    for path in scene.handles:
        for _, *numbers in path.steps:
            ends = [float(number) / UNIT for number in numbers]
            points += zip(ends[::2], ends[1::2], strict=True)
    return box_points(points)


def _draw_seams(copies: Sequence[Copy], value: str) -> Path:
    """A line of the joining yarn round every copy; half of it lies under the copies' edges."""
    steps = [step for copy in copies for step in _trace(copy)]
    return Path(tuple(steps), stroke=value, width=_SEAM_WIDTH * UNIT)


def _trace(copy: Copy) -> Iterator[tuple[str | float, ...]]:
    for number, (x, y) in enumerate(_list_corners(copy.motif)):
        yield ("L" if number else "M", (copy.at[0] + x) * UNIT, (copy.at[1] + y) * UNIT)
    yield ("Z",)


def _list_corners(motif: Motif) -> tuple[Point, ...]:
    box = motif.box
    return motif.corners or (
        (box.left, box.top),
        (box.left, box.bottom),
        (box.right, box.bottom),
        (box.right, box.top),
    )
