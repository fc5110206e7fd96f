from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.instructions import Lay
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.views.diagram import draw_diagram
from knotty.views.drawing import Drawing, Label, Layer, Path, Stamp
from knotty.views.plan import read_plan
from tests.views.examples import make_blanket


def _laid(columns: int, rows: int) -> Drawing:
    pattern, reports = make_blanket()
    square, _, border = pattern.parts
    lay = Part("Assembly", 1, (Round(LineKind.STEP, body=(Lay(columns, rows, columns * rows),)),))
    drawing = draw_diagram(replace(pattern, parts=(square, lay, border)), reports)
    assert drawing is not None
    return drawing


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
    assert draw_diagram(*make_blanket()) is None
    assert draw_diagram(Pattern(), ()) is None
    assert read_plan(Pattern(parts=(Part(lines=(Round(LineKind.STEP, body=(Lay(9999, 9999, 3),)),)),))) is None
