"""One text in several sizes: what each came to, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knotty.craft.finding import Finding
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport, Tally
from knotty.fabric.fabric import Fabric
from knotty.notation.sizes import Choice


@dataclass(frozen=True, slots=True)
class Worked:
    """A pattern as it was read and worked: its findings, a report for each round, the piece."""

    pattern: Pattern
    findings: tuple[Finding, ...]
    rounds: tuple[RoundReport, ...]
    fabric: Fabric


def merge_sizes(text: str, choices: Sequence[Choice], results: Sequence[Worked]) -> Worked:
    """Return the checks of the patterns that `text` holds as one: the first is the pattern, each size has its rounds.

    A finding that every size has is said once, another names its size. Of a multiple only what does not depend on the
    number chosen is counted.
    """
    first = results[0]
    if len(results) == 1:
        return first
    findings = tuple(_merge_findings(choices, results))
    if choices[0].open:
        rounds = tuple(_blur(report, results) for report in first.rounds)
    else:
        rounds = tuple(
            replace(report, size=choice.size)
            for choice, result in zip(choices, results, strict=True)
            for report in result.rounds
        )
    rounds = tuple(replace(report, text=_as_written(report.text)) for report in rounds)
    return Worked(_as_printed(text, first.pattern), findings, rounds, first.fabric)


def _merge_findings(choices: Sequence[Choice], results: Sequence[Worked]) -> Iterator[Finding]:
    everywhere = set.intersection(*({_place(finding) for finding in result.findings} for result in results))
    for number, (choice, result) in enumerate(zip(choices, results, strict=True)):
        for finding in result.findings:
            common = _place(finding) in everywhere
            if common and not number:
                yield finding
            elif not common:
                yield replace(finding, message=f"{choice.size}: {finding.message}" if choice.size else finding.message)


def _place(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.part, finding.round


def _blur(report: RoundReport, results: Sequence[Worked]) -> RoundReport:
    """A round of a multiple: kinds that come to the same number whatever was chosen, and no total."""
    made = [
        other.made
        for result in results
        for other in result.rounds
        if (other.part, other.label) == (report.part, report.label)
    ]
    tally = Tally(None, _common([each.stitches for each in made]), _common([each.spaces for each in made]))
    return replace(report, made=tally)


def _common(counts: Sequence[Mapping[str, int]]) -> Mapping[str, int]:
    return {name: number for name, number in counts[0].items() if all(other.get(name) == number for other in counts)}


def _as_written(words: str) -> str:
    return " ".join(words.split())


def _as_printed(text: str, pattern: Pattern) -> Pattern:
    """The pattern with its lines as they stand in the text, every size in them."""
    parts = tuple(
        replace(part, lines=tuple(replace(line, text=text[line.span.start : line.span.end]) for line in part.lines))
        for part in pattern.parts
    )
    return replace(pattern, parts=parts)
