"""Telling rows from rounds by what they do: people call a round a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Group, Instruction, Join, Kind, MakeRing, Turn, Work, walk_instructions
from knotty.craft.pattern import LineKind, Round


def judge_kinds(lines: tuple[Round, ...]) -> tuple[Round, ...]:
    """Rows that are joined, or go round a ring without a turn, are rounds whatever they are called."""
    rows = [line for line in lines if line.kind is LineKind.ROW]
    if not rows:
        return _name_rows(lines)
    turns = any(isinstance(node, Turn) for line in lines for node in walk_instructions(line.body))
    joined = [_joins(line.body) for line in rows]
    ring = _is_in_ring(rows[0].body) or any(isinstance(n, MakeRing) for line in lines for n in line.body)
    if ring and not turns:
        return tuple(_as_round(line) for line in lines)
    closed = all(joined[1:]) if len(joined) > 1 else all(joined) and ring
    return tuple(_as_round(line) for line in lines) if ring and closed else lines


def _name_rows(lines: tuple[Round, ...]) -> tuple[Round, ...]:
    """`R1: ... turn.` is a row: R stands for either, and what turns each time and never joins is no round."""
    rounds = [line for line in lines if line.kind is LineKind.ROUND]
    if len(rounds) < _ENOUGH_TURNS or not all(line.labels and _SHORT.match(line.labels[0]) for line in rounds):
        return lines
    if any(_joins(line.body) for line in rounds) or not all(_turns(line.body) for line in rounds[:-1]):
        return lines
    return tuple(replace(line, kind=LineKind.ROW) if line.kind is LineKind.ROUND else line for line in lines)


def _turns(body: Sequence[Instruction]) -> bool:
    return any(isinstance(node, Turn) for node in body[-2:])


_SHORT = re.compile(r"r[ \t.]?\d", re.IGNORECASE)
_ENOUGH_TURNS = 2


def _as_round(line: Round) -> Round:
    again = tuple(_as_round(inner) for inner in line.again)
    return replace(line, kind=LineKind.ROUND, again=again) if line.kind is LineKind.ROW else replace(line, again=again)


def _joins(body: Sequence[Instruction]) -> bool:
    return any(isinstance(node, Join) for node in walk_instructions(tuple(body)))


def _is_in_ring(body: tuple[Instruction, ...]) -> bool:
    first = next((node for node in walk_instructions(body) if isinstance(node, Work | Group) and node.into), None)
    return first is not None and first.into is not None and any(t.kind is Kind.RING for t in first.into.targets)
