"""Briefs and engines for the tests of rounds written one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from knotty.craft.brief import Brief, Motif
from knotty.designer.progress import Event, Watch
from knotty.designer.write_rounds import RoundsTask, WrittenRounds, write_rounds
from knotty.llm.engine import Ask, Engine
from tests.designer.brief_cases import DRAFT
from tests.llm.good_engine import AnsweringEngine


def make_brief(motif: Motif = Motif.CLASSIC_GRANNY, rounds: int = 6) -> Brief:
    """Return a brief of so many rounds, its first three colours in turn."""
    return replace(DRAFT, motif=motif, rounds=rounds, colour_order=tuple(at % 3 for at in range(rounds)))


def write(engine: Engine, brief: Brief | None = None, events: list[Event] | None = None) -> WrittenRounds:
    """Return the rounds that `engine` writes."""
    watch = Watch(events.append) if events is not None else Watch()
    return write_rounds(RoundsTask("a blanket", brief or make_brief(), engine, watch=watch))


class TalkingEngine(AnsweringEngine):
    """Answers every Ask with the same text, and does not stop where it is told to."""

    obeys = False

    def __init__(self, text: str, size: int = 7) -> None:
        super().__init__()
        self._text, self._size = text, size

    def say(self, ask: Ask) -> Iterable[str]:
        return self._cut()

    def _cut(self) -> Iterator[str]:
        for at in range(0, len(self._text), self._size):
            yield self._text[at : at + self._size]
