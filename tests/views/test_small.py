"""Small pictures are drawn fast: right in size, colour and place, whatever is in the drawing."""

import io

import pytest
from PIL import Image

from knotty.views.drawing import INK, Drawing, Label, Layer, Path, Stamp, Symbol
from knotty.views.small import render_small

BOX = (("M", -5.0, -5.0), ("L", 5.0, -5.0), ("L", 5.0, 5.0), ("L", -5.0, 5.0), ("Z",))
RED, BLUE = (255, 0, 0), (0, 0, 255)


def draw(*items, symbols=(), width=100.0, height=50.0) -> Image.Image:
    png = render_small(Drawing(width, height, items, symbols, background="#FFFFFF"), 40, 40_000)
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_the_longer_side_has_so_many_pixels():
    assert draw().size == (40, 20)
    assert draw(width=1.0, height=1000.0).size == (1, 40)


def test_a_stamp_lies_where_it_is_put_in_its_ink_and_stretched():
    square = Symbol("square", (Path(BOX, fill=INK, stroke=""),))
    picture = draw(Stamp("square", (50, 25), across=4.0, ink="#FF0000"), symbols=(square,))
    assert [picture.getpixel(at) for at in ((20, 10), (13, 10), (20, 14), (5, 10))] == [
        RED,
        RED,
        (255,) * 3,
        (255,) * 3,
    ]
    turned = draw(Stamp("square", (50, 25), angle=90, across=4.0, ink="#FF0000"), symbols=(square,))
    assert [turned.getpixel(at) for at in ((20, 10), (13, 10), (20, 16))] == [RED, (255,) * 3, RED]


def test_paths_curves_and_layers_are_drawn_and_words_left_out():
    arch = (("M", 0.0, 50.0), ("C", 0.0, -10.0, 100.0, -10.0, 100.0, 50.0), ("Z",))
    line = Path((("M", 0.0, 45.0), ("L", 100.0, 45.0)), stroke="#0000FF", width=5.0)
    picture = draw(Layer("", (Path(arch, fill="#FF0000", stroke=""), line, Label("words", (50, 25), 20))))
    assert [picture.getpixel(at) for at in ((20, 10), (20, 18), (1, 1))] == [RED, BLUE, (255,) * 3]


@pytest.mark.parametrize("most_bytes", [40_000, 60])
def test_a_picture_that_cannot_be_so_small_is_none(most_bytes: int):
    many = tuple(
        Path((("M", at, 0.0), ("L", at * 0.7, 50.0)), stroke=f"#{at * 99991 % 2**24:06X}") for at in range(100)
    )
    png = render_small(Drawing(100.0, 50.0, many), 40, most_bytes)
    assert len(png) <= most_bytes
    assert bool(png) is (most_bytes == 40_000)
