"""A cowl: squares laid around in a ring, and an edging on either side of it."""

from __future__ import annotations

from knotty.craft.instructions import Held
from knotty.craft.pattern import Part
from knotty.motifs.borders.outline import Rim
from knotty.motifs.items.kit import Kit, add_counts, note

_RING_NOTE = "The last square of each line is joined to its first: the strip becomes a ring. Take care not to twist it."


def write_cowl(kit: Kit) -> tuple[Part, ...]:
    """Return the squares, the ring and, where the brief has border rounds, both edgings."""
    brief = kit.brief
    counts = add_counts(kit.arrange(brief.layout))
    ring = kit.write_assembly("Cowl", brief.layout, ring=True)
    parts = [*kit.write_pieces(counts), Part(ring.name, 1, (*ring.lines[:1], note(_RING_NOTE), *ring.lines[1:]))]
    for name, lower in (("Upper edging", False), ("Lower edging", True)) if brief.border_rounds else ():
        parts.append(kit.write_edging(parts, name, (Held("Cowl", lower),), brief.border_rounds, Rim.TUBE))
    return tuple(parts)
