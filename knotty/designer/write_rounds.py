"""Round by round: a model writes a line, it is verified or sent back with what is wrong, three times at most.

A line that the model cannot write is mended. What is verified is never lost, whatever happens to the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from knotty.craft.brief import Brief
from knotty.craft.terms import Terms
from knotty.designer.ask_round import PROMPT, RoundAsk, ask_round
from knotty.designer.draft import Draft, Try
from knotty.designer.explain_back import Trouble, explain_back
from knotty.designer.hear.heard import Heard, Manner
from knotty.designer.hear.hearing import Hearing
from knotty.designer.line_grammar import bind_ask
from knotty.designer.listen import Listening
from knotty.designer.mend_prefix import mend_prefix
from knotty.designer.motif_traits import departs, shape_fault
from knotty.designer.progress import UNWATCHED, Event, Stage, Watch, Writer
from knotty.designer.prompts import load_prompt
from knotty.designer.proof import Prefix, Refusal, prove_course, prove_line, take_step
from knotty.designer.write import letter_yarns
from knotty.errors import DesignCancelled, EngineError, OwnFault
from knotty.llm.engine import Engine
from knotty.llm.stream import TextStream, Usage
from knotty.motifs.in_rounds import Course
from knotty.motifs.wardrobe import find_maker
from knotty.notation.writer import write_line

MOST_TRIES = 3  # of one line
_MOST_MENDED = 2  # lines in a row that the model could not write: then it is not asked any more
_MOST_BROKEN = 3  # answers that broke off in mid-stream


@dataclass(frozen=True, slots=True)
class RoundsTask:
    """What is to be written, by whom. `idea`: the maker's words.

    `time_left`: seconds until no model is asked any more. `watch` may stop it between two pieces of an answer; `clock`
    tells seconds.
    """

    idea: str
    brief: Brief
    engine: Engine
    seed: int = 0
    time_left: Callable[[], float] = lambda: float("inf")
    watch: Watch = UNWATCHED
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class WrittenRounds:
    """Every round, verified, and how it came to be. `messages` are plain sentences for the maker."""

    prefix: Prefix
    draft: Draft
    messages: tuple[str, ...] = ()


def write_rounds(task: RoundsTask) -> WrittenRounds:
    """Return every round of one piece of the brief's motif. Raises DesignCancelled; no EngineError."""
    return _Writing(task).run()


