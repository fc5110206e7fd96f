"""Places in order, and which of them are corners."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Kind, Target
from knotty.fabric.edge import RING_EDGE, Edge, Place, find_corners, fits_target

DC = Place(Kind.STITCH, "dc", group=1)
SC = Place(Kind.STITCH, "sc", group=2)


def _space(chains: int) -> Place:
    return Place(Kind.SPACE, chains=chains)


@pytest.mark.parametrize(
    ("place", "target", "fits"),
    [
        (DC, Target(Kind.STITCH, "dc"), True),
        (DC, Target(Kind.STITCH), True),
        (DC, Target(Kind.STITCH, "sc"), False),
        (DC, Target(Kind.SPACE), False),
        (_space(2), Target(Kind.SPACE), True),
        (_space(2), Target(Kind.SPACE, chains=2), True),
        (_space(2), Target(Kind.SPACE, chains=1), False),
        (Place(Kind.GAP), Target(Kind.GAP), True),
    ],
)
def test_a_place_fits_what_names_it(place: Place, target: Target, fits: bool) -> None:
    assert fits_target(place, target) is fits


def test_the_larger_spaces_are_the_corners() -> None:
    apart = [Place(Kind.STITCH, "dc", group=number) for number in range(4)]
    places = (apart[0], _space(2), apart[1], _space(1), apart[2], _space(2), apart[3], _space(1))
    assert find_corners(places) == {1, 5}


def test_a_space_inside_a_group_is_a_corner_whatever_its_size() -> None:
    places = (DC, _space(1), DC, _space(1), SC, _space(1), SC, _space(1))
    assert find_corners(places) == {1, 5}


def test_marked_corners_outweigh_everything() -> None:
    assert find_corners((DC, _space(5), SC, _space(2)._replace(corner=True))) == {3}


def test_the_middle_of_three_in_one_place_is_a_corner() -> None:
    assert find_corners((SC, DC, DC, DC, SC)) == {2}


@pytest.mark.parametrize("begins", range(8))
def test_the_middle_of_three_in_one_place_is_a_corner_wherever_the_ring_begins(begins: int) -> None:
    groups = (0, 0, 0, 1, 2, 2, 2, 3)
    places = [Place(Kind.STITCH, "sc", node=node, group=group) for node, group in enumerate(groups)]
    turned = (*places[begins:], *places[:begins])
    assert {turned[at].node for at in find_corners(turned)} == {1, 5}


def test_a_plain_edge_has_no_corners() -> None:
    assert not find_corners(tuple(Place(Kind.STITCH, "sc", group=number) for number in range(6)))


def test_a_turned_ring_begins_where_it_began() -> None:
    places = tuple(Place(Kind.STITCH, "sc", node=number) for number in range(4))
    assert [place.node for place in Edge(places, ring=True).turned().places] == [0, 3, 2, 1]
    assert [place.node for place in Edge(places, ring=False).turned().places] == [3, 2, 1, 0]


def test_the_ring_is_one_place() -> None:
    assert (len(RING_EDGE.places), RING_EDGE.count(Kind.RING), RING_EDGE.count(Kind.STITCH)) == (1, 1, 0)
