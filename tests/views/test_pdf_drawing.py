from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from knotty.craft.palette import Colour
from knotty.views.ball import draw_ball
from knotty.views.drawing import INK, Drawing, Label, Layer, Path, Stamp, Symbol
from knotty.views.pdf_drawing import measure_drawing, print_drawing
from knotty.views.pdf_sheet import About, Sheet

STITCH = Symbol("dc", (Path((("M", 0, 0), ("L", 0, -2)), width=0.2), Path((("M", -1, 0), ("L", 1, 0)), fill="#FF0000")))


def _print(drawing: Drawing) -> PdfReader:
    sheet = Sheet(About("Title"), "a4")
    print_drawing(sheet, drawing, (20, 30), (100, 100))
    return PdfReader(io.BytesIO(bytes(sheet.pdf.output())))


def _content(reader: PdfReader) -> str:
    content = reader.pages[0].get_contents()
    assert content is not None
    return str(content.get_data().decode("latin-1"))


def test_a_stamp_is_its_symbol_moved_turned_and_stretched() -> None:
    content = _content(_print(Drawing(50, 50, (Stamp("dc", (25, 10), 90, 2, 3, "#0000FF"),), (STITCH,))))
    assert "q 0 2 -3 0 25 10 cm" in content
    assert "0 0 1 RG 0.2 w [] 0 d 0 0 m 0 -2 l S" in content
    assert "1 0 0 rg" in content


def test_the_picture_fills_its_box_with_y_downwards() -> None:
    content = _content(_print(Drawing(50, 25, (Path((("M", 0, 0), ("L", 50, 25)), stroke=INK),))))
    match = re.search(r"q (\S+) 0 0 -(\S+) (\S+) (\S+) cm 0 0 50 25 re W n", content)
    assert match
    unit, down, left, top = map(float, match.groups())
    assert unit == down == pytest.approx(2 * 72 / 25.4, abs=1e-4)
    assert (left, top) == pytest.approx((20 * 72 / 25.4, (297 - 30 - 25) * 72 / 25.4), abs=0.01)


def test_words_in_a_drawing_are_text() -> None:
    items = (Layer("Rnd 1", (Label("Rnd 1", (10, 10), 4), Label("毛糸", (20, 20), 4, bold=True)), opacity=0.5),)
    text = _print(Drawing(50, 50, items)).pages[0].extract_text()
    assert "Rnd 1" in text
    assert "毛糸" in text


def test_opacity_of_layers_and_paths_is_multiplied() -> None:
    path = Path((("M", 0, 0), ("L", 5, 5)), opacity=0.5)
    reader = _print(Drawing(10, 10, (Layer("faded", (path, path), opacity=0.4),)))
    states = reader.pages[0]["/Resources"]["/ExtGState"]  # type: ignore[index]
    assert [state.get_object()["/CA"] for state in states.values()] == [0.2]


def test_a_screen_reader_is_told_what_a_drawing_shows() -> None:
    reader = _print(Drawing(10, 10, (Path((("M", 0, 0), ("L", 5, 5))),), title="Chart", about="3 rounds"))
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0]  # type: ignore[index]
    figures = [kid.get_object() for kid in root["/K"] if kid.get_object()["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Chart: 3 rounds"]


def test_a_drawing_is_vectors_and_never_a_picture_of_points() -> None:
    reader = _print(draw_ball(Colour("Hot Pink", "#E6247F")))
    resources = reader.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    assert "/XObject" not in resources
    assert " c " in _content(reader)


@pytest.mark.parametrize(("width", "height", "size"), [(50, 25, (100, 50)), (10, 40, (20, 80)), (0, 10, (0, 0))])
def test_drawings_keep_their_proportions(width: float, height: float, size: tuple[float, float]) -> None:
    assert measure_drawing(Drawing(width, height, ()), 100, 80) == size


def test_a_shape_that_is_stamped_often_is_kept_once() -> None:
    shape = Symbol("motif", tuple(Path((("M", at, 0), ("C", 1, 2, 3, 4, at, 9)), opacity=0.5) for at in range(50)))
    stamps = tuple(Stamp("motif", (at, at)) for at in range(40))
    reader = _print(Drawing(50, 50, stamps, (shape,)))
    forms = reader.pages[0]["/Resources"]["/XObject"]  # type: ignore[index]
    (form,) = [each.get_object() for each in forms.values()]
    assert form["/Subtype"] == "/Form"
    assert form.get_data().count(b" c S") == 50
    assert "/ExtGState" in form["/Resources"]
    left, top, right, bottom = (float(value) for value in form["/BBox"])
    assert (left, top) <= (-1, -1)
    assert (right, bottom) >= (50, 10)
    assert _content(reader).count(" Do") == 40
    assert " c S" not in _content(reader)


def test_a_shape_that_is_stamped_once_is_written_where_it_stands() -> None:
    reader = _print(Drawing(50, 50, (Stamp("dc", (1, 1)),), (STITCH,)))
    assert "/XObject" not in reader.pages[0]["/Resources"]
