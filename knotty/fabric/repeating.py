"""Repeats on the hook: counted ones, and those that go on while they fit before their limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from knotty.craft.instructions import Chain, Group, Instruction, LimitKind, Repeat, Which, Work
from knotty.fabric.needle import Mark, Stuck

if TYPE_CHECKING:
    from knotty.fabric.worker import RoundWorker

MAX_REPEATS = 20_000  # of one repeat; a round never has so many


def work_repeat(worker: RoundWorker, item: Repeat) -> bool:
    """Work a repeat; False (and the worker told) where it does not fit."""
    if item.times > MAX_REPEATS:
        worker.needle.budget.exhaust()
        return False
    return _repeat_limited(worker, item) if item.limit else _repeat_counted(worker, item)


def _repeat_counted(worker: RoundWorker, item: Repeat) -> bool:
    for number in range(item.times):
        last = item.last is not None and number == item.times - 1
        if not worker.run(item.body[: item.last] if last else item.body):
            return False
    return True


def _repeat_limited(worker: RoundWorker, item: Repeat) -> bool:
    """Again and again until it no longer fits before the limit. The first time must fit."""
    needle, limit = worker.needle, item.limit
    before = needle.end
    inner = limit is not None and limit.kind in (LimitKind.CORNER, LimitKind.TARGET, LimitKind.LAST)
    needle.end = min(before, needle.find_limit(limit))
    marks = [needle.mark()]
    while len(marks) < MAX_REPEATS and _try(worker, item.body):
        marks.append(needle.mark())
    stuck = needle.stuck
    done = len(marks) > 1 or inner
    if item.last is not None:
        done = _end_at_mark(worker, item, marks) or done
    else:
        done = _end_in_between(worker, item.body) or done
    needle.end = before
    if not done and not worker.refused:
        needle.stuck = stuck or Stuck("K206", None)
        worker.fail(item)
    return done


def _try(worker: RoundWorker, body: Sequence[Instruction]) -> bool:
    """Work `body` if it fits and uses up places; leave everything as it was if not."""
    needle = worker.needle
    mark = needle.mark()
    worker.trying += 1
    fitted = worker.run(body)
    worker.trying -= 1
    if fitted and needle.cursor > mark.cursor:
        return True
    needle.go_back(mark)
    return False


def _end_at_mark(worker: RoundWorker, item: Repeat, marks: Sequence[Mark]) -> bool:
    """`ending last rep at **`: one more time up to the mark where that fits, else the last time is cut there."""
    cut = item.body[: item.last]
    if _try(worker, cut):
        return True
    if all(isinstance(part, Chain) for part in cut):
        return worker.run(cut)  # a chain uses nothing up: it follows the last group whether places are left or not
    if len(marks) > 1:
        worker.needle.go_back(marks[-2])
        return _try(worker, cut)
    return False


def _end_in_between(worker: RoundWorker, body: Sequence[Instruction]) -> bool:
    """Around may end where only `each ... to corner` is left: a round that began in the middle of a side."""
    sides = 0
    while sides < len(body) and _works_side(body[sides]):
        sides += 1
    return 0 < sides < len(body) and _try(worker, body[:sides])


def _works_side(item: Instruction) -> bool:
    into = item.into if isinstance(item, Work | Group) else None
    return into is not None and into.which is Which.EACH
