from __future__ import annotations

import pytest

from knotty.craft.finding import Verdict
from knotty.workshop.check import check_text
from knotty.workshop.fix import can_fix, find_place, fix_check
from knotty.workshop.mend import mend_check
from tests.pattern_files import load_cases

END = ", join with sl st to first sc."
TWO = (
    "Coaster\n\nMake a magic ring.\n"
    f"Rnd 1: 6 sc in ring{END} (7 sc)\n"
    f"Rnd 2: 2 sc in each sc around{END} (12 sc)\n"
    f"Rnd 3: *Sc in next sc, 2 sc in next sc; rep from * 4 more times{END} (18 sc)\n"
)


def _fix(text: str):
    return fix_check(mend_check(check_text(text)))


def test_every_fault_with_a_fix_is_mended_and_all_else_stays() -> None:
    mended = _fix(TWO)
    assert mended.checked.verdict is Verdict.RIGHT
    assert mended.checked.text == TWO.replace("(7 sc)", "(6 sc)").replace("4 more", "5 more")
    assert [(change.round, change.swaps) for change in mended.changes] == [
        ("Rnd 1", (("7", "6"),)),
        ("Rnd 3", (("4", "5"),)),
    ]


def test_a_right_pattern_has_nothing_to_fix() -> None:
    result = mend_check(check_text(TWO.replace("(7 sc)", "(6 sc)").replace("4 more", "5 more")))
    assert not can_fix(result)
    assert fix_check(result).changes == ()


def test_a_line_over_several_lines_is_replaced_whole() -> None:
    text = (
        f"Rnd 1: 6 sc in magic ring{END}\nRnd 2: [2 sc in\nnext sc] 5 times{END}\nRnd 3: Sc in each sc{END} (12 sc)\n"
    )
    mended = _fix(text)
    assert mended.checked.text == text.replace("in\nnext sc] 5 times", "in next sc] 6 times")
    assert mended.changes[0].before == f"Rnd 2: [2 sc in next sc] 5 times{END}"


def test_parts_with_the_same_labels_are_not_mixed_up() -> None:
    square = f"Make a magic ring.\nRnd 1: 6 sc in ring{END} (6 sc)\nRnd 2: 2 sc in each sc around{END} (12 sc)\n"
    text = f"Two\n\nSmall circle\n{square}\nLarge circle\n{square.replace('(12 sc)', '(13 sc)')}"
    assert _fix(text).checked.text == f"Two\n\nSmall circle\n{square}\nLarge circle\n{square}"


def test_the_foundation_chain_is_found_without_a_label() -> None:
    text = "US terms\nCh 14.\nRow 1: Sc in 2nd ch from hook, sc in each of next 9 ch. (10 sc)\n"
    (finding,) = mend_check(check_text(text)).findings
    place = find_place(check_text(text), finding)
    assert place is not None
    assert text[place.start : place.end] == "Ch 14."
    assert _fix(text).checked.text == text.replace("14", "11")


@pytest.mark.parametrize("case", [case for case in load_cases() if case.verdict == "wrong"][::24])
def test_fixing_never_makes_a_pattern_worse(case) -> None:
    result = mend_check(check_text(case.text))
    mended = fix_check(result)
    assert len(mended.checked.findings) <= len(result.findings)
    assert bool(mended.changes) == (mended.checked.text != result.text)
