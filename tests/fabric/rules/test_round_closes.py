"""Rounds are joined, or the pattern works in a spiral."""

from __future__ import annotations

from tests.fabric.checking import END, SC_6, list_codes, list_errors

OPEN_2 = "Rnd 2: 2 sc in each sc around.\n"


def test_one_round_that_forgets_its_join_is_an_error() -> None:
    assert list_errors(f"{SC_6}{OPEN_2}Rnd 3: Ch 1, sc in each sc around{END}") == [("K207", "Rnd 2")]


def test_a_part_that_begins_rounds_with_chains_and_never_joins_is_a_spiral_said_once() -> None:
    text = "Rnd 1: Ch 1, 6 sc in magic ring.\nRnd 2: Ch 1, 2 sc in each sc around.\nRnd 3: Sc in each sc around."
    assert list_codes(text) == ["K302"]


def test_a_part_without_a_chain_or_a_join_is_a_spiral_without_saying() -> None:
    assert list_codes(f"Rnd 1: 6 sc in magic ring.\n{OPEN_2}Rnd 3: Sc in each sc around.") == []


def test_a_spiral_that_is_said_is_silent() -> None:
    assert list_codes("Rnd 1: 6 sc in magic ring, do not join.\nRnd 2: 2 sc in each sc around, do not join.") == []


def test_rows_need_no_join() -> None:
    assert (
        list_codes(
            "Ch 7.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\nRow 2: Ch 1, sc in each sc across."
        )
        == []
    )


def test_each_part_is_asked_for_itself() -> None:
    spiral = "\nBall\nRnd 1: 6 sc in magic ring, do not join.\nRnd 2: 2 sc in each sc around, do not join."
    assert list_codes(f"Square\n{SC_6}\n{spiral}") == []
