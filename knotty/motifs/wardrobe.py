"""Every motif that Knotty can write, in one table. How each is worked stands in its own module."""

from __future__ import annotations

from knotty.craft.brief import Motif, Skill
from knotty.craft.pattern import Part
from knotty.motifs.granny import write_square
from knotty.motifs.piece import Maker, Piece, Shape

WARDROBE: tuple[Maker, ...] = (
    Maker(
        Motif.CLASSIC_GRANNY,
        Shape.SQUARE,
        "Square",
        1,
        5,
        40,
        Skill.EASY,
        "Groups of 3 dc with a chain between them: the granny everybody knows.",
        lambda piece: write_square(Motif.CLASSIC_GRANNY, piece.colours, piece.make, piece.name or "Square"),
    ),
    Maker(
        Motif.SOLID_GRANNY,
        Shape.SQUARE,
        "Square",
        1,
        5,
        40,
        Skill.EASY,
        "Plain dc all round with a chain corner: a granny without holes.",
        lambda piece: write_square(Motif.SOLID_GRANNY, piece.colours, piece.make, piece.name or "Square"),
    ),
)
MOTIFS: tuple[Motif, ...] = tuple(maker.motif for maker in WARDROBE)
_MAKERS = {maker.motif: maker for maker in WARDROBE}


def find_maker(motif: Motif) -> Maker:
    """Return the maker of a motif."""
    return _MAKERS[motif]


def write_piece(motif: Motif, piece: Piece) -> Part:
    """Return the motif as a part. Raises ValueError where the piece is outside the motif's parameters."""
    return find_maker(motif).write(piece)
