"""Putting together what people write apart: groups without brackets, sides and corners told one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    Group,
    Instruction,
    Into,
    Kind,
    Limit,
    LimitKind,
    Readings,
    Repeat,
    Which,
    Work,
)

_ONE_PLACE = (Which.NEXT, Which.SAME, Which.FIRST, Which.LAST)


def gather_groups(items: Sequence[Instruction]) -> list[Instruction]:
    """Take `2 dc, ch 2, 3 dc in same sp` without brackets for one group, with the literal reading as the other."""
    made: list[Instruction] = []
    for item in items:
        made.append(_gather_inside(item))
        begin = _find_group(made)
        if begin is None:
            continue
        run = made[begin:]
        last = run[-1]
        if isinstance(last, Work):
            whole = Group((*run[:-1], replace(last, into=None)), last.into, run[0].span.to(last.span))
            labels = ("all of it in that place", "only the last stitches in that place")
            doubt = Readings(((whole,), tuple(run)), labels, "a group without brackets", usual=True, span=whole.span)
            made[begin:] = [doubt]
    return made


def _gather_inside(item: Instruction) -> Instruction:
    if isinstance(item, Readings):
        options = tuple(tuple(gather_groups(option)) for option in item.options)
        return item if options == item.options else replace(item, options=options)
    if not isinstance(item, Repeat):
        return item
    body = tuple(gather_groups(item.body))
    return item if body == item.body else replace(item, body=body)


def _find_group(made: Sequence[Instruction]) -> int | None:
    """Where the stitches without a place of their own begin that end in the last item's place; None if they do not."""
    last = made[-1]
    if not (isinstance(last, Work) and last.into and last.into.count == 1 and last.into.which in _ONE_PLACE):
        return None
    begin, has_chain = len(made) - 1, False
    while begin > 0 and _is_placeless(made[begin - 1]):
        begin -= 1
        has_chain = has_chain or isinstance(made[begin], Chain)
    while begin < len(made) - 1 and isinstance(made[begin], Chain):
        begin += 1  # a chain before the first stitch lies between groups
    inner = made[begin:-1]
    return begin if has_chain and any(isinstance(item, Chain) for item in inner) and inner else None


def _is_placeless(item: Instruction) -> bool:
    return isinstance(item, Chain) or (isinstance(item, Work) and item.into is None and item.stitch != "sl st")


def interleave_corners(items: list[Instruction]) -> list[Instruction]:
    """Work `sc in each dc around, 3 sc in each corner` as side and corner by turns, not one after the other."""
    for index in range(len(items) - 1):
        both = _take_turns(items[index], items[index + 1])
        if both is not None:
            return [*items[:index], both, *items[index + 2 :]]
    return items


def _take_turns(side: Instruction, corner: Instruction) -> Repeat | None:
    if not (isinstance(side, Work) and isinstance(corner, Work | Group)):
        return None
    along, into = side.into, corner.into
    if along is None or into is None or not _goes_around(along) or into.which is not Which.EACH or not into.targets:
        return None
    goal = into.targets[0]
    if goal.kind not in (Kind.CORNER, Kind.SPACE):
        return None
    limit = Limit(LimitKind.CORNER) if goal.kind is Kind.CORNER else Limit(LimitKind.TARGET, target=goal)
    body = (
        replace(side, into=replace(along, limit=limit)),
        replace(corner, into=replace(into, which=Which.NEXT, limit=None)),
    )
    return Repeat(body, 0, Limit(LimitKind.AROUND), star=False, span=side.span.to(corner.span))


def _goes_around(into: Into) -> bool:
    if into.which is not Which.EACH or not into.targets:
        return False
    whole = into.limit is None or into.limit.kind in (LimitKind.AROUND, LimitKind.ACROSS)
    return whole and into.targets[0].kind is Kind.STITCH
