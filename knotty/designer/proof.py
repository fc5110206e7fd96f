"""A round is verified: read, worked from the rounds before it, written in our own words, read and worked again.

A Prefix is what is verified so far, a value: a round that is refused leaves it as it was. Asking for rounds is
write_rounds', mending them continue_edge's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from knotty.craft.finding import Finding, Severity
from knotty.craft.instructions import Join, MakeRing, StartChain
from knotty.craft.pattern import LineKind, Part, Round
from knotty.craft.terms import Terms, name_stitch
from knotty.designer.course import read_course
from knotty.designer.progress import Writer
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.piecework import Piecework
from knotty.motifs.in_rounds import RING_CHAINS, Course, write_ring, write_round
from knotty.motifs.piece import Piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_line

_HEAVY = (Severity.ERROR, Severity.UNREAD)
_WRONG_COUNT, _NOT_JOINED = "K201", "K207"  # counts are code's, and so is a join that was forgotten
_OURS = ("K402",)  # a square that is none is advice in other people's patterns, a fault in ours
_NAMES_ROUNDS = re.compile(r"\b(?:rep(?:eat)?|same|as|like|work)\b[^.;]*\b(?:rnds?|rounds?|rows?|r)\b", re.IGNORECASE)
MAX_LINE_CHARS = 4_000  # a round of 40 rounds' motif is some 600


@dataclass(frozen=True, slots=True)
class Proven:
    """A verified round: its course, its line in our own words, the round as worked, who wrote it and in which try."""

    course: Course
    line: Round
    text: str
    worked: WorkedRound
    writer: Writer
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a round was not verified. `line` is what was refused.

    `fault`: a sentence where it works but is not what was asked for. With no findings either, it was not read at all.
    """

    line: str
    findings: tuple[Finding, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """The verified rounds of a piece whose rounds have the yarn letters of `colours`, and the piece as worked so far.

    `ring`: chains of the ring it begins in, 0 for a magic ring.
    """

    name: str
    colours: tuple[str, ...]
    ring: int = RING_CHAINS
    rounds: tuple[Proven, ...] = ()
    pieces: tuple[Piecework, ...] = field(default=(), repr=False)

    @property
    def number(self) -> int:
        """The number of the round that comes next, from 1."""
        return len(self.rounds) + 1

    @property
    def is_whole(self) -> bool:
        """Whether every round is there."""
        return len(self.rounds) == len(self.colours)

    @property
    def last(self) -> WorkedRound | None:
        """The last verified round, as worked."""
        return self.rounds[-1].worked if self.rounds else None

    @property
    def piece(self) -> Piecework:
        """The piece as worked so far, its ring made."""
        return self.pieces[-1] if self.pieces else self._begin()

    @property
    def lines(self) -> tuple[str, ...]:
        """The verified rounds as text."""
        return tuple(proven.text for proven in self.rounds)

    def write_ring(self) -> Round:
        """Return the step that makes the ring."""
        return write_ring(self._as_piece, self.ring)

    def _begin(self) -> Piecework:
        return Piecework(Part(self.name)).work(self.write_ring())[0]

    @property
    def _as_piece(self) -> Piece:
        return Piece(self.colours, name=self.name)

    def cut(self, count: int) -> Prefix:
        """Return the prefix of the first `count` rounds."""
        return replace(self, rounds=self.rounds[:count], pieces=self.pieces[:count])

    def write(self, course: Course) -> Round:
        """Return the next round as a line, in its colour and with its count."""
        return write_round(self._as_piece, len(self.rounds), course)[-1]

    def work(self, line: Round) -> tuple[Piecework, tuple[Finding, ...]]:
        """Return the piece with `line` worked, and every finding."""
        return self.piece.work(line, last=self.number == len(self.colours))

    def add(self, proven: Proven, piece: Piecework) -> Prefix:
        """Return the prefix with one more verified round."""
        return replace(self, rounds=(*self.rounds, proven), pieces=(*self.pieces, piece))


def prove_line(prefix: Prefix, words: str, terms: Terms = Terms.US, tries: int = 1) -> Prefix | Refusal:
    """Return the prefix with the round that a model's `words` tell, or why not.

    `words` are one line without its label, in `terms`; whatever they are, nothing is raised. A round that works but
    declares another count, or is left open where it closes, is verified with the count it makes, and joined.
    """
    if len(words) > MAX_LINE_CHARS:
        return Refusal(words[:MAX_LINE_CHARS])
    line, findings = _read_line(prefix, _find_context(prefix, words, terms), words, terms)
    if line is None:
        return Refusal(words, findings)
    ringed = _take_ring(prefix, line)
    piece, found = ringed.work(line)
    codes = {finding.code for finding in _keep_heavy(found)}
    if codes and codes <= {_WRONG_COUNT, _NOT_JOINED}:
        body = (*line.body, Join("sl st")) if _NOT_JOINED in codes else line.body
        piece, found = ringed.work(replace(line, body=body, declared=None))
    heavy, worked = (*_keep_heavy(findings), *_keep_heavy(found)), piece.states[0].worked
    if heavy or worked is None:
        return Refusal(words, heavy)
    course = read_course(worked, prefix.last)
    if course is None:
        return Refusal(words)
    if ringed.write(course) == line and not _keep_weighty(found):  # it says what we would say, down to the yarn
        return ringed.add(Proven(course, line, write_line(line, Terms.US), worked, Writer.MODEL, tries), piece)
    size = len(course.body) + 1
    if (*course.body, course.join) in (line.body[at : at + size] for at in range(len(line.body))):
        return _work_course(ringed, course, Writer.MODEL, tries)  # the model's own words were read as just this
    return prove_course(ringed, course, Writer.MODEL, tries)


def prove_course(prefix: Prefix, course: Course, writer: Writer, tries: int = 1) -> Prefix | Refusal:
    """Return the prefix with `course` as its next round, or why not: its line is read and worked from its text."""
    line = prefix.write(course)
    body = write_line(line, Terms.US).partition(": ")[2]
    again, findings = _read_line(prefix, "", body, Terms.US)
    if again != line or _keep_weighty(findings):
        return Refusal(body, findings)
    return _work_course(prefix, course, writer, tries)


def _work_course(prefix: Prefix, course: Course, writer: Writer, tries: int) -> Prefix | Refusal:
    line = prefix.write(course)
    text = write_line(line, Terms.US)
    piece, found = prefix.work(line)
    weighty, worked = _keep_weighty(found), piece.states[0].worked
    if weighty or worked is None:
        return Refusal(text.partition(": ")[2], weighty)
    return prefix.add(Proven(course, line, text, worked, writer, tries), piece)


def take_step(prefix: Prefix, words: str, terms: Terms = Terms.US) -> Prefix:
    """Return the prefix as a line without a number changes it: before the first round it may make the ring."""
    if prefix.rounds or len(words) > MAX_LINE_CHARS:
        return prefix
    pattern, _findings = read_pattern(words, terms)
    made = (item for part in pattern.parts for line in part.lines for item in line.body if isinstance(item, MakeRing))
    ring = next(made, None)
    return prefix if ring is None else replace(prefix, ring=ring.chains)


def _find_context(prefix: Prefix, words: str, terms: Terms) -> str:
    """What a line is read after: the rounds that it names, else how the rounds before begin."""
    if _NAMES_ROUNDS.search(words):
        return "\n".join(write_line(proven.line, terms) for proven in prefix.rounds)
    starts = (item for proven in prefix.rounds[-1:] for item in proven.course.body[:1])
    start = next((item for item in starts if isinstance(item, StartChain) and item.counts_as), None)
    return f"Ch {start.count} counts as {name_stitch(start.counts_as, terms)}." if start and not start.space else ""


def _read_line(prefix: Prefix, before: str, words: str, terms: Terms) -> tuple[Round | None, tuple[Finding, ...]]:
    """Read `words` as the next round, after the text `before`; None where that gives no single round."""
    said = f"Rnd {prefix.number}: {' '.join(words.split())}"
    pattern, findings = read_pattern(f"{before}\n{said}" if before else said, terms)
    start = len(before)
    lines = [line for part in pattern.parts for line in part.lines if line.span.start >= start]
    told = [line for line in lines if line.kind is LineKind.ROUND]
    own = tuple(finding for finding in findings if finding.span.start >= start)
    rest = [line for line in lines if line.kind is LineKind.STEP and line.body]
    single = len(told) == 1 and len(told[0].labels) == 1 and not rest and not told[0].again
    return (told[0] if single else None), own


def _take_ring(prefix: Prefix, line: Round) -> Prefix:
    """The first round may make the ring itself, of other chains than ours or as a magic ring."""
    made = next((item for item in line.body if isinstance(item, MakeRing)), None)
    return prefix if prefix.rounds or made is None else replace(prefix, ring=made.chains)


def _keep_heavy(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity in _HEAVY)


def _keep_weighty(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.severity is not Severity.ADVICE or one.code in _OURS)
