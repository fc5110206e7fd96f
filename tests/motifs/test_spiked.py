"""The spiked granny has the classic granny's counts: a spike takes the place of the middle dc of each side group.

So do theunraveledmitten.com 2023/01/19 and zamiguz.com, granny spike stitch square, whose first spikes are in the third
round.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import Fabric, Node
from tests.motifs.worked import count_motif, work_motif


@pytest.mark.parametrize("order", ["AAAAAA", "ABCABC"])
def test_counts_are_the_classic_grannys(order: str) -> None:
    made = count_motif(Motif.SPIKED_GRANNY, order)
    assert made == count_motif(Motif.CLASSIC_GRANNY, order)
    assert [counts["dc"] for counts in made] == [12, 24, 36, 48, 60, 72]


def _list_spikes(fabric: Fabric, number: int) -> list[Node]:
    """The stitches of a round that go into stitches: all others stand in spaces."""
    below = {worked.first_node + at: node for worked in fabric.rounds for at, node in enumerate(worked.nodes)}
    worked = next(worked for worked in fabric.rounds if worked.label == f"Rnd {number}")
    return [node for node in worked.nodes if any(below[at].stitch == "dc" for at in node.into if at >= 0)]


@pytest.mark.parametrize("order", ["AAAAAA", "ABCABC"])
def test_every_side_group_from_the_third_round_on_has_one_spike(order: str) -> None:
    fabric = work_motif(Motif.SPIKED_GRANNY, order)
    spikes = [len(_list_spikes(fabric, number)) for number in range(1, 7)]
    assert spikes == [0, 0, 4, 8, 12, 16]


def _list_middles(edge: Edge) -> list[int]:
    """The stitches with one on either side, in order of working: the middles of groups of three."""
    kinds = [place.stitch for place in edge.places]
    inner = range(len(kinds))
    return [edge.places[at].node for at in inner if kinds[at - 1] == kinds[at] == kinds[(at + 1) % len(kinds)] == "dc"]


@pytest.mark.parametrize("order", ["AAAAAA", "ABCABC", "AABBAA"])
def test_every_middle_of_a_group_two_rounds_below_has_one_spike(order: str) -> None:
    fabric = work_motif(Motif.SPIKED_GRANNY, order)
    edges = [worked.edge for worked in fabric.rounds if worked.label]
    for number in range(3, 7):
        feet = [foot for spike in _list_spikes(fabric, number) for foot in spike.into]
        assert sorted(feet) == sorted(_list_middles(edges[number - 3]))
