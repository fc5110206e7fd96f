"""A checked pattern in any dialect or language, short or spelled out, with its rounds and counts in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.instructions import Unread
from knotty.craft.pattern import Declared, LineKind, Part, Pattern, Round
from knotty.craft.report import RoundReport, Tally
from knotty.craft.terms import FROM_UK, READ_TERMS, TERMS_NAMES, Terms
from knotty.fabric.hook import work_pattern
from knotty.fabric.settle import settle_pattern
from knotty.notation.definitions import define_units
from knotty.notation.reader import read_pattern
from knotty.notation.say.headings import list_counts, name_part, say_label
from knotty.notation.say.sheet import Said, say_sheet
from knotty.notation.say.voice import Voice, find_voice
from knotty.notation.sizes import Choice, split_sizes
from knotty.workshop.check import CheckResult, work_text
from knotty.workshop.translate import BROKEN, join_numbers, translate_check


@dataclass(frozen=True, slots=True)
class SaidPattern:
    """A pattern in some dialect or language.

    `text` is all of it as a text file. `pattern` and `rounds` say the same for views: names, labels, notes and texts
    are in that language, the trees as they were. `left` says in sentences (English) what stayed as it was.
    """

    terms: Terms
    pattern: Pattern
    text: str
    rounds: tuple[RoundReport, ...]
    left: tuple[str, ...] = ()


def say_pattern(result: CheckResult, terms: Terms, *, spelled_out: bool = False) -> SaidPattern:
    """Return the pattern of `result` in `terms`; `spelled_out` without stars, brackets or abbreviations.

    The short form in US or UK terms is translate's, and can be read back. The verdict stays that of `result`.
    """
    if terms in READ_TERMS and not spelled_out:
        translation = translate_check(result, terms)
        if not result.pattern.parts:
            return SaidPattern(terms, translation.pattern, translation.text, (), translation.left)
        worked = work_text(translation.text, terms)  # read again, so that steps and notes too have the new words
        return SaidPattern(terms, worked.pattern, translation.text, worked.rounds, translation.left)
    if not result.pattern.parts:
        return SaidPattern(terms, result.pattern, result.text, result.rounds, ("Nothing was found to be said.",))
    choices = split_sizes(result.text)
    trees = [_settle(pattern) for pattern in _read_choices(result, choices)]
    if choices[0].open and len(trees) > 1:
        trees = [_keep_lines(trees[0], _list_differing(trees[0], trees[1]))]
    broken = {(finding.part, finding.round) for finding in result.findings if finding.code in BROKEN}
    kept = [_keep_lines(tree, _list_broken(tree, broken)) for tree in trees]
    said = [say_sheet(tree, terms, spelled=spelled_out) for tree in kept]
    text = join_numbers([one.text for one in said])
    rounds = tuple(_say_reports(result, choices, said, find_voice(terms, spelled=spelled_out)))
    return SaidPattern(terms, said[0].pattern, text or said[0].text, rounds, _list_left(said, text, terms))


def _read_choices(result: CheckResult, choices: Sequence[Choice]) -> Iterator[Pattern]:
    yield result.pattern if len(choices) == 1 else read_pattern(choices[0].text, result.pattern.terms)[0]
    yield from (read_pattern(choice.text, result.pattern.terms)[0] for choice in choices[1:])


def _settle(pattern: Pattern) -> Pattern:
    return define_units(settle_pattern(pattern, work_pattern(pattern)[0]))


def _list_left(said: Sequence[Said], text: str, terms: Terms) -> tuple[str, ...]:
    left = [f"Left as it was, and perhaps not in {TERMS_NAMES[terms]}: {words!r}" for words in said[0].left]
    if not text:
        left.append("The sizes differ in more than numbers; only the first is written.")
    return tuple(left)


def _list_differing(pattern: Pattern, twin: Pattern) -> frozenset[tuple[int, int]]:
    """Lines of a multiple that depend on the number chosen."""
    pairs = enumerate(zip(pattern.parts, twin.parts, strict=False))
    return frozenset(
        (at, index)
        for at, (part, other) in pairs
        for index, (line, same) in enumerate(zip(part.lines, other.lines, strict=False))
        if line != same
    )


def _list_broken(pattern: Pattern, broken: set[tuple[str, str]]) -> frozenset[tuple[int, int]]:
    return frozenset(
        (at, index)
        for at, part in enumerate(pattern.parts)
        for index, line in enumerate(part.lines)
        if line.labels and (part.name, line.labels[0]) in broken
    )


def _keep_lines(pattern: Pattern, places: frozenset[tuple[int, int]]) -> Pattern:
    """Lines that cannot be said in other words, as they stood."""
    if not places:
        return pattern
    parts = tuple(
        replace(part, lines=tuple(_keep(line, (at, index) in places) for index, line in enumerate(part.lines)))
        for at, part in enumerate(pattern.parts)
    )
    return replace(pattern, parts=parts)


def _keep(line: Round, kept: bool) -> Round:
    if not kept or line.kind is LineKind.NOTE:
        return line
    return replace(line, body=(Unread(" ".join(line.text.split())),), declared=None)


# -- rounds ----------------------------------------------------------------------------------------------------------


def _say_reports(
    result: CheckResult, choices: Sequence[Choice], said: Sequence[Said], voice: Voice
) -> Iterator[RoundReport]:
    sizes = {choice.size: one for choice, one in zip(choices, said, strict=False)}
    for report in result.rounds:
        pattern = sizes.get(report.size, said[0]).pattern
        part = _find_part(result.pattern, report, pattern)
        line = part.lines[report.line] if part and report.line < len(part.lines) else None
        yield _say_report(voice, report, line, result.pattern.terms)


def _find_part(pattern: Pattern, report: RoundReport, said: Pattern) -> Part | None:
    """The part of `said` that a report is about; of several with one name the one that has its line."""
    for part, words in zip(pattern.parts, said.parts, strict=False):
        if part.name == report.part and report.line < len(part.lines):
            line = part.lines[report.line]
            if not line.labels or report.label in line.labels:
                return words
    return None


def _say_report(voice: Voice, report: RoundReport, line: Round | None, terms: Terms) -> RoundReport:
    kind = line.kind if line else LineKind.ROUND
    return replace(
        report,
        part=name_part(voice, report.part),
        label=say_label(voice, (report.label,), kind),
        text=line.text if line else report.text,
        made=_say_tally(voice, report.made, terms),
        declared=_say_tally(voice, report.declared, terms) if report.declared else None,
    )


def _say_tally(voice: Voice, tally: Tally, terms: Terms) -> Tally:
    american = {FROM_UK.get(name, name) if terms is Terms.UK else name: n for name, n in tally.stitches.items()}
    spaces = tuple((int(name.partition("-")[2] or 0), number) for name, number in tally.spaces.items())
    counted = Declared(None if american else tally.total, tuple(american.items()), spaces)
    return replace(tally, words=list_counts(voice, counted))
