"""The mitred square has the published counts, and four equal sides that join like any other square's.

mooglyblog.com, how to crochet mitered squares (Mary Beth Temple), variation one: 22 chains, then 19, 17 and 15 sts, two
less every row.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation
from knotty.fabric.assembly import split_sides
from knotty.motifs.mitred import write_mitred
from knotty.motifs.piece import Piece
from tests.motifs.worked import count_motif, work_motif


def test_counts_are_the_published_ones() -> None:
    part = write_mitred(Piece(("A",) * 11))
    assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [22]
    made = count_motif(Motif.MITRED, "A" * 11)
    assert [counts["sc"] for counts in made[:-1]] == [19, 17, 15, 13, 11, 9, 7, 5, 3, 1]


@pytest.mark.parametrize("size", [4, 5, 12, 81])
def test_the_last_round_has_a_stitch_for_each_chain_and_each_row_end(size: int) -> None:
    rows = size - 1
    edge = work_motif(Motif.MITRED, ("AB" * size)[:size]).rounds[-1].edge
    assert [len(between) for _, between in split_sides(edge)] == [rows + 1] * 4
    assert count_motif(Motif.MITRED, "A" * size)[-1] == {"sc": 4 * (rows + 1), "ch-2": 4}


def test_three_are_worked_together_in_the_middle_of_each_row() -> None:
    for worked in (one for one in work_motif(Motif.MITRED, "A" * 9).rounds if one.label.startswith("Row")):
        stitches = [node.stitch for node in worked.nodes if node.counts]
        assert stitches.index("sc3tog") == len(stitches) // 2
        assert stitches == stitches[::-1]


def test_the_round_around_has_the_last_colour() -> None:
    rounds = [worked for worked in work_motif(Motif.MITRED, "AABBC").rounds if worked.label]
    assert [{node.colour for node in worked.nodes} for worked in rounds] == [{"A"}, {"A"}, {"B"}, {"B"}, {"C"}]
