"""Findings and counts as plain text, the way a good compiler prints them.

The line, a caret, what was found, how to fix it.
"""

from __future__ import annotations

from collections.abc import Iterator

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.span import TextLines
from knotty.views.table import count_words
from knotty.workshop.check import CheckResult

_WIDTH = 100
_BEFORE = 40  # characters of a long line kept before the caret
_SAY = {
    Severity.ERROR: "wrong",
    Severity.UNREAD: "not read",
    Severity.ASSUMPTION: "assumed",
    Severity.ADVICE: "advice",
}
VERDICT_WORDS = {
    Verdict.RIGHT: "right: adds up, checked by computer, not yet crocheted",
    Verdict.ASSUMED: "right with assumptions: adds up if the assumptions below hold",
    Verdict.WRONG: "wrong: does not add up",
    Verdict.UNREAD: "not read: not everything could be understood, so it was not wholly checked",
}


def show_check(result: CheckResult) -> str:
    """Return verdict, a line for each round, and every finding."""
    lines = [VERDICT_WORDS[result.verdict], ""]
    for report in result.rounds:
        name = f"{report.part}, {report.label}" if report.part else report.label
        lines.append(f"  {report.status.value:<8} {name}: {count_words(report.made)}")
    findings = show_findings(result)
    return "\n".join(lines) + (f"\n\n{findings}" if findings else "\n")


def show_findings(result: CheckResult) -> str:
    """Return every finding with its line and a caret under the words it is about; empty where there are none."""
    lines = TextLines(result.text)
    return "\n".join("\n".join(_show(lines, finding)) + "\n" for finding in result.findings)


def _show(lines: TextLines, finding: Finding) -> Iterator[str]:
    where = ", ".join(part for part in (finding.part, finding.round) if part)
    head = f"{_SAY[finding.severity]}: {finding.code} {CODES[finding.code].title}"
    yield f"{head}{where:>{max(2 + len(where), _WIDTH - len(head))}}" if where else head
    spot = lines.locate(finding.span)
    if spot is not None:
        yield from _quote(lines.line(spot.line), spot.column - 1, spot.end - 1, spot.line)
    yield f"  {finding.message}."
    if finding.expected:
        yield f"  expected: {finding.expected}"
    if finding.found:
        yield f"  found: {finding.found}"
    if finding.hint:
        yield f"  {finding.hint}"


def _quote(line: str, begin: int, end: int, number: int) -> Iterator[str]:
    """The line with carets, cut to the width around them."""
    left = max(0, begin - _BEFORE) if len(line) > _WIDTH else 0
    piece = line[left : left + _WIDTH]
    lead = "…" if left else ""
    tail = "…" if left + _WIDTH < len(line) else ""
    carets = max(1, min(end, left + _WIDTH) - begin)
    gutter = f"{number:>4} | "
    yield f"{gutter}{lead}{piece}{tail}"
    yield f"{' ' * (len(gutter) - 2)}| {' ' * (begin - left + len(lead))}{'^' * carets}"
