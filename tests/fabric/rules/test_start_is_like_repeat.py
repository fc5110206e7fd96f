"""What stands outside a repeat makes up one more of it, a joining stitch that is a space included."""

from __future__ import annotations

import pytest

from knotty.fabric.hook import work_pattern
from knotty.notation.reader import read_pattern

RING = "Ch 4, join to form a ring.\n"
START = "Ch 3 (counts as dc), 2 dc in ring"


def _find_codes(round_: str) -> list[str]:
    return [finding.code for finding in work_pattern(read_pattern(f"{RING}Rnd 1: {round_}")[0])[1]]


@pytest.mark.parametrize(
    "ending",
    [
        "join with dc in top of ch-3.",
        "ch 1, join with hdc in top of ch-3.",
        "ch 2, join with sc in top of ch-3.",
        "ch 3, join with sl st to top of ch-3.",
    ],
)
def test_the_last_space_may_be_a_joining_stitch(ending: str) -> None:
    assert _find_codes(f"{START}, *ch 3, 3 dc in ring; rep from * 2 more times, {ending}") == []


def test_a_start_one_stitch_short_is_found() -> None:
    found = _find_codes("Ch 3 (counts as dc), dc in ring, *ch 3, 3 dc in ring; rep from * 2 more times, ch 3, join.")
    assert found == ["K209"]


def test_a_count_that_agrees_settles_it() -> None:
    body = "Ch 3 (counts as dc), dc in ring, *ch 3, 3 dc in ring; rep from * 2 more times, ch 3, join."
    assert _find_codes(f"{body} (11 dc, 4 ch-3 sps)") == []
