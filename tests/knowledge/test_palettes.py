"""Palettes from words: pleasing by rule, the same in every process."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.lab import difference
from knotty.craft.palette import Colour
from knotty.knowledge.palettes import hash_palette, tints

_PRINT = "from knotty.knowledge.palettes import hash_palette; print([c.hex for c in hash_palette(('zorblax', 'moth'))])"


@given(st.lists(st.text(max_size=12), max_size=4))
def test_five_colours_told_apart_with_one_dark_and_one_light(words):
    palette = hash_palette(words)
    assert len({colour.name for colour in palette}) == len(palette) == 5
    assert min(difference(one, other) for one, other in combinations(palette, 2)) >= 12
    assert palette[0].luminance < 0.1
    assert palette[-1].luminance > 0.7


def test_order_and_case_of_words_matter_not():
    assert hash_palette(("Moth", "zorblax")) == hash_palette(("zorblax", "moth"))


def test_other_words_give_other_colours():
    assert len({hash_palette((f"word{number}",)) for number in range(50)}) >= 45


def test_palette_is_the_same_whatever_the_hash_seed():
    def run(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run(
            [sys.executable, "-c", _PRINT], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2") == str([colour.hex for colour in hash_palette(("zorblax", "moth"))]) + "\n"


@pytest.mark.parametrize("value", ["#2F62AE", "#FAFAF7", "#1B1A1D", "#8E9094"])
def test_tints_are_told_apart_from_their_colour_and_named_after_it(value):
    colour = Colour("sea", value)
    assert len(tints(colour)) >= 3
    assert all(tint.name.endswith(" sea") and difference(tint, colour) > 12 for tint in tints(colour))
