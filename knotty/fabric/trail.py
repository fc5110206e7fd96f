"""By what a worked line is known again: numbers for what was worked before it. Who gives them is memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trail:
    """What lies behind a state, in numbers that memory gives out; None: nothing that it knows.

    `whole` stands for everything since the pattern began. `own` stands for what `part` worked since it began afresh,
    on a ring or a chain of its own, with the yarns left open: `colours` are those yarns in the order they were taken.
    """

    whole: int | None = None
    own: int | None = None
    part: int = -1
    colours: tuple[str, ...] = ()


NOTHING_WORKED = Trail(whole=0)
