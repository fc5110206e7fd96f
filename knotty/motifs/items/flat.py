"""What lies flat: blankets, scarves, runners, mats, coasters. One piece, or pieces laid out and joined; a border."""

from __future__ import annotations

from knotty.craft.brief import Joining
from knotty.craft.layout import Layout
from knotty.craft.pattern import Part
from knotty.motifs.borders import write_border_around
from knotty.motifs.borders.outline import Rim
from knotty.motifs.items.as_you_go import write_as_you_go
from knotty.motifs.items.kit import Kit, add_counts
from knotty.motifs.piece import Shape

ALONE = (Shape.PANEL, Shape.CIRCLE, Shape.TRIANGLE)  # shapes that are not laid out


def write_flat(kit: Kit) -> tuple[Part, ...]:
    """Return pieces, assembly and border; a panel, circle or triangle is the whole thing by itself."""
    brief = kit.brief
    layout = Layout(1, 1) if kit.maker.shape in ALONE else brief.layout
    counts = add_counts(kit.arrange(layout))
    parts = [*kit.write_pieces(counts)]
    if layout.squares > 1 and brief.joining is Joining.AS_YOU_GO:
        parts = [*write_as_you_go(kit, layout)]
    elif layout.squares > 1:
        parts.append(kit.write_assembly("Assembly", layout))
    if brief.border_rounds:
        rim = Rim.CIRCLE if kit.maker.shape is Shape.CIRCLE else Rim.BY_EDGE
        parts.append(write_border_around(brief.border_style, parts, kit.border, brief.border_rounds, rim))
    return tuple(parts)
