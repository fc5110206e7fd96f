"""Rounds in a row: readings tried, one finding for one fault, nothing judged that rests on a fault."""

from __future__ import annotations

import pytest

from knotty.craft.finding import Verdict
from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern
from tests.fabric.checking import (
    CLOSE,
    END,
    GRANNY_1,
    RING,
    SC_6,
    judge_text,
    list_codes,
    list_counts,
    list_errors,
    work_text,
)


def _second(times: str) -> str:
    return (
        f"{GRANNY_1}Rnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, ch 1, "
        f"*(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1; rep from * {times}, join with sl st to top of ch-3."
    )


@pytest.mark.parametrize("times", ["2 more times", "twice more", "2 times", "3 times", "around", "3 times in all"])
def test_however_often_is_said_the_reading_that_fits_is_kept(times: str) -> None:
    assert judge_text(_second(times)) in (Verdict.RIGHT, Verdict.ASSUMED)
    assert list_counts(_second(times))[1] == {"dc": 24, "ch-2": 4, "ch-1": 4}


@pytest.mark.parametrize("times", ["3 more times", "once more", "5 times", "4 more times"])
def test_what_fits_in_no_reading_is_one_error(times: str) -> None:
    assert [label for _, label in list_errors(_second(times))] == ["Rnd 2"]


def test_the_reading_that_was_taken_is_said() -> None:
    assert [finding.code for finding in work_text(_second("3 times"))[1]] == ["K301"]


@pytest.mark.parametrize(("second", "total"), [("11 dc", 12), ("12 dc", 12)])
def test_the_declared_count_decides_whether_ch_3_counts(second: str, total: int) -> None:
    text = f"{RING}Rnd 1: Ch 3, {second} in ring, join with sl st to top of ch-3. ({total} dc)"
    assert list_counts(text) == [{"dc": total}]
    assert list_codes(text) == []


def test_the_next_round_decides_where_no_count_does() -> None:
    first = f"{RING}Rnd 1: Ch 3, 12 dc in ring{CLOSE}\n"
    text = f"{first}Rnd 2: Ch 1 (does not count), [2 sc in next st] 12 times{END}"
    assert list_counts(text) == [{"dc": 12}, {"sc": 24}]


def test_rounds_after_a_fault_are_not_blamed() -> None:
    text = f"{SC_6}Rnd 2: [2 sc in next sc] 5 times{END}\nRnd 3: [sc in next sc, 2 sc in next sc] 6 times{END}"
    assert list_errors(text) == [("K204", "Rnd 2")]


def test_a_second_fault_is_found_once_the_count_holds_again() -> None:
    text = (
        f"{SC_6}Rnd 2: [2 sc in next sc] 5 times, 2 sc in next ch-2 sp{END}\n"
        f"Rnd 3: Sc in each sc around{END} (12 sc)\nRnd 4: 2 sc in next tr{END}"
    )
    assert list_errors(text) == [("K203", "Rnd 2"), ("K202", "Rnd 4")]


def test_an_unread_round_is_never_right_and_blames_nobody() -> None:
    text = f"{SC_6}Rnd 2: Work the Zorblax stitch in each sc{END}\nRnd 3: Sc in each of next 99 sc{END}"
    assert judge_text(text) is Verdict.UNREAD
    assert list_errors(text) == []


def test_a_new_part_starts_from_nothing_of_the_old_labels() -> None:
    text = f"Square\n{SC_6}\nBall\nRnd 1: 8 sc in magic ring{END} (8 sc)"
    assert list_codes(text) == []


@pytest.mark.parametrize(
    "line", ["Rnds 2-9: Ch 1, sc in each sc around", "Rnds 2-9: Ch 1 (does not count), sc in each sc around"]
)
def test_every_round_of_a_range_is_worked(line: str) -> None:
    assert list_counts(f"{SC_6}{line}{END}") == [{"sc": 6}] * 9


@pytest.mark.parametrize(
    "line",
    [
        "Rnd 1: Ch 1, 5 sc in magic ring, join with sl st to first sc. (6 sc)",
        "Rnd 1: Ch 1, 6 sc in magic ring, join with sl st to first sc. (7)",
    ],
)
def test_a_chain_joined_past_does_not_rescue_a_wrong_count(line: str) -> None:
    assert list_errors(line) == [("K201", "Rnd 1")]


ASIDE = "Rnd 1: Ch 1, 12 sc in magic ring, loosely around the loop, join with sl st to first sc."


def test_words_without_a_stitch_are_a_remark_where_the_round_makes_what_it_declares() -> None:
    fabric, findings = work_pattern(read_pattern(f"{ASIDE} (12 sc)")[0])
    assert [finding.code for finding in findings] == ["K306"]
    assert not fabric.rounds[-1].unread


@pytest.mark.parametrize("count", ["", " (13 sc)"])
def test_words_without_a_stitch_are_not_read_where_nothing_confirms_the_round(count: str) -> None:
    fabric, findings = work_pattern(read_pattern(ASIDE + count)[0])
    assert [finding.code for finding in findings] == ["K101"]
    assert fabric.rounds[-1].unread


@pytest.mark.parametrize(
    ("shape", "corners", "advised"), [("Hexagon", 6, False), ("Hexagon", 5, True), ("Octagon", 8, False)]
)
def test_a_part_named_after_a_shape_has_its_corners(shape: str, corners: int, advised: bool) -> None:
    round_1 = f"Rnd 1: Ch 1 (does not count), [2 sc in ring, ch 2] {corners} times{END}"
    text = f"Riot\n\n{shape}\nMake a magic ring.\n{round_1}"
    assert ("K402" in list_codes(text)) is advised


def test_none_of_the_row_ends_is_none() -> None:
    text = "Ch 4.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn. (3 sc)\n"
    assert list_counts(f"{text}Row 2: Ch 1, sc in each of next 0 row ends, sc in each of next 3 sc.")[-1] == {"sc": 3}


def test_a_yarn_taken_up_again_in_a_row_is_the_one_in_hand_for_the_next() -> None:
    text = "With A, ch 4.\nRow 1: Sc in 2nd ch from hook, with B, sc in next ch, with A, sc in next ch, turn. (3 sc)\n"
    pattern, _ = read_pattern(f"{text}Row 2: Ch 1, sc in each sc across.")
    fabric, _ = work_pattern(pattern)
    assert [node.colour for node in fabric.rounds[-1].nodes] == ["A"] * 4
