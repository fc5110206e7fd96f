"""A pattern mended throughout: every fix put into the text, one after the other. Finding them is mend's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knotty.craft.finding import Finding, Severity
from knotty.craft.pattern import Round
from knotty.craft.span import Span
from knotty.workshop.check import AUTO, CheckResult, check_text
from knotty.workshop.mend import find_label, mend_check

MOST_CHANGES = 12  # lines; a pattern with more faults wants its author
_WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
_WEIGHT = {Severity.ERROR: 100, Severity.UNREAD: 100, Severity.ASSUMPTION: 1, Severity.ADVICE: 0}


@dataclass(frozen=True, slots=True)
class MendedLine:
    """A line as it is written and as it is mended; `part` and `round` are those of the finding it takes away."""

    part: str
    round: str
    before: str
    after: str

    @property
    def swaps(self) -> tuple[tuple[str, str], ...]:
        """The words that were changed, as (before, after); one of them is empty where words came or went."""
        old, new = list(_WORD.finditer(self.before)), list(_WORD.finditer(self.after))
        words = [match.group() for match in old], [match.group() for match in new]
        steps = SequenceMatcher(None, *words, autojunk=False).get_opcodes()
        return tuple((_cut(old[a:b]), _cut(new[c:d])) for kind, a, b, c, d in steps if kind != "equal")


def _cut(words: Sequence[re.Match[str]]) -> str:
    """The text from the first of some words to the last."""
    return words[0].string[words[0].start() : words[-1].end()] if words else ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A pattern with its fixes put in and checked again, and the lines that were changed, in that order."""

    checked: CheckResult
    changes: tuple[MendedLine, ...]


def can_fix(result: CheckResult) -> bool:
    """Whether there is anything that is wrong and has a fix."""
    return any(finding.fix for finding in result.findings)


def fix_check(result: CheckResult, terms: str = AUTO) -> Mended:
    """Return `result` (of mend_check, in `terms`) with its fixes put in, as long as each makes the pattern better.

    A fix is worked again with all before it; one that takes no finding away is left out.
    """
    changes: list[MendedLine] = []
    checked = result
    while len(changes) < MOST_CHANGES:
        better = next(_try_fixes(checked, terms), None)
        if better is None:
            break
        change, checked = better
        changes.append(change)
    return Mended(checked, tuple(changes))


def _try_fixes(result: CheckResult, terms: str) -> Iterator[tuple[MendedLine, CheckResult]]:
    """Each fix that makes the pattern better, with what comes of it."""
    for finding in sorted(result.findings, key=lambda finding: -_WEIGHT[finding.severity]):
        place = find_place(result, finding) if finding.fix else None
        if place is None:
            continue
        before = result.text[place.start : place.end]
        text = f"{result.text[: place.start]}{finding.fix}{result.text[place.end :]}"
        tried = check_text(text, terms)
        if _weigh(tried) < _weigh(result):
            said = " ".join(before.split())
            yield MendedLine(finding.part, finding.round, said, finding.fix), mend_check(tried)


def _weigh(result: CheckResult) -> tuple[int, int]:
    return sum(_WEIGHT[finding.severity] for finding in result.findings), len(result.findings)


def find_place(result: CheckResult, finding: Finding) -> Span | None:
    """Return where the line stands that a finding's fix is written for: label and all. None where it is not found."""
    best: tuple[float, Span] | None = None
    for part in result.pattern.parts:
        end = 0
        for line in part.lines:
            if line.span.start < 0:
                continue
            span = _find_whole(result.text, end, line)
            end = max(end, line.span.end)
            label = " ".join(result.text[span.start : line.span.start].split())
            if part.name != finding.part or not finding.fix.startswith(label):
                continue
            words = " ".join(result.text[span.start : span.end].split())
            likeness = SequenceMatcher(None, words, finding.fix, autojunk=False).ratio()
            if best is None or likeness > best[0]:
                best = (likeness, span)
    return best[1] if best is not None and best[0] > 0 else None


def _find_whole(text: str, begin: int, line: Round) -> Span:
    start = find_label(text, begin, line.span.start) if line.labels else line.span.start
    while start < line.span.start and text[start].isspace():
        start += 1
    return Span(start, line.span.end)
