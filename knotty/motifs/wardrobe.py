"""Every motif that Knotty can write, in one table. How each is worked stands in its own module."""

from __future__ import annotations

from knotty.craft.brief import Motif
from knotty.craft.pattern import Part
from knotty.motifs import (
    corner_to_corner,
    filet,
    flower,
    granny,
    granny_circle,
    granny_stripe,
    half_granny,
    hexagon,
    mitred,
    moss,
    ripple,
    spiked,
    sunburst,
    textured,
    waffle,
)
from knotty.motifs.piece import Maker, Piece

WARDROBE: tuple[Maker, ...] = (
    *granny.MAKERS,
    *textured.MAKERS,
    *sunburst.MAKERS,
    *flower.MAKERS,
    *spiked.MAKERS,
    *hexagon.MAKERS,
    *granny_circle.MAKERS,
    half_granny.MAKER,
    granny_stripe.MAKER,
    moss.MAKER,
    ripple.MAKER,
    waffle.MAKER,
    corner_to_corner.MAKER,
    mitred.MAKER,
    filet.MAKER,
)
MOTIFS: tuple[Motif, ...] = tuple(maker.motif for maker in WARDROBE)
_MAKERS = {maker.motif: maker for maker in WARDROBE}


def find_maker(motif: Motif) -> Maker:
    """Return the maker of a motif."""
    return _MAKERS[motif]


def write_piece(motif: Motif, piece: Piece) -> Part:
    """Return the motif as a part. Raises ValueError where the piece is outside the motif's parameters."""
    return write_made(find_maker(motif), piece)


def write_made(maker: Maker, piece: Piece) -> Part:
    """Return what a maker makes of a piece. Raises ValueError where the piece is outside the maker's parameters."""
    size = len(piece.colours)
    if not maker.fewest <= size <= maker.most or (size - maker.fewest) % maker.step:
        steps = f" in steps of {maker.step}" if maker.step > 1 else ""
        raise ValueError(f"a {maker.motif} has {maker.fewest} to {maker.most} rounds or rows{steps}, found {size}")
    return maker.write(piece)
