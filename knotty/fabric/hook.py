"""Working a whole pattern: round after round, every doubt tried, what fits best kept. One line is line's.

States are kept side by side while a doubt is open (a beam): a reading that leads to fewer errors wins, among equals
the usual one. So the round before, the declared count and the rounds after all have a say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.instructions import Join, StartChain, TakeYarn, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.fabric.beam import advance
from knotty.fabric.blame import mark_lopsided, settle_blame
from knotty.fabric.budget import Budget
from knotty.fabric.edge import Edge
from knotty.fabric.evidence import list_findings
from knotty.fabric.fabric import Fabric
from knotty.fabric.flatness import find_flatness
from knotty.fabric.line import Setting, State
from knotty.fabric.rows import judge_kinds
from knotty.fabric.trail import NOTHING_WORKED

_LETTER = re.compile(r"[A-Z]")


def work_pattern(pattern: Pattern) -> tuple[Fabric, tuple[Finding, ...]]:
    """Work every part of `pattern`; return what came out and every finding, in the order of the text.

    Never raises for any pattern that can be read. Steps and memory are bounded (budget.MAX_STEPS): past the bound one
    finding says so, and what follows is not worked.
    """
    settings = list(_list_lines(pattern, Budget()))
    states = _work_lines(settings)
    best = _find_best(states)
    rounds = mark_lopsided(settle_blame(best, settings), settings)
    findings = list(list_findings(best, states, rounds))
    findings += _find_unlisted_yarns(pattern)
    fabric = Fabric(rounds)
    return fabric, (*findings, *find_flatness(pattern, fabric))


def work_rounds(pattern: Pattern) -> Fabric:
    """Work a pattern that is known to be right: what comes out, without what there is to say of it."""
    return Fabric(_find_best(_work_lines(list(_list_lines(pattern, Budget())))).rounds)


def _work_lines(settings: Sequence[Setting]) -> tuple[State, ...]:
    states: tuple[State, ...] = (State(Edge(), trail=NOTHING_WORKED),)
    for setting in settings:
        if setting.begins_part:
            states = tuple(replace(state, label="", first=True) for state in states)
        states = advance(states, setting)
        if setting.budget.spent and _is_refused(states[0]):
            break
    return states


def _find_best(states: Sequence[State]) -> State:
    return min(states, key=lambda state: state.cost)


def _list_lines(pattern: Pattern, budget: Budget) -> Iterator[Setting]:
    """Every line that is worked, a range once for each of its rounds."""
    for part_index, written in enumerate(pattern.parts):
        part = replace(written, lines=judge_kinds(written.lines))
        joins, chains = _joins_rounds(part), _chains_rounds(part)
        begins, last = True, _find_last(part)
        for line_index, line in enumerate(part.lines):
            if line.kind is LineKind.NOTE:
                continue
            for worked in (*line.again, line):
                for number in range(max(1, len(worked.labels))):
                    ends = line_index == last and number == len(worked.labels) - 1
                    yield Setting(
                        pattern.terms, part.name, part_index, line_index, joins, worked, number, budget, begins, ends,
                        pattern.parts, chains,
                    )  # fmt: skip
                    begins = False


def _find_last(part: Part) -> int:
    """The index of the part's last round; -1 where it has none."""
    return max((index for index, line in enumerate(part.lines) if line.labels), default=-1)


def _find_unlisted_yarns(pattern: Pattern) -> Iterator[Finding]:
    """Where the materials list yarns by letter, another letter in the rounds is worth a look."""
    listed = {use.letter for use in pattern.header.yarns}
    for part in pattern.parts if listed else ():
        for line in part.lines:
            for node in walk_instructions(line.body):
                if isinstance(node, TakeYarn) and _LETTER.fullmatch(node.colour) and node.colour not in listed:
                    message = f"takes yarn {node.colour}, which the materials do not list"
                    label = line.labels[0] if line.labels else ""
                    yield Finding("K403", CODES["K403"].severity, message, part.name, label, node.span)


def _is_refused(state: State) -> bool:
    return state.worked is not None and any(finding.code == "K105" for finding in state.worked.findings)


def _joins_rounds(part: Part) -> bool:
    """A join left out is an error only where the part joins other rounds."""
    rounds = [line for line in part.lines if line.kind is LineKind.ROUND]
    return any(isinstance(node, Join) for line in rounds for node in walk_instructions(line.body))


def _chains_rounds(part: Part) -> bool:
    """Rounds that begin with a chain go up a step: they are no spiral, whatever is not said of their ends."""
    rounds = [line for line in part.lines if line.kind is LineKind.ROUND]
    return any(isinstance(node, StartChain) for line in rounds for node in walk_instructions(line.body))
