from __future__ import annotations

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.report import RoundReport, Tally
from knotty.views.table import count_words, report_items


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


def test_unread_round_says_so_and_keeps_what_it_declares() -> None:
    unread = RoundReport("", "Row 2", "?", Tally(), 0, Tally(40), Verdict.UNREAD)
    assert report_items(unread) == ("40 sts", "not checked")
