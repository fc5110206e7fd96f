"""Hearing a model out: pieces of its answer in, candidate round lines out, each the moment it is complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knotty.designer.hear.dialect import tell_terms
from knotty.designer.hear.gather import Gathering, Said
from knotty.designer.hear.heard import MAX_AGAIN, Heard, Kind, Manner
from knotty.designer.hear.plain import Cleaner, Line
from knotty.designer.hear.sense import holds_work
from knotty.designer.hear.talk import say_plainly
from knotty.designer.hear.tongues import ENGLISH, find_tongue, translate_line
from knotty.designer.hear.unwrap import Unwrapping

_NEW = Manner()


class Hearing:
    """Hears one answer. `due` is the number of the round that was asked for, 1 for a whole pattern.

    `manner` is what was learned of the model so far; give it to the hearing of its next answer. `full`: nothing more
    can come of this answer, it is endless or goes round in circles; close its stream. Never raises, whatever the text;
    time and memory grow with the text, and the text is bounded (heard.MAX_TEXT).
    """

    def __init__(self, due: int = 1, manner: Manner = _NEW) -> None:
        self.manner = manner
        self._due = due
        self._unwrapping, self._cleaner = Unwrapping(), Cleaner()
        self._gathering = Gathering(worded=manner.worded)
        self._said: set[str] = set()
        self._again = 0
        self._highest = 0
        self._done = False  # another piece begins: its rounds are not the motif's

    @property
    def full(self) -> bool:
        """Whether it is of no use to listen on."""
        return self._unwrapping.full or self._again > MAX_AGAIN

    def feed(self, piece: str) -> tuple[Heard, ...]:
        """Return the lines that are complete with this piece of the answer."""
        return () if self.full else self._hear(self._unwrapping.feed(piece))

    def finish(self) -> tuple[Heard, ...]:
        """Return what is left when the stream is at its end, or was cut."""
        heard = self._hear(self._unwrapping.finish())
        return (*heard, *self._put(self._gathering.finish()))

    def _hear(self, raws: Iterable[str]) -> tuple[Heard, ...]:
        lines = (self._translate(line) for raw in raws for line in self._cleaner.clean(raw))
        return tuple(heard for line in lines for heard in self._put(self._gathering.take(line)))

    def _translate(self, line: Line) -> Line:
        """The line in English; as it is where nothing in it is to be worked."""
        code = find_tongue(line.words, self.manner.language) if line.words else ENGLISH
        if code == ENGLISH:
            return line
        words = translate_line(line.words, code)
        if not holds_work(words) and not words.startswith("Rnd "):
            return line
        self.manner = replace(self.manner, language=code)
        return replace(line, words=words)

    def _put(self, every: Iterable[Said]) -> tuple[Heard, ...]:
        heard = [one for said in every for one in self._number(said)]
        self.manner = replace(self.manner, worded=self._gathering.worded)
        return tuple(one for one in heard if self._is_new(one))

    def _is_new(self, heard: Heard) -> bool:
        """Whether the line was not said before; a model that only repeats itself has nothing more to say."""
        if self._again > MAX_AGAIN:
            return False
        new = heard.text not in self._said
        self._said.add(heard.text)
        self._again = 0 if new else self._again + 1
        return new

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _number(self, said: Said) -> list[Heard]:
        terms, certain = tell_terms(said.words, self.manner.terms, certain=self.manner.certain)
        self.manner = replace(self.manner, terms=terms, certain=certain)
        if said.kind is Kind.OTHER:
            return [Heard(said.words, None, Kind.OTHER, terms, self.manner.language)]
        shift = self._learn_shift(said)
        if said.kind is Kind.STEP:
            return [Heard(said.words, None, Kind.STEP, terms, self.manner.language)]
        numbers = [number + shift for number in said.numbers]
        self._done = self._done or (bool(numbers) and numbers[0] == 1 and self._highest > 1)
        if self._done:
            return [Heard(said.words, None, Kind.OTHER, terms, self.manner.language)]
        return [self._name(said, number) for number in numbers or (None,)]

    def _learn_shift(self, said: Said) -> int:
        """What to add to the model's numbers, decided by the first: 0 may be a round of work, or only the ring."""
        first = said.numbers[0] if said.numbers else None
        shift = self.manner.shift
        if first is not None and shift is None and self._due <= 1:
            shift = -first if said.kind is Kind.STEP else int(first == 0)
        if first is not None and said.kind is Kind.ROUND and (shift is None or first + shift < 1):
            shift = 0 if first else 1
        self.manner = replace(self.manner, shift=shift)
        return shift or 0

    def _name(self, said: Said, number: int | None) -> Heard:
        named = number if number is not None else max(self._highest + 1, self._due)
        self._highest = max(self._highest, named)
        words = say_plainly(said.words)
        words = words[:1].upper() + words[1:]
        return Heard(f"Rnd {named}: {words}", number, Kind.ROUND, self.manner.terms, self.manner.language)
