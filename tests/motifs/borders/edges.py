"""Edges to put borders on: single pieces, joined ones, circles, from the motifs themselves."""

from __future__ import annotations

from knotty.craft.brief import Motif
from knotty.craft.layout import Layout
from knotty.craft.pattern import Part
from knotty.motifs.blanket import write_assembly
from knotty.motifs.borders.outline import Rim
from knotty.motifs.granny import write_square
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.reader import read_pattern

TRIANGLE = """Triangle
With A, make a magic ring.
Rnd 1: Ch 3 (counts as dc), 3 dc in ring, ch 3, *4 dc in ring, ch 3; rep from * 1 more time, join with sl st to top of
ch-3. (12 dc, 3 ch-3 sps)
"""
DISC = """Disc
With A, make a magic ring.
Rnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)
Rnd 2: Ch 3 (counts as dc), dc in same st, 2 dc in each dc around, join with sl st to top of ch-3. (24 dc)
"""
ARAN_SQUARE = """Square of tall and short groups
With A, make a magic ring.
Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 3, *3 dc in ring, ch 3; rep from * 2 more times, join with sl st to top of
ch-3. (12 dc, 4 ch-3 sps)
"""


def read_parts(text: str) -> tuple[Part, ...]:
    pattern, findings = read_pattern(text)
    assert findings == ()
    return pattern.parts


def _piece(motif: Motif, rounds: int) -> tuple[Part, ...]:
    return (write_piece(motif, Piece(("A",) * rounds)),)


def _grid(motif: Motif, rounds: int, columns: int, rows: int) -> tuple[Part, ...]:
    layout = Layout(columns, rows)
    return (write_square(motif, "A" * rounds, layout.squares), write_assembly(layout, "A"))


EDGES: dict[str, tuple[tuple[Part, ...], Rim]] = {
    "a square of one round": (_piece(Motif.CLASSIC_GRANNY, 1), Rim.BY_EDGE),
    "a classic square": (_piece(Motif.CLASSIC_GRANNY, 4), Rim.BY_EDGE),
    "a solid square": (_piece(Motif.SOLID_GRANNY, 5), Rim.BY_EDGE),
    "a square with ch-3 corners": (read_parts(ARAN_SQUARE), Rim.BY_EDGE),
    "two classic squares": (_grid(Motif.CLASSIC_GRANNY, 3, 2, 1), Rim.BY_EDGE),
    "a grid of solid squares": (_grid(Motif.SOLID_GRANNY, 2, 2, 3), Rim.BY_EDGE),
    "a granny hexagon": (_piece(Motif.GRANNY_HEXAGON, 4), Rim.BY_EDGE),
    "a solid hexagon": (_piece(Motif.SOLID_HEXAGON, 4), Rim.BY_EDGE),
    "a triangle": (read_parts(TRIANGLE), Rim.BY_EDGE),
    "a disc": (read_parts(DISC), Rim.BY_EDGE),
    "a granny circle": (_piece(Motif.GRANNY_CIRCLE, 5), Rim.CIRCLE),
    "a tube": (read_parts(DISC), Rim.TUBE),
}
