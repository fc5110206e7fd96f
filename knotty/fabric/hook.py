"""Working a whole pattern: round after round, every doubt tried, what fits best kept. One line is line's.

States are kept side by side while a doubt is open (a beam): a reading that leads to fewer errors wins, among equals
the usual one. So the round before, the declared count and the rounds after all have a say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.finding import Finding, Verdict, judge_findings
from knotty.craft.instructions import Join, Unread, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import Fabric, WorkedRound
from knotty.fabric.line import Setting, State, work_line
from knotty.fabric.readings import find_variants

MAX_STATES = 6


def work_pattern(pattern: Pattern) -> tuple[Fabric, tuple[Finding, ...]]:
    """Work every part of `pattern`; return what came out and every finding, in the order of the text.

    Never raises for any pattern that can be read; steps and memory are bounded (needle.MAX_ROUND_STITCHES,
    line.MAX_STITCHES).
    """
    states: tuple[State, ...] = (State(Edge()),)
    for part_index, part in enumerate(pattern.parts):
        joins = _joins_rounds(part)
        states = tuple(replace(state, label="", first=True) for state in states)
        for line_index, line in enumerate(part.lines):
            if line.kind is LineKind.NOTE:
                continue
            for number in range(max(1, len(line.labels))):
                setting = Setting(pattern.terms, part.name, part_index, line_index, joins, line, number)
                states = _advance(states, setting)
    best = min(states, key=lambda state: state.cost)
    findings = tuple(finding for worked in best.rounds for finding in worked.findings)
    return Fabric(best.rounds, tuple(_judge_round(worked) for worked in best.rounds)), findings


def _judge_round(worked: WorkedRound) -> Verdict:
    unread = any(isinstance(node, Unread) for node in walk_instructions(worked.round.body))
    verdict = judge_findings(worked.findings)
    return Verdict.UNREAD if unread and verdict is not Verdict.WRONG else verdict


def _joins_rounds(part: Part) -> bool:
    """A join left out is an error only where the part joins other rounds."""
    rounds = [line for line in part.lines if line.kind is LineKind.ROUND]
    return any(isinstance(node, Join) for line in rounds for node in walk_instructions(line.body))


def _advance(states: Sequence[State], setting: Setting) -> tuple[State, ...]:
    """Work one line from every state in every reading; return the best states, best first."""
    variants = find_variants(setting.line.body)
    following: list[State] = []
    for state in states:
        for variant in variants:
            after = work_line(state, setting, variant)
            following.append(after)
            if after.errors == state.errors and not after.suppressed and setting.declared:
                break  # the usual reading makes what the text declares: no other can fit better
    return _prune(following)


def _prune(states: list[State]) -> tuple[State, ...]:
    """Errors never go away, so a state with more of them than the best cannot win; of twins the cheaper is kept."""
    fewest = min(state.errors for state in states)
    kept: list[State] = []
    for state in sorted(states, key=lambda state: state.cost):
        if state.errors == fewest and not any(state.is_twin(other) for other in kept):
            kept.append(state)
    return tuple(kept[:MAX_STATES])
