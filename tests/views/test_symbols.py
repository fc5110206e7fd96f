from __future__ import annotations

import pytest

from knotty.craft.stitches import STITCHES
from knotty.views.drawing import Symbol
from knotty.views.symbols import CHAIN_LENGTH, LINE, OWN, find_glyph, find_leg, scale_symbol, turn_towards

_STANDING = sorted(set(STITCHES) - {"sl st"})


def _bounds(symbol: Symbol) -> tuple[float, float, float, float]:
    """The box around a symbol's points; curves stay within their control points."""
    numbers = [[float(number) for number in step[1:]] for path in symbol.paths for step in path.steps]
    xs = [x for step in numbers for x in step[0::2]]
    ys = [y for step in numbers for y in step[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("stitch", _STANDING)
def test_every_known_stitch_has_a_symbol_of_its_own_that_stands_on_its_foot(stitch):
    glyph = find_glyph(stitch)
    left, top, right, foot = _bounds(glyph.symbol)
    assert glyph.symbol.name == stitch
    assert top == pytest.approx(-glyph.height, abs=0.2)
    assert -0.01 <= foot <= 0.3
    assert -1 < left < 0 < right < 1


@pytest.mark.parametrize("stitch", ["ch", "sl st"])
def test_chains_and_slip_stitches_lie_on_their_middle(stitch):
    glyph = find_glyph(stitch)
    left, top, right, foot = _bounds(glyph.symbol)
    assert glyph.height == 0
    assert left == pytest.approx(-right)
    assert top == pytest.approx(-foot)


def test_a_chain_is_as_long_as_it_says_stroke_and_all():
    left, _, right, _ = _bounds(find_glyph("ch").symbol)
    assert right - left + LINE == pytest.approx(CHAIN_LENGTH)


def test_symbols_of_different_stitches_differ():
    same_on_purpose = {"cluster": "dc3tog", "bobble": "dc5tog", "spike": "sc", "Xdc": "dc"}
    seen: dict[object, str] = {}
    for stitch in _STANDING:
        paths = find_glyph(stitch).symbol.paths
        assert seen.setdefault(paths, same_on_purpose.get(stitch, stitch)) in (stitch, same_on_purpose.get(stitch))


@pytest.mark.parametrize(("stitch", "slashes"), [("hdc", 0), ("dc", 1), ("tr", 2), ("dtr", 3), ("trtr", 4)])
def test_one_slash_for_each_yarn_over_before_the_hook_goes_in_but_one(stitch, slashes):
    stem_and_top = 2
    assert len(find_glyph(stitch).symbol.paths) == stem_and_top + slashes
    assert len(find_leg(stitch).symbol.paths) == stem_and_top - 1 + slashes


@pytest.mark.parametrize("legs", range(2, 10))
def test_a_cluster_has_as_many_stems_as_legs(legs):
    stem_and_slash = 2
    assert len(find_glyph(f"dc{legs}tog").symbol.paths) == stem_and_slash * legs + 1


def test_an_authors_own_stitch_is_a_box():
    assert find_glyph("zigzag").symbol.name == OWN


def test_scaling_takes_strokes_along():
    once, twice = find_glyph("dc").symbol, scale_symbol(find_glyph("dc").symbol, 2)
    assert _bounds(twice) == pytest.approx(tuple(2 * number for number in _bounds(once)))
    assert twice.paths[0].width == pytest.approx(2 * LINE)


@pytest.mark.parametrize(("end", "angle"), [((0, -1), 0), ((1, 0), 90), ((0, 1), 180), ((-1, 0), -90)])
def test_a_symbol_turns_clockwise_towards_its_top(end, angle):
    assert turn_towards((0, 0), end) == pytest.approx(angle)
