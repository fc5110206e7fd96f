"""Waffle stitch has the published counts: 32 chains, 30 dc (taraduffstuff.blogspot.com 2015/05, multiple 3 + 2).

The rows with posts are counted by hand from the common words: ch 3, [FPdc, 2 dc] to the last two, FPdc, dc; then ch 3,
[dc, 2 FPdc] to the last two, dc, dc.
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation
from knotty.motifs.piece import Piece
from knotty.motifs.waffle import write_waffle
from tests.motifs.worked import count_motif, work_motif


def test_counts_are_the_published_ones() -> None:
    part = write_waffle(Piece(("A",), repeats=10))
    assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [32]
    made = count_motif(Motif.WAFFLE, "AABBA", repeats=10)
    assert made[:3] == [{"dc": 30}, {"dc": 20, "FPdc": 10}, {"dc": 12, "FPdc": 18}]
    assert made[3:] == made[1:3]


def test_a_post_stands_around_what_was_plain_below_and_a_plain_stitch_on_a_post() -> None:
    rows = [worked.edge.places for worked in work_motif(Motif.WAFFLE, "A" * 4, repeats=4).rounds if worked.label]
    for below, above in pairwise(rows[1:]):
        changed = [one.stitch != other.stitch for one, other in zip(below, reversed(above), strict=True)]
        assert changed == [False, *[True] * 10, False]


def test_a_width_outside_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 200 repeats wide, found 1"):
        write_waffle(Piece(("A",), repeats=1))
