"""From a task to a pattern: the Brief, then its rounds one by one, then the whole piece around them.

What code knows is added here by the motifs; whether the whole is right is for the caller to check from its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.brief import Brief
from knotty.craft.pattern import Pattern
from knotty.designer.brief_source import BriefOutcome, find_brief
from knotty.designer.draft import Draft
from knotty.designer.fit import write_fitting
from knotty.designer.own_course import find_own_course
from knotty.designer.progress import UNWATCHED, Event, Stage, Watch, Writer
from knotty.designer.task import BriefTask
from knotty.designer.write_rounds import RoundsTask, WrittenRounds, write_rounds
from knotty.llm.failover import Failover
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.special import explain_stitches, note_behind, note_spikes
from knotty.motifs.wardrobe import find_maker
from knotty.motifs.written import written_maker

_IN_ROUNDS = (Shape.SQUARE, Shape.HEXAGON, Shape.CIRCLE)


@dataclass(frozen=True, slots=True)
class Made:
    """A pattern, not yet checked. `writers` and `tries`: of the motif's rounds; empty where the composer wrote them."""

    brief: Brief
    pattern: Pattern
    writers: tuple[Writer, ...] = ()
    tries: tuple[int, ...] = ()
    maker: Maker | None = None
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A Brief and, where a model wrote some of them, the rounds of its motif."""

    outcome: BriefOutcome
    rounds: WrittenRounds | None = None

    @property
    def draft(self) -> Draft:
        """What the model gave for the rounds."""
        return self.rounds.draft if self.rounds else Draft()


def write_design(task: BriefTask, engines: Failover, watch: Watch = UNWATCHED) -> Written:
    """Return the Brief and its rounds. Raises DesignCancelled; no EngineError, whatever the engines do."""
    watch.listen(Event(Stage.BEGUN, "Thinking of colours and a motif.", engines.name))
    outcome = find_brief(task, engines, watch.stop)
    brief = outcome.brief
    palette = tuple((colour.name, colour.hex) for colour in brief.palette)
    said = f"{brief.title}: {len(palette)} colours, {brief.rounds} rounds."
    watch.listen(
        Event(Stage.BRIEF_READY, said, outcome.engine_name, 0, brief.rounds, title=brief.title, palette=palette)
    )
    return Written(outcome, ask_rounds(task, outcome, engines, watch))


def ask_rounds(
    task: BriefTask, outcome: BriefOutcome, engines: Failover, watch: Watch = UNWATCHED
) -> WrittenRounds | None:
    """Return the rounds of the outcome's Brief as a model writes them; None where they are not a model's to write."""
    if outcome.usage is None or not _is_in_rounds(outcome.brief):
        return None
    return write_rounds(
        RoundsTask(
            task.prompt,
            outcome.brief,
            engines,
            task.seed,
            time_left=lambda: engines.deadline.left_s,
            watch=watch,
        )
    )


def _is_in_rounds(brief: Brief) -> bool:
    """Panels are drawn to a size, row by row, which code does; so are squares worked in rows."""
    return find_maker(brief.motif).shape in _IN_ROUNDS and find_own_course(brief.motif, brief.rounds) is not None


def list_patterns(written: Written) -> Iterator[Made]:
    """Yield the whole pattern, best first: with the written rounds, at last with the motif's own instead.

    Rounds that are right by themselves may still leave an edge that nothing can be joined or bordered on.
    """
    brief, rounds = written.outcome.brief, written.rounds
    if rounds is not None and any(proven.writer is Writer.MODEL for proven in rounds.prefix.rounds):
        proven = rounds.prefix.rounds
        try:
            maker = _explain_maker([one.course for one in proven], brief, rounds.prefix.ring)
            fitted, pattern = write_fitting(brief, maker)
        except ValueError:
            pass
        else:
            writers, tries = tuple(one.writer for one in proven), tuple(one.tries for one in proven)
            yield Made(fitted, pattern, writers, tries, maker, rounds.messages)
    messages = () if rounds is None else (*rounds.messages, "The rounds of the motif are Knotty's own.")
    fitted, pattern = write_fitting(brief)
    yield Made(fitted, pattern, messages=messages)


def _explain_maker(courses: Sequence[Course], brief: Brief, ring_chains: int) -> Maker:
    """Return the maker of the courses with what the motif's own text would explain. Raises as written_maker does."""
    bodies = [course.body for course in courses]
    special, notes = explain_stitches(bodies), note_spikes(bodies)
    return written_maker([*map(note_behind, courses)], find_maker(brief.motif), ring_chains, special, notes)
