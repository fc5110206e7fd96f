"""What may be chosen on the design page: every motif has a picture, every palette and yarn can be wished for."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from knotty.craft.brief import Motif
from knotty.craft.palette import Colour
from knotty.craft.wishes import MOST_COLOURS, Wishes
from knotty.workshop.choices import draw_motif, list_motifs, list_palettes, list_yarns, name_yarn, tell_motif


def test_every_motif_is_offered_and_told_of() -> None:
    assert set(list_motifs()) == set(Motif)
    assert all(about.endswith(".") for about, _ in map(tell_motif, Motif))


@pytest.mark.parametrize("motif", [Motif.HALF_GRANNY, Motif.CORNER_TO_CORNER, Motif.FILET])
def test_a_motif_is_drawn_in_as_many_colours_as_there_may_be(motif: Motif) -> None:
    palette = tuple(Colour(f"grey {n}", f"#{n * 20:02X}{n * 20:02X}FF") for n in range(MOST_COLOURS))
    with Image.open(io.BytesIO(draw_motif(motif, palette))) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 40


def test_every_named_palette_can_be_wished_for() -> None:
    for colours in list_palettes().values():
        assert Wishes(palette=colours).palette == colours


def test_a_picked_colour_is_called_as_the_nearest_yarn_that_is_free() -> None:
    teal = list_yarns()["teal"]
    assert name_yarn(teal.hex) == teal
    assert name_yarn(teal.hex, frozenset({"teal"})).name != "teal"
