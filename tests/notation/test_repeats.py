"""How often: numbers, words, limits; stars, brackets and what belongs to them."""

from __future__ import annotations

import pytest

from knotty.craft.instructions import Limit, LimitKind, Readings, Repeat, Work
from knotty.notation.body import MAX_DEPTH, Reading, read_whole
from knotty.notation.repeats import Times, read_times
from tests.notation.reading import is_read, open_stream, read_words

AROUND = Limit(LimitKind.AROUND)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3 times", Times(3)), ("twice", Times(2)), ("once", Times(1)), ("3 more times", Times(3, more=True)),
        ("3 times more", Times(3, more=True)), ("twice more", Times(2, more=True)), ("once more", Times(1, more=True)),
        ("three more times", Times(3, more=True)), ("eleven times more", Times(11, more=True)),
        ("x 6", Times(6, in_all=True)), ("x6", Times(6, in_all=True)), ("6x", Times(6)),
        ("4 times in total", Times(4, in_all=True)), ("4 times in all", Times(4, in_all=True)),
        ("6 times (in all)", Times(6, in_all=True)), ("a total of 4 times", Times(4, in_all=True)),
        ("around", Times(limit=AROUND)),
        ("across", Times(limit=Limit(LimitKind.ACROSS))),
        ("around, ending last rep at **", Times(limit=AROUND, ends_at_mark=True)),
        ("3 more times, end at **", Times(3, more=True, ends_at_mark=True)),
    ],
)  # fmt: skip
def test_how_often_is_read_whole(text: str, times: Times) -> None:
    stream = open_stream(text)
    assert read_times(stream) == times
    assert stream.done


@pytest.mark.parametrize("text", ["3 dc in ring", "ch 3", "", "in next st", "(sc) in ring"])
def test_nothing_is_taken_where_it_is_not_said(text: str) -> None:
    stream = open_stream(text)
    assert (read_times(stream), stream.position) == (None, 0)


DC = Work("dc", 1)


def _repeat(text: str) -> Repeat | Readings:
    item = read_words(text)[-1]
    assert isinstance(item, Repeat | Readings)
    return item


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("*dc; rep from * 3 more times", 4), ("*dc; repeat from * twice more", 3), ("*dc, rep from * once more", 2),
        ("*dc. Rep from * 3 times more.", 4), ("*dc* 3 times", 3), ("*dc* x4", 4), ("[dc] 3 times", 3),
        ("(dc) twice", 2),
        ("(dc) x 6", 6), ("{dc} 5 times", 5), ("[dc] three times", 3), ("*dc; rep from * 3 times in all", 3),
        ("*dc; rep * to * 3 more times", 4), ("*dc*, rep from * to * 3 more times", 4),
    ],
)  # fmt: skip
def test_a_repeat_counts_its_first_time(text: str, times: int) -> None:
    repeat = _repeat(text)
    count = repeat.times if isinstance(repeat, Repeat) else repeat.options[0]
    made = sum(node.times if isinstance(node, Repeat) else 1 for node in read_words(text)) if count != times else times
    assert made == times


def test_n_times_after_a_star_is_a_doubt_more_first() -> None:
    doubt = _repeat("*dc; rep from * 3 times")
    assert isinstance(doubt, Readings)
    assert [option[0].times for option in doubt.options if isinstance(option[0], Repeat)] == [4, 3]


def test_the_double_star_says_where_the_last_time_ends() -> None:
    repeat = _repeat("*dc, ch 2,** sc; rep from * around, ending last rep at **")
    assert repeat == Repeat((DC, *read_words("ch 2, sc")), 0, AROUND, 2)


def test_from_star_to_double_star_once_cuts_the_last_time_short() -> None:
    repeat = _repeat("*dc, ch 2,** sc; rep from * twice more, then from * to ** once")
    assert isinstance(repeat, Repeat)
    assert (repeat.times, repeat.last) == (4, 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("dc; rep from * 3 times", "K104"),
        ("*dc, ch 2", "K106"),
        ("(dc, ch 2", "K103"),
        ("dc) in next st", "K103"),
        ("[dc, (ch 2] 3 times", "K103"),
    ],
)
def test_what_is_lost_is_said_and_never_worked(text: str, code: str) -> None:
    reading = Reading(open_stream(text))
    body = read_whole(reading)
    assert [problem[0] for problem in reading.problems][:1] == [code]
    assert not is_read(body)


def test_brackets_beyond_reason_are_not_read() -> None:
    depth = MAX_DEPTH + 1
    body = read_words("[" * depth + "dc" + "] 2 times" * depth)
    assert not is_read(body)


@pytest.mark.parametrize(
    "tail",
    [
        "rep from * 2 more times (3 times in all)",
        "rep from *, 2 more times",
        "rep from * x 2 more",
        "rep from * for 2 more repeats",
        "rep from * 2 more times (3 corners)",
    ],
)
def test_two_more_times_in_other_words(tail: str) -> None:
    assert read_words(f"*3 dc in next sp, ch 2; {tail}") == read_words(
        "*3 dc in next sp, ch 2; rep from * 2 more times"
    )


@pytest.mark.parametrize(
    "tail",
    ["for remaining corners", "until round is complete", "until you reach the beginning", "for each remaining side"],
)
def test_all_the_way_around_in_other_words(tail: str) -> None:
    assert read_words(f"*3 dc in next sp, ch 2; rep from * {tail}") == read_words(
        "*3 dc in next sp, ch 2; rep from * around"
    )
