"""The flower square has the counts of published ones.

A wheel of 12 dc and 12 ch-1 spaces: craftyanarchy.net/?p=71. Petals of (sc, 3 dc, sc) in ch-1 spaces, and a round
behind them: rosehip.typepad.com 2008/11 (8 petals there). 12 spaces squared off, every third a corner, make the fourth
round of a classic granny, 48 dc: crochetbouquet.co.uk square twelve squares 12 spaces so.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from tests.motifs.worked import count_motif, work_motif


@pytest.mark.parametrize("order", ["AAAAA", "ABCDE", "ABBCC"])
def test_counts_are_the_published_ones(order: str) -> None:
    assert count_motif(Motif.FLOWER, order) == [
        {"dc": 12, "ch-1": 12},
        {"sc": 2 * 12, "dc": 3 * 12},
        {"tr": 12, "ch-1": 12},
        {"dc": 48, "ch-1": 12, "ch-2": 4},
        {"dc": 60, "ch-1": 16, "ch-2": 4},
    ]


@pytest.mark.parametrize("order", ["AAAA", "ABCD"])
def test_the_round_behind_the_petals_stands_on_the_wheel(order: str) -> None:
    wheel, _petals, behind, _square = (w for w in work_motif(Motif.FLOWER, order).rounds if w.label)
    spokes = {wheel.first_node + index for index, node in enumerate(wheel.nodes) if node.stitch == "dc"}
    assert {below for node in behind.nodes if node.stitch == "tr" for below in node.into} == spokes
