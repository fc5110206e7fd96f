"""What was done of late is told in a line each, by the names that rounds have now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from knotty.craft.library import PastDeed
from knotty.craft.progress import Clear, Deed, Frog, Note, Tick, Undo
from knotty.ui.versions import say_deed, say_when

AT = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
LABELS = {"r1": "Square, Rnd 1"}


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (Tick("r1", (1,), done=True), "Square, Rnd 1 done"),
        (Tick("r1", (13,), done=True), "Square, Rnd 1 number 13 done"),
        (Tick("r1", (1, 2, 3), done=False), "Square, Rnd 1 × 3 not done"),
        (Tick("r9", (1,), done=True), "a round of another version done"),
        (Frog("r1", 2), "pulled back to Square, Rnd 1, number 2"),
        (Clear(), "every round unticked"),
        (Note("", "Hook"), "a note"),
        (Note("r1", "Hook"), "a note at Square, Rnd 1"),
        (Undo(), "undo"),
    ],
)
def test_each_deed_is_said(deed: Deed, said: str) -> None:
    assert say_deed(PastDeed("x", deed, AT), LABELS) == said


def test_what_was_taken_back_says_so() -> None:
    assert say_deed(PastDeed("x", Clear(), AT, undone=True), LABELS) == "every round unticked (undone)"


def test_a_time_is_written_as_it_is_everywhere() -> None:
    assert say_when(AT) == "2026-11-21 20:15"
