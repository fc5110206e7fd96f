"""Nine sample patterns with known answers: counts to the last space, exactly one fault, one trap not walked into."""

from __future__ import annotations

from knotty.craft.finding import Severity, Verdict
from knotty.workshop.check import check_text, report_check
from tests.pattern_files import load_cases

SAMPLES = load_cases("samples")
VALID, BROKEN, TRAPS = SAMPLES[:5], SAMPLES[5:8], SAMPLES[8:]
UK = "Solid square in UK terms with a dc edging"


def test_there_are_five_valid_three_broken_and_a_trap():
    assert [case.verdict for case in SAMPLES] == ["right"] * 5 + ["wrong"] * 3 + ["assumed"]


def test_valid_samples_are_right_without_a_finding_in_every_round():
    for case in VALID:
        result = check_text(case.text)
        assert (result.verdict, result.findings) == (Verdict.RIGHT, ()), case.title
        assert [report.label for report in result.rounds] == list(case.counts)
        assert {report.status for report in result.rounds} == {Verdict.RIGHT}


def test_totals_leave_out_spaces_and_joins():
    totals = [[row["total"] for row in report_check(check_text(case.text))["rounds"]] for case in VALID]
    assert totals == [[12, 24, 36, 48], [12, 24, 36, 48, 60], [12, 24, 36], [12, 28, 44, 52], [8, 8, 32, 44]]


def test_broken_samples_have_one_error_and_it_is_in_the_named_round():
    for case in BROKEN:
        result = check_text(case.text)
        errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
        assert [error.round for error in errors] == [case.where], case.title
        assert result.text[errors[0].span.start : errors[0].span.end].strip()


def test_wrong_count_says_what_was_expected_and_found():
    counts = [check_text(BROKEN[index].text).findings[-1] for index in (0, 2)]
    assert [(f.code, f.expected, f.found) for f in counts] == [
        ("K201", "40 dc", "36"),
        ("K201", "14 stitches", "12"),
    ]


def test_missing_space_is_named():
    fault = check_text(BROKEN[1].text).findings[0]
    assert fault.code == "K203"
    assert "ch-1" in fault.expected


def test_trap_is_accepted_with_its_reading_named():
    result = check_text(TRAPS[0].text)
    assert result.verdict is Verdict.ASSUMED
    assert "K301" in {finding.code for finding in result.findings}
    assert result.rounds[0].made.stitches == {"tr": 12}


def test_uk_sample_counts_uk_stitches():
    text = next(case.text for case in VALID if case.title == UK)
    assert [list(row.made.stitches) for row in check_text(text).rounds] == [["tr"]] * 3 + [["dc"]]
    assert check_text(text, "uk").rounds == check_text(text).rounds
