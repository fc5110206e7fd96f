"""The sunburst has the counts of published ones.

12, 12 and 12 textured stitches, then a square with two groups of three between its corners: meladorascreations.com,
popcorn granny square; mariscrochet.com 2021/07 squares 12 clusters into 48 stitches in the same way. Three tr on both
sides of each corner chain: handmadebyhev.com 2024/08/28.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from tests.motifs.worked import count_motif, work_motif


def test_counts_are_the_published_ones() -> None:
    made = count_motif(Motif.SUNBURST, "ABCDE")
    assert made[:3] == [{"dc": 12}, {"puff": 12, "ch-1": 12}, {"cluster": 12, "ch-2": 12}]
    assert made[3] == {"tr": 24, "dc": 8, "hdc": 16, "ch-1": 12, "ch-2": 4}
    assert sum(made[3][stitch] for stitch in ("tr", "dc", "hdc")) == 48
    assert made[4] == {"dc": 60, "ch-1": 16, "ch-2": 4}


@pytest.mark.parametrize("order", ["AAAA", "ABCD", "AABB"])
def test_stitches_grow_shorter_from_each_corner_to_the_middle_of_a_side(order: str) -> None:
    edge = work_motif(Motif.SUNBURST, order).rounds[-1].edge
    side = ["tr"] * 3 + ["dc"] + ["hdc"] * 4 + ["dc"] + ["tr"] * 3
    stitches = [place.stitch for place in edge.places if place.kind.value == "stitch"]
    assert stitches[3:] + stitches[:3] == side * 4


@pytest.mark.parametrize("rounds", [5, 6, 9])
def test_the_last_round_is_a_classic_grannys(rounds: int) -> None:
    assert count_motif(Motif.SUNBURST, "A" * rounds)[-1] == count_motif(Motif.CLASSIC_GRANNY, "A" * rounds)[-1]
