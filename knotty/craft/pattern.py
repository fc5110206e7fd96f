"""A whole pattern: header, parts, rounds. The instructions inside a round are in instructions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from knotty.craft.instructions import Instruction, Into, TakeYarn, walk_instructions
from knotty.craft.palette import Colour
from knotty.craft.span import NOWHERE, Span
from knotty.craft.terms import Terms


class LineKind(StrEnum):
    """What a line of a part is: a round, a row, a step without a number, or a note that is not worked."""

    ROUND = "round"
    ROW = "row"
    STEP = "step"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared count.

    `stitches` maps US abbreviations, `spaces` chain sizes, `groups` words like "groups", to numbers.

    `total` is a bare or "sts" count. All as sorted tuples of pairs, so that equal counts are equal.
    """

    total: int | None = None
    stitches: tuple[tuple[str, int], ...] = ()
    spaces: tuple[tuple[int, int], ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Round:
    """One line of a part. A range ("Rnds 4-6") has several labels and one body; a note has only its `note`.

    `again`: the rounds a step works once more, before its own body; they have no labels and follow from its text.

    `text` is the line as it stood, without its label; like spans it takes no part in equality.
    """

    kind: LineKind
    labels: tuple[str, ...] = ()
    body: tuple[Instruction, ...] = ()
    declared: Declared | None = None
    side: str = ""
    note: str = ""
    again: tuple[Round, ...] = field(default=(), compare=False)
    text: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False)

    @property
    def colours(self) -> tuple[str, ...]:
        """Letters or names of the yarns this line takes up, in order."""
        return tuple(node.colour for node in walk_instructions(self.body) if isinstance(node, TakeYarn))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the pattern: `Square (make 63)`. An unnamed part has an empty name."""

    name: str = ""
    make: int = 1
    lines: tuple[Round, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class YarnUse:
    """A colour of the pattern by its letter, and the metres it takes (0: not said)."""

    letter: str
    colour: Colour
    metres: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """What a pattern says before its first round. None or empty: not said.

    `weight` is the CYC number 0-7; `square_cm` the side of one `piece`, the pattern's gauge; `size_cm` width and
    height.
    """

    item: str = ""
    skill: str = ""
    weight: int | None = None
    hook_mm: float | None = None
    square_cm: float | None = None
    size_cm: tuple[float, float] | None = None
    yarns: tuple[YarnUse, ...] = ()
    piece: str = "square"


@dataclass(frozen=True, slots=True)
class Definition:
    """What the author says a stitch or a unit is made of: `Shell (sh): 5 dc in same st`.

    `also` are its abbreviations, `text` the making, in US terms. A unit has a `body` and is worked as a group of that
    name; without one it is a single stitch, whatever it is made of. `stitch` is its key; `into` is the space that it
    always goes in, where the definition names one. `said` is the making in the pattern's own terms, as views show it.
    """

    name: str
    also: tuple[str, ...] = ()
    text: str = ""
    body: tuple[Instruction, ...] = ()
    stitch: str = ""
    into: Into | None = None
    said: str = field(default="", compare=False)

    @property
    def line(self) -> str:
        """The definition as a line of the pattern: `Shell (sh): 5 dc in same st`."""
        also = f" ({', '.join(self.also)})" if self.also else ""
        return f"{self.name}{also}: {self.said or self.text}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as read. `terms` is the dialect of its text; the tree itself is always in US terms."""

    title: str = ""
    terms: Terms = Terms.US
    header: Header = Header()
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    definitions: tuple[Definition, ...] = ()

    @property
    def rounds(self) -> Iterator[tuple[Part, Round]]:
        """Every round and row with its part, in order; no steps, no notes."""
        return (
            (part, line) for part in self.parts for line in part.lines if line.kind in (LineKind.ROUND, LineKind.ROW)
        )
