"""Nothing is silently left behind, and style is no fault."""

from __future__ import annotations

import pytest

from tests.fabric.checking import CLOSE, END, GRANNY_1, SC_6, list_codes, list_errors

START = "Sl st to corner, ch 3 (counts as dc), "


def _solid(number: int, side: int) -> str:
    return (
        f"Rnd {number}: {START}(dc, ch 2, 2 dc) in same sp, dc in each of next {side} dc, "
        f"*(2 dc, ch 2, 2 dc) in next ch-2 sp, dc in each of next {side} dc; rep from * 2 more times{CLOSE}\n"
    )


def _gaps(times: str) -> str:
    return (
        f"Rnd 2: {START}(2 dc, ch 2, 3 dc) in same sp, *(3 dc, ch 2, 3 dc) in next ch-2 sp; rep from * {times}{CLOSE}"
    )


@pytest.mark.parametrize("left", [1, 2, 3, 5])
def test_stitches_left_at_the_end_are_found(left: int) -> None:
    assert list_errors(f"{SC_6}Rnd 2: Sc in each of next {6 - left} sc{END}") == [("K204", "Rnd 2")]


@pytest.mark.parametrize("ending", ["leave rem sts unworked", "skip next 2 sc"])
def test_what_is_left_on_purpose_is_no_fault(ending: str) -> None:
    assert list_codes(f"{SC_6}Rnd 2: Sc in each of next 4 sc, {ending}{END}") == []


def test_groups_in_spaces_pass_the_stitches_between() -> None:
    assert list_codes(GRANNY_1 + _gaps("2 more times")) == []


def test_a_corner_passed_once_is_found() -> None:
    assert list_errors(GRANNY_1 + _gaps("1 more time")) == [("K204", "Rnd 2")]


@pytest.mark.parametrize("worked", [1, 3, 6])
def test_a_side_partly_worked_is_found(worked: int) -> None:
    assert list_errors(GRANNY_1 + _solid(2, 3) + _solid(3, worked)) == [("K204", "Rnd 3")]


def test_a_side_wholly_worked_is_right() -> None:
    assert list_codes(GRANNY_1 + _solid(2, 3) + _solid(3, 7)) == []


def test_a_round_of_stitches_may_leave_the_spaces() -> None:
    assert list_codes(f"{GRANNY_1}Rnd 2: Ch 1 (does not count), sc in each dc around{END} (12 sc)") == []
