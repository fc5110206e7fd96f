"""Examples for prompts, taken from the motifs: a prompt cannot teach a round that does not work."""

from __future__ import annotations

from functools import cache

from knotty.craft.brief import Motif
from knotty.craft.pattern import LineKind
from knotty.craft.terms import Terms
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.writer import write_line

_ROUNDS = 3
_SHOWN, _ELSE = Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY


@cache
def show_rounds(motif: Motif) -> str:
    """Return three rounds of a square that is not `motif`, a line each, as they are to be written."""
    shown = _ELSE if motif is _SHOWN else _SHOWN
    part = write_piece(shown, Piece(("A",) * _ROUNDS))
    rounds = (line for line in part.lines if line.kind is LineKind.ROUND)
    return "\n".join(write_line(line, Terms.US).rpartition(" (")[0] for line in rounds)
