"""Code continues any round that leaves a shape: those of the wardrobe, of real patterns, and odd ones."""

from __future__ import annotations

from itertools import islice

import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Severity
from knotty.craft.pattern import LineKind
from knotty.designer.continue_edge import list_continuations
from knotty.designer.wanted import CORNERS, Wanted, want_like
from knotty.fabric.edge import find_corners
from knotty.fabric.fabric import WorkedRound
from tests.designer.continuing import (
    IN_ROUNDS,
    has_shape,
    list_clean,
    load_odd_squares,
    work_course,
    work_motif,
    work_text,
    write_text,
)
from tests.pattern_files import load_cases
from tests.soaking import keep_every, keep_first

_SHAPES = {corners: shape for shape, corners in CORNERS.items()}
ODD = load_odd_squares()
AFTER = [
    (maker.motif, number, pinned)
    for maker in IN_ROUNDS
    for number in range(1, max(8, maker.fewest) + 1)
    for pinned in (True, False)
]


def _offers_shape(rounds: list[WorkedRound], wanted: Wanted) -> bool:
    return any(has_shape(worked.edge, wanted.corners) for _, worked in list_clean(rounds, wanted))


@pytest.mark.parametrize("after", keep_every(AFTER, 3))
def test_every_round_of_every_motif_is_continued_in_its_shape(after: tuple[Motif, int, bool]) -> None:
    motif, number, pinned = after
    rounds = list(work_motif(motif, max(8, number)))[:number]
    shape = next(maker.shape for maker in IN_ROUNDS if maker.motif is motif)
    assert _offers_shape(rounds, want_like(rounds, motif if pinned else None, shape))


@pytest.mark.parametrize("motif", [maker.motif for maker in IN_ROUNDS])
def test_a_motifs_own_rounds_come_first_and_give_the_motif(motif: Motif) -> None:
    whole = work_motif(motif, 6)
    for number, own in enumerate(whole, start=1):
        before = list(whole[: number - 1])
        course = next(list_continuations(before[-1] if before else None, number, want_like(before, motif)))
        assert course.body == own.round.body[-1 - len(course.body) : -1]


@pytest.mark.parametrize(
    ("motif", "number"),
    [(Motif.CLASSIC_GRANNY, 5), (Motif.SOLID_GRANNY, 5), (Motif.GRANNY_HEXAGON, 4), (Motif.SOLID_HEXAGON, 4)],
)
def test_the_generic_round_of_a_granny_is_the_grannys_own(motif: Motif, number: int) -> None:
    rounds = list(work_motif(motif, number))
    shape = next(maker.shape for maker in IN_ROUNDS if maker.motif is motif)
    last = rounds.pop()
    generic = next(list_continuations(rounds[-1], number, want_like(rounds, None, shape)))
    assert work_course(rounds, generic, other_yarn=False)[0].edge.is_like(last.edge)


def _list_real_rounds(offset: int) -> list[tuple[str, list[WorkedRound]]]:
    """Every round of the pattern files that was worked right and leaves four or six corners, with those before it."""
    found = []
    for case in load_cases()[offset::_EVERY]:
        for part in _split_parts(work_text(case.text)):
            for number in range(1, len(part) + 1):
                last = part[number - 1]
                wrong = any(finding.severity is Severity.ERROR for finding in last.findings) or last.unread
                wrong = wrong or last.sides_joined > 0  # no round of its own follows
                if not wrong and last.edge.ring and len(find_corners(last.edge.places)) in (4, 6):
                    found.append((f"{case.title}, {last.label}", part[:number]))
    return found


def _split_parts(rounds: list[WorkedRound]) -> list[list[WorkedRound]]:
    in_rounds = [worked for worked in rounds if worked.round.kind is LineKind.ROUND]
    return [[one for one in in_rounds if one.part == part] for part in sorted({one.part for one in in_rounds})]


_EVERY = 16


