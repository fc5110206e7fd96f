"""How large worked pieces come out; lengths worked out on paper in worsted, a sc of 0.8 cm, a row of it 0.8 / 1.18."""

from __future__ import annotations

import math

import pytest

from knotty.fabric.hook import work_pattern
from knotty.fabric.measure import Size, measure_depth_cm, measure_part
from knotty.notation.reader import read_pattern

_SC, _ROW = 0.8, 0.8 / 1.18
_PANEL = "Ch 21.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn. (20 sc)\nRows 2-{}: {}, turn.\n"


def _measure(text: str, weight: int = 4) -> Size:
    pattern, _ = read_pattern(text)
    fabric, findings = work_pattern(pattern)
    assert findings == ()
    size = measure_part(fabric, 0, weight)
    assert size is not None
    return size


def test_a_panel_of_sc_is_stitches_wide_and_rows_high() -> None:
    size = _measure(_PANEL.format(10, "Ch 1 (does not count), sc in each st across"))
    assert size.width_cm == pytest.approx(20 * _SC)
    assert size.height_cm == pytest.approx(10 * _ROW)


def test_a_row_of_dc_is_more_than_twice_as_high() -> None:
    size = _measure(_PANEL.format(3, "Ch 3 (counts as dc), dc in next st and in each st across"))
    assert size.height_cm == pytest.approx((1 + 2 * 2.1) * _ROW)


def test_a_disc_is_the_mean_of_its_radius_and_its_rim() -> None:
    size = _measure(
        "Make a magic ring.\nRnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-3. (12 dc)\n"
    )
    by_height, by_rim = 2 * 2.1 * _ROW, 12 * 1.06 * _SC / math.pi
    assert size.side_cm == pytest.approx((by_height + by_rim) / 2)


def test_a_ripple_is_narrower_and_higher_than_its_stitches() -> None:
    wave = "dc in same st, dc in next 4 sts, [dc2tog over next 2 sts] 2 times, dc in next 4 sts, 2 dc in last st"
    first = "dc in 4th ch from hook (skipped ch counts as dc)"
    row = wave.replace("dc in same st", first).replace("next 4 sts", "next 4 ch").replace("2 sts", "2 ch")
    text = (
        f"Ch 17.\nRow 1: {row.replace('last st', 'last ch').capitalize()}, turn. (14 dc)\n"
        f"Rows 2-4: Ch 3 (counts as dc), {wave}, turn. (14 dc)\n"
    )
    size = _measure(text)
    lean = math.atan(1.06 / (2.1 / 1.18))  # every row moves its stitches by one
    assert size.width_cm == pytest.approx(14 * 1.06 * _SC * math.cos(lean))
    assert size.height_cm == pytest.approx(4 * 2.1 * _ROW / math.cos(lean), rel=0.01)


def test_half_a_granny_is_as_wide_as_the_diagonal_of_a_square() -> None:
    text = (
        "Ch 4, sl st in first ch to form a ring.\n"
        "Row 1: Ch 4 (counts as dc, ch 1), 3 dc in ring, ch 2, 3 dc in ring, ch 1, dc in ring, turn.\n"
    )
    size = _measure(text)
    assert size.width_cm == pytest.approx(2 * size.height_cm)
    assert size.width_cm == pytest.approx(math.sqrt(2) * size.side_cm)


@pytest.mark.parametrize("weight", range(7))
def test_thicker_yarn_makes_the_same_piece_larger(weight: int) -> None:
    text = _PANEL.format(4, "Ch 1 (does not count), sc in each st across")
    assert _measure(text, weight).width_cm < _measure(text, weight + 1).width_cm


def test_a_border_is_as_wide_as_its_rounds_to_the_tips() -> None:
    text = (
        "Make a magic ring.\nRnd 1: Ch 1, 12 sc in ring, join with sl st to first sc.\n"
        "Rnd 2: Ch 1, *sc in next st, skip next st, 5 dc in next st, skip next st; rep from * around, "
        "join with sl st to first sc.\n"
    )
    pattern, _ = read_pattern(text)
    rounds = [worked for worked in work_pattern(pattern)[0].rounds if worked.label]
    assert measure_depth_cm(rounds, 4) == pytest.approx((1 + 2.1) * _ROW)
    assert measure_depth_cm((), 4) == 0


def test_nothing_worked_has_no_size() -> None:
    pattern, _ = read_pattern("Ch 4.\n")
    assert measure_part(work_pattern(pattern)[0], 0, 4) is None
