"""Every pattern in tests/patterns comes out as its file says: verdict, the wrong round, one fault, counts and gaps."""

from __future__ import annotations

from collections import Counter

import pytest

from knotty.craft.finding import Severity
from knotty.craft.report import RoundReport
from knotty.workshop.check import check_text
from tests.pattern_files import FOLDER, Case, load_cases

CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in FOLDER.glob("*.txt")
    for case in load_cases(path.stem)
]
VERDICTS = {"right", "assumed", "wrong", "unread"}


def count_words(report: RoundReport) -> set[str]:
    """Return a round's counts as the files write them: "12 dc", "4 ch-2", "4 gaps"."""
    made = [f"{number} {name}" for name, number in (*report.made.stitches.items(), *report.made.spaces.items())]
    return {*made, *([f"{report.gaps} gaps"] if report.gaps else [])}


@pytest.mark.parametrize("case", CASES)
def test_pattern_comes_out_as_its_file_says(case: Case):
    result = check_text(case.text)
    assert result.verdict.value == case.verdict, result.findings
    if case.where:
        assert [report.label for report in result.rounds if report.status.value == "wrong"] == [case.where]
    if case.verdict == "wrong":
        assert [finding.severity for finding in result.findings].count(Severity.ERROR) == 1, result.findings
    made = {report.label: count_words(report) for report in result.rounds}
    made |= {f"{report.label} [{report.size}]": count_words(report) for report in result.rounds if report.size}
    assert {label: made.get(label) for label in case.counts} == {label: set(n) for label, n in case.counts.items()}


def test_files_say_verdicts_that_exist_and_no_title_twice():
    cases = load_cases()
    assert {case.verdict for case in cases} == VERDICTS
    twice = [title for title, number in Counter(case.title for case in cases).items() if number > 1]
    assert twice == []
    assert all(case.text.strip() and (case.counts or case.verdict != "right") for case in cases)
