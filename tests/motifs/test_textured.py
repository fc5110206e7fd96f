"""Grannies with a textured centre have the counts of published ones.

16 dc, then 8 popcorns with ch 3 in every second dc: abunchofbuttons.blogspot.com/p/popcorn-flower-square. 8 textured
stitches with chains between in the ring: 365grannies.blogspot.com 2012/02. 8 clusters with ch 3, then (3 dc, ch, 3 dc)
in one space and 3 dc in the next, ch 1 between: craftsy.com, granny square with flower center. A circle of dc, as many
dc with ch 1 between, as many textured stitches with ch 2 (16 there): grandmotherspatternbook.com/?p=1411; 12 clusters
squared off to 48 dc: mariscrochet.com 2021/07. From there on it is a classic granny: 12 dc more a round.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from tests.motifs.worked import count_motif

MIDDLES = {
    Motif.CLUSTER_GRANNY: ({"dc": 12}, {"dc": 12, "ch-1": 12}, {"cluster": 12, "ch-2": 12}),
    Motif.PUFF_GRANNY: ({"puff": 8, "ch-1": 8}, {"puff": 8, "ch-3": 8}),
    Motif.POPCORN_GRANNY: ({"dc": 16}, {"popcorn": 8, "ch-3": 8}),
}
CLASSIC = (
    {"dc": 36, "ch-1": 8, "ch-2": 4},
    {"dc": 48, "ch-1": 12, "ch-2": 4},
    {"dc": 60, "ch-1": 16, "ch-2": 4},
    {"dc": 72, "ch-1": 20, "ch-2": 4},
)


@pytest.mark.parametrize("order", ["AAAAAA", "ABCDDA", "AABBAB"])
@pytest.mark.parametrize(("motif", "middle"), MIDDLES.items())
def test_counts_are_the_published_ones(motif: Motif, middle: tuple[dict[str, int], ...], order: str) -> None:
    assert count_motif(motif, order) == [*middle, *CLASSIC[len(middle) - 2 :]]


@pytest.mark.parametrize("motif", MIDDLES)
@pytest.mark.parametrize("rounds", [4, 5, 9])
def test_the_last_round_is_a_classic_grannys(motif: Motif, rounds: int) -> None:
    assert count_motif(motif, "A" * rounds)[-1] == count_motif(Motif.CLASSIC_GRANNY, "A" * rounds)[-1]
