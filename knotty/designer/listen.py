"""One answer of a model, heard out: which of its lines are for the round that is due, and when to stop listening."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from knotty.designer.hear.heard import Heard, Kind, Manner
from knotty.designer.hear.hearing import Hearing
from knotty.designer.proof import Prefix
from knotty.llm.stream import TextStream

_MOST_ASIDE = 3  # lines that are no rounds, after a verified one
_HELD = 40  # characters that are listened to together, unless a line ends
_MOST_PIECES, _MOST_CHARS = 4_000, 16_000  # of an answer; MAX_TOKENS of English are some 2,500 characters


class Writing(Protocol):
    """Whoever takes the lines."""

    prefix: Prefix
    manner: Manner
    alone: bool

    def check_stop(self) -> None:
        """Raise DesignCancelled where the maker has stopped the design."""

    def take_step(self, heard: Heard) -> None:
        """Take a line without a number."""

    def take(self, heard: Heard, seed: int) -> bool:
        """Verify a line for the round that is due; say whether it is."""

    def refuse(self, line: str, why: str, seed: int) -> None:
        """Note that an answer came to nothing."""


@dataclass(slots=True)
class Listening:
    """One answer being heard. `earlier`: lines with the number of a round that is there already."""

    writing: Writing
    hearing: Hearing
    seed: int
    verified: int = 0
    aside: int = 0
    refused: bool = False
    earlier: list[Heard] = field(default_factory=list)

    def hear(self, stream: TextStream) -> None:
        """Hear the answer out, or until a line of it cannot be worked; what is verified is kept piece by piece."""
        held, left = "", _MOST_CHARS
        for count, piece in enumerate(stream, 1):
            self.writing.check_stop()
            held, left = held + piece, left - len(piece)
            if "\n" in piece or len(held) >= _HELD:
                if not self._take_all(self.hearing.feed(held)):
                    break
                held = ""
            if self.hearing.full or left < 0 or count > _MOST_PIECES:
                break
        else:
            if self._take_all(self.hearing.feed(held)):
                self._take_all(self.hearing.finish())
        self.writing.manner = self.hearing.manner
        if not self.verified and not self.refused:
            self._settle()

    def feed(self, begun: str) -> None:
        """Hear what the answer was given to begin with."""
        self.hearing.feed(begun)

    def _take_all(self, lines: tuple[Heard, ...]) -> bool:
        return all(self._take(heard) for heard in lines)

    def _take(self, heard: Heard) -> bool:
        """Take a line; say whether to listen on."""
        due = self.writing.prefix.number
        if heard.kind is not Kind.ROUND:
            self.aside += 1
            if heard.kind is Kind.STEP:
                self.writing.take_step(heard)
            return not self.verified or self.aside <= _MOST_ASIDE
        if heard.number is not None and heard.number < due:
            self.earlier.append(heard)
            return True
        if self.verified and heard.number != due:
            return False
        return self._prove(heard)

    def _prove(self, heard: Heard) -> bool:
        if not self.writing.take(heard, self.seed):
            self.refused = True
            return False
        self.verified, self.aside = self.verified + 1, 0
        return not self.writing.prefix.is_whole

    def _settle(self) -> None:
        """No line for the round that is due: one line with another number may be meant for it."""
        if len(self.earlier) == 1 and self._prove(self.earlier[0]):
            return
        if not self.refused:
            self.writing.alone = False  # it may have been talking, and was stopped at the end of its first line
            self.writing.refuse("", f"There was no line for Rnd {self.writing.prefix.number}.", self.seed)
