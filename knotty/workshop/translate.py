"""A checked pattern in the words of another dialect, written from what was read and worked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knotty.craft.finding import Finding
from knotty.craft.instructions import Unread, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.craft.terms import Terms
from knotty.fabric.hook import work_pattern
from knotty.fabric.settle import settle_pattern
from knotty.notation.definitions import define_units, write_making
from knotty.notation.dialect import drop_terms
from knotty.notation.notes import write_note
from knotty.notation.writer import write_pattern
from knotty.views.abbreviations import list_abbreviations
from knotty.workshop.check import CheckResult

_BROKEN = frozenset({"K103", "K104", "K106"})  # the words of such a round do not say what is repeated

_HALF_READ = "a bracket or star is missing, so its words stay as they were and only stitch names are in"
_AS_IT_WAS = "not read, so left as it was and perhaps not in"


@dataclass(frozen=True, slots=True)
class Translation:
    """A pattern in another dialect, and in sentences what was left as it was."""

    pattern: Pattern
    text: str
    left: tuple[str, ...]


def translate_check(result: CheckResult, terms: Terms) -> Translation:
    """Return the pattern of `result` in `terms`.

    Instructions, counts and header are written anew; in notes the names of stitches are changed and nothing else; what
    was not read, and a title (but for the terms it names), stay as they were.
    """
    pattern = define_units(settle_pattern(result.pattern, work_pattern(result.pattern)[0]))
    left: list[str] = []
    broken = {(finding.part, finding.round) for finding in result.findings if finding.code in _BROKEN}
    parts = tuple(_translate_part(part, pattern.terms, terms, broken, left) for part in pattern.parts)
    notes = tuple(_translate_notes(pattern.notes, pattern.terms, terms, left))
    title = pattern.title if terms is pattern.terms else drop_terms(pattern.title)
    definitions = tuple(replace(one, said=write_making(one, terms)) for one in pattern.definitions)
    pattern = replace(pattern, title=title, terms=terms, notes=notes, parts=parts, definitions=definitions)
    bare = write_pattern(pattern)
    text = write_pattern(pattern, abbreviations=list_abbreviations((bare,), terms, pattern.definitions))
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
            said = write_note(line.text, terms, wanted) or line.text
            left.append(f"{line.labels[0]}: {_HALF_READ} {wanted.name} terms.")
            lines.append(replace(line, body=(Unread(said),), declared=None))
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
