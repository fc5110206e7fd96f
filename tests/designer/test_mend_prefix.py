"""Where nothing fits, the piece goes back to the last round that can be gone on from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knotty.craft.brief import Motif
from knotty.designer.mend_prefix import mend_prefix
from knotty.designer.motif_traits import shape_fault
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Shape
from tests.designer.continuing import load_odd_squares, work_course, work_motif

HEXAGON = list(work_motif(Motif.GRANNY_HEXAGON, 4))
CLASSIC = list(work_motif(Motif.CLASSIC_GRANNY, 4))


def _prover(rounds: list[WorkedRound]) -> Callable[[int, Course], WorkedRound | None]:
    def prove(kept: int, course: Course) -> WorkedRound | None:
        worked, findings = work_course(rounds[:kept], course, other_yarn=True)
        return None if findings or shape_fault((*rounds[:kept], worked), Shape.SQUARE) else worked

    return prove


def test_no_round_is_dropped_where_the_last_one_can_be_continued() -> None:
    mended = mend_prefix(CLASSIC, _prover(CLASSIC), Motif.CLASSIC_GRANNY)
    assert mended is not None
    assert mended.dropped == 0
    assert mended.proven.counts.stitches == {"dc": 60}


def test_rounds_of_another_shape_are_dropped_and_no_more() -> None:
    rounds = [*CLASSIC[:2], *HEXAGON[2:4]]
    mended = mend_prefix(rounds, _prover(rounds), Motif.CLASSIC_GRANNY)
    assert mended is not None
    assert mended.dropped == 2
    assert mended.proven.counts.stitches == {"dc": 36}


def test_without_a_usable_round_the_motif_begins_anew() -> None:
    mended = mend_prefix(HEXAGON[1:3], _prover(HEXAGON[1:3]), Motif.FLOWER)
    assert mended is not None
    assert mended.dropped == 2
    assert mended.proven.counts.spaces == {1: 12}


def test_without_a_usable_round_or_a_motif_nothing_is_mended() -> None:
    assert mend_prefix(HEXAGON[1:2], lambda _kept, _course: None) is None


@pytest.mark.parametrize("title", load_odd_squares())
def test_an_odd_square_loses_no_round(title: str) -> None:
    rounds = load_odd_squares()[title]
    mended = mend_prefix(rounds, _prover(rounds))
    assert mended is not None
    assert mended.dropped == 0
