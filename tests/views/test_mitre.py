"""A mitred square is drawn as angles one inside the other, and nothing else is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knotty.craft.brief import Motif
from knotty.fabric.fabric import WorkedRound
from knotty.views.lying import seat_rounds
from knotty.views.mitre import seat_mitre
from tests.motifs.worked import work_motif


def _work(motif: Motif, rows: int) -> list[tuple[int, WorkedRound]]:
    return [(at, worked) for at, worked in enumerate(work_motif(motif, "A" * rows).rounds) if worked.nodes]


def test_each_row_has_two_legs_at_right_angles_and_its_corner_on_the_diagonal() -> None:
    for depth, found in enumerate(seat_mitre(_work(Motif.MITRED, 8)), 1):
        tops = [seat.top for seat in found.seats]
        corner = tops[len(tops) // 2]
        assert corner == (depth, depth)
        assert all(depth in top for top in tops)
        assert sum(top[0] == depth for top in tops) == sum(top[1] == depth for top in tops)


def test_rows_come_back_by_turns() -> None:
    first, second, *_ = seat_mitre(_work(Motif.MITRED, 8))
    assert first.seats[0].top[0] > first.seats[-1].top[0]
    assert second.seats[0].top[0] < second.seats[-1].top[0]


def test_a_stitch_stands_on_the_row_outside_and_the_middle_one_on_three() -> None:
    rows = seat_mitre(_work(Motif.MITRED, 8))
    for outside, inside in pairwise(rows):
        tops = {seat.top for seat in outside.seats}
        feet = [foot for seat in inside.seats for foot in seat.feet]
        assert len(feet) == len(inside.seats) + 2
        assert set(feet) == tops


@pytest.mark.parametrize("size", [4, 9, 30])
def test_the_round_around_it_is_a_square(size: int) -> None:
    tops = [seat.top for seat in seat_rounds(_work(Motif.MITRED, size))[-1].seats]
    width, height = (max(at[axis] for at in tops) - min(at[axis] for at in tops) for axis in (0, 1))
    assert 0.9 < width / height < 1.1


@pytest.mark.parametrize("motif", [Motif.RIPPLE, Motif.MOSS, Motif.HALF_GRANNY, Motif.SOLID_GRANNY, Motif.FILET])
def test_nothing_else_is_a_mitre(motif: Motif) -> None:
    assert seat_mitre(_work(motif, 8)) == ()
