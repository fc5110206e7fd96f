"""A text in several sizes is worked in each; a fault of one size names it."""

from __future__ import annotations

from knotty.craft.finding import Verdict
from knotty.workshop.check import check_text, report_check

SIZES = """Sizes: S (M, L)
Ch 21 (26, 31).
Row 1: Sc in 2nd ch from hook and in each ch across, turn. 20 (25, 30) sc.
Row 2: Ch 1, *sc in next 3 sc, sc2tog; rep from * across, turn. (16 (20, 24) sc)
"""
MULTIPLE = """Ch a multiple of 5 + 1.
Row 1: Sc in 2nd ch from hook and in each ch across, turn.
Row 2: Ch 1, *sc in next 3 sc, sc2tog; rep from * across, turn.
"""


def test_every_size_has_its_rounds() -> None:
    rows = report_check(check_text(SIZES))["rounds"]
    assert isinstance(rows, list)
    assert [(row["size"], row["label"], row["total"]) for row in rows] == [
        *(("S", "Row 1", 20), ("S", "Row 2", 16)),
        *(("M", "Row 1", 25), ("M", "Row 2", 20)),
        *(("L", "Row 1", 30), ("L", "Row 2", 24)),
    ]
    assert check_text(SIZES).verdict is Verdict.RIGHT


def test_a_fault_of_one_size_names_it_and_points_into_the_text() -> None:
    result = check_text(SIZES.replace("24) sc", "25) sc"))
    (finding,) = result.findings
    assert (finding.code, finding.round, finding.message[:3]) == ("K201", "Row 2", "L: ")
    assert result.text == SIZES.replace("24) sc", "25) sc")


def test_a_fault_of_all_sizes_is_said_once() -> None:
    result = check_text(SIZES.replace("sc in next 3 sc, sc2tog", "sc in next 3 dc, sc2tog"))
    assert [finding.round for finding in result.findings] == ["Row 2"]


def test_lines_stay_as_they_stand_in_the_text() -> None:
    assert "20 (25, 30) sc" in check_text(SIZES).pattern.parts[0].lines[1].text


def test_a_multiple_has_no_totals_but_is_worked() -> None:
    result = check_text(MULTIPLE)
    assert (result.verdict, [report.made.total for report in result.rounds]) == (Verdict.RIGHT, [None, None])
    assert check_text(MULTIPLE.replace("5 + 1", "5 + 4")).verdict is Verdict.WRONG
