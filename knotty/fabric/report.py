"""What was worked, as plain data for views: one report for each round, in the pattern's own terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knotty.craft.finding import Finding, Verdict, judge_findings
from knotty.craft.pattern import Declared, Pattern, Round
from knotty.craft.report import RoundReport, Tally
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.fabric import Counts, Fabric, WorkedRound

_BEFORE_COUNT = " \t\n([{=:-–—"


def report_rounds(pattern: Pattern, fabric: Fabric, findings: Sequence[Finding]) -> tuple[RoundReport, ...]:
    """Return a report for every round and row, those of a range each for itself.

    `findings` are the reader's and the hook's.
    """
    about: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        about.setdefault((finding.part, finding.round), []).append(finding)
    return tuple(_report(pattern, worked, about) for worked in fabric.rounds if worked.label)


def _report(pattern: Pattern, worked: WorkedRound, about: Mapping[tuple[str, str], Sequence[Finding]]) -> RoundReport:
    part = pattern.parts[worked.part]
    line = part.lines[worked.line]
    status = judge_findings(about.get((part.name, worked.label), ()))
    if worked.unread and status is not Verdict.WRONG:
        status = Verdict.UNREAD
    declared = None if worked.round.declared is None else _tally_declared(worked.round.declared, pattern.terms)
    return RoundReport(
        part=part.name,
        label=worked.label,
        text=_text_without_count(line),
        made=Tally() if worked.edge.vague else _tally(worked.counts, pattern.terms, known=not worked.unread),
        gaps=0 if worked.edge.vague else worked.counts.gaps,
        declared=declared,
        status=status,
        colours=worked.colours,
        line=worked.line,
    )


def _text_without_count(line: Round) -> str:
    """The instruction as it stands, less the declared count at its end."""
    if line.declared is None or line.declared.span.start < 0 or line.span.start < 0:
        return line.text
    cut = line.declared.span.start - line.span.start
    return line.text[:cut].rstrip(_BEFORE_COUNT) if 0 < cut <= len(line.text) else line.text


def _tally(counts: Counts, terms: Terms, known: bool) -> Tally:
    stitches = {name_stitch(stitch, terms): number for stitch, number in counts.stitches.items()}
    spaces = {f"ch-{chains}": number for chains, number in sorted(counts.spaces.items(), reverse=True)}
    return Tally(counts.total if known else None, stitches, spaces)


def _tally_declared(declared: Declared, terms: Terms) -> Tally:
    stitches = {name_stitch(stitch, terms): number for stitch, number in declared.stitches}
    spaces = {f"ch-{chains}" if chains else "ch": number for chains, number in declared.spaces}
    return Tally(declared.total, stitches, spaces)
