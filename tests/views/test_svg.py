from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from knotty.views.drawing import Drawing, Label, Layer, Path, Stamp, Symbol
from knotty.views.svg import render_svg

_SPACE = {"svg": "http://www.w3.org/2000/svg"}
_DOT = Symbol("sl st", (Path((("M", 0.0, 0.0), ("L", 1.0, 1.0))),))


def _parse(drawing: Drawing, prefix: str = "k") -> ET.Element:
    return ET.fromstring(render_svg(drawing, prefix))  # noqa: S314  # our own text


def _stamped(*stamps: Stamp) -> Drawing:
    return Drawing(10, 10, (Layer("rnd-1", stamps, "Rnd 1"),), (_DOT,), "A title", "About it")


def test_every_stamp_uses_a_symbol_that_is_defined():
    root = _parse(_stamped(Stamp("sl st", (1, 2)), Stamp("sl st", (3, 4))))
    ids = {element.get("id") for element in root.iterfind(".//svg:defs/svg:g", _SPACE)}
    uses = [element.get("href") for element in root.iterfind(".//svg:use", _SPACE)]
    assert len(uses) == 2
    assert {use.removeprefix("#") for use in uses if use} <= ids


def test_title_and_description_are_what_the_picture_is_labelled_by():
    root = _parse(_stamped())
    by_id = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert by_id[root.get("aria-labelledby")] == "A title"
    assert by_id[root.get("aria-describedby")] == "About it"


def test_picture_of_named_stitches_is_a_document_and_any_other_an_image():
    assert _parse(_stamped(Stamp("sl st", (1, 2), title="Rnd 1, sl st"))).get("role") == "graphics-document document"
    assert _parse(_stamped(Stamp("sl st", (1, 2)))).get("role") == "img"


def test_a_layers_most_common_ink_is_said_once():
    inks = ["#112233", "#112233", "#445566"]
    text = render_svg(_stamped(*(Stamp("sl st", (0, 0), ink=ink) for ink in inks)))
    assert text.count("#112233") == 1
    assert text.count("#445566") == 1


@pytest.mark.parametrize("words", ['<script>alert("1")</script>', "a & b", "nul \x00 and \x1f", "\ud800 alone", "عربي"])
def test_any_words_come_out_as_words(words):
    label = Label(words, (1, 1), 2)
    drawing = Drawing(5, 5, (label, Stamp("sl st", (0, 0), title=words)), (_DOT,), words, words)
    root = _parse(drawing)
    assert root.find(".//svg:script", _SPACE) is None
    shown = root.find("svg:text", _SPACE)
    assert shown is not None
    assert shown.text == "".join(c if c.isprintable() else "\ufffd" for c in words)


def test_ids_on_one_page_do_not_meet():
    drawing = _stamped()
    first, second = ({e.get("id") for e in _parse(drawing, prefix).iter()} - {None} for prefix in ("a", "b"))
    assert len(first) == 4
    assert not first & second


def test_layers_of_one_name_have_ids_of_their_own():
    drawing = Drawing(5, 5, (Layer("side", ()), Layer("side", ())))
    ids = [element.get("id") for element in _parse(drawing).iterfind("svg:g", _SPACE)]
    assert ids == ["k-side", "k-side-2"]


def test_numbers_are_short():
    text = render_svg(_stamped(Stamp("sl st", (1 / 3, 2.0), angle=-0.0001, along=2 / 3)))
    assert 'transform="translate(0.33 2)scale(1 0.67)"' in text
