"""A cowl: squares laid around in a ring, or a panel whose ends are joined; an edging on either side of it."""

from __future__ import annotations

from knotty.craft.instructions import Held, Lay
from knotty.craft.pattern import Part
from knotty.motifs.borders.outline import Rim
from knotty.motifs.items.kit import Kit, add_counts, frame_piece, note, step

_RING_NOTE = "The last square of each line is joined to its first: the strip becomes a ring. Take care not to twist it."
_ENDS_NOTE = (
    "Bring the two ends together, where the rows end: right sides face each other, corners match, nothing is twisted."
)


def write_cowl(kit: Kit) -> tuple[Part, ...]:
    """Return what the ring is made of, the ring and, where the brief has border rounds, both edgings.

    A panel is as long as the cowl is round: its row ends are joined.
    """
    rounds = kit.brief.border_rounds
    parts = _join_panel(kit) if kit.is_panel else _join_squares(kit)
    for name, lower in (("Upper edging", False), ("Lower edging", True)) if rounds else ():
        parts.append(kit.write_edging(parts, name, (Held("Cowl", lower),), rounds, Rim.TUBE))
    return tuple(parts)


def _join_squares(kit: Kit) -> list[Part]:
    counts = add_counts(kit.arrange(kit.brief.layout))
    ring = kit.write_assembly("Cowl", kit.brief.layout, ring=True)
    return [*kit.write_pieces(counts), Part(ring.name, 1, (*ring.lines[:1], note(_RING_NOTE), *ring.lines[1:]))]


def _join_panel(kit: Kit) -> list[Part]:
    (piece,) = kit.write_pieces({0: 1})
    lay = step(Lay(1, 1, 1, piece.name.lower(), ring=True))
    return [frame_piece(piece, kit.border), Part("Cowl", 1, (lay, note(_ENDS_NOTE), *kit.write_seam("edge")))]
