"""A round with a fault, and changes to its words. Which changes may mend it is for the edits beside this to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from knotty.craft.finding import Finding
from knotty.craft.pattern import Part, Round
from knotty.craft.report import RoundReport
from knotty.craft.terms import Terms
from knotty.notation.tokens import Token, split_tokens


class Change(NamedTuple):
    """Put `words` in place of `text[start:end]`."""

    start: int
    end: int
    words: str


Edit = tuple[Change, ...]


def apply_edit(text: str, edit: Edit) -> str:
    """Return `text` with every change made."""
    for change in sorted(edit, reverse=True):
        text = text[: change.start] + change.words + text[change.end :]
    return text


@dataclass(frozen=True, slots=True)
class Damage:
    """A round with a fault: where it stands, what it made (`made`) and what the round before made (`base`)."""

    text: str
    terms: Terms
    finding: Finding
    part: Part
    index: int
    made: RoundReport | None
    base: RoundReport | None

    @property
    def line(self) -> Round:
        """The round itself."""
        return self.part.lines[self.index]

    def cut(self, line: Round) -> list[Token]:
        """Return the tokens of a line's instructions, without its declared count."""
        span, declared = line.span, line.declared
        end = declared.span.start if declared is not None and declared.span.start > span.start else span.end
        tokens = split_tokens(self.text, self.terms, span.start, end)
        return tokens[:-1] if declared is not None and tokens and tokens[-1].kind == "open" else tokens

    def near(self, tokens: Sequence[Token]) -> list[Token]:
        """Return tokens by how near they are to the finding; those it points at first, in their order."""
        span = self.finding.span
        return sorted(tokens, key=lambda token: max(span.start - token.end, token.start - span.end, -1))

    def list_names(self) -> tuple[str, ...]:
        """Stitches that this round and the one before are made of, in the pattern's terms."""
        reports = [report for report in (self.base, self.made) if report is not None]
        declared = [report.declared for report in reports if report.declared is not None]
        tallies = [*(report.made for report in reports), *declared]
        return tuple(dict.fromkeys(name for tally in tallies for name in tally.stitches))

    def list_sizes(self) -> tuple[str, ...]:
        """Sizes of the spaces that the round before left, as digits."""
        spaces = self.base.made.spaces if self.base is not None else {}
        return tuple(name.removeprefix("ch-") for name in spaces)


def find_before(damage: Damage) -> Round | None:
    """Return the line worked before the damaged one in its part."""
    return next((line for line in reversed(damage.part.lines[: damage.index]) if line.body), None)
