"""Hexagons have the counts of published ones.

Granny: 12, then 24, then pairs in the spaces and two pairs in each corner, 36: cheerymishmash.blogspot.com 2013/08
(htr in its second round). Solid: (dc, ch 2, dc) in each corner, 12 dc more a round: insomniacstitches.wordpress.com,
5 March 2009; from 12 dc.
"""

from __future__ import annotations

from knotty.craft.brief import Motif
from tests.motifs.worked import count_motif

PUBLISHED_DC = [12, 24, 36, 48, 60, 72]


def test_granny_hexagon_counts_are_the_published_ones() -> None:
    made = count_motif(Motif.GRANNY_HEXAGON, "ABBCAA")
    assert [counts["dc"] for counts in made] == PUBLISHED_DC
    assert [counts.get("ch-1", 0) for counts in made] == [0, 6, 12, 18, 24, 30]
    assert {counts["ch-2"] for counts in made} == {6}


def test_solid_hexagon_counts_are_the_published_ones() -> None:
    assert count_motif(Motif.SOLID_HEXAGON, "ABBCAA") == [{"dc": number, "ch-2": 6} for number in PUBLISHED_DC]
