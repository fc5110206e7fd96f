"""Where nothing fits, the piece goes back to the last round that can be gone on from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knotty.craft.brief import Motif
from knotty.designer.mend_prefix import mend_prefix
from knotty.designer.motif_traits import departs, shape_fault
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.wardrobe import find_maker
from tests.designer.continuing import (
    IN_ROUNDS,
    STYLES,
    load_odd_squares,
    name_motif,
    verify_style,
    work_course,
    work_motif,
    work_text,
)
from tests.designer.house_styles import Style
from tests.soaking import keep_every

HEXAGON = list(work_motif(Motif.GRANNY_HEXAGON, 4))
ODD = load_odd_squares()
CLASSIC = list(work_motif(Motif.CLASSIC_GRANNY, 4))


def _prover(
    rounds: list[WorkedRound], motif: Motif | None = None, shape: Shape = Shape.SQUARE, *, last: bool = False
) -> Callable[[int, Course], WorkedRound | None]:
    def prove(kept: int, course: Course) -> WorkedRound | None:
        worked, findings = work_course(rounds[:kept], course, other_yarn=True)
        whole = (*rounds[:kept], worked)
        return None if findings or shape_fault(whole, shape, motif, last=last) or departs(motif, whole) else worked

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


def _finish(rounds: list[WorkedRound], motif: Motif | None, shape: Shape, size: int) -> int:
    """Mend round after round up to `size`; return how many were dropped on the way."""
    dropped = 0
    while len(rounds) < size:
        prove = _prover(rounds, motif, shape, last=len(rounds) == size - 1)
        mended = mend_prefix(rounds, prove, motif, shape)
        assert mended is not None
        dropped += mended.dropped
        rounds = [*rounds[: len(rounds) - mended.dropped], mended.proven]
    return dropped


@pytest.mark.parametrize("title", keep_every(list(ODD), 3))
def test_an_odd_square_is_finished_square_and_flat_without_losing_a_round(title: str) -> None:
    assert _finish(ODD[title], None, Shape.SQUARE, len(ODD[title]) + 5) == 0


@pytest.mark.parametrize("case", keep_every([(maker, begun) for maker in IN_ROUNDS for begun in (1, 2, 3, 5)], 3))
@pytest.mark.parametrize("pinned", [True, False])
def test_a_motif_begun_by_a_model_is_finished_as_it_was_begun(case: tuple[Maker, int], pinned: bool) -> None:
    maker, begun = case
    rounds = list(work_motif(maker.motif, 8)[:begun])
    assert _finish(rounds, maker.motif if pinned else None, maker.shape, begun + 4) == 0


TEXTURED = (Motif.CLUSTER_GRANNY, Motif.PUFF_GRANNY, Motif.POPCORN_GRANNY, Motif.SUNBURST)


@pytest.mark.parametrize("case", keep_every([(one, ring) for one in TEXTURED for ring in (14, 16)], 3))
def test_a_textured_motif_is_finished_from_a_ring_of_another_size(case: tuple[Motif, int]) -> None:
    motif, ring = case
    assert _finish(ODD[f"a ring of {ring}"], motif, Shape.SQUARE, 6) == 0


@pytest.mark.parametrize("motif", [Motif.CLUSTER_GRANNY, Motif.POPCORN_GRANNY])
def test_a_textured_motif_begun_with_corners_gets_its_texture_along_the_sides(motif: Motif) -> None:
    assert _finish(ODD["four groups of three"], motif, Shape.SQUARE, 5) == 0


@pytest.mark.parametrize("style", keep_every(STYLES, 6), ids=lambda style: style.name)
def test_a_piece_in_any_house_style_is_finished_without_losing_a_round(style: Style) -> None:
    motif, whole = name_motif(style), verify_style(style, "ABCDEF")
    shape = find_maker(motif).shape
    for begun in range(1, len(whole.rounds) + 1):
        rounds = [proven.worked for proven in whole.cut(begun).rounds]
        assert _finish(rounds, motif, shape, 6) == 0


PETALS = "Rnd 1: Ch 4 (counts as dc, ch 1), [dc in ring, ch 1] {} times, join with sl st to 3rd ch of ch-4."


@pytest.mark.parametrize("spokes", [8, 10])
def test_a_flower_of_other_spokes_gets_petals_loops_and_a_square(spokes: int) -> None:
    rounds = work_text(f"Ch 4, join with sl st to form a ring.\n{PETALS.format(spokes - 1)}")
    assert _finish(rounds, Motif.FLOWER, Shape.SQUARE, 6) == 0
    second = mend_prefix(rounds, _prover(rounds, Motif.FLOWER), Motif.FLOWER)
    assert second is not None
    assert second.proven.counts.stitches == {"sc": 2 * spokes, "dc": 3 * spokes}
    both = [*rounds, second.proven]
    third = mend_prefix(both, _prover(both, Motif.FLOWER), Motif.FLOWER)
    assert third is not None
    assert third.proven.counts.spaces == {3: spokes}
