"""Pictures are well-formed SVG in the yarns' colours, and hold nothing else."""

from xml.etree import ElementTree as ET

import pytest

from knotty.craft.palette import Colour
from knotty.ui import swatches

BLACK, PINK = Colour("Raven <b>", "#101014"), Colour("Pink", "#FF2E88")


def fills(svg: str) -> list[str]:
    return [node.get("fill") for node in ET.fromstring(svg).iter() if node.get("fill")]  # noqa: S314 - our own SVG


@pytest.mark.parametrize("colour", [BLACK, PINK])
def test_swatch_is_in_its_colour_and_holds_no_name(colour):
    svg = swatches.draw_swatch(colour)
    assert colour.hex in fills(svg)
    assert "Raven" not in svg


def test_square_has_a_ring_a_round_with_the_last_one_outermost():
    colours = ("#111111", "#222222", "#333333")
    rings = [fill for fill in fills(swatches.draw_square(colours)) if fill in colours]
    assert rings == ["#333333", "#222222", "#111111"]


def test_square_of_many_rounds_stays_small():
    assert len(swatches.draw_square(["#123456"] * 5000)) < 30_000


def test_square_without_rounds_is_still_a_picture():
    assert len(fills(swatches.draw_square(()))) > 1


def test_name_stands_beside_the_square():
    texts = [node.text for node in ET.fromstring(swatches.draw_name("Knotty", ("#111111",))).iter() if node.text]  # noqa: S314
    assert texts == ["Knotty"]
