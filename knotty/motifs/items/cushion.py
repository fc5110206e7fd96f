"""A cushion: a front and a back alike, held together and closed all round through both layers."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.instructions import Held, Hold
from knotty.craft.layout import Layout
from knotty.craft.pattern import Part
from knotty.motifs.borders.outline import Rim
from knotty.motifs.items.kit import Kit, add_counts, frame_piece, note, step
from knotty.motifs.piece import Shape

_PAD_NOTE = (
    "Wrong sides face each other, corners match. Go through both layers; put the cushion pad in before the last side."
)


def write_cushion(kit: Kit) -> tuple[Part, ...]:
    """Return two sides and the closing. A brief without a border closes the sides with a seam."""
    parts, held = _write_sides(kit)
    hold = step(Hold(held))
    if not kit.brief.border_rounds:
        return (*parts, Part("Closing", 1, (hold, note(_PAD_NOTE), *kit.write_seam("edge"))))
    rim = Rim.CIRCLE if kit.maker.shape is Shape.CIRCLE else Rim.BY_EDGE
    closing = kit.write_edging(parts, "Closing", held, kit.brief.border_rounds, rim)
    return (*parts, replace(closing, lines=(hold, note(_PAD_NOTE), *closing.lines[1:])))


def _write_sides(kit: Kit) -> tuple[tuple[Part, ...], tuple[Held, ...]]:
    layout = Layout(1, 1) if kit.is_panel or kit.maker.shape is Shape.CIRCLE else kit.brief.layout
    grid = kit.arrange(layout)
    counts = add_counts(grid, grid)
    if layout.squares > 1:
        sides = [kit.write_assembly(name, layout, counts) for name in ("Front", "Back")]
        return (*kit.write_pieces(counts), *sides), (Held("Front"), Held("Back"))
    (piece,) = kit.write_pieces(counts)
    side = frame_piece(piece, kit.border) if kit.is_panel else piece
    return (side,), (Held(side.name), Held(side.name))
