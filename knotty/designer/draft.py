"""What a model was asked for and answered, line by line, with where it came from. Verifying it is proof's."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.llm.stream import Usage


@dataclass(frozen=True, slots=True)
class Try:
    """One line that a model gave for a round, or what stood in its place.

    `number`: of the round, `attempt`: which try of it, from 1. `text` is what was heard, empty where no round was.
    `verified`: it was worked; else `why` says what was wrong, as the model was told. `seed` is the one it was asked
    with.
    """

    number: int
    attempt: int
    text: str
    verified: bool
    why: str = ""
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything a model wrote for one piece: every try in order, what each answer took, the hash of the prompt.

    `dropped`: verified rounds that were given up because nothing could be worked on them.
    """

    tries: tuple[Try, ...] = ()
    usages: tuple[Usage, ...] = ()
    prompt_hash: str = ""
    dropped: int = 0

    @property
    def first_right(self) -> int:
        """How many rounds were right at the first try."""
        return sum(one.verified and one.attempt == 1 for one in self.tries)

    @property
    def retried(self) -> int:
        """How many tries came after the first of a round."""
        return sum(one.attempt > 1 for one in self.tries)
