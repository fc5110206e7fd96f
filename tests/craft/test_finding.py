"""Findings weigh, and their codes are a table without holes."""

from __future__ import annotations

import itertools
import re

import pytest

from knotty.craft.codes import CODES, Code
from knotty.craft.finding import Finding, Severity, Verdict, judge_findings

VERDICTS = {
    Severity.ERROR: Verdict.WRONG,
    Severity.UNREAD: Verdict.UNREAD,
    Severity.ASSUMPTION: Verdict.ASSUMED,
    Severity.ADVICE: Verdict.RIGHT,
}


@pytest.mark.parametrize("severity", Severity)
def test_one_finding_gives_its_verdict(severity: Severity) -> None:
    assert judge_findings([Finding("K000", severity, "")]) is VERDICTS[severity]


def test_nothing_found_is_right() -> None:
    assert judge_findings([]) is Verdict.RIGHT


@pytest.mark.parametrize(("heavy", "light"), list(itertools.combinations(Severity, 2)))
def test_the_heavier_finding_decides_in_any_order(heavy: Severity, light: Severity) -> None:
    pair = [Finding("K000", heavy, ""), Finding("K000", light, "")]
    assert judge_findings(pair) is judge_findings(pair[::-1]) is VERDICTS[heavy]


@pytest.mark.parametrize("key", CODES)
def test_a_code_stands_under_its_own_name(key: str) -> None:
    code: Code = CODES[key]
    assert code.code == key
    assert re.fullmatch(r"K[1-4]\d\d", key)
    assert code.title == code.title.strip()
    assert len({entry.title for entry in CODES.values()}) == len(CODES)


@pytest.mark.parametrize("key", [key for key in CODES if key[:2] in ("K2", "K3", "K4")])
def test_the_family_of_a_code_tells_its_weight(key: str) -> None:
    weights = {"K2": Severity.ERROR, "K3": Severity.ASSUMPTION, "K4": Severity.ADVICE}
    assert CODES[key].severity is weights[key[:2]]
