from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from knotty import cli
from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.errors import SettingRefused
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.writer import write_pattern
from knotty.workshop.check import check_text
from knotty.workshop.draw import draw_chart_svg, draw_check, list_charts, render_picture

_SQUARE = write_pattern(Pattern("A square", parts=(write_piece(Motif.CLASSIC_GRANNY, Piece(("A", "B", "A"))),)))


@pytest.fixture
def square(tmp_path: Path) -> Path:
    path = tmp_path / "square.txt"
    path.write_text(_SQUARE, encoding="utf-8")
    return path


def test_draw_writes_a_chart_as_svg_and_as_png(square, tmp_path):
    svg, png = tmp_path / "chart.svg", tmp_path / "chart.png"
    assert cli.main(["draw", str(square), "-o", str(svg)]) == 0
    assert cli.main(["draw", str(square), "-o", str(png), "--mirrored", "--round", "2"]) == 0
    assert ET.fromstring(svg.read_text(encoding="utf-8")).tag.endswith("svg")  # noqa: S314  # our own text
    assert png.read_bytes().startswith(b"\x89PNG")


def test_draw_writes_a_preview(square, tmp_path, capsys):
    out = tmp_path / "preview.svg"
    assert cli.main(["draw", str(square), "-o", str(out), "--preview"]) == 0
    assert "<svg" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("options", [["--part", "Hexagon"], ["--round", "9"], ["-o", "chart.gif"]])
def test_what_is_not_there_is_refused_in_a_sentence(square, tmp_path, capsys, options):
    assert cli.main(["draw", str(square), "-o", str(tmp_path / "out.svg"), *options]) == 2
    assert capsys.readouterr().err.startswith("knotty: ")
    assert not (tmp_path / "out.svg").exists()


def test_nothing_worked_leaves_nothing_to_draw(tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_text("Just words.\n", encoding="utf-8")
    assert cli.main(["draw", str(empty), "-o", str(tmp_path / "out.svg")]) == 3
    assert not (tmp_path / "out.svg").exists()


def test_part_and_round_go_by_their_names():
    result = check_text(_SQUARE)
    drawing = draw_check(result, part="square", number="Rnd 2")
    assert drawing is not None
    assert drawing.title == "Chart: Square"
    with pytest.raises(SettingRefused, match="Rnd 1 to Rnd 3"):
        draw_check(result, number="7")


def test_a_picture_needs_a_name_that_says_its_form():
    drawing = draw_check(check_text(_SQUARE))
    assert drawing is not None
    with pytest.raises(SettingRefused, match=r"svg or a \.png"):
        render_picture(drawing, Path("chart.pdf"))


def test_parts_that_were_worked_can_be_charted():
    result = check_text(f"{_SQUARE}\n\nNotes\nBlock to size.\n")
    assert list_charts(result) == ((0, "Square"),)
    lit = ET.fromstring(draw_chart_svg(result, 0, "2"))  # noqa: S314  # our own text
    assert len([layer for layer in lit.iter() if layer.get("opacity")]) == 2
