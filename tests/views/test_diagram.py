from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from knotty.craft.instructions import Lay, LayLine
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.views.diagram import draw_diagrams
from knotty.views.drawing import Drawing, Label, Layer, Path, Stamp
from tests.views.examples import make_blanket


def _laid(columns: int, rows: int, lines: tuple[Round, ...] = (), **options: Any) -> Drawing:
    pattern, reports = make_blanket()
    square, _, border = pattern.parts
    lay = Lay(columns, rows, columns * rows, **options)
    parts = (square, Part("Assembly", 1, (Round(LineKind.STEP, body=(lay,)), *lines)), border)
    return draw_diagrams(replace(pattern, parts=parts), reports)[1]


def _layer(drawing: Drawing, name: str) -> Layer:
    (found,) = [item for item in drawing.items if isinstance(item, Layer) and item.name == name]
    return found


def test_pieces_are_numbered_from_the_top_left() -> None:
    labels = [item for item in _layer(_laid(3, 2), "pieces").items if isinstance(item, Label)]
    assert [label.text for label in labels] == ["1", "2", "3", "4", "5", "6"]
    assert sorted(labels, key=lambda label: (label.at[1], label.at[0])) == labels


@pytest.mark.parametrize(("columns", "rows"), [(7, 9), (1, 4), (5, 1)])
def test_every_two_pieces_that_meet_have_a_seam_between_them(columns: int, rows: int) -> None:
    seams = [item for item in _layer(_laid(columns, rows), "seams").items if isinstance(item, Path)]
    short = [path for path in seams if path.dash]
    assert len(short) == rows * (columns - 1)
    assert len(seams) - len(short) == rows - 1


def test_the_order_of_joining_is_said_as_far_as_there_are_seams() -> None:
    def said(drawing: Drawing) -> list[str]:
        return [item.text for item in _layer(drawing, "key").items if isinstance(item, Label)]

    assert said(_laid(3, 3)) == ["1. Join the pieces of each row", "2. Join the rows"]
    assert said(_laid(1, 3)) == ["1. Join the rows"]


def test_a_piece_has_a_ring_of_yarn_for_each_round_and_the_border_a_frame() -> None:
    drawing = _laid(2, 2)
    (piece,) = drawing.symbols
    assert [path.fill for path in piece.paths] == ["#E6247F", "#1B1B1E", "#FAFAF7", "#E6247F", "#1B1B1E"]
    frames = [item.fill for item in _layer(drawing, "around").items if isinstance(item, Path)]
    assert frames == ["#1B1B1E"] * 3 + ["#FFFFFF"]


def test_everything_lies_within_the_drawing() -> None:
    drawing = _laid(4, 3)
    stamps = [item for item in _layer(drawing, "pieces").items if isinstance(item, Stamp)]
    assert all(50 < stamp.at[0] < drawing.width - 50 and 50 < stamp.at[1] < drawing.height - 50 for stamp in stamps)
    assert drawing.about == "12 pieces, 4 across and 3 down"


def test_a_pattern_that_lays_nothing_out_has_no_diagram() -> None:
    assert draw_diagrams(*make_blanket()) == {}
    for columns, rows in ((1, 1), (90, 90), (9999, 9999)):
        line = Round(LineKind.STEP, body=(Lay(columns, rows, 3),))
        assert draw_diagrams(Pattern(parts=(Part(lines=(line,)),)), ()) == {}


def test_pieces_of_several_parts_are_told_apart_in_a_key() -> None:
    lines = (Round(LineKind.STEP, body=(LayLine((1, 3), ((1, "Square"), (1, "Other"))),)),)
    drawing = _laid(2, 3, lines)
    stamps = [item.symbol for item in _layer(drawing, "pieces").items if isinstance(item, Stamp)]
    assert stamps == ["Square", "Other", "Square", "Square", "Square", "Other"]
    words = [item.text for item in _layer(drawing, "key").items if isinstance(item, Label)]
    assert words[:2] == ["Square × 4", "Other × 2"]


def test_hexagons_lie_in_offset_rows_and_their_long_seams_go_zigzag() -> None:
    drawing = _laid(3, 3, piece="hexagon")
    left = [item.at[0] for item in _layer(drawing, "pieces").items if isinstance(item, Stamp)][::3]
    assert (left[1] - left[0], left[2]) == (pytest.approx(50), pytest.approx(left[0]))
    long = [item for item in _layer(drawing, "seams").items if isinstance(item, Path) and not item.dash]
    assert [len(path.steps) for path in long] == [6, 6]  # five sides meet: two of each piece, one of the outer
    stamps = [item.at for item in _layer(drawing, "pieces").items if isinstance(item, Stamp)]
    assert all(50 < x < drawing.width - 50 for x, _ in stamps)


def test_pieces_joined_as_they_are_made_have_an_order_and_no_seams() -> None:
    drawing = _laid(3, 3, joined=True)
    assert _layer(drawing, "seams").items == ()
    words = [item.text for item in _layer(drawing, "key").items if isinstance(item, Label)]
    assert words == ["Make and join the pieces in the order of their numbers"]
