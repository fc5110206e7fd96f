"""The half-granny triangle fits a classic granny, and starts with the groups of a published one.

thecrochetswirl.com, half granny squares: two groups of 3 with a single dc at each end, on a ring; a group more on each
side every row.
"""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.instructions import Kind
from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import Place
from tests.motifs.worked import count_motif, work_motif


def test_counts_are_those_of_two_groups_more_a_row() -> None:
    made = count_motif(Motif.HALF_GRANNY, "ABCD")
    assert [counts["dc"] for counts in made] == [3 * groups + 2 for groups in (2, 4, 6, 8)]
    assert [(counts["ch-1"], counts["ch-2"]) for counts in made] == [(2, 1), (4, 1), (6, 1), (8, 1)]


@pytest.mark.parametrize("rows", [2, 3, 7, 20, 40])
def test_its_short_sides_match_a_classic_granny_place_for_place(rows: int) -> None:
    triangle = work_motif(Motif.HALF_GRANNY, "A" * rows).rounds[-1].edge
    square = work_motif(Motif.CLASSIC_GRANNY, "A" * rows).rounds[-1].edge
    corner = next(at for at, place in enumerate(triangle.places) if place.chains == 2)
    sides = (triangle.places[2:corner], triangle.places[corner + 1 : -2])  # between the end spaces and the corner
    wanted = [_name(place) for place in split_sides(square)[0][1]]
    assert [[_name(place) for place in side] for side in sides] == [wanted, wanted]


def _name(place: Place) -> tuple[Kind, str, int]:
    return (place.kind, place.stitch if place.kind is Kind.STITCH else "", place.chains)


def test_every_row_is_turned() -> None:
    """Both ends of a row are a dc with a chain: so the long side is straight."""
    for worked in work_motif(Motif.HALF_GRANNY, "AB" * 5).rounds[1:-1]:
        ends = (worked.edge.places[0], worked.edge.places[1], worked.edge.places[-2], worked.edge.places[-1])
        assert [_name(place) for place in ends] == [
            (Kind.STITCH, "dc", 0),
            (Kind.SPACE, "", 1),
            (Kind.SPACE, "", 1),
            (Kind.STITCH, "dc", 0),
        ]
