"""The ripple has the published multiple, 14 + 3: 31 chains for 28 stitches (Attic24's neat ripple).

Told in forum.knittinghelp.com/t/126923: 2 x 14 and 3 for the turning chain.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation
from knotty.craft.pattern import Pattern
from knotty.fabric.hook import work_pattern
from knotty.motifs.piece import Piece
from knotty.motifs.ripple import write_ripple
from tests.motifs.worked import count_motif


def test_31_chains_make_28_dc_in_every_row() -> None:
    part = write_ripple(Piece(tuple("AABBC"), repeats=2))
    assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [31]
    assert count_motif(Motif.RIPPLE, "AABBC", repeats=2) == [{"dc": 28}] * 5


@pytest.mark.parametrize("repeats", [1, 2, 3, 15, 60])
def test_a_row_has_14_stitches_a_repeat(repeats: int) -> None:
    assert count_motif(Motif.RIPPLE, "ABC", repeats=repeats) == [{"dc": 14 * repeats}] * 3


def test_increases_and_decreases_lie_over_each_other() -> None:
    """Half a peak at each end, two decreases in the middle, in each row alike: that makes the wave."""
    fabric, _ = work_pattern(Pattern(parts=(write_ripple(Piece(("A",) * 4, repeats=1)),)))
    rows = [[node.stitch for node in worked.nodes if node.counts] for worked in fabric.rounds if worked.label]
    assert rows == [["dc"] * 6 + ["dc2tog"] * 2 + ["dc"] * 6] * 4


def test_a_width_outside_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 60 repeats wide, found 61"):
        write_ripple(Piece(("A",), repeats=61))
