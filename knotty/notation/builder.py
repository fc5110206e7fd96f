"""A pattern in the making: what is known so far, the part that is open, what was found. What fills it is reader's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.instructions import Chain, Foundation, MakeRing
from knotty.craft.pattern import Declared, Header, LineKind, Part, Round
from knotty.craft.span import NOWHERE, Span
from knotty.craft.terms import Terms
from knotty.notation.definitions import Defined
from knotty.notation.numbering import Numbering, add_alternates, sort_rounds
from knotty.notation.resolve import Done
from knotty.notation.special import Usage
from knotty.notation.statements import Statement
from knotty.notation.tokens import Token, split_tokens

_ANY_NUMBER = 1_000_000
_CLOSING_SPACE = re.compile(r"\b(?:ch[- ]?1|1[- ]?ch)[- ]*(?:sps?|spaces?|lps?|loops?)\b", re.IGNORECASE)
_NEAR = 300  # characters: the next round


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is done, for `Work as for Square`: the lines before its first round, and its rounds."""

    setup: tuple[Round, ...]
    done: tuple[Done, ...]


@dataclass(slots=True)
class Builder:
    """A pattern in the making. `unnamed`: rounds without a number have been worked in this part.

    `due`: the number the next round should have; `turning`: the chain turning into it; `main`: the plain stitch of the
    round before; `opens`: nothing but the dialect has been said; `ring`: one that a note told to make.
    """

    text: str
    terms: Terms
    title: str = ""
    header: Header = field(default_factory=Header)
    notes: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    lines: list[Round] = field(default_factory=list)
    name: str = ""
    make: int = 1
    numbered: bool = False
    due: int = 1
    conventions: dict[int, Statement] = field(default_factory=dict)
    turning: Chain | None = None
    blocks: bool = False
    findings: list[Finding] = field(default_factory=list)
    unnamed: bool = False
    going_on: tuple[int, int, int] | None = None
    numbering: Numbering = field(default_factory=Numbering)
    done: list[Done] = field(default_factory=list)
    pieces: dict[str, Piece] = field(default_factory=dict)
    at: Span = NOWHERE
    tokens: list[Token] = field(default_factory=list)
    defined: Defined = field(default_factory=Defined)
    main: str = "sc"
    opens: bool = False
    ring: MakeRing | None = None

    def cut(self, span: Span) -> list[Token]:
        """Return the tokens of a stretch of the text; a line is asked for them more than once."""
        if span != self.at:
            self.at, self.tokens = span, split_tokens(self.text, self.terms, *span, self.defined.lexicon)
        return self.tokens

    def find_usage(self, line: Span) -> Usage:
        """Return what the names the pattern uses stand for in a line."""
        closed = self.defined.closed
        if closed and not _CLOSING_SPACE.search(self.text, line.end, line.end + _NEAR):
            closed = frozenset()
        return Usage(self.defined.bodies, self.terms, self.main, closed, self.defined.spaces)

    @property
    def begun(self) -> bool:
        """A part has been opened: by a heading, a step or a round."""
        return bool(self.parts or self.lines or self.name)

    def find(self, code: str, message: str, round_: str = "", span: Span = NOWHERE) -> None:
        """Add a finding about the open part."""
        self.findings.append(make_finding(code, message, self.name, round_, span))

    def close_part(self) -> None:
        """End the open part, if anything is in it."""
        if self.lines or self.name:
            self._settle_rounds()
            self.parts.append(Part(self.name, self.make, tuple(self.lines)))
            setup = tuple(takewhile(lambda line: not line.labels, self.lines))
            self.pieces[self.name] = Piece(setup, tuple(self.done))
        self.lines, self.done, self.name, self.make = [], [], "", 1
        self.numbered, self.unnamed, self.due, self.turning = False, False, 1, None

    def add_rounds(self, whole: Round, numbers: Sequence[int], counts: Sequence[Declared | None]) -> None:
        """Add a line; one with a count for each of its rounds, or with numbers that do not follow, as several."""
        follow = not numbers or numbers[-1] - numbers[0] == len(numbers) - 1
        if follow and sum(count is not None for count in counts) < 2:
            if numbers:
                self.numbering.order[len(self.lines)] = numbers[0]
            self.lines.append(whole)
            return
        for index, name in enumerate(whole.labels):
            if numbers:
                self.numbering.order[len(self.lines)] = numbers[index]
            self.lines.append(replace(whole, labels=(name,), declared=counts[index]))

    def expect_any(self) -> None:
        """From here on the next round may have any number: who repeats rounds counts them, or does not."""
        self.unnamed, self.due = True, _ANY_NUMBER

    def _settle_rounds(self) -> None:
        self.lines = add_alternates(self.lines, self.numbering)
        for due, label in self.numbering.find_missing():
            message = f"the numbers go from {due - 1} to {label.first}: what lies between was not found"
            self.find("K107", message, label.names[0], label.span)
        self.lines = sort_rounds(self.lines, self.numbering.order)
        self.numbering = Numbering()

    def restart_part(self, name: str = "") -> None:
        """Numbers begin again at 1 without a heading: another piece, with the ring or chain that stands just before."""
        moved: list[Round] = []
        while self.lines and self.lines[-1].kind in (LineKind.STEP, LineKind.NOTE):
            if not (moved or _begins_piece(self.lines[-1])):
                break
            moved.insert(0, self.lines.pop())
        self.close_part()
        self.name = name or f"Part {len(self.parts) + 1}"
        self.lines = moved


def make_finding(code: str, message: str, part: str = "", round_: str = "", span: Span = NOWHERE) -> Finding:
    """Return a finding of `code`, as heavy as its code is."""
    return Finding(code, CODES[code].severity, message, part, round_, span)


def _begins_piece(line: Round) -> bool:
    return any(isinstance(item, MakeRing | Foundation) for item in line.body)
