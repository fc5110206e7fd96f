"""What to buy: against published squares, and by hand."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.amounts import YarnAmount, estimate, list_amounts
from knotty.fabric.hook import work_pattern
from knotty.motifs.granny import write_square

_YARD = 0.9144


def _square(rounds: int, make: int = 1) -> Pattern:
    return Pattern(parts=(write_square(Motif.CLASSIC_GRANNY, "A" * rounds, make),))


def test_what_to_buy_for_a_published_square_is_what_it_took() -> None:
    # A ball of 417 yd makes 12-13 five-round squares of 6 in, waste included: 32-35 yd each.
    pattern = _square(5, make=100)
    (amount,) = estimate(pattern, work_pattern(pattern)[0], 4).yarns
    assert 0.85 * 32 < amount.buy_m / 100 / _YARD < 1.15 * 35


def test_amounts_by_hand() -> None:
    # 100 m of worsted: 130 m to buy, 190 yd = 173.7 m a 100 g: 75 g, one ball. 1,000 m: 1,300 m, 749 g, 8 balls.
    assert list_amounts({"B": 1000.0, "A": 100.0}, 4) == (
        YarnAmount("A", 100.0, 130, 75, 1, 100),
        YarnAmount("B", 1000.0, 1300, 749, 8, 100),
    )


def test_fine_yarn_comes_in_smaller_balls() -> None:
    # 1,000 m of fingering at 400 m a 100 g: 1,300 m are 325 g, 7 balls of 50 g
    assert list_amounts({"A": 1000.0}, 1) == (YarnAmount("A", 1000.0, 1300, 325, 7, 50),)
    assert [weight.ball_g for weight in WEIGHTS] == [50, 50, 50, 100, 100, 100, 100, 100]


def test_the_makers_own_ball_band_counts() -> None:
    assert list_amounts({"A": 100.0}, 4, metres_per_100g=130.0)[0].grams == 100


@pytest.mark.parametrize("weight", range(8))
def test_an_estimate_has_every_yarn_and_some_time(weight: int) -> None:
    pattern = Pattern(parts=(write_square(Motif.SOLID_GRANNY, "ABA", 4),))
    found = estimate(pattern, work_pattern(pattern)[0], weight)
    assert [amount.letter for amount in found.yarns] == ["A", "B"]
    assert all(amount.buy_m > amount.used_m > 0 for amount in found.yarns)
    assert 0 < found.time.quick_h < found.time.slow_h
