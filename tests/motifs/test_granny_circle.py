"""The granny circle has the counts of published circles.

12, 24, 36 and 48, the last of them 12 groups of 3 with 12 chains: crochetbouquet.co.uk square twelve. 60 and 72 and so
on, 12 more a round: yarnovermo.blogspot.com 2013/02. 12 dc and 12 ch-1 spaces in the second round:
emmawilkinsondesigns.com, buttercup hexagon.
"""

from __future__ import annotations

from knotty.craft.brief import Motif
from tests.motifs.worked import count_motif


def test_counts_are_the_published_ones() -> None:
    made = count_motif(Motif.GRANNY_CIRCLE, "ABCDDDAB")
    assert made[:4] == [{"dc": 12}, {"dc": 12, "ch-1": 12}, {"dc": 24, "ch-1": 12}, {"dc": 36, "ch-1": 12}]
    assert [sum(counts.values()) for counts in made] == [12, 24, 36, 48, 60, 72, 84, 96]


def test_groups_stay_small_however_large_the_circle() -> None:
    made = count_motif(Motif.GRANNY_CIRCLE, "A" * 40)
    groups = [counts["dc"] / counts["ch-1"] for counts in made[2:]]
    assert min(groups) >= 2
    assert max(groups) <= 5
