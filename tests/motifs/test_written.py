"""Pieces whose rounds were written elsewhere become everything that a motif of the wardrobe does, right by its text."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any

import pytest

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif
from knotty.craft.finding import Severity, Verdict
from knotty.craft.layout import Layout
from knotty.designer.write import write_brief
from knotty.motifs.granny import classic_course
from knotty.motifs.make import can_join
from knotty.motifs.piece import Maker, Piece
from knotty.motifs.size import brief_size_cm, piece_size_cm
from knotty.motifs.wardrobe import find_maker
from knotty.motifs.written import written_maker
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from tests.motifs.making import plan
from tests.motifs.written_cases import TEXTS, Groups, make_maker, read_courses, write_granny, write_solid
from tests.soaking import keep_every

ITEMS = {
    Motif.CLASSIC_GRANNY: ("blanket", "cushion cover", "tote", "cowl", "bunting", "coaster"),
    Motif.GRANNY_HEXAGON: ("blanket", "coaster"),
}
SEAMS = (Joining.SLIP_STITCH, Joining.WHIP, Joining.FLAT_BRAID)
MAKINGS = [
    (name, item, joining, style, rounds)
    for name, (_, motif) in TEXTS.items()
    for item, joining, style, rounds in product(ITEMS[motif], SEAMS, BorderStyle, (1, 2))
]


@cache
def _find(name: str) -> Maker:
    return make_maker(*TEXTS[name])


def _check(name: str, item: str, **changes: Any) -> None:
    motif = TEXTS[name][1]
    layout = Layout(1, 1) if item == "coaster" else Layout(2, 3)
    brief = plan(item, motif, colourways=2, arrangement=Arrangement.CHECKER, layout=layout, **changes)
    pattern = write_brief(brief, _find(name))
    text = write_pattern(pattern)
    assert read_pattern(text)[0] == pattern
    checked = check_text(text)
    assert checked.verdict is Verdict.RIGHT
    assert [finding.message for finding in checked.findings if finding.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("making", keep_every(MAKINGS, 53), ids=lambda making: " ".join(map(str, making)))
def test_a_written_piece_is_right_in_every_item_join_and_border(
    making: tuple[str, str, Joining, BorderStyle, int],
) -> None:
    name, item, joining, style, rounds = making
    _check(name, item, joining=joining, border_style=style, border_rounds=rounds)


def test_rounds_of_the_wardrobe_written_elsewhere_make_the_same_pattern() -> None:
    brief = plan("blanket")
    like = find_maker(brief.motif)
    maker = written_maker([classic_course(number) for number in range(1, brief.rounds + 1)], like)
    assert write_brief(brief, maker) == write_brief(brief)
    assert brief_size_cm(brief, maker) == brief_size_cm(brief)


def test_a_piece_is_as_large_as_its_own_rounds_make_it() -> None:
    low, high = (make_maker(write_granny(4, 4, Groups(stitch))) for stitch in ("hdc", "tr"))
    brief = plan("blanket")
    assert piece_size_cm(brief, low).side_cm < piece_size_cm(brief).side_cm < piece_size_cm(brief, high).side_cm
    pattern = write_brief(brief, high)
    assert pattern.header.square_cm == round(piece_size_cm(brief, high).width_cm, 1)
    assert pattern.header.size_cm == brief_size_cm(brief, high) != brief_size_cm(brief)


def test_a_written_piece_has_just_its_own_rounds() -> None:
    maker = make_maker(write_granny(4, 3))
    assert (maker.fewest, maker.usual, maker.most) == (3, 3, 3)
    with pytest.raises(ValueError, match="has 3 to 3 rounds or rows, found 4"):
        write_brief(plan("blanket"), maker)


def test_rounds_that_come_to_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="a square has 4 corners, and the last round leaves 6"):
        make_maker(write_granny(6, 3), Motif.CLASSIC_GRANNY)


def test_rounds_that_cannot_be_worked_are_refused() -> None:
    other = read_courses(write_granny(4, 3, Groups("dc", 3, 3, 2)))
    courses = (*read_courses(write_granny(4, 2)), other[2])
    with pytest.raises(ValueError, match=r"Rnd 3 .*ch-3"):
        written_maker(courses, find_maker(Motif.CLASSIC_GRANNY), ring_chains=0)


def test_no_rounds_and_rows_are_no_piece() -> None:
    with pytest.raises(ValueError, match="a classic granny is not made of 0 rounds"):
        written_maker((), find_maker(Motif.CLASSIC_GRANNY))
    with pytest.raises(ValueError, match="a moss stitch is not made of 1 rounds"):
        written_maker((classic_course(1),), find_maker(Motif.MOSS))


def test_a_written_granny_is_joined_as_it_is_made_and_a_solid_square_is_not() -> None:
    granny = make_maker(write_granny(4, 4))
    solid = make_maker(write_solid(4, 4))
    assert can_join(granny, Joining.AS_YOU_GO, rounds=4)
    assert not can_join(solid, Joining.AS_YOU_GO, rounds=4)
    with pytest.raises(ValueError, match="cannot be joined as you go"):
        write_brief(plan("blanket", joining=Joining.AS_YOU_GO), solid)


def test_special_stitches_of_a_written_piece_are_explained() -> None:
    popcorn = find_maker(Motif.POPCORN_GRANNY)
    courses = [classic_course(number) for number in range(1, 5)]
    maker = written_maker(courses, popcorn, definitions=popcorn.definitions)
    pattern = write_brief(plan("blanket", Motif.POPCORN_GRANNY), maker)
    assert pattern.definitions[: len(popcorn.definitions)] == popcorn.definitions
    assert maker.write(Piece(("A",) * 4)).name == popcorn.name
