"""Rounds are told apart by motif, whatever the house style, and by what shape they leave."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import LineKind
from knotty.designer.continue_edge import list_continuations
from knotty.designer.motif_traits import departs, shape_fault
from knotty.designer.progress import Writer
from knotty.designer.proof import Prefix, prove_course
from knotty.designer.wanted import want_like
from knotty.fabric.edge import find_corners
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.wardrobe import find_maker
from tests.designer.continuing import (
    IN_ROUNDS,
    STYLES,
    has_shape,
    load_odd_squares,
    name_motif,
    verify_style,
    work_motif,
    work_text,
)
from tests.designer.house_styles import Style
from tests.pattern_files import load_cases
from tests.soaking import keep_every, keep_first

ODD = load_odd_squares()
KIN = {  # a wheel with a ring of clusters is a small sunburst, and a flower with petals of clusters, puffs or popcorns
    Motif.SUNBURST: {Motif.CLUSTER_GRANNY, Motif.PUFF_GRANNY, Motif.POPCORN_GRANNY},
    Motif.FLOWER: {Motif.CLUSTER_GRANNY, Motif.PUFF_GRANNY, Motif.POPCORN_GRANNY, Motif.SUNBURST},
}
_CLEARLY = [
    (one.motif, other.motif)
    for one in IN_ROUNDS
    for other in IN_ROUNDS
    if one is not other and one.motif not in KIN.get(other.motif, ())
]


@pytest.mark.parametrize("size", keep_first((6, 9, 15), 2))
@pytest.mark.parametrize("maker", IN_ROUNDS, ids=lambda maker: maker.motif)
def test_a_motifs_own_rounds_are_of_the_motif_and_in_shape(maker: Maker, size: int) -> None:
    rounds = work_motif(maker.motif, size)
    for number in range(1, size + 1):
        last = number == size
        assert departs(maker.motif, rounds[:number]) == ""
        assert shape_fault(rounds[:number], maker.shape, maker.motif, last=last) == ""


@pytest.mark.parametrize(("motif", "asked"), _CLEARLY)
def test_rounds_of_another_motif_are_told(motif: Motif, asked: Motif) -> None:
    rounds = work_motif(motif, 6)
    said = [departs(asked, rounds[:number]) for number in range(1, 5)]
    first = next(sentence for sentence in said if sentence)
    assert first.endswith(".")
    assert "Rnd" in first


@pytest.mark.parametrize(
    "title",
    [
        "ch-3 corners no side chains",
        "ch-1 corners",
        "ch-1 corners no side chains",
        "ch-2 spaces everywhere",
        "begins mid corner",
        "the last corner is joined with sc",
    ],
)
def test_house_styles_of_the_classic_granny_are_classic(title: str) -> None:
    rounds = ODD[title]
    assert all(departs(Motif.CLASSIC_GRANNY, rounds[:number]) == "" for number in range(1, len(rounds) + 1))
    assert any(departs(Motif.SOLID_GRANNY, rounds[:number]) for number in range(1, len(rounds) + 1))


@pytest.mark.parametrize("style", keep_every(STYLES, 3), ids=lambda style: style.name)
def test_house_styles_are_of_their_motif_and_each_of_their_rounds_is_continued(style: Style) -> None:
    motif, prefix = name_motif(style), verify_style(style, "ABCDEFGHIJ")
    shape = find_maker(motif).shape
    assert len(prefix.rounds) >= 2
    for number in range(1, len(prefix.rounds) + 1):
        cut = prefix.cut(number)
        worked = [proven.worked for proven in cut.rounds]
        assert departs(motif, worked) == shape_fault(worked, shape, motif) == ""
        courses = list_continuations(cut.last, cut.number, want_like(worked, motif))
        first = prove_course(cut, next(courses), Writer.MENDED)
        assert isinstance(first, Prefix)
        assert departs(motif, [*worked, first.rounds[-1].worked]) == ""
    other = Motif.SOLID_GRANNY if motif is Motif.CLASSIC_GRANNY else Motif.CLASSIC_GRANNY
    whole = [proven.worked for proven in prefix.rounds]
    assert any(departs(other, whole[:number]) for number in range(1, len(whole) + 1))


@pytest.mark.parametrize("title", ["sc with 3 in each corner", "5 dc in each corner"])
def test_solid_squares_with_corners_of_stitches_are_solid(title: str) -> None:
    rounds = ODD[title]
    assert all(departs(Motif.SOLID_GRANNY, rounds[:number]) == "" for number in range(1, len(rounds) + 1))
    assert departs(Motif.CLASSIC_GRANNY, rounds)


def test_a_departure_says_what_the_round_does_and_what_the_motif_is() -> None:
    said = departs(Motif.CLASSIC_GRANNY, work_motif(Motif.SOLID_GRANNY, 3))
    assert said == (
        "Rnd 3 works into stitches; a classic granny has groups of 3 dc in spaces, "
        "two groups with chains between in each corner."
    )


def test_where_no_motif_is_asked_for_none_is_departed_from() -> None:
    assert departs(None, work_motif(Motif.FLOWER, 4)) == ""
    assert departs(Motif.CLASSIC_GRANNY, ()) == ""


@pytest.mark.parametrize(
    ("motif", "shape", "number", "said"),
    [
        (Motif.GRANNY_HEXAGON, Shape.SQUARE, 3, "Rnd 3 leaves 6 corners; a square has four."),
        (Motif.CLASSIC_GRANNY, Shape.HEXAGON, 2, "Rnd 2 leaves 4 corners; a hexagon has six."),
        (Motif.GRANNY_CIRCLE, Shape.SQUARE, 6, "Rnd 6 leaves no corners; a square has four."),
    ],
)
def test_another_shape_is_told(motif: Motif, shape: Shape, number: int, said: str) -> None:
    assert shape_fault(work_motif(motif, number), shape) == said


def test_a_round_middle_is_no_fault_of_a_square_but_as_its_last_round() -> None:
    rounds = work_motif(Motif.SUNBURST, 5)[:2]
    assert shape_fault(rounds, Shape.SQUARE, Motif.SUNBURST) == ""
    assert shape_fault(rounds, Shape.SQUARE, Motif.SUNBURST, last=True)


RING = "Ch 4, join with sl st to form a ring.\n"


_EVERY = 16


def _list_real_pieces(offset: int) -> list[tuple[str, Shape, list[WorkedRound]]]:
    """The squares and hexagons of the pattern files that begin in the middle and are worked right."""
    found = []
    for case in load_cases()[offset::_EVERY]:
        worked = [one for one in work_text(case.text) if case.verdict.startswith(("right", "assumed"))]
        for part in sorted({one.part for one in worked}):
            rounds = [one for one in worked if one.part == part and one.round.kind is LineKind.ROUND]
            corners = len(find_corners(rounds[-1].edge.places)) if rounds else 0
            begun = rounds and len(rounds[0].base.places) <= 1 and rounds[-1].edge.ring
            if begun and corners in (4, 6) and has_shape(rounds[-1].edge, corners):
                found.append((case.title, Shape.SQUARE if corners == 4 else Shape.HEXAGON, rounds))
    return found


@pytest.mark.parametrize("offset", keep_first(range(_EVERY), 1))
def test_no_fault_is_found_in_the_shape_of_real_pieces(offset: int) -> None:
    real = _list_real_pieces(offset)
    assert len(real) > 3
    for title, shape, rounds in real:
        for number in range(1, len(rounds) + 1):
            last = number == len(rounds)
            assert shape_fault(rounds[:number], shape, last=last) == "", (title, number)


def test_v_stitches_along_the_sides_are_no_corners() -> None:
    rounds = ODD["V-stitches along the sides"]
    assert shape_fault(rounds, Shape.SQUARE, last=True) == ""


def test_unequal_sides_are_told() -> None:
    rounds = work_text(
        f"{RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, 4 dc in ring, [ch 2, 3 dc in ring] 2 times, ch 2, join "
        "with sl st to top of ch-3."
    )
    said = shape_fault(rounds, Shape.SQUARE)
    assert said == "Rnd 1 has sides of 4, 3, 3, 3 places; those of a square are equal."


def _write_slow(number: int) -> str:
    """A round of dc that grows by two stitches a corner, where four lie flat."""
    along = f"dc in each of next {2 * number - 1} dc"
    first = "sl st in each of next 2 dc and" if number == 2 else "sl st"
    return (
        f"Rnd {number}: {first} in next ch-2 sp, ch 3 (counts as dc), ch 2, dc in same sp, {along}, "
        f"*(dc, ch 2, dc) in next ch-2 sp, {along}; rep from * 2 more times, join with sl st to top of ch-3."
    )


def test_a_square_that_cups_is_told() -> None:
    group = "ch 3 (counts as dc), 2 dc in ring, [ch 2, 3 dc in ring] 3 times, ch 2"
    first = f"Rnd 1: {group}, join with sl st to top of ch-3."
    rounds = work_text(f"{RING}{first}\n" + "\n".join(map(_write_slow, range(2, 6))))
    assert [len(worked.findings) for worked in rounds] == [0] * 5
    assert shape_fault(rounds[:2], Shape.SQUARE) == ""
    assert "it will cup" in shape_fault(rounds, Shape.SQUARE)
