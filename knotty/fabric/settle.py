"""The pattern as it was worked: every doubt settled as the hook settled it. Working it is hook's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knotty.craft.pattern import Pattern, Round
from knotty.fabric.fabric import Fabric, WorkedRound


def settle_pattern(pattern: Pattern, fabric: Fabric) -> Pattern:
    """Return `pattern` without Readings where `fabric` shows which one was taken.

    A range whose rounds were taken differently becomes a line for each of them.
    """
    worked: dict[tuple[int, int], list[WorkedRound]] = {}
    for each in fabric.rounds:
        worked.setdefault((each.part, each.line), []).append(each)
    parts = []
    for number, part in enumerate(pattern.parts):
        pairs = ((line, worked.get((number, index), ())) for index, line in enumerate(part.lines))
        parts.append(replace(part, lines=tuple(settled for line, rounds in pairs for settled in _settle(line, rounds))))
    return replace(pattern, parts=tuple(parts))


def _settle(line: Round, worked: Sequence[WorkedRound]) -> Iterator[Round]:
    """The line itself where it was not worked as it stands: a note, rounds again, what the budget did not reach."""
    if not worked or line.again or tuple(each.label for each in worked if each.label) != line.labels:
        yield line
        return
    bodies = {each.round.body for each in worked}
    if len(bodies) == 1:
        yield replace(line, body=worked[0].round.body)
        return
    for each in worked:
        yield replace(line, labels=(each.label,), body=each.round.body, declared=each.declared)
