"""Moss stitch has the multiple of the published one, 2 + 2 chains (interweave.com, crochet linen stitch).

Counted by hand from its words over 28 chains: 14 sc with 13 spaces; then a sc on the first stitch and in each space and
one on the last, so 15 sc with 12 spaces; then 14 and 13 again.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation
from knotty.motifs.moss import write_moss
from knotty.motifs.piece import Piece
from tests.motifs.worked import count_motif, work_motif


def test_rows_have_the_published_counts() -> None:
    made = count_motif(Motif.MOSS, "AABBA", repeats=13)
    assert made[:3] == [{"sc": 14, "ch-1": 13}, {"sc": 15, "ch-1": 12}, {"sc": 14, "ch-1": 13}]
    assert made[3:] == made[1:3]


def test_the_chain_is_the_published_multiple() -> None:
    part = write_moss(Piece(("A",), repeats=13))
    assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [28]


def test_every_row_has_as_many_places() -> None:
    edges = [len(worked.edge.places) for worked in work_motif(Motif.MOSS, "ABC" * 10, repeats=100).rounds[1:-1]]
    assert set(edges) == {201}


@pytest.mark.parametrize("repeats", [1, 251])
def test_a_width_outside_its_table_is_refused(repeats: int) -> None:
    with pytest.raises(ValueError, match="2 to 250 repeats wide"):
        write_moss(Piece(("A",), repeats=repeats))
