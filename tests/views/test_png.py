"""SVG to PNG."""

from __future__ import annotations

import struct

import pytest

from knotty.views.png import MOST_PIXELS, render_png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><text x="1" y="9">granny</text></svg>'


def _measure(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_picture_is_as_wide_as_asked_and_keeps_its_shape():
    assert _measure(render_png(SVG.format(40, 20), 400)) == (400, 200)


def test_picture_is_never_larger_than_the_limit():
    width, height = _measure(render_png(SVG.format(10, 80), 20_000))
    assert height <= MOST_PIXELS
    assert width == pytest.approx(height / 8, abs=1)


def test_picture_is_the_same_every_time():
    assert render_png(SVG.format(40, 20), 200) == render_png(SVG.format(40, 20), 200)


def test_words_are_drawn_in_the_fonts_of_the_house():
    assert len(render_png(SVG.format(40, 20), 200)) > len(render_png(SVG.format(40, 20).replace("granny", ""), 200))


def test_what_is_no_svg_is_refused():
    with pytest.raises(ValueError, match=r".+"):
        render_png("granny", 100)
