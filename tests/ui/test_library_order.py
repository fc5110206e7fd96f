"""Which cards are shown, in which order, a page at a time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from knotty.craft.library import Card
from knotty.ui.library_order import Order, choose_cards, cut_pages, share_done

BEGUN = datetime(2026, 11, 1, tzinfo=UTC)


def card(title: str, day: int = 0, made: int = 0, **more) -> Card:
    card = Card(title, title, "Blanket", 0, 10, BEGUN + timedelta(days=made), BEGUN + timedelta(days=day))
    return replace(card, **more)


def titles(cards) -> list[str]:
    return [card.title for card in cards]


def test_the_last_worked_comes_first():
    assert titles(choose_cards([card("a", 1), card("b", 3), card("c", 2)], "", Order.WORKED)) == ["b", "c", "a"]


def test_the_newest_is_the_one_made_last_whenever_it_was_worked():
    assert titles(choose_cards([card("a", 9, made=1), card("b", 2, made=2)], "", Order.NEWEST)) == ["b", "a"]


def test_titles_go_by_the_alphabet_whatever_their_case_and_accents():
    cards = [card("zebra"), card("Élan"), card("apple"), card("Dune")]
    assert titles(choose_cards(cards, "", Order.TITLE)) == ["apple", "Dune", "Élan", "zebra"]


def test_by_progress_what_is_nearly_done_comes_first_and_what_is_done_last():
    cards = [card("done", done=10), card("new"), card("half", done=5), card("nearly", done=9), card("empty", total=0)]
    assert titles(choose_cards(cards, "", Order.PROGRESS))[:2] == ["nearly", "half"]
    assert titles(choose_cards(cards, "", Order.PROGRESS))[-1] == "done"


@pytest.mark.parametrize(
    ("words", "found"),
    [("creme", ["Crème brûlée"]), ("CUSHION rust", ["Rust"]), ("blanket", ["Crème brûlée"]), ("no", []), (" ", None)],
)
def test_a_search_finds_each_word_in_title_or_item_without_case_or_accents(words, found):
    cards = [card("Crème brûlée"), card("Rust", item="cushion")]
    shown = sorted(titles(choose_cards(cards, words, Order.WORKED)))
    assert shown == (["Crème brûlée", "Rust"] if found is None else found)


@pytest.mark.parametrize(("pages", "many"), [(1, 24), (2, 48), (9, 200), (0, 24)])
def test_of_two_hundred_cards_a_page_at_a_time_is_shown(pages, many):
    assert len(cut_pages([card(str(number)) for number in range(200)], pages)) == many


@pytest.mark.parametrize(("done", "total", "share"), [(0, 0, 0), (3, 4, 0.75), (9, 4, 1)])
def test_the_share_that_is_done_lies_between_nothing_and_all(done, total, share):
    assert share_done(card("a", done=done, total=total)) == share
