"""What models say in sentences becomes what patterns say, and no other round."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knotty.craft.terms import Terms
from knotty.designer.hear.hearing import Hearing
from knotty.designer.hear.talk import say_plainly
from knotty.designer.proof import Prefix, Refusal, prove_line

FOLDER = Path(__file__).parent
CORNER, SIDE = "(3 dc, ch 2, 3 dc) in next ch-2 sp, ch 1", "3 dc in next ch-1 sp, ch 1"
START, JOIN = "Sl st to corner, ch 3, (2 dc, ch 2, 3 dc) in same sp, ch 1", "join with sl st in top of ch-3."
CLASSIC = (
    "Ch 3, 2 dc in ring, ch 2, (3 dc in ring, ch 2) 3 times, join with sl st in top of ch-3.",
    f"{START}, *{CORNER}; rep from * 2 more times, {JOIN}",
    f"{START}, {SIDE}, *{CORNER}, {SIDE}; rep from * 2 more times, {JOIN}",
)


SIDES = "dc in next 3 dc, (2 dc, ch 2, 2 dc) in ch-2 sp"
SOLID = (CLASSIC[0], f"Ch 3, dc in next 2 dc, (2 dc, ch 2, 2 dc) in ch-2 sp, *{SIDES}; rep from * 2 more times, {JOIN}")


def load_lines(name: str) -> list[tuple[int, str]]:
    lines = [line for line in (FOLDER / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    return [(int(line.partition("|")[0]), line.partition("|")[2]) for line in lines]


@cache
def prefix_of(rounds: int, lines: tuple[str, ...] = CLASSIC) -> Prefix:
    if not rounds:
        return Prefix("Square", ("A", "B", "C", "D"))
    made = prove_line(prefix_of(rounds - 1, lines), lines[rounds - 1])
    assert isinstance(made, Prefix)
    return made


def prove(number: int, words: str) -> Prefix | Refusal:
    hearing = Hearing(number)
    (heard,) = (*hearing.feed(f"Rnd {number}: {words}\n"), *hearing.finish())
    return prove_line(prefix_of(number - 1), heard.text.partition(": ")[2], heard.terms or Terms.US)


@pytest.mark.parametrize(("number", "words"), load_lines("talk.txt"))
def test_round_told_in_sentences_is_the_round_it_tells(number: int, words: str):
    made = prove(number, words)
    assert isinstance(made, Prefix), made
    assert made.rounds[-1].course.declared == prefix_of(number).rounds[-1].course.declared


@pytest.mark.parametrize(("number", "words"), load_lines("talk_solid.txt"))
def test_solid_round_told_in_sentences_is_the_round_it_tells(number: int, words: str):
    made = prove(number, words)
    assert isinstance(made, Prefix), made
    assert made.rounds[-1].course.declared == prefix_of(number, SOLID).rounds[-1].course.declared


@pytest.mark.parametrize(("number", "words"), load_lines("talk_refused.txt"))
def test_round_that_is_not_clear_is_refused_not_guessed(number: int, words: str):
    assert isinstance(prove(number, words), Refusal)


@pytest.mark.parametrize("words", CLASSIC)
def test_what_patterns_say_stays_as_it_is(words: str):
    assert say_plainly(words) == words


@given(st.text(max_size=200))
def test_any_text_can_be_said_plainly(words: str):
    assert isinstance(say_plainly(words), str)
