"""What is wrong with, assumed about or to be said of a pattern.

Values, never exceptions; found by notation and fabric.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knotty.craft.span import NOWHERE, Span


class Severity(StrEnum):
    """How much a finding weighs. Only an error makes a pattern wrong, only unread makes it not read."""

    ERROR = "error"
    UNREAD = "unread"
    ASSUMPTION = "assumption"
    ADVICE = "advice"


class Verdict(StrEnum):
    """What Knotty says of a pattern or a round."""

    RIGHT = "right"
    ASSUMED = "assumed"
    WRONG = "wrong"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `expected`, `found` and `hint` are whole phrases for a maker, or empty.

    `fix` is a line of the pattern, whole, as its author would have it written once mended; empty where none is known.
    `part` and `round` are the labels as the pattern prints them; empty where a finding belongs to the whole pattern.
    """

    code: str
    severity: Severity
    message: str
    part: str = ""
    round: str = ""
    span: Span = NOWHERE
    expected: str = ""
    found: str = ""
    hint: str = ""
    fix: str = ""


_WEIGHT = (
    (Severity.ERROR, Verdict.WRONG),
    (Severity.UNREAD, Verdict.UNREAD),
    (Severity.ASSUMPTION, Verdict.ASSUMED),
)


def judge_findings(findings: Iterable[Finding]) -> Verdict:
    """Return the verdict that follows: an error outweighs unread, unread outweighs an assumption.

    Advice weighs nothing.
    """
    severities = {finding.severity for finding in findings}
    return next((verdict for severity, verdict in _WEIGHT if severity in severities), Verdict.RIGHT)
