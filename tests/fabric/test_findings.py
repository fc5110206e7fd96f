"""One small pattern for every finding code, and none is left without."""

from __future__ import annotations

import pytest

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.span import TextLines
from knotty.fabric.hook import work_pattern
from knotty.notation.reader import normalise_text, read_pattern

RING = "Ch 4, sl st in first ch to form a ring.\n"
ROUND_1 = (
    f"{RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, "
    "join with sl st to top of ch-3.\n"
)
END = ", join with sl st to first sc."
ROW_1 = "Ch 6.\nRow 1: Sc in 2nd ch from hook and in each ch across, turn.\n"
SC_6 = "Rnd 1: 6 sc in magic ring, join with sl st to first sc.\n"

TWO_SIDED = "Ch 3 (counts as dc), 2 dc in ring, ch 2, 9 dc in ring, ch 2, join."
ONE_YARN = "Riot\n\nColours:\nA: Ash #CCCCCC\n\nCircle\nWith A, make a magic ring.\n"

# code, where it is found ("" for the whole pattern), text
EXAMPLES = [
    ("K101", "Rnd 2", f"{SC_6}Rnd 2: Work the Zorblax stitch over the next st, join with sl st to first sc."),
    ("K102", "", "A lovely idea for a cushion, with nothing to work."),
    ("K103", "Rnd 2", f"{SC_6}Rnd 2: (2 sc in each st around, join with sl st to first sc."),
    ("K104", "Rnd 2", f"{SC_6}Rnd 2: 2 sc in next st; rep from * 5 more times, join with sl st to first sc."),
    ("K105", "Rnd 2", f"{SC_6}Rnd 2: 9999999 sc in next st, join with sl st to first sc."),
    ("K106", "Rnd 2", f"{SC_6}Rnd 2: *2 sc in each st around, join with sl st to first sc."),
    ("K107", "Rnd 3", f"{SC_6}Rnd 3: Sc in each sc around{END}"),
    ("K108", "", "Rnd 1: 3ch (counts as 1tr), 11tr in ring, ss in top of 3ch."),
    ("K201", "Rnd 1", "Rnd 1: 6 sc in magic ring, join with sl st to first sc. (7 sc)"),
    ("K202", "Rnd 2", f"{SC_6}Rnd 2: 2 sc in next dc, join with sl st to first sc."),
    ("K203", "Rnd 2", f"{SC_6}Rnd 2: 2 sc in next ch-2 sp, join with sl st to first sc."),
    ("K204", "Rnd 2", f"{SC_6}Rnd 2: Sc in each of next 5 sc, join with sl st to first sc."),
    ("K205", "Rnd 2", f"{SC_6}Rnd 2: Sc in each of next 7 sc, join with sl st to first sc."),
    ("K206", "Row 2", f"{ROW_1}Row 2: sc2tog over next 5 sc, turn."),
    ("K207", "Rnd 2", f"{SC_6}Rnd 2: Sc in each sc around.\nRnd 3: Sc in each sc around, join with sl st to first sc."),
    ("K208", "Row 1", "Row 1: 2 sc in same st, turn."),
    ("K210", "", f"{SC_6}Lay out 4 squares, 2 across and 2 down."),
    ("K301", "Rnd 1", f"{RING}Rnd 1: Ch 3, 11 dc in ring, join with sl st to top of ch-3."),
    ("K302", "Rnd 1", "Rnd 1: 6 sc in magic ring.\nRnd 2: 2 sc in each st around."),
    ("K303", "Rnd 1", "Rnd 1: 6 sc in ring, join with sl st to first sc."),
    ("K304", "Rnd 3", f"{SC_6}Rnd 2: Sc in each of next 5 sc{END}\nRnd 3: Dc in next tr, join."),
    ("K305", "Rnd 1", f"{ROUND_1.rstrip()} (20 sts)"),
    ("K401", "Rnd 1", "Make a magic ring.\nRnd 1: Ch 3 (counts as dc), 11 dc in ring, join with sl st to top of ch-4."),
    ("K402", "Rnd 1", f"Riot\n\nSquare\n{RING}Rnd 1: {TWO_SIDED}"),
    ("K403", "Rnd 1", f"{ONE_YARN}Rnd 1: With B, 6 sc in ring{END}"),
]  # fmt: skip


def _find(text: str) -> tuple[Finding, ...]:
    pattern, reading = read_pattern(text)
    return (*reading, *work_pattern(pattern)[1])


@pytest.mark.parametrize(("code", "where", "text"), EXAMPLES, ids=[code for code, _, _ in EXAMPLES])
def test_every_code_is_found_where_it_belongs(code: str, where: str, text: str) -> None:
    found = [finding for finding in _find(text) if finding.code == code]
    assert [finding.round for finding in found] == [where]
    assert found[0].severity is CODES[code].severity


def test_no_code_is_without_an_example() -> None:
    assert [code for code, _, _ in EXAMPLES] == sorted(CODES)


@pytest.mark.parametrize(("code", "where", "text"), EXAMPLES, ids=[code for code, _, _ in EXAMPLES])
def test_every_finding_says_something_and_stands_in_the_text(code: str, where: str, text: str) -> None:
    for finding in _find(text):
        spot = TextLines(normalise_text(text)).locate(finding.span)
        assert finding.message
        assert not finding.message.endswith(".")
        assert spot is None or 1 <= spot.column <= spot.end <= len(text.split("\n")[spot.line - 1]) + 1


@pytest.mark.parametrize(("code", "where", "text"), EXAMPLES, ids=[code for code, _, _ in EXAMPLES])
def test_a_finding_in_a_round_points_into_the_text(code: str, where: str, text: str) -> None:
    spans = [finding.span for finding in _find(text) if finding.code == code and where]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
