"""Granny stripes have the published counts (scribd.com document 787932060, in UK terms): 140 chains, 139 stitches.

Then 2 dc, 45 groups, 2 dc; then a dc at each end of 46 groups; and so on by turns.
"""

from __future__ import annotations

from itertools import groupby

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Foundation, Kind
from knotty.motifs.granny_stripe import write_granny_stripe
from knotty.motifs.piece import Piece
from tests.motifs.worked import count_motif, work_motif


def test_counts_are_the_published_ones() -> None:
    part = write_granny_stripe(Piece(("A", "A"), repeats=46))
    assert [item.chains for line in part.lines for item in line.body if isinstance(item, Foundation)] == [140]
    made = count_motif(Motif.GRANNY_STRIPE, "AABBCC", repeats=46)
    groups = [{"dc": 2 + 45 * 3 + 2}, {"dc": 1 + 46 * 3 + 1}]
    assert made == [{"sc": 139}, *groups, *groups, groups[0]]


def test_groups_lie_between_those_of_the_row_below() -> None:
    rounds = [worked for worked in work_motif(Motif.GRANNY_STRIPE, "ABAB", repeats=5).rounds if worked.label]
    sizes = []
    for worked in rounds[1:]:
        places = [place for place in worked.edge.places if place.kind is Kind.STITCH]
        sizes.append([len(list(run)) for _, run in groupby(places, key=lambda place: place.group)])
    assert sizes == [[2, 3, 3, 3, 3, 2], [1, 3, 3, 3, 3, 3, 1], [2, 3, 3, 3, 3, 2]]


def test_a_width_outside_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 150 repeats wide, found 151"):
        write_granny_stripe(Piece(("A", "A"), repeats=151))
