"""Joined hexagons have a zigzag edge: borders go out at its points and are taken in between them."""

from __future__ import annotations

import pytest

from knotty.craft.brief import BorderStyle, Motif
from knotty.craft.finding import Verdict
from knotty.craft.instructions import FastenOff, Lay, Seam, TakeYarn
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.fabric.hook import work_pattern
from knotty.motifs.borders import border_definitions, write_border_around
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text

LAYOUTS = [(2, 1), (2, 2), (3, 3)]


def _hexagons(columns: int, rows: int) -> tuple[Part, ...]:
    lay = Round(LineKind.STEP, body=(Lay(columns, rows, columns * rows, "hexagon"),))
    seam = Round(LineKind.STEP, body=(TakeYarn("A"), Seam("sl st"), FastenOff(weave=True)))
    piece = write_piece(Motif.SOLID_HEXAGON, Piece(("A",) * 3, columns * rows))
    return piece, Part("Assembly", 1, (lay, seam))


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("style", BorderStyle)
@pytest.mark.parametrize(("columns", "rows"), LAYOUTS)
def test_every_border_on_joined_hexagons_is_right(columns: int, rows: int, style: BorderStyle, rounds: int) -> None:
    parts = _hexagons(columns, rows)
    border = write_border_around(style, parts, "B", rounds)
    pattern = Pattern("Riot", parts=(*parts, border), definitions=border_definitions(style))
    text = write_pattern(pattern)
    assert work_pattern(pattern)[1] == ()
    assert read_pattern(text)[0].parts == pattern.parts
    assert check_text(text).verdict is Verdict.RIGHT


def test_two_hexagons_counted_by_hand() -> None:
    # Solid hexagon of 3 rounds: n dc along each side; joined by one side, 10 sides and 8 outer points are left, two
    # of the points of each hexagon meet at 2 inner points: 10 n + 8 x 2 + 2.
    parts = _hexagons(2, 1)
    piece = work_pattern(Pattern(parts=parts[:1]))[0]
    side = [worked for worked in piece.rounds if worked.label][-1].counts.stitches["dc"] // 6
    border = write_border_around(BorderStyle.SC, parts, "B", 2)
    declared = [dict(line.declared.stitches)["sc"] for line in border.lines if line.declared]
    # the second round: 2 more at each of 8 points, 2 less at each of 2 inner points
    assert declared == [10 * side + 18, 10 * side + 18 + 16 - 4]


def test_repeats_of_sides_are_folded() -> None:
    border = write_border_around(BorderStyle.SC, _hexagons(3, 3), "B", 1)
    text = write_pattern(Pattern("Riot", parts=(border,)))
    assert "sc2tog over next 2 sps" in text
    assert "2 times, " in text
    assert "(+ is an inner point)" in text
