"""Findings and counts as plain text, the way a good compiler prints them.

The line, a caret, what was found, how to fix it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.span import Span, Spot, TextLines
from knotty.views.table import count_words
from knotty.workshop.check import CheckResult
from knotty.workshop.columns import measure, quote

WIDTH = 100
_NARROWEST = 40
_GUTTER = 7  # "   4 | "
_MOST_LINES = 3  # of a finding that goes over more
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


def show_check(result: CheckResult, width: int = WIDTH) -> str:
    """Return verdict, a line for each round, and every finding, quoted lines cut to `width` columns."""
    lines = [VERDICT_WORDS[result.verdict], ""]
    for report in result.rounds:
        name = f"{report.part}, {report.label}" if report.part else report.label
        lines.append(f"  {report.status.value:<8} {name}: {count_words(report.made)}")
    findings = show_findings(result, width)
    return "\n".join(lines) + (f"\n\n{findings}" if findings else "\n")


def show_findings(result: CheckResult, width: int = WIDTH) -> str:
    """Return every finding with its line and carets under the words it is about; empty where there are none.

    Findings of one code in one line share its quotation, as the words of a round that were not read do.
    """
    lines = TextLines(result.text)
    alike = groupby(result.findings, key=lambda finding: _place(lines, finding))
    blocks = (_show(lines, tuple(group), max(width, _NARROWEST)) for _, group in alike)
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _place(lines: TextLines, finding: Finding) -> tuple[str, str, str, int]:
    spot = lines.locate(finding.span)
    return finding.code, finding.part, finding.round, spot.line if spot else 0


def _show(lines: TextLines, findings: Sequence[Finding], width: int) -> Iterator[str]:
    first = findings[0]
    where = ", ".join(part for part in (first.part, first.round) if part)
    head = f"{_SAY[first.severity]}: {first.code} {CODES[first.code].title}"
    yield f"{head}{' ' * max(2, width - measure(head) - measure(where))}{where}" if where else head
    yield from _quote_all(lines, [finding.span for finding in findings], width)
    for finding in findings:
        yield f"  {finding.message}."
        if finding.expected:
            yield f"  expected: {finding.expected}"
        if finding.found:
            yield f"  found: {finding.found}"
        if finding.hint:
            yield f"  {finding.hint}"
        if finding.fix:
            yield f"  fix: {finding.fix}"


def point_at(lines: TextLines, finding: Finding, width: int) -> tuple[int, str] | None:
    """Return the number of the line that a finding begins in, and its words cut to `width` columns over carets.

    None for a finding that stands nowhere in the text.
    """
    spot = next(_list_spots(lines, finding.span), None)
    if spot is None:
        return None
    words, carets, _ = quote(lines.line(spot.line), [(spot.column - 1, spot.end - 1)], width)
    return spot.line, f"{words}\n{carets}"


def _quote_all(lines: TextLines, spans: Sequence[Span], width: int) -> Iterator[str]:
    """Every line that one of `spans` touches, with carets; the middle of a long one left out."""
    marks: dict[int, list[tuple[int, int]]] = {}
    for spot in sorted((spot for span in spans for spot in _list_spots(lines, span)), key=lambda s: (s.line, s.column)):
        marks.setdefault(spot.line, []).append((spot.column - 1, spot.end - 1))
    numbers = list(marks)
    skipped = numbers[_MOST_LINES - 1 : -1] if len(numbers) > _MOST_LINES else []
    for number in numbers:
        if number not in skipped:
            yield from _quote(lines.line(number), marks[number], number, width - _GUTTER)
        elif number == skipped[0]:
            yield f"{'…':>4} |"


def _list_spots(lines: TextLines, span: Span) -> Iterator[Spot]:
    """Where a span stands, line by line, without the blanks around."""
    begin = span.start
    while True:
        spot = lines.locate(Span(begin, span.end))
        if spot is None:
            return
        line = lines.line(spot.line)
        words = line[spot.column - 1 : spot.end - 1]
        column = spot.column + len(words) - len(words.lstrip())
        if words.strip() or begin == span.start:
            yield Spot(spot.line, column if words.strip() else spot.column, spot.column + len(words.rstrip()))
        begin += len(line) - spot.column + 2
        if begin >= span.end:
            return


def _quote(line: str, marks: Sequence[tuple[int, int]], number: int, width: int) -> Iterator[str]:
    """The line with carets, cut to the width around them; again for those that were cut away."""
    left = list(marks)
    while left:
        words, carets, done = quote(line, left, width)
        yield f"{number:>4} | {words}"
        yield f"     | {carets}"
        left = left[done:]
