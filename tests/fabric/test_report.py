"""Reports of rounds for the views."""

from __future__ import annotations

from knotty.craft.finding import Verdict
from knotty.craft.report import RoundReport
from knotty.fabric.hook import work_pattern
from knotty.fabric.report import report_rounds
from knotty.notation.reader import read_pattern
from tests.fabric.checking import END, GRANNY_1, SC_6


def _report(text: str) -> list[RoundReport]:
    pattern, reading = read_pattern(text)
    fabric, working = work_pattern(pattern)
    return list(report_rounds(pattern, fabric, (*reading, *working)))


def test_counts_are_told_in_the_patterns_own_terms() -> None:
    report = _report("UK terms.\nRound 1: 6dc in magic ring, ss to first dc. (6 dc)")[0]
    assert (report.label, report.made.total, dict(report.made.stitches)) == ("Round 1", 6, {"dc": 6})
    assert report.declared is not None
    assert dict(report.declared.stitches) == {"dc": 6}


def test_the_text_leaves_out_label_and_count() -> None:
    assert _report(SC_6.rstrip() + " (6 sc)")[0].text == "6 sc in magic ring, join with sl st to first sc."


def test_spaces_and_gaps_are_told() -> None:
    gaps = (
        "Rnd 2: Sl st to corner, ch 3 (counts as dc), (2 dc, ch 2, 3 dc) in same sp, "
        "[(3 dc, ch 2, 3 dc) in next ch-2 sp] 3 times, join with sl st to top of ch-3."
    )
    report = _report(GRANNY_1 + gaps)[1]
    assert (dict(report.made.spaces), report.gaps, report.made.total) == ({"ch-2": 4}, 4, 24)


def test_every_round_of_a_range_has_a_report_and_only_the_last_a_count() -> None:
    reports = _report(f"{SC_6}Rnds 2-4: Ch 1, sc in each sc around{END} (6 sc)")[1:]
    assert [report.label for report in reports] == ["Rnd 2", "Rnd 3", "Rnd 4"]
    assert [report.declared is None for report in reports] == [True, True, False]


def test_steps_and_notes_have_no_report() -> None:
    assert [report.label for report in _report(f"Make a magic ring.\n{SC_6}Enjoy your circle.\nFasten off.")] == [
        "Rnd 1"
    ]


def test_each_round_has_its_own_verdict() -> None:
    text = f"{SC_6}Rnd 2: 2 sc in each sc around{END} (13 sc)\nRnd 3: Work the Zorblax stitch in each sc{END}"
    assert [report.status for report in _report(text)] == [Verdict.RIGHT, Verdict.WRONG, Verdict.UNREAD]
    assert _report(text)[2].made.total is None


def test_a_round_knows_the_colours_it_is_worked_in() -> None:
    later = f"Rnd 2: Ch 1, sc in each sc around{END}\nRnd 3: With B, ch 1, sc in each sc around{END}"
    text = f"With A, make a magic ring.\nRnd 1: 6 sc in ring{END}\n{later}"
    assert [report.colours for report in _report(text)] == [("A",), ("A",), ("B",)]
