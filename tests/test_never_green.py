"""A line that holds stitches and was not worked is never green, whatever its label looks like."""

from __future__ import annotations

import pytest

from knotty.workshop.check import check_text

RING = "Ch 4, sl st in first ch to form a ring.\n"
FIRST = f"{RING}Rnd 1: Ch 1, 12 sc in ring, join with sl st to first sc. (12 sc)\n"
WORK = "3 dc in next ch-9 sp, join."  # Rnd 1 leaves no space at all: worked, it is wrong; passed over, it is not read
LINES = (
    f"**Rnd 2:** {WORK}", f"- Rnd 2: {WORK}", f"Rnd 2 {WORK}", f"Rdn 2: {WORK}", f"Round two: {WORK}",
    f"Rnd II: {WORK}", f"Next round: {WORK}", f"Next rnd: {WORK}", f"2: {WORK}", f"2) {WORK}", f"2nd: {WORK}",
    f"Border: {WORK}", f"Edging round: {WORK}", f"Final round: {WORK}", f"Last rnd: {WORK}", f"Rnd 2 with B: {WORK}",
    f"🧶 Rnd 2: {WORK}", f"•Rnd 2: {WORK}", f"Rnd2 = {WORK}", f"RND 2 — {WORK}", f"Rnd 2 > {WORK}", f"[Rnd 2]: {WORK}",
    f"Rnd 2a: {WORK}", f"Side 1: {WORK}", f"Rnds 2-900: {WORK}", f"Rnd 1000000: {WORK}",
    f"Row 2 and all even rows: {WORK}", f"Every round: {WORK}", "Rep Rnd 7.", "Repeat Rnd 1 for 5 more rounds.",
    "Rnd 2: Join. (99 sc)", f"<p>Rnd 2: {WORK}</p>", f"| Rnd 2 | {WORK} |", f"> Rnd 2: {WORK}",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_line_with_stitches_in_it_is_never_passed_over_in_silence(line: str):
    assert check_text(f"{FIRST}{line}\n").verdict.value in ("wrong", "unread")
