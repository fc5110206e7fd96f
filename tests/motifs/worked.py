"""What a motif of the wardrobe makes, round by round, for tests to compare with published counts."""

from __future__ import annotations

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece


def work_motif(motif: Motif, colours: str, repeats: int = 0, picture: tuple[str, ...] = ()) -> Fabric:
    """Return the motif as worked, a colour a round; a finding is a failure."""
    piece = Piece(tuple(colours), repeats=repeats, picture=picture)
    fabric, findings = work_pattern(Pattern(parts=(write_piece(motif, piece),)))
    assert findings == ()
    return fabric


def count_motif(motif: Motif, colours: str, repeats: int = 0, picture: tuple[str, ...] = ()) -> list[dict[str, int]]:
    """Return the counts of each round: `{"dc": 36, "ch-1": 8}`."""
    return [
        {**worked.counts.stitches, **{f"ch-{chains}": number for chains, number in worked.counts.spaces.items()}}
        for worked in work_motif(motif, colours, repeats, picture).rounds
        if worked.label
    ]