@pytest.mark.parametrize("offset", keep_first(range(_EVERY), 1))
def test_rounds_of_real_squares_and_hexagons_are_continued(offset: int) -> None:
    real = _list_real_rounds(offset)
    lost = set()
    for title, rounds in real:
        corners = len(find_corners(rounds[-1].edge.places))
        even = has_shape(rounds[-1].edge, corners)
        clean = islice((worked for _, worked in list_clean(rounds, want_like(rounds, None, _SHAPES[corners]))), 1)
        if not any(has_shape(worked.edge, corners) or not even for worked in clean):
            lost.add(title)
    assert len(real) > 10
    assert not lost


def test_an_edge_that_is_no_ring_is_not_continued() -> None:
    row = work_text("Ch 12.\nRow 1: Dc in 4th ch from hook and in each ch across. (10 dc)")[-1]
    assert not list(list_continuations(row, 2, Wanted()))


def test_nothing_is_offered_before_the_first_round_but_the_motifs_own() -> None:
    assert len(list(list_continuations(None, 1, want_like((), Motif.FLOWER)))) == 1
    assert not list(list_continuations(None, 1, Wanted()))


@pytest.mark.parametrize("title", ODD)
def test_odd_rounds_of_models_are_continued_to_squares(title: str) -> None:
    rounds = ODD[title]
    clean = [worked for _, worked in list_clean(rounds, want_like(rounds))]
    assert clean
    assert has_shape(clean[0].edge, 4)


STYLES = {
    "ch-3 corners no side chains": (3, "3 dc in each of next 2 gaps"),
    "ch-1 corners": (1, "ch 1, 3 dc in next ch-1 sp, ch 1"),
    "ch-2 spaces everywhere": (2, "ch 2, 3 dc in next ch-2 sp, ch 2"),
    "sc with 3 in each corner": (0, "*3 sc in next sc, sc in each of next 5 sc"),
    "5 dc in each corner": (0, "*5 dc in next dc, dc in each of next 6 dc"),
    "V-stitches along the sides": (2, "[3 dc in next ch-1 sp, ch 1] 3 times"),
    "a popcorn on each side": (2, "dc in each of next 7 sts"),
}


@pytest.mark.parametrize("title", STYLES)
def test_the_style_of_the_rounds_before_is_kept(title: str) -> None:
    rounds, (chains, words) = ODD[title], STYLES[title]
    course, worked = next(list_clean(rounds, want_like(rounds)))
    assert words in write_text(course, len(rounds) + 1, other_yarn=False)
    assert {worked.edge.places[at].chains for at in find_corners(worked.edge.places)} == {chains}


@pytest.mark.parametrize(
    ("title", "motif", "words"),
    [
        ("a ring of 16", Motif.POPCORN_GRANNY, "skip next dc, popcorn in next dc, ch 3"),
        ("a ring of 14", Motif.PUFF_GRANNY, "skip next st, puff in next dc, ch 3"),
        ("10 puffs ch 2", Motif.CLUSTER_GRANNY, "[cluster in next ch-2 sp, ch 3] 9 times"),
        ("four groups of three", Motif.POPCORN_GRANNY, "dc in next dc, popcorn in next dc, dc in next dc"),
    ],
)
def test_the_middle_of_a_textured_motif_gets_its_texture(title: str, motif: Motif, words: str) -> None:
    rounds = ODD[title]
    course, _ = next(list_clean(rounds, want_like(rounds, motif)))
    assert words in write_text(course, 2, other_yarn=False)


@pytest.mark.parametrize(
    ("title", "entry"),
    [
        ("ch-1 corners", "Join B with sl st in any corner ch-1 sp"),
        ("sc with 3 in each corner", "Join B with sl st in any corner sc"),
        ("a ring of 14", "Join B with sl st in any dc"),
        ("V-stitches along the sides", "Join B with sl st in any ch-2 sp"),
    ],
)
def test_another_yarn_is_joined_where_the_round_can_begin(title: str, entry: str) -> None:
    rounds = ODD[title]
    course, _ = next(list_clean(rounds, want_like(rounds)))
    assert entry in write_text(course, len(rounds) + 1, other_yarn=True)
