from __future__ import annotations

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Header
from knotty.craft.report import RoundReport, Tally
from knotty.views.table import count_words, tabulate_rounds, tabulate_yarns
from tests.views.examples import HEADER, granny_report, make_blanket


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(36, {"dc": 36}, {"ch-2": 4, "ch-1": 8}), "36 dc, 4 ch-2 sps, 8 ch-1 sps"),
        (Tally(1, {"sc": 1}, {"ch-2": 1}), "1 sc, 1 ch-2 sp"),
        (Tally(9, {"puff": 8, "cluster": 1}), "8 puffs, 1 cluster"),
        (Tally(12, {"tr": 12}, {"ch-3": 4}), "12 tr, 4 ch-3 sps"),
        (Tally(4, {"dc2tog": 4}), "4 dc2tog"),
        (Tally(48), "48 sts"),
        (Tally(1), "1 st"),
        (Tally(None), ""),
        (Tally(None, {}, {"ch-5": 6}), "6 ch-5 sps"),
    ],
)
def test_counts_are_plain_words(tally: Tally, words: str) -> None:
    assert count_words(tally) == words


def test_each_report_is_a_row_with_its_count() -> None:
    _, reports = make_blanket()
    table = tabulate_rounds(reports)
    assert list(table.columns) == ["Done", "Part", "Round", "Colour", "Instruction", "Stitches"]
    assert table["Round"].tolist() == [report.label for report in reports]
    assert table["Instruction"].tolist() == [report.text for report in reports]
    assert table.iloc[2]["Stitches"] == "36 dc, 4 ch-2 sps, 8 ch-1 sps"
    assert table.iloc[5][["Part", "Colour"]].tolist() == ["Border", "A"]


def test_ticks_stand_at_their_rounds_and_nowhere_else() -> None:
    table = tabulate_rounds([granny_report(number) for number in range(1, 5)], done={0, 2, 99})
    assert table["Done"].dtype == bool
    assert table["Done"].tolist() == [True, False, True, False]


@pytest.mark.parametrize("written_by", [("model",), ("model", "mended", "composer")])
def test_writers_may_be_fewer_or_more_than_rounds(written_by: tuple[str, ...]) -> None:
    table = tabulate_rounds([granny_report(1), granny_report(2)], written_by=written_by)
    assert table["Written by"].tolist() == [*written_by, ""][:2]


def test_unread_round_says_so_and_keeps_what_it_declares() -> None:
    unread = RoundReport("", "Row 2", "?", Tally(), 0, Tally(40), Verdict.UNREAD)
    assert tabulate_rounds([unread])["Stitches"].tolist() == ["40 sts, not checked"]


def test_no_rounds_make_an_empty_table_that_still_has_its_columns() -> None:
    table = tabulate_rounds([])
    assert table.empty
    assert table["Done"].dtype == bool
    assert "Instruction" in table.columns


def test_yarns_are_tabulated_and_unsaid_metres_are_missing() -> None:
    table = tabulate_yarns(HEADER)
    assert table.values.tolist()[0] == ["A", "Coal Black", "#1B1B1E", 840]
    assert tabulate_yarns(Header()).empty
    silent = Header(yarns=(type(HEADER.yarns[0])("A", HEADER.yarns[0].colour),))
    assert tabulate_yarns(silent)["Metres"].isna().tolist() == [True]
