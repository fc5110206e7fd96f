"""What the shell shows: a verdict in words, a line for each round, findings with a caret under the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knotty.craft.finding import Verdict
from knotty.craft.span import Span
from knotty.workshop.check import check_text
from knotty.workshop.mend import mend_check
from knotty.workshop.show import VERDICT_WORDS, show_check, show_findings
from tests.pattern_files import load_cases
from tests.soaking import keep_every

SHORT = "Rnd 1: 6 sc in magic ring, do not join. (7 sc)\n"
FILLER = "sc in next st, " * 40


def _caret_words(shown: str) -> list[str]:
    """Return what stands over each row of carets."""
    lines = shown.split("\n")
    rows = [index for index, line in enumerate(lines) if line.strip().startswith("|") and "^" in line]
    return [lines[i - 1][lines[i].index("^") : lines[i].rindex("^") + 1] for i in rows]


def test_every_verdict_has_words_that_do_not_promise_too_much():
    assert set(VERDICT_WORDS) == set(Verdict)
    assert "not yet crocheted" in VERDICT_WORDS[Verdict.RIGHT]
    assert not any("tested" in words for words in VERDICT_WORDS.values())


def test_right_pattern_shows_a_line_a_round_and_nothing_else():
    shown = show_check(check_text(SHORT.replace("7 sc", "6 sc")))
    assert shown == f"{VERDICT_WORDS[Verdict.RIGHT]}\n\n  right    Rnd 1: 6 sc\n"


def test_finding_shows_the_line_a_caret_and_both_numbers():
    shown = show_findings(check_text(SHORT))
    assert shown.startswith("wrong: K201 count does not match")
    assert "   1 | Rnd 1: 6 sc in magic ring, do not join. (7 sc)" in shown
    assert _caret_words(shown) == ["7 sc"]
    assert "  expected: 7 sc\n  found: 6\n" in shown


def test_caret_of_a_long_line_stands_under_its_words():
    shown = show_findings(
        check_text(f"Rnd 1: 60 sc in magic ring, do not join.\nRnd 2: {FILLER}3 dc in next ch-9 sp.\n")
    )
    assert any("ch-9 sp" in words for words in _caret_words(shown))
    assert max(len(line) for line in shown.split("\n") if " | " in line) <= 110


@pytest.mark.parametrize("case", keep_every(load_cases(), 4), ids=lambda case: case.title)
def test_every_pattern_file_can_be_shown(case):
    result = check_text(case.text)
    shown = show_check(result)
    assert shown.startswith(VERDICT_WORDS[result.verdict])
    assert all(finding.code in shown and finding.message in shown for finding in result.findings)
    assert all(words.strip() for words in _caret_words(shown))


def test_words_that_were_not_read_are_underlined_together():
    shown = show_findings(check_text("Rnd 1: 6 sc in magic ring, flurb next sc, join, frob next sc.\n"))
    assert shown.count("K101") == 1
    assert shown.count("Rnd 1: 6 sc in magic ring") == 1
    row = next(line for line in shown.split("\n") if "^" in line)
    assert len(row.split("^ ")) == 2


def test_finding_over_several_lines_marks_each_of_them():
    text = "Rnd 1: 12 dc in magic ring, join.\n\nRnd 2: Dc in each dc around, join.\n  \nRnd 3: Ch 1, join. (5 sc)\n"
    result = check_text(text)
    finding = replace(result.findings[0], span=Span(7, len(result.text.rstrip())))
    assert _caret_words(show_findings(replace(result, findings=(finding,)))) == [
        "12 dc in magic ring, join.",
        "Rnd 2: Dc in each dc around, join.",
        "Rnd 3: Ch 1, join. (5 sc)",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_quoted_lines_fit_the_width(width: int):
    shown = show_findings(
        check_text(f"Rnd 1: 60 sc in magic ring, join.\nRnd 2: {FILLER}3 dc in next ch-9 sp.\n"), width
    )
    assert max(len(line) for line in shown.split("\n") if " | " in line) <= width
    assert any("ch-9 sp" in words for words in _caret_words(shown))


def test_fix_is_shown_below_what_was_found():
    shown = show_findings(mend_check(check_text(SHORT)))
    assert "  fix: Rnd 1: 6 sc in magic ring, do not join. (6 sc)\n" in shown
