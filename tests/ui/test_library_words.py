"""What cards say: how far, how long ago, what kind."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from knotty.craft.library import Card
from knotty.ui.library_words import say_ago, say_kind, say_rounds, shorten

NOW = datetime(2026, 11, 21, 20, tzinfo=UTC)
CARD = Card("id", "Coaster", "coaster", 1, 12, NOW, NOW)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=2), "2 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=20), "3 weeks ago"),
        (timedelta(days=100), "3 months ago"),
        (timedelta(days=1000), "3 years ago"),
    ],
)
def test_time_is_told_in_the_unit_that_tells_enough(ago, said):
    assert say_ago(NOW - ago, NOW) == said


def test_rounds_are_counted_until_all_are_done():
    assert say_rounds(CARD) == "1 of 12 rounds"
    assert say_rounds(replace(CARD, total=1, done=0)) == "0 of 1 round"
    assert say_rounds(replace(CARD, done=12)) == "Finished"


def test_who_can_see_a_pattern_is_said_where_it_is_not_the_usual():
    assert say_kind(CARD) == "coaster"
    assert say_kind(replace(CARD, private=True)) == "coaster · private"
    assert say_kind(replace(CARD, shared=True, item="")) == "pattern · shared by link"


def test_a_title_is_cut_where_it_would_be_read_out_for_long():
    assert shorten("Coaster") == "Coaster"
    assert len(shorten("word " * 60)) <= 60