@dataclass(slots=True)
class _Writing:
    """The piece being written."""

    task: RoundsTask
    prefix: Prefix = field(init=False)
    about: RoundAsk = field(init=False)
    manner: Manner = field(default_factory=Manner)
    attempt: int = 0  # tries spent on the line that is due
    trouble: str = ""  # what was wrong with the last of them
    alone: bool = True
    in_a_row: int = 0  # lines mended since the model wrote one
    broken: int = 0
    finished: bool = False  # the model is not asked any more
    dropped: int = 0
    gone_back: int = field(init=False)  # rounds that were kept when some were dropped last
    tries: list[Try] = field(default_factory=list)
    usages: list[Usage] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    began: float = 0.0

    def __post_init__(self) -> None:
        brief = self.task.brief
        maker = find_maker(brief.motif)
        names = letter_yarns(brief)
        letters = [names[index] for index in brief.colour_order]
        self.prefix = Prefix(maker.name, tuple(letters))
        self.gone_back = len(letters)
        self.about = RoundAsk(self.task.idea, brief, maker, self.task.seed)
        self.began = self.task.clock()

    def run(self) -> WrittenRounds:
        while not self.prefix.is_whole:
            self.check_stop()
            if self.task.time_left() <= 0:
                self._finish("The time for this design was over")
            if self.finished or self.attempt >= MOST_TRIES:
                self._mend()
            else:
                self._ask()
        draft = Draft(tuple(self.tries), tuple(self.usages), load_prompt(PROMPT).sha256, self.dropped)
        return WrittenRounds(self.prefix, draft, tuple(self.messages))

    def check_stop(self) -> None:
        """Raise DesignCancelled where the maker has stopped the design."""
        if self.task.watch.stop():
            raise DesignCancelled("The design was stopped.")

    # -- asking ----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        self.attempt += 1
        ask = ask_round(self.about, self.prefix, self.attempt, self.trouble, alone=self.alone)
        last = self.prefix.last
        ask = bind_ask(ask, self.task.engine, last.edge if last else None, self.attempt)
        stream = self.task.engine.stream_text(ask)
        before = self.prefix.number
        try:
            with stream:
                listening = Listening(self, Hearing(before, self.manner), ask.seed)
                if self.task.engine.can_continue:
                    listening.feed(ask.prefix)
                listening.hear(stream)
        except EngineError as error:
            self._note_fault(error, stream)
        finally:
            self._note_usage(stream.usage)

    def _note_usage(self, usage: Usage) -> None:
        before = self._name
        self.usages.append(usage)
        if self._name != before:
            self._tell(Stage.ENGINE_CHANGED, f"{self._name} goes on.")

    def _note_fault(self, error: EngineError, stream: TextStream) -> None:
        """An answer that broke off may be asked for again; an engine that does not answer at all is left."""
        self.broken += 1
        if not stream.usage.tokens_out or self.broken >= _MOST_BROKEN:
            self._finish(str(error).rstrip("."))

    def _finish(self, why: str) -> None:
        if not self.finished:
            self.finished = True
            self.messages.append(f"{why}; Knotty wrote the rounds from Rnd {self.prefix.number} on.")

    def take_step(self, heard: Heard) -> None:
        """Take what a line without a number says of the ring."""
        self.prefix = take_step(self.prefix, heard.text, heard.terms or Terms.US)

    def take(self, heard: Heard, seed: int) -> bool:
        """Verify a line for the round that is due, in the terms it is in or may be in; say whether it is."""
        number, line = self.prefix.number, heard.text.partition(": ")[2]
        self.attempt = max(1, self.attempt)
        result = self._prove(line, heard)
        if isinstance(result, Refusal):
            trouble = Trouble(number, result.findings, result.fault, self.attempt)
            self.refuse(line, explain_back(trouble, self.prefix.last, self.about.wanted(self.prefix)), seed)
            return False
        self.tries.append(Try(number, self.attempt, line, verified=True, seed=seed))
        self.prefix, self.attempt, self.trouble, self.in_a_row = result, 0, "", 0
        self._tell(Stage.ROUND_VERIFIED, f"Rnd {number} adds up.", self._say_last())
        return True

    def _prove(self, line: str, heard: Heard) -> Prefix | Refusal:
        first, *others = self._list_terms(heard)
        result = self._prove_in(line, first)
        for terms in others if isinstance(result, Refusal) else ():
            other = self._prove_in(line, terms)
            result = other if isinstance(other, Prefix) else result
        return result

    def _prove_in(self, line: str, terms: Terms) -> Prefix | Refusal:
        result = prove_line(self.prefix, line, terms, self.attempt)
        fault = self._find_fault(result) if isinstance(result, Prefix) else ""
        return Refusal(line, fault=fault) if fault else result

    def _list_terms(self, heard: Heard) -> tuple[Terms, ...]:
        """A word that only one dialect has decides it."""
        first = heard.terms or Terms.US
        return (first,) if self.manner.certain else (first, Terms.UK if first is Terms.US else Terms.US)

    def refuse(self, line: str, why: str, seed: int) -> None:
        """Note that a try came to nothing."""
        number, self.attempt = self.prefix.number, max(1, self.attempt)
        self.tries.append(Try(number, self.attempt, line, verified=False, why=why, seed=seed))
        self.trouble = f'Your last try was: "{line}"\nIt cannot be worked: {why}\n' if line else f"{why}\n"
        if self.attempt < MOST_TRIES:
            self._tell(Stage.ROUND_RETRIED, f"Rnd {number} did not add up; it is being written again.", line)

    # -- mending ---------------------------------------------------------------------------------------------------

    def _mend(self) -> None:
        """Write the round that is due by code; where nothing fits, go back to the last round that something fits."""
        brief, rounds = self.task.brief, [proven.worked for proven in self.prefix.rounds]
        mended = mend_prefix(rounds, self._prove_mended, brief.motif, self.about.maker.shape)
        if mended is None:
            raise OwnFault(f"no round begins a {brief.motif}")
        self._note_mended(mended.proven, mended.dropped)

    def _prove_mended(self, kept: int, course: Course) -> Prefix | None:
        if self.gone_back <= kept < len(self.prefix.rounds):  # it led nowhere once: go back further, or never end
            return None
        result = prove_course(self.prefix.cut(kept), course, Writer.MENDED, max(1, self.attempt))
        return result if isinstance(result, Prefix) and not self._find_fault(result) else None

    def _find_fault(self, prefix: Prefix) -> str:
        """Why the last round, though it works, is not what was asked for; empty where it is."""
        motif, rounds = self.task.brief.motif, [proven.worked for proven in prefix.rounds]
        shape = shape_fault(rounds, self.about.maker.shape, motif, last=prefix.is_whole)
        return shape or departs(motif, rounds)

    def _note_mended(self, mended: Prefix, dropped: int) -> None:
        if dropped:
            first, last = len(mended.rounds), len(self.prefix.rounds)
            self.finished, self.dropped, self.gone_back = True, self.dropped + dropped, first - 1
            which = f"Rnd {last} was" if first == last else f"Rnds {first} to {last} were"
            self.messages.append(f"Nothing could be worked on Rnd {last}; {which} dropped, and Knotty wrote the rest.")
            self._tell(Stage.ROUNDS_DROPPED, self.messages[-1])
        self.prefix, self.attempt, self.trouble = mended, 0, ""
        self.in_a_row += 1
        self._tell(Stage.ROUND_MENDED, f"Knotty wrote Rnd {len(mended.rounds)}.", self._say_last())
        if self.in_a_row >= _MOST_MENDED and not mended.is_whole:
            self._finish("The model could not go on")

    def _say_last(self) -> str:
        """The last round in the maker's own terms."""
        return write_line(self.prefix.rounds[-1].line, self.task.brief.terms)

    def _tell(self, stage: Stage, words: str, text: str = "") -> None:
        done, rounds = len(self.prefix.rounds), len(self.prefix.colours)
        spent = self.task.clock() - self.began
        left = spent / done * (rounds - done) if done else None
        self.task.watch.listen(Event(stage, words, self._name, done, rounds, text, left))

    @property
    def _name(self) -> str:
        return next((usage.engine for usage in reversed(self.usages) if usage.tokens_out), self.task.engine.name)
