"""What a round comes to when it is worked again on a larger edge."""

from __future__ import annotations

import pytest

from knotty.craft.terms import Terms
from knotty.notation.stretch import grow_body, run_on, stretch_body
from knotty.notation.words import write_sequence
from tests.notation.reading import read_words


@pytest.mark.parametrize(
    ("text", "stretched"),
    [
        ("dc in each of next 7 dc", "dc in each dc to next corner"),
        ("3 dc in next ch-1 sp, ch 1", "[3 dc in next ch-1 sp, ch 1] to next corner"),
        ("[3 dc in next ch-1 sp, ch 1] twice", "[3 dc in next ch-1 sp, ch 1] to next corner"),
        ("3 dc in next ch-1 sp, 3 dc in next ch-1 sp", "[3 dc in next ch-1 sp] to next corner"),
        (
            "*(2 dc, ch 2, 2 dc) in next ch-2 sp, dc in each of next 3 dc; rep from * around",
            "*(2 dc, ch 2, 2 dc) in next ch-2 sp, dc in each dc to next corner; rep from * around",
        ),
    ],
)
def test_what_runs_along_a_side_runs_to_the_corner(text: str, stretched: str) -> None:
    made = stretch_body(read_words(text))
    assert made is not None
    assert write_sequence(made, Terms.US) == stretched


@pytest.mark.parametrize("text", ["2 dc in each dc around", "(2 dc, ch 2, 2 dc) in next ch-2 sp", "dc in next dc"])
def test_what_has_no_counted_side_is_not_stretched(text: str) -> None:
    assert stretch_body(read_words(text)) is None


def test_a_side_begun_in_its_middle_is_ended_at_the_end() -> None:
    made = run_on(stretch_body(read_words("dc in each of next 7 dc, 3 dc in next sp, join")) or ())
    assert made is not None
    assert write_sequence(made[2:], Terms.US) == "dc in each dc around, join"


@pytest.mark.parametrize(
    ("before", "last", "grown"),
    [
        ("(sc, 2 sc in next st) 6 times", "(sc in next 2 sts, 2 sc in next st) 6 times", 3),
        ("(sc in next 4 sts, sc2tog) 6 times", "(sc in next 3 sts, sc2tog) 6 times", 2),
    ],
)
def test_numbers_go_on_as_they_grew(before: str, last: str, grown: int) -> None:
    made = grow_body(read_words(before), read_words(last), 1)
    assert made is not None
    assert f"next {grown} st" in write_sequence(made, Terms.US)


def test_what_does_not_grow_or_is_used_up_has_no_next() -> None:
    same, other = read_words("2 dc in each dc around"), read_words("dc in each dc around, join")
    assert grow_body(same, same, 1) is None
    assert grow_body(same, other, 1) is None
    assert grow_body(read_words("sc in next 2 sts"), read_words("sc in next st"), 1) is None
