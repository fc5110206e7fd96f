"""A design that was written, changed: its brief by edits, its rounds kept where the motif is.

Rounds that a change asks for beyond those there are are code's; those of another motif are asked for again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from knotty.craft.brief import Brief
from knotty.craft.wishes import NO_WISHES, Wishes
from knotty.designer.compose_layout import Limits
from knotty.designer.edits import Subject, apply_edit, read_edit
from knotty.designer.facts import add_wishes, read_facts
from knotty.designer.make_design import Written, ask_rounds
from knotty.designer.mend_prefix import mend_prefix
from knotty.designer.motif_traits import departs, shape_fault
from knotty.designer.progress import UNWATCHED, Watch, Writer
from knotty.designer.proof import Prefix, Refusal, prove_course
from knotty.designer.task import BriefTask
from knotty.designer.write import letter_yarns
from knotty.designer.write_rounds import WrittenRounds
from knotty.llm.failover import Failover
from knotty.motifs.in_rounds import Course
from knotty.motifs.wardrobe import find_maker

_WROTE = "Knotty wrote {} of the changed piece."


def edit_brief(brief: Brief, prompt: str, edits: Sequence[str], limits: Limits, wishes: Wishes = NO_WISHES) -> Brief:
    """Return the brief with every change made, in order, and told of; itself without any.

    `wishes`: what was chosen beside the prompt. Raises PromptRefused for a change that is none.
    """
    if not edits:
        return brief
    facts = add_wishes(read_facts(prompt, max_squares=limits.squares, max_rounds=limits.rounds), wishes)
    subject, told = Subject(brief, facts, prompt), list[str]()
    for words in edits:
        subject = apply_edit(subject, read_edit(words), limits)
        told += subject.brief.remarks
    return replace(subject.brief, remarks=tuple(dict.fromkeys(told)))


def edit_design(
    written: Written, brief: Brief, task: BriefTask, engines: Failover, watch: Watch = UNWATCHED
) -> Written:
    """Return the design with `brief` in the place of its own, and rounds that go with it.

    Raises DesignCancelled; an engine is asked only where a model wrote the rounds and the motif is another now.
    """
    if brief is written.outcome.brief:
        return written
    outcome = replace(written.outcome, brief=brief)
    if brief.motif is not written.outcome.brief.motif:
        return Written(outcome, ask_rounds(task, outcome, engines, watch))
    return Written(outcome, keep_rounds(written.rounds, brief) if written.rounds else None)


def keep_rounds(written: WrittenRounds, brief: Brief) -> WrittenRounds | None:
    """Return the written rounds as far as `brief` has so many, and more by code; None where none can be worked on."""
    names, maker = letter_yarns(brief), find_maker(brief.motif)
    prefix = Prefix(maker.name, tuple(names[index] for index in brief.colour_order), written.prefix.ring)
    for proven in written.prefix.rounds[: brief.rounds]:
        result = prove_course(prefix, proven.course, proven.writer, proven.tries)
        if isinstance(result, Refusal) or _find_fault(result, brief):
            break
        prefix = result
    whole = _continue(prefix, brief)
    if whole is None:
        return None
    same = (mine.course == its.course for mine, its in zip(whole.rounds, written.prefix.rounds, strict=False))
    kept = sum(takewhile(bool, same))
    said = (_WROTE.format(_name_rounds(kept + 1, brief.rounds)),) if kept < brief.rounds else ()
    return WrittenRounds(whole, written.draft, (*written.messages, *said))


def _name_rounds(first: int, last: int) -> str:
    return f"Rnd {first}" if first == last else f"Rnds {first} to {last}"


def _continue(prefix: Prefix, brief: Brief) -> Prefix | None:
    """The prefix with the rounds that are missing, written by code; rounds that lead nowhere are given up."""
    gone_back = brief.rounds
    while not prefix.is_whole:
        now, limit = prefix, gone_back

        def prove(kept: int, course: Course, now: Prefix = now, limit: int = limit) -> Prefix | None:
            if limit <= kept < len(now.rounds):
                return None
            result = prove_course(now.cut(kept), course, Writer.MENDED)
            return result if isinstance(result, Prefix) and not _find_fault(result, brief) else None

        rounds = [proven.worked for proven in prefix.rounds]
        mended = mend_prefix(rounds, prove, brief.motif, find_maker(brief.motif).shape)
        if mended is None:
            return None
        prefix = mended.proven
        gone_back = len(prefix.rounds) - 1 if mended.dropped else gone_back
    return prefix


def _find_fault(prefix: Prefix, brief: Brief) -> str:
    """Why the last round, though it works, is not of the motif; empty where it is."""
    rounds = [proven.worked for proven in prefix.rounds]
    shape = shape_fault(rounds, find_maker(brief.motif).shape, brief.motif, last=prefix.is_whole)
    return shape or departs(brief.motif, rounds)
