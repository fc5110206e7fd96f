"""What must hold of any text at all. Finding texts that might break it is reader's."""

from __future__ import annotations

from knotty.craft.finding import Verdict, judge_findings
from knotty.fabric import hook
from knotty.fabric.budget import Budget
from knotty.fabric.report import report_rounds
from knotty.notation.clean import normalise_text
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern

STEPS = 20_000  # enough for any short text; hostile ones are to end soon here


def hold(text: str) -> None:
    """Read, work, report and write `text`; raise AssertionError where one of the promises breaks."""
    text = normalise_text(text)
    pattern, reading = read_pattern(text)
    fabric, working = hook.work_pattern(pattern)
    findings = (*reading, *working)
    rounds = report_rounds(pattern, fabric, findings)
    assert rounds or judge_findings(findings) is not Verdict.RIGHT, "no round, and yet right"
    for finding in findings:
        assert -1 <= finding.span.start <= finding.span.end <= len(text), "a finding outside the text"
        assert finding.message, "a finding without words"
    for report in rounds:
        assert report.gaps >= 0
        assert all(number > 0 for number in (*report.made.stitches.values(), *report.made.spaces.values()))
    read_pattern(write_pattern(pattern))


def bound_steps() -> None:
    """Let the hook work with a small budget from here on: one slow text would hold up thousands of others."""
    hook.Budget = lambda: Budget(STEPS)  # type: ignore[misc,assignment]
