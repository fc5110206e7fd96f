"""Pieces sewn along a cord: bunting as it hangs. The pieces themselves are copies'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from knotty.craft.instructions import SewOn, walk_instructions
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
from knotty.views.copies import Box, Motif, seat_motifs
from knotty.views.drawing import Layer, Point, Stamp, Symbol
from knotty.views.dressing import dress_rounds, flatten_stamps, list_symbols
from knotty.views.pieces import Piece
from knotty.views.seated import Seat, SeatedRound
from knotty.views.spread import Spread
from knotty.views.yarn import UNIT

_MOST_END = 10  # stitches of the free ends that are drawn


def hang_pieces(pattern: Pattern, pieces: Sequence[Piece], hexes: Mapping[str, str]) -> Spread | None:
    """Return the cord with what is sewn to it; None where the pattern sews nothing on."""
    found = _find_sewing(pattern)
    if found is None:
        return None
    part, sewing = found
    cord = next((piece for piece in pieces if part in piece.parts), None)
    motifs = seat_motifs(pattern, pieces, part)
    names = [name for name in sewing.pieces if name in motifs]
    if cord is None or not names or not sewing.stitches:
        return None
    ends = min(sewing.ends, _MOST_END)
    length = 2 * ends + sewing.copies * (sewing.stitches + sewing.between) - sewing.between
    rounds = tuple(_lie_cord(cord, length))
    level = rounds[-1].seats[0].top[1] if rounds else 0.0
    drawn = {name: Symbol(f"motif-{name}", flatten_stamps(dress_rounds(motifs[name].rounds, hexes))) for name in names}
    hung = []
    lowest = level
    for copy in range(sewing.copies):
        name = names[copy % len(names)]
        middle = ends + copy * (sewing.stitches + sewing.between) + sewing.stitches / 2
        stamp = _hang(motifs[name], drawn[name].name, (middle, level), sewing.stitches)
        hung.append(stamp)
        lowest = max(lowest, level + motifs[name].box.height * stamp.across)
    stamps = dress_rounds(rounds, hexes)
    items = (Layer("copies", tuple(hung)), Layer("cord", stamps))
    about = f"{sewing.copies} pieces on a cord."
    return Spread(items, (*drawn.values(), *list_symbols(stamps)), Box(0.0, -0.5, float(length), lowest), about)


def _find_sewing(pattern: Pattern) -> tuple[int, SewOn] | None:
    for index, part in enumerate(pattern.parts):
        for line in part.lines:
            for node in walk_instructions(line.body):
                if isinstance(node, SewOn):
                    return index, node
    return None


def _lie_cord(cord: Piece, length: int) -> Iterator[SeatedRound]:
    """The rows of the cord, as much as is drawn; pieces hang from the stitches of the last."""
    level = 0.0
    for index, worked in cord.rounds:
        nodes = [node for node in worked.nodes if node.counts and node.stitch != "ch"][:length]
        if nodes:
            below = level + STITCHES[nodes[0].stitch].height
            seats = tuple(
                Seat(node.stitch, node.colour, 1.0, ((x + 0.5, level),), (x + 0.5, below))
                for x, node in enumerate(nodes)
            )
            yield SeatedRound(index, seats, {})
            level = below


def _hang(motif: Motif, symbol: str, at: Point, stitches: int) -> Stamp:
    """A piece under its stretch of the cord, as wide as that: a square upright, a triangle on its long side."""
    box = motif.box
    scale = stitches / box.width
    points_up = not motif.corners and box.width > 1.6 * box.height
    turn = -1.0 if points_up or len(motif.corners) == 3 else 1.0
    middle = (box.left + box.right) / 2 * turn * scale
    top = (box.top if turn > 0 else -box.bottom) * scale
    place = ((at[0] - middle) * UNIT, (at[1] - top) * UNIT)
    return Stamp(symbol, place, 0.0 if turn > 0 else 180.0, scale, scale)
