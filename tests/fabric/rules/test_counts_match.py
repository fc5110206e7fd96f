"""Declared counts are tested kind by kind."""

from __future__ import annotations

import pytest

from tests.fabric.checking import END, GRANNY_1, SC_6, list_codes, work_text

_BODY = GRANNY_1.rstrip()


@pytest.mark.parametrize(
    "count",
    [
        "(12 dc)",
        "(12)",
        "[12 dc, 4 ch-2 sps]",
        "(12 dc, 4 sps)",
        "(12 sts)",
        "(4 corners)",
        "(4 groups)",
        " - 12 dc",
        "12 dc and 4 ch-2 sps.",
    ],
)
def test_a_true_count_is_silent(count: str) -> None:
    assert list_codes(f"{_BODY} {count}") == []


@pytest.mark.parametrize(
    "count",
    [
        "(13 dc)",
        "(11)",
        "(12 dc, 3 ch-2 sps)",
        "(12 dc, 4 ch-3 sps)",
        "(12 tr)",
        "(5 corners)",
        "(3 groups)",
        "(12 dc, 5 sps)",
    ],
)
def test_a_wrong_count_is_one_error(count: str) -> None:
    assert list_codes(f"{_BODY} {count}") == ["K201"]


def test_chains_counted_as_stitches_are_an_assumption() -> None:
    assert list_codes(f"{_BODY} (20 sts)") == ["K305"]


def test_the_finding_says_what_would_be_right() -> None:
    finding = work_text(f"{_BODY} (13 dc, 5 ch-2 sps)")[1][0]
    assert (finding.expected, finding.found) == ("13 dc, 5 ch-2 spaces", "12, 4")
    assert "(12 dc, 4 ch-2 sps)" in finding.hint


def test_the_pattern_goes_on_from_the_computed_count() -> None:
    wrong = "Rnd 1: 6 sc in magic ring, join with sl st to first sc. (8 sc)\n"
    assert list_codes(f"{wrong}Rnd 2: Ch 1, 2 sc in each sc around, join with sl st to first sc. (12 sc)") == ["K201"]


def test_the_count_of_a_range_is_that_of_its_last_round() -> None:
    text = f"{SC_6}Rnds 2-4: Ch 1, 2 sc in each sc around{END}"
    assert list_codes(f"{text} (48 sc)") == ["K406"]  # which doubles every round, and so ruffles
    assert [finding.round for finding in work_text(f"{text} (24 sc)")[1]] == ["Rnd 4"]
