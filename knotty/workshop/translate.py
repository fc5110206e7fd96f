"""A checked pattern in the words of another dialect, written from what was read and worked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knotty.craft.finding import Finding
from knotty.craft.instructions import Unread, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.report import RoundReport
from knotty.craft.terms import Terms
from knotty.fabric.hook import work_pattern
from knotty.fabric.settle import settle_pattern
from knotty.notation.definitions import define_units, write_making
from knotty.notation.dialect import drop_terms
from knotty.notation.notes import write_note
from knotty.notation.reader import read_pattern
from knotty.notation.sizes import split_sizes
from knotty.notation.writer import write_pattern
from knotty.views.abbreviations import list_abbreviations
from knotty.workshop.check import CheckResult, work_text

BROKEN = frozenset({"K103", "K104", "K106"})  # the words of such a round do not say what is repeated

_NUMBER = re.compile(r"\d+")
_HALF_READ = "a bracket or star is missing, so its words stay as they were and only stitch names are in"
_AS_IT_WAS = "not read, so left as it was and perhaps not in"


@dataclass(frozen=True, slots=True)
class Translation:
    """A pattern in another dialect, and in sentences what was left as it was."""

    pattern: Pattern
    text: str
    left: tuple[str, ...]


def translate_check(result: CheckResult, terms: Terms) -> Translation:
    """Return the pattern of `result` in `terms`; of one in several sizes `pattern` is the first.

    Instructions, counts and header are written anew; in notes the names of stitches are changed and nothing else; what
    was not read, and a title (but for the terms it names), stay as they were. What is written is read again, and a
    round that then comes to something else is named in `left`.
    """
    first = _translate(result, result.pattern, terms)
    choices = split_sizes(result.text)
    others = [_translate(result, read_pattern(c.text, result.pattern.terms)[0], terms) for c in choices[1:]]
    if others and choices[0].open:
        first = _keep_open(first, others[0], result.pattern.terms)
    elif others:
        first = _join_sizes(first, others)
    return replace(first, left=(*first.left, *_read_again(result, first)))


def _join_sizes(first: Translation, others: Sequence[Translation]) -> Translation:
    """The texts of all sizes as one: `Ch 21 (26, 31).` where they differ."""
    text = join_numbers([translation.text for translation in (first, *others)])
    if not text:
        return replace(first, left=(*first.left, "The sizes differ in more than numbers; only the first is written."))
    return replace(first, text=text)


def join_numbers(texts: Sequence[str]) -> str:
    """Return texts that differ in numbers only as one, `Ch 21 (26, 31).`; empty where they differ in more."""
    if len({_NUMBER.sub("#", text) for text in texts}) > 1:
        return ""
    numbers = zip(*(_NUMBER.findall(text) for text in texts), strict=True)
    said = (each[0] if len(set(each)) == 1 else f"{each[0]} ({', '.join(each[1:])})" for each in numbers)
    return _NUMBER.sub(lambda _: next(said), texts[0])


def _keep_open(first: Translation, other: Translation, terms: Terms) -> Translation:
    """Of a multiple, lines that depend on the number chosen stay as they were, but for the names of stitches."""
    parts = []
    for part, twin in zip(first.pattern.parts, other.pattern.parts, strict=True):
        lines = tuple(
            line if line == same else _keep_words(line, terms, first.pattern.terms)
            for line, same in zip(part.lines, twin.lines, strict=True)
        )
        parts.append(replace(part, lines=lines))
    pattern = replace(first.pattern, parts=tuple(parts))
    return replace(first, pattern=pattern, text=_write(pattern))


def _keep_words(line: Round, terms: Terms, wanted: Terms) -> Round:
    return replace(line, body=(Unread(write_note(line.text, terms, wanted) or line.text),), declared=None)


def _read_again(result: CheckResult, translation: Translation) -> Iterator[str]:
    """The first round that comes to something else in our words, which is a fault of ours."""
    again = work_text(translation.text, translation.pattern.terms)
    pairs = list(zip(result.rounds, again.rounds, strict=False))
    label = next((before.label for before, after in pairs if _count(before) != _count(after)), "")
    if label or len(again.rounds) != len(result.rounds):
        yield f"{label or 'Something'} reads differently in our words than in the original; compare them."


def _count(report: RoundReport) -> tuple[object, ...]:
    made = report.made
    return report.label, made.total, sorted(made.stitches.values()), dict(made.spaces), report.gaps


def _write(pattern: Pattern) -> str:
    return write_pattern(
        pattern, abbreviations=list_abbreviations((write_pattern(pattern),), pattern.terms, pattern.definitions)
    )


def _translate(result: CheckResult, pattern: Pattern, terms: Terms) -> Translation:
    pattern = define_units(settle_pattern(pattern, work_pattern(pattern)[0]))
    left: list[str] = []
    broken = {(finding.part, finding.round) for finding in result.findings if finding.code in BROKEN}
    parts = tuple(_translate_part(part, pattern.terms, terms, broken, left) for part in pattern.parts)
    notes = tuple(_translate_notes(pattern.notes, pattern.terms, terms, left))
    title = pattern.title if terms is pattern.terms else drop_terms(pattern.title)
    definitions = tuple(replace(one, said=write_making(one, terms)) for one in pattern.definitions)
    pattern = replace(pattern, title=title, terms=terms, notes=notes, parts=parts, definitions=definitions)
    text = _write(pattern)
    return Translation(pattern, text if result.pattern.parts else result.text, (*left, *_say_empty(result.findings)))


def _say_empty(findings: tuple[Finding, ...]) -> Iterator[str]:
    if any(finding.code in ("K102", "K105") for finding in findings):
        yield "Not everything could be worked; see `knotty check`."


def _translate_notes(notes: tuple[str, ...], terms: Terms, wanted: Terms, left: list[str]) -> Iterator[str]:
    for note in notes:
        said = write_note(note, terms, wanted)
        if said is None:
            left.append(f"A note speaks of both dialects and was left as it was: {note!r}")
            said = note
        if said:
            yield said


def _translate_part(part: Part, terms: Terms, wanted: Terms, broken: set[tuple[str, str]], left: list[str]) -> Part:
    lines = []
    for line in part.lines:
        if line.kind is LineKind.NOTE:
            lines += [replace(line, note=said) for said in _translate_notes((line.note,), terms, wanted, left)]
        elif line.labels and (part.name, line.labels[0]) in broken and terms is not wanted:
            left.append(f"{line.labels[0]}: {_HALF_READ} {wanted.name} terms.")
            lines.append(_keep_words(line, terms, wanted))
        else:
            lines.append(line)
    left.extend(_say_unread(part, wanted, broken if terms is not wanted else set()))
    return replace(part, lines=tuple(lines))


def _say_unread(part: Part, wanted: Terms, told: set[tuple[str, str]]) -> Iterator[str]:
    for line in part.lines:
        if line.labels and (part.name, line.labels[0]) in told:
            continue
        where = ", ".join(name for name in (part.name, *line.labels[:1]) if name)
        for node in walk_instructions(line.body):
            if isinstance(node, Unread):
                yield f"{f'{where}: ' if where else ''}{_AS_IT_WAS} {wanted.name} terms: {node.text!r}"
