"""A kept pattern as its maker works it: rounds by part, with all she needs to know of each. Drawing it is ui's.

What is worked is not in here: a pattern is read, worked and told once, however often it is ticked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from knotty.craft.finding import Finding, Severity, Verdict
from knotty.craft.palette import Colour
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.craft.progress import KeptRound
from knotty.craft.report import RoundReport
from knotty.fabric.fabric import WorkedRound
from knotty.views.table import report_items
from knotty.workshop.check import CheckResult
from knotty.workshop.glossary import Meaning, find_meanings, split_stitches
from knotty.workshop.sides import Sides, count_repeats, list_sides

_LINES = (LineKind.STEP, LineKind.NOTE)


@dataclass(frozen=True, slots=True)
class Yarn:
    """A colour that a round is worked in; `hex` is empty for one that the pattern's header does not show."""

    letter: str
    name: str
    hex: str


@dataclass(frozen=True, slots=True)
class Step:
    """What is done between two rounds, or a note there. `part` names the part it is of, where that has no rounds.

    A `note` is read once, what is done is done for every copy.
    """

    text: str
    part: str = ""
    note: bool = False


@dataclass(frozen=True, slots=True)
class TrackRound:
    """A round to tick. `words`: its instruction, plain text and stitch names in turns, plain text first.

    `counts` are what it makes ("12 dc"), `sides` the same side by side, empty where it has none; `total` counts
    stitches, None where nobody knows. `repeats`: how often what is repeated is worked in all, 0 where nothing is or
    nobody knows. `writer` is empty where one wrote all. `problem`: why it does not add up.
    """

    id: str
    part: int
    section: int
    label: str
    make: int
    words: tuple[str, ...]
    counts: tuple[str, ...]
    sides: Sides
    total: int | None
    colours: tuple[Yarn, ...]
    repeats: int
    status: Verdict
    problem: str
    writer: str
    before: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Rounds that are worked one after the other, `make` times: a part, in one size where a pattern has several."""

    name: str
    size: str
    part: int
    make: int
    rounds: tuple[int, ...]
    after: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A pattern to be ticked. `meanings` has every stitch name that a round's `words` hold, in lower case."""

    title: str
    sections: tuple[Section, ...]
    rounds: tuple[TrackRound, ...]
    meanings: Mapping[str, Meaning]
    last: tuple[Step, ...]


def track_pattern(title: str, kept: Sequence[KeptRound], result: CheckResult, written_by: Sequence[str] = ()) -> Track:
    """Return what a kept pattern is ticked by. `result` is the check of its text, whose rounds go by the ids of `kept`.

    `written_by` names the writer of each round, where that is known.
    """
    pairs = list(enumerate(zip(kept, result.rounds, strict=False)))
    groups = [[at for at, _ in group] for _, group in groupby(pairs, key=lambda pair: _section_key(*pair[1]))]
    teller = _Teller(kept, result, written_by)
    rounds: list[TrackRound] = []
    sections: list[Section] = []
    taken = -1
    for indices in groups:
        index = kept[indices[0]].part
        lead = tuple(_list_loose(result.pattern, taken + 1, index)) if index > taken else ()
        taken = max(taken, index)
        rounds += teller.tell(len(sections), indices, lead)
        sections.append(_make_section(kept[indices[0]], result, indices))
    last = tuple(_list_loose(result.pattern, taken + 1, len(result.pattern.parts)))
    meanings = find_meanings(result.pattern, (word for round_ in rounds for word in round_.words[1::2]))
    return Track(title, tuple(sections), tuple(rounds), meanings, last)


def _section_key(kept: KeptRound, report: RoundReport) -> tuple[int, str]:
    return kept.part, report.size


def _make_section(kept: KeptRound, result: CheckResult, indices: Sequence[int]) -> Section:
    first = result.rounds[indices[0]]
    part = _find_part(result.pattern, kept)
    after = tuple(_list_steps(part, result.rounds[indices[-1]].line + 1, len(part.lines)))
    return Section(kept.name or part.name, first.size, kept.part, kept.make, tuple(indices), after)


def _find_part(pattern: Pattern, kept: KeptRound) -> Part:
    return pattern.parts[kept.part] if kept.part < len(pattern.parts) else Part()


def _list_steps(part: Part, begin: int, end: int) -> Iterator[Step]:
    return (_make_step(line) for line in part.lines[begin:end] if line.kind in _LINES)


def _list_loose(pattern: Pattern, begin: int, end: int) -> Iterator[Step]:
    """Give the lines of parts without rounds, such as an assembly."""
    for part in pattern.parts[begin:end]:
        yield from (_make_step(line, part.name) for line in part.lines if line.kind in _LINES)


def _make_step(line: Round, part: str = "") -> Step:
    return Step(line.text or line.note, part, line.kind is LineKind.NOTE)


class _Teller:
    """Tells rounds of one pattern."""

    def __init__(self, kept: Sequence[KeptRound], result: CheckResult, written_by: Sequence[str]) -> None:
        self._kept, self._result, self._written_by = kept, result, written_by
        worked = [each for each in result.fabric.rounds if each.label]
        pairs = zip(worked, result.rounds, strict=False)
        # of several sizes the fabric is the first
        self._worked = [each for each, report in pairs if each.label == report.label]
        self._yarns = {yarn.letter: yarn.colour for yarn in result.pattern.header.yarns}
        self._mixed = len(set(written_by)) > 1

    def tell(self, section: int, indices: Sequence[int], lead: tuple[Step, ...]) -> Iterator[TrackRound]:
        """Give the rounds of a section; `lead` is what comes before the first."""
        begin = 0
        for index in indices:
            kept, report = self._kept[index], self._result.rounds[index]
            part = _find_part(self._result.pattern, kept)
            steps = tuple(_list_steps(part, begin, report.line))
            begin = max(begin, report.line + 1)
            yield self._tell_round(section, index, (*lead, *steps))
            lead = ()

    def _tell_round(self, section: int, index: int, before: tuple[Step, ...]) -> TrackRound:
        kept, report = self._kept[index], self._result.rounds[index]
        worked = self._worked[index] if index < len(self._worked) else None
        return TrackRound(
            id=kept.id,
            part=kept.part,
            section=section,
            label=report.label,
            make=kept.make,
            words=split_stitches(report.text, self._result.pattern),
            counts=report_items(report),
            sides=self._list_sides(worked),
            total=report.made.total,
            colours=tuple(self._find_yarn(letter) for letter in report.colours),
            repeats=count_repeats(worked.round.body, report.made.total) if worked else 0,
            status=report.status,
            problem=self._find_problem(report),
            writer=self._find_writer(index),
            before=before,
        )

    def _list_sides(self, worked: WorkedRound | None) -> Sides:
        return list_sides(worked.edge, self._result.pattern.terms) if worked and not worked.unread else ()

    def _find_yarn(self, letter: str) -> Yarn:
        colour: Colour | None = self._yarns.get(letter)
        return Yarn(letter, colour.name, colour.hex) if colour else Yarn("", letter, "")

    def _find_writer(self, index: int) -> str:
        return self._written_by[index] if self._mixed and index < len(self._written_by) else ""

    def _find_problem(self, report: RoundReport) -> str:
        if report.status is not Verdict.WRONG:
            return ""
        return next((each.message for each in self._result.findings if _is_about(each, report)), "")


def _is_about(finding: Finding, report: RoundReport) -> bool:
    return finding.severity is Severity.ERROR and (finding.part, finding.round) == (report.part, report.label)
