"""What is kept while a body is read: the stream, what was found, the stars that are open. Reading it is body's."""

from __future__ import annotations

from dataclasses import dataclass, field

from knotty.craft.instructions import Instruction
from knotty.craft.span import Span
from knotty.notation.statements import Statement
from knotty.notation.stream import TokenStream


@dataclass(slots=True)
class Star:
    """A star that opens a repeat: where its part begins and, if a second star closed it, ends among the items.

    `mark` is where a `**` stood; `name` the sign itself, for people use several in one round.
    """

    name: str
    begin: int
    span: Span
    end: int | None = None
    mark: int | None = None


@dataclass(slots=True)
class Sequence:
    """Instructions of one bracket level, and what stands open among them.

    `kept`: where the `**` stood in the repeat closed last. `bracket`: the items of the bracket read last, if nothing
    has been said of how often. `tail`: the repeat whose ending is being told.
    """

    items: list[Instruction] = field(default_factory=list)
    stars: list[Star] = field(default_factory=list)
    kept: int | None = None
    bracket: tuple[int, int] | None = None
    tail: int | None = None


@dataclass(slots=True)
class Reading:
    """One body being read. `problems` collects what is wrong with the writing itself: (code, message, span).

    `prose` counts words that were left as prose. `statements` are what brackets standing alone said of a starting
    chain, with where they stand.
    """

    stream: TokenStream
    problems: list[tuple[str, str, Span]] = field(default_factory=list)
    statements: list[tuple[Span, Statement]] = field(default_factory=list)
    prose: int = 0
    depth: int = 0
