"""How much yarn a piece takes."""

from __future__ import annotations

import pytest

from knotty.craft.brief import Motif
from knotty.craft.pattern import Pattern
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.hook import work_pattern
from knotty.fabric.yardage import measure_yarn, metres_to_buy
from knotty.motifs.granny import write_square
from knotty.motifs.piece import Piece
from knotty.motifs.wardrobe import write_piece
from knotty.notation.reader import read_pattern
from tests.fabric.checking import END, GRANNY_1

_YARD = 0.9144
TAILS_M = 0.3  # 12 in for each yarn that is taken up and cut
CIRCLE = f"With A, make a magic ring.\nRnd 1: 6 sc in ring{END}\n"
_WORSTED_SC_M = 1.93 * 0.0254


def _measure(text: str, weight: int = 4) -> dict[str, float]:
    pattern, _ = read_pattern(text)
    return measure_yarn(pattern, work_pattern(pattern)[0], weight)


# Net yards of classic grannies in worsted, without tails: rounds, yards (crochet-numbers of the design, section 4).
NET_YARDS = [(2, 4.4), (3, 8.7), (4, 14.4), (5, 21.4), (6, 29.8), (8, 50.8)]


@pytest.mark.parametrize(("rounds", "yards"), NET_YARDS)
def test_a_classic_square_takes_what_the_table_says(rounds: int, yards: float) -> None:
    pattern = Pattern(parts=(write_square(Motif.CLASSIC_GRANNY, "A" * rounds),))
    used = measure_yarn(pattern, work_pattern(pattern)[0], 4)["A"] - TAILS_M  # less both tails
    assert used / _YARD == pytest.approx(yards, rel=0.08)


@pytest.mark.parametrize(("rounds", "yards"), [(4, 16.2), (6, 34.6)])
def test_a_solid_square_takes_what_the_table_says(rounds: int, yards: float) -> None:
    pattern = Pattern(parts=(write_square(Motif.SOLID_GRANNY, "A" * rounds),))
    assert (measure_yarn(pattern, work_pattern(pattern)[0], 4)["A"] - TAILS_M) / _YARD == pytest.approx(yards, rel=0.08)


def test_stitches_chains_and_tails_by_hand() -> None:
    # 6 sc of 1, the joining slip stitch 0.5, both tails
    assert _measure(f"{CIRCLE[:-1]} Fasten off.") == {"A": pytest.approx(6.5 * _WORSTED_SC_M + TAILS_M, abs=0.005)}


def test_the_tails_are_the_same_where_the_yarn_is_cut_on_a_line_of_its_own() -> None:
    assert _measure(f"{CIRCLE}Fasten off.") == _measure(f"{CIRCLE[:-1]} Fasten off.")


@pytest.mark.parametrize("colours", ["AAAAA", "ABABA"])
def test_a_spike_takes_a_long_loop_more_than_the_stitch_it_stands_for(colours: str) -> None:
    used = []
    for motif in (Motif.CLASSIC_GRANNY, Motif.SPIKED_GRANNY):
        pattern = Pattern(parts=(write_piece(motif, Piece(tuple(colours))),))
        used.append(sum(measure_yarn(pattern, work_pattern(pattern)[0], 4).values()))
    spikes = 4 + 8 + 12  # one a side in the third round, two in the fourth, three in the fifth
    assert used[1] - used[0] == pytest.approx(spikes * 1.5 * _WORSTED_SC_M, abs=0.01)


def test_each_yarn_is_measured_for_itself() -> None:
    used = _measure(f"{CIRCLE}Rnd 2: With B, ch 1 (does not count), 2 sc in each sc around{END}")
    assert set(used) == {"A", "B"}
    assert used["B"] > 1.5 * used["A"]


def test_a_piece_made_many_times_takes_as_much_more() -> None:
    once, often = (_measure(f"Riot\n\nCircle{make}\n{CIRCLE}") for make in ("", " (make 12)"))
    assert often["A"] == pytest.approx(12 * once["A"])


@pytest.mark.parametrize("weight", range(1, 8))
def test_thicker_yarn_takes_more_in_proportion(weight: int) -> None:
    ratio = WEIGHTS[weight].sc_yarn_cm / WEIGHTS[0].sc_yarn_cm
    assert _measure(CIRCLE, weight)["A"] / _measure(CIRCLE, 0)["A"] == pytest.approx(ratio)


@pytest.mark.parametrize(("metres", "buy"), [(0, 0), (1, 5), (10, 15), (100, 130), (100.1, 135), (384.6, 500)])
def test_a_third_more_is_bought_in_steps_of_five(metres: float, buy: int) -> None:
    assert metres_to_buy(metres) == buy


def _seams_m(layout: str, seam: str) -> float:
    """What joining takes: the whole less the squares, which take A; seams take B."""
    assembly = f"Assembly\n{layout}\nWith B, join squares with {seam}.\n"
    return _measure(f"Riot\n\nSquare (make 6)\n{GRANNY_1}\n{assembly}")["B"]


# 3 x 2 one-round grannies: 7 seams of 3 dc and 2 corner spaces; around: 9 seams
@pytest.mark.parametrize(
    ("layout", "seam", "joins", "in_sc"),
    [
        ("3 across and 2 down", "sl st through back loops", 35, 0.5),
        ("3 around and 2 down", "sl st through back loops", 45, 0.5),
        ("3 across and 2 down", "whip stitch through both loops", 35, 3 / 6.5),
        ("3 across and 2 down", "flat braid through both loops", 35, 1.84),
    ],
)
def test_seams_take_yarn_by_their_length_and_stitch(layout: str, seam: str, joins: int, in_sc: float) -> None:
    metres = _seams_m(f"Lay out 6 squares, {layout}.", seam)
    assert metres == pytest.approx(joins * in_sc * _WORSTED_SC_M, rel=0.03)
