"""Lines that say which rounds are worked again, in the words people use."""

from __future__ import annotations

import pytest

from knotty.craft.pattern import LineKind
from knotty.notation.again import Again, read_again
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern
from tests.notation.reading import open_stream

ROWS = (
    "Ch 21.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\n"
    "Row 2: Ch 1 (does not count), sc in each sc across, turn.\n"
)


def _read(text: str) -> Again | None:
    return read_again(open_stream(text), ("Square",))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Rep Rnd 3", (3,)),
        ("Repeat round 3.", (3,)),
        ("Rep R3", (3,)),
        ("Rep 2nd and 3rd rows", (2, 3)),
        ("Repeat Rows 2 and 3", (2, 3)),
        ("Rep rows 2-5 for patt", (2, 3, 4, 5)),
        ("Rep Rows 2 to 4", (2, 3, 4)),
        ("Rep Rows 2, 3 and 5", (2, 3, 5)),
        ("As Round 4", (4,)),
        ("Same as Rnd 2", (2,)),
        ("Work as for Rnd 2.", (2,)),
        ("Work same as Row 2", (2,)),
        ("Work Rows 2 and 3 again", (2, 3)),
    ],
)
def test_rounds_are_named_by_number(text: str, numbers: tuple[int, ...]) -> None:
    found = _read(text)
    assert found is not None
    assert found.numbers == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rep last row", Again(last=1)),
        ("Repeat the last 2 rnds twice more", Again(last=2, times=2)),
        ("Rep Rnd 3 4 more times", Again((3,), times=4)),
        ("Rep Rows 2 and 3, 10 times", Again((2, 3), times=10)),
        ("Rep Rnd 2 for 5 more rounds", Again((2,), rounds=5)),
        ("Work 3 more rnds as Rnd 4", Again((4,), rounds=3)),
        ("Rep Rows 2 and 3 to Row 20", Again((2, 3), upto=20)),
        ("Rep Rows 2 and 3 until piece measures 7 in. from beg", Again((2, 3), open=True)),
        ("Rep last row until desired length", Again(last=1, open=True)),
        ("Rep Rnds 1-3 of Square", Again((1, 2, 3), part="Square")),
        ("Work as for Square to end of Rnd 3", Again(part="Square", upto=3)),
        ("Continue in this manner", Again(last=1, goes_on=True)),
        ("Work even", Again(last=1, goes_on=True, even=True)),
        ("Rep Rnd 4, having 1 more group on each side", Again((4,), goes_on=True)),
    ],
)
def test_how_often_and_how_far(text: str, found: Again) -> None:
    assert _read(text) == found


@pytest.mark.parametrize(
    "text", ["Rep from * around", "Repeat for second sleeve", "Work 3 dc in ring", "Continue", "As you like", "Rnd 3"]
)
def test_what_repeats_no_round(text: str) -> None:
    assert _read(text) is None


def test_rows_by_turns_stand_for_themselves() -> None:
    lines = (
        read_pattern(f"{ROWS}Row 3: Ch 1, 2 sc in each sc across, turn.\nRows 4-7: Rep Rows 2 and 3.")[0].parts[0].lines
    )
    assert [line.labels for line in lines[4:]] == [("Row 4",), ("Row 5",), ("Row 6",), ("Row 7",)]
    assert [line.body for line in lines[4:]] == [line.body for line in (*lines[2:4], *lines[2:4])]


def test_a_line_without_label_is_one_step_that_works_its_rounds() -> None:
    step = read_pattern(f"{ROWS}Rep Row 2 three more times.")[0].parts[0].lines[-1]
    assert (step.kind, step.labels, len(step.again)) == (LineKind.STEP, (), 3)


def test_a_round_that_is_not_there_is_a_finding() -> None:
    assert [(f.code, f.round) for f in read_pattern(f"{ROWS}Row 3: Rep Row 9.")[1]] == [("K110", "Row 3")]


def test_after_rounds_without_number_any_number_may_follow() -> None:
    assert read_pattern(f"{ROWS}Rep Row 2 until long enough.\nRow 40: Ch 1, sc in each sc across.")[1] == ()


def test_repeated_rounds_are_written_and_read_again() -> None:
    pattern = read_pattern(f"{ROWS}Rep Row 2 three more times.\nRow 6: As Row 2.\n")[0]
    assert read_pattern(write_pattern(pattern))[0] == pattern
