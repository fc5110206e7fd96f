"""Checking a pattern: text in, verdict, counts and findings out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knotty import metrics
from knotty.craft.codes import CODES
from knotty.craft.finding import Finding, Verdict, judge_findings
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport, Tally
from knotty.craft.span import TextLines
from knotty.craft.terms import READ_TERMS, Terms
from knotty.errors import FileRefused, FileTooLarge, SettingRefused
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.fabric.report import report_rounds
from knotty.notation.clean import normalise_text
from knotty.notation.reader import read_pattern
from knotty.notation.sizes import split_sizes
from knotty.settings import load_settings
from knotty.workshop.merge import Worked, merge_sizes

AUTO = "auto"
_TEXT_CONTROLS = b"\t\n\r\f\v\x1a\x1b"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A checked pattern. `text` is what every finding's span points into, `fabric` the piece as worked.

    Of several sizes `fabric` is the first.
    """

    text: str
    pattern: Pattern
    findings: tuple[Finding, ...]
    verdict: Verdict
    rounds: tuple[RoundReport, ...]
    fabric: Fabric


def check_text(text: str, terms: str = AUTO) -> CheckResult:
    """Read and work `text`. `terms` is "auto", "us" or "uk".

    Text beyond KNOTTY_MAX_FILE_BYTES is refused with a finding. Raises SettingRefused for other terms; nothing else,
    whatever the text.
    """
    limit = load_settings().max_file_bytes
    if len(text) > limit or len(text.encode("utf-8", "replace")) > limit:
        return refuse_length(f"This text is longer than {limit:,} bytes.")
    text = normalise_text(text)
    worked = work_text(text, _choose_terms(terms))
    verdict = judge_findings(worked.findings)
    result = CheckResult(text, worked.pattern, worked.findings, verdict, worked.rounds, worked.fabric)
    metrics.CHECKS.labels(result.verdict.value).inc()
    for finding in result.findings:
        metrics.FINDINGS.labels(finding.code).inc()
    return result


def work_text(text: str, terms: Terms | None) -> Worked:
    """Read and work a normalised text in every size that it holds, whatever its length."""
    choices = split_sizes(text)
    return merge_sizes(text, choices, [_work_choice(choice.text, terms) for choice in choices])


def _work_choice(text: str, terms: Terms | None) -> Worked:
    pattern, reading = read_pattern(text, terms)
    fabric, working = work_pattern(pattern)
    findings = (*reading, *working)
    return Worked(pattern, findings, report_rounds(pattern, fabric, findings), fabric)


def refuse_length(message: str) -> CheckResult:
    """Return the result of a text that is too long to be read at all: one finding, no rounds."""
    hint = "A pattern is a few pages at most; check less of it."
    refused = Finding("K105", CODES["K105"].severity, message, hint=hint)
    metrics.FINDINGS.labels(refused.code).inc()
    return CheckResult("", Pattern(), (refused,), judge_findings((refused,)), (), Fabric())


def _choose_terms(terms: str) -> Terms | None:
    if terms == AUTO:
        return None
    if terms not in READ_TERMS:
        raise SettingRefused(f"terms are auto, us or uk; found {terms!r}")
    return Terms(terms)


def read_text_file(path: Path) -> str:
    """Return the text of a file. Raises FileRefused, in a sentence, for one that is missing or binary.

    FileTooLarge is the one for more than KNOTTY_MAX_FILE_BYTES.
    """
    limit = load_settings().max_file_bytes
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise FileRefused(f"There is no file {path}.") from None
    except OSError as error:
        raise FileRefused(f"{path} cannot be read: {error.strerror or error}.") from None
    if len(data) > limit:
        raise FileTooLarge(f"{path} is larger than {limit:,} bytes. A pattern is a few pages at most.")
    return decode_text(data, str(path))


def decode_text(data: bytes, name: str) -> str:
    """Return `data` as text: UTF-8, UTF-16 with its mark, or old Western. Raises FileRefused for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if any(byte < 32 and byte not in _TEXT_CONTROLS for byte in set(data)):
        raise FileRefused(f"{name} is not a text file. Save the pattern as plain text first.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # old word processors save in Windows' Western encoding


def report_check(result: CheckResult) -> dict[str, object]:
    """Return the JSON form of a check."""
    lines = TextLines(result.text)
    return {
        "verdict": result.verdict.value,
        "rounds": [report_round(report) for report in result.rounds],
        "findings": [_report_finding(lines, finding) for finding in result.findings],
    }


def report_round(report: RoundReport) -> dict[str, object]:
    """Return the JSON form of one round."""
    return {
        "part": report.part,
        "label": report.label,
        "size": report.size or None,
        **_report_tally(report.made),
        "gaps": report.gaps,
        "declared": None if report.declared is None else _report_tally(report.declared),
        "status": report.status.value,
    }


def _report_tally(tally: Tally) -> Mapping[str, object]:
    return {"total": tally.total, "stitches": dict(tally.stitches), "spaces": dict(tally.spaces)}


def _report_finding(lines: TextLines, finding: Finding) -> dict[str, object]:
    spot = lines.locate(finding.span)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "part": finding.part,
        "round": finding.round,
        "line": spot.line if spot else None,
        "column": spot.column if spot else None,
        "end": spot.end if spot else None,
        "message": finding.message,
        "expected": finding.expected,
        "found": finding.found,
        "hint": finding.hint,
        "fix": finding.fix,
    }
