"""What is kept is found; where there is no room, what was not asked for is gone."""

from __future__ import annotations

from knotty.craft.kept import Kept


def test_what_is_kept_is_found() -> None:
    kept: Kept[str] = Kept(2)
    kept.keep("a", "one")
    assert kept.find("a") == "one"
    assert kept.find("b") is None


def test_what_was_asked_for_outlasts_what_was_not() -> None:
    kept: Kept[int] = Kept(2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    kept.find("a")
    kept.keep("c", 3)
    assert [kept.find(key) for key in "abc"] == [1, None, 3]


def test_a_heavy_value_takes_the_room_of_many() -> None:
    kept: Kept[int] = Kept(10)
    for number in range(10):
        kept.keep(number, number)
    kept.keep("heavy", 99, weight=9)
    assert [kept.find(number) is None for number in range(10)] == [True] * 9 + [False]


def test_a_value_kept_again_weighs_once() -> None:
    kept: Kept[int] = Kept(10)
    for _ in range(5):
        kept.keep("a", 1, weight=6)
    kept.keep("b", 2, weight=4)
    assert (kept.find("a"), kept.find("b")) == (1, 2)


def test_what_finds_no_room_at_all_is_not_kept() -> None:
    kept: Kept[int] = Kept(10)
    kept.keep("a", 1, weight=11)
    assert kept.find("a") is None


def test_all_is_forgotten_at_once() -> None:
    kept: Kept[int] = Kept(10)
    kept.keep("a", 1)
    kept.clear()
    assert kept.find("a") is None
