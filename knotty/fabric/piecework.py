"""A piece worked line by line, as its lines come: what is worked stays worked. Whole patterns are hook's.

A value: working a line gives another piecework, and the one before it can be gone on from again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from knotty.craft.finding import Finding
from knotty.craft.instructions import Join, StartChain, walk_instructions
from knotty.craft.pattern import LineKind, Part, Round
from knotty.craft.terms import Terms
from knotty.fabric.beam import advance
from knotty.fabric.blame import mark_lopsided, settle_blame
from knotty.fabric.budget import Budget
from knotty.fabric.edge import Edge
from knotty.fabric.evidence import list_findings
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.line import Setting, State
from knotty.fabric.trail import NOTHING_WORKED


@dataclass(frozen=True, slots=True)
class Piecework:
    """One part in work: its lines so far and every way they can have gone, best first."""

    part: Part
    states: tuple[State, ...] = (State(Edge(), trail=NOTHING_WORKED),)
    settings: tuple[Setting, ...] = ()

    @property
    def rounds(self) -> tuple[WorkedRound, ...]:
        """The labelled rounds worked so far."""
        return tuple(worked for worked in self.states[0].rounds if worked.label)

    def work(self, line: Round, *, last: bool = False) -> tuple[Piecework, tuple[Finding, ...]]:
        """Return the piece with `line` worked, a round, a step or a note, and every finding of the piece so far.

        `last`: nothing follows, so that the shape the part's name promises must be there. The bound on steps is that
        of one pattern for each line. Never raises for a line that can be read; a line stands for one round, no range.
        """
        part = replace(self.part, lines=(*self.part.lines, line))
        if line.kind is LineKind.NOTE:
            return replace(self, part=part), ()
        nodes = [node for each in part.lines for node in walk_instructions(each.body)]
        setting = Setting(
            Terms.US, part.name, 0, len(part.lines) - 1, any(isinstance(node, Join) for node in nodes), line, 0,
            Budget(), not self.settings, last, (part,), any(isinstance(node, StartChain) for node in nodes),
        )  # fmt: skip
        states, settings = advance(self.states, setting), (*self.settings, setting)
        best = min(states, key=lambda state: state.cost)
        rounds = mark_lopsided(settle_blame(best, settings), settings)
        ordered = (best, *(state for state in states if state is not best))
        return Piecework(part, ordered, settings), tuple(list_findings(best, states, rounds))
