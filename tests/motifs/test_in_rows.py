"""What all panels share: a foundation, turns between rows, yarns taken up where a row begins; any width."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.finding import Verdict
from knotty.craft.instructions import TakeYarn, Turn
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.motifs.piece import Piece, Shape
from knotty.motifs.wardrobe import WARDROBE, find_maker
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text

PANELS = tuple(maker.motif for maker in WARDROBE if maker.shape is Shape.PANEL)
IN_ROWS = tuple(motif for motif in PANELS if motif is not Motif.CORNER_TO_CORNER)
WIDE = {Motif.GRANNY_STRIPE: 67, Motif.MOSS: 100, Motif.RIPPLE: 15, Motif.WAFFLE: 67, Motif.FILET: 8}  # 200 stitches


def _write(motif: Motif, colours: str, repeats: int = 0) -> Part:
    return find_maker(motif).write(Piece(tuple(colours), repeats=repeats))


@pytest.mark.parametrize("motif", IN_ROWS)
def test_rows_of_200_stitches_are_right(motif: Motif) -> None:
    part = _write(motif, "AABBCCAAB", WIDE[motif])
    result = check_text(write_pattern(Pattern("Wide", parts=(part,))))
    assert result.verdict is Verdict.RIGHT
    assert 195 <= max(report.made.total + sum(report.made.spaces.values()) for report in result.rounds) <= 230


@pytest.mark.parametrize("motif", PANELS)
def test_every_row_but_the_last_is_turned(motif: Motif) -> None:
    rows = [line for line in _write(motif, "A" * 9).lines if line.kind is LineKind.ROW]
    assert [isinstance(line.body[-1], Turn) for line in rows] == [True] * 8 + [False]


@pytest.mark.parametrize("motif", IN_ROWS)
def test_a_yarn_is_taken_up_where_the_colour_changes_and_nowhere_else(motif: Motif) -> None:
    lines = [line for line in _write(motif, "AAABBCCCA").lines if line.kind is not LineKind.NOTE]
    taken = [[item.colour for item in line.body if isinstance(item, TakeYarn)] for line in lines]
    assert taken == [["A"], [], [], [], ["B"], [], ["C"], [], [], ["A"], []]


@pytest.mark.parametrize("motif", IN_ROWS)
def test_how_to_change_yarn_is_told_where_there_are_several(motif: Motif) -> None:
    notes = [
        sum("To change yarn" in line.note for line in _write(motif, colours).lines)
        for colours in ("A" * 9, "AAAAAAAAB", "AABBCCAAB")
    ]
    assert notes == [0, 1, 1]


@pytest.mark.parametrize("motif", PANELS)
def test_the_usual_width_is_taken_where_none_is_asked_for(motif: Motif) -> None:
    maker = find_maker(motif)
    if maker.usual_repeats:
        assert _write(motif, "A" * 9) == _write(motif, "A" * 9, maker.usual_repeats)
    else:
        assert _write(motif, "A" * 9) == _write(motif, "A" * 9, 5)  # corner to corner: 5 by 5 blocks have 9 rows
