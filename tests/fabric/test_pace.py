"""How long pieces take, against makers who told it."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.layout import Layout
from knotty.craft.pattern import Pattern
from knotty.fabric.hook import work_pattern
from knotty.fabric.pace import Time, measure_time
from knotty.motifs.blanket import write_assembly
from knotty.motifs.granny import write_square
from knotty.notation.reader import read_pattern


def _time(*parts: object) -> Time:
    pattern = Pattern(parts=parts)  # type: ignore[arg-type]
    return measure_time(pattern, work_pattern(pattern)[0])


def test_a_square_of_four_rounds_takes_what_makers_say() -> None:
    # 5-10 minutes for one who knows it (madeinbracebridge.com), 35 minutes for a first one (eatsip365.com)
    (square,) = _time(write_square(Motif.CLASSIC_GRANNY, "AAAA")).parts
    assert 5 < square.quick_min - 2 < 10  # less the weaving in of two ends
    assert 20 < square.slow_min < 35


def test_a_minute_of_dc_is_a_third_of_what_was_timed_in_three() -> None:
    pattern, _ = read_pattern("Make a magic ring.\nRnd 1: 58 dc in ring.\n")
    time = measure_time(pattern, work_pattern(pattern)[0])
    assert time.parts[0].quick_min == pytest.approx(3.0)
    assert time.parts[0].slow_min == pytest.approx(9.0)


def test_every_colour_change_is_two_ends_more() -> None:
    plain, striped = (_time(write_square(Motif.SOLID_GRANNY, order)).parts[0] for order in ("AAA", "ABA"))
    assert striped.quick_min - plain.quick_min == pytest.approx(4.0, abs=0.2)
    assert striped.slow_min - plain.slow_min == pytest.approx(8.0, abs=0.5)


def test_all_pieces_and_their_seams_are_counted() -> None:
    square = write_square(Motif.SOLID_GRANNY, "AA", 6)
    alone, joined = _time(square), _time(square, write_assembly(Layout(3, 2), "A"))
    assert alone.quick_h * 60 == pytest.approx(6 * alone.parts[0].quick_min)
    # 7 seams of 7 dc and 2 corners, a slip stitch each in half of a dc's time; two ends
    assert joined.parts[1].quick_min == pytest.approx(7 * 9 * 0.5 * 180 / 58 / 60 + 2)
    assert joined.quick_h > alone.quick_h
