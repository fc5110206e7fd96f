"""What settles a doubt, and what leaves it open. Working the readings is hook's.

A reading that fits nowhere else is settled by the count, the round before or the rounds after. Where two fit, the
text may point to one (a join to the top of the chain), or the groups of the round are alike in one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from knotty.craft.finding import Finding
from knotty.craft.instructions import Kind
from knotty.fabric.edge import Edge, Place
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.line import State
from knotty.fabric.readings import Variant

Key = tuple[int, int, str, int]  # part, line, label, which doubt of the line
_ODD_GROUP = 3  # weighs more than a text that points the other way: people join "to first dc" over a counted chain


def weigh_reading(variant: Variant, edge: Edge) -> int:
    """Return how much speaks against a reading of a round that fits: 0 is nothing."""
    doubts = [(doubt, index) for doubt, index in variant.chosen if doubt.quiet]
    if not doubts:
        return 0
    against = sum(doubt.told and index > 0 for doubt, index in doubts)
    return against + (_ODD_GROUP if _begins_oddly(edge) else 0)


def _begins_oddly(edge: Edge) -> bool:
    """The first group has a number of stitches that no other has, and there are others."""
    sizes = [len(run) for run in _split_groups(edge)]
    return len(sizes) > 2 and sizes[0] not in sizes[1:]


def _split_groups(edge: Edge) -> list[list[Place]]:
    """Stitches between spaces; where there are no spaces, those worked in one place. A ring's ends belong together."""
    places = [place for place in edge.places if place.kind is not Kind.GAP]
    by_space = any(place.kind is Kind.SPACE for place in places)
    runs: list[list[Place]] = [[]]
    for place in places:
        if place.kind is Kind.SPACE:
            runs.append([])
        elif runs[-1] and not by_space and runs[-1][-1].group != place.group:
            runs.append([place])
        else:
            runs[-1].append(place)
    if edge.ring and len(runs) > 1 and (by_space or (runs[-1] and runs[-1][-1].group == runs[0][0].group)):
        runs[0] = [*runs.pop(), *runs[0]]
    return [run for run in runs if run]


def find_open_doubts(best: State, others: Iterable[State]) -> frozenset[Key]:
    """Return the doubts of `best` that another state, as good, reads in another way."""
    return best.open.union(*(_differ(best, other) for other in others if other is not best))


def _differ(best: State, other: State) -> Iterator[Key]:
    for mine, theirs in _walk_back(best, other):
        if mine.worked is None or theirs.worked is None or theirs.against > mine.against:
            continue
        for number, (one, two) in enumerate(zip(mine.chosen, theirs.chosen, strict=False)):
            if one != two:
                yield _key(mine.worked, number)


def _walk_back(one: State | None, two: State | None) -> Iterator[tuple[State, State]]:
    """Both pasts line by line, back to where they part."""
    while one is not None and two is not None and one is not two:
        yield one, two
        one, two = one.before, two.before


def _key(worked: WorkedRound, number: int) -> Key:
    return (worked.part, worked.line, worked.label, number)


def merge_twin(kept: State, dropped: State) -> State:
    """Return `kept`, remembering the doubts that the twin it stands for read differently and with other counts."""
    lost = {
        _key(mine.worked, number)
        for mine, theirs in _walk_back(kept, dropped)
        if mine.worked and theirs.worked and mine.worked.counts != theirs.worked.counts
        if theirs.against <= mine.against
        for number, (one, two) in enumerate(zip(mine.chosen, theirs.chosen, strict=False))
        if one != two
    }
    return replace(kept, open=kept.open | lost | dropped.open) if lost or dropped.open else kept


def keep_open(states: Sequence[State], dropped: Iterable[State]) -> tuple[State, ...]:
    """Return `states`, each remembering the doubts that states left out for want of room read differently."""
    lost = frozenset(key for other in dropped for key in _differ(states[0], other))
    return tuple(replace(state, open=state.open | lost) if lost else state for state in states)


def list_findings(best: State, states: Iterable[State], rounds: Sequence[WorkedRound]) -> Iterator[Finding]:
    """Yield every finding of `rounds`, which lead to `best`, less what was assumed where the evidence settles it."""
    open_doubts = find_open_doubts(best, states)
    for state, worked in zip((state for state in best.past if state.worked), rounds, strict=True):
        settled = {
            doubt.span
            for number, (doubt, index) in enumerate(state.chosen)
            if doubt.quiet and _key(worked, number) not in open_doubts
            if worked.declared is not None or not (doubt.told and index)  # against the text's own word only a count
        }
        yield from (finding for finding in worked.findings if finding.code != "K301" or finding.span not in settled)
