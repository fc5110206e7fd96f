"""What a round comes to when it is worked again on a larger edge: its sides stretched, or its numbers grown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    Limit,
    LimitKind,
    Readings,
    Repeat,
    Target,
    Turn,
    Which,
    Work,
    walk_instructions,
)
from knotty.craft.stitches import STITCHES

Body = tuple[Instruction, ...]
_TO_CORNER = Limit(LimitKind.CORNER)
_SIDE_KINDS = (Kind.SPACE, Kind.GAP)
_SPAN = "span"


def stretch_body(body: Body) -> Body | None:
    """Return `body` with every counted run along a side going on to the next corner; None where it has none."""
    made = _stretch(body, _find_corner_sizes(body))
    return None if made == body else made


def run_on(body: Body) -> Body | None:
    """Return a stretched body that goes on with its side to the end of the round; None where its side is no run.

    A round that began in the middle of a side meets the other half of it after its last corner.
    """
    side = next((node for node in walk_instructions(body) if isinstance(node, Work) and _is_stretched(node)), None)
    at = next((index for index in range(len(body), 0, -1) if not isinstance(body[index - 1], _ENDS)), 0)
    if side is None or side.into is None or not at:
        return None
    rest = replace(side, into=replace(side.into, limit=Limit(LimitKind.AROUND)))
    return (*body[:at], rest, *body[at:])


def _is_stretched(node: Work) -> bool:
    return node.into is not None and node.into.which is Which.EACH and node.into.limit == _TO_CORNER


_ENDS = (Join, Turn, FastenOff)


def _find_corner_sizes(body: Body) -> frozenset[int]:
    """Sizes of the spaces that hold a group with a chain in it: those are corners, not sides."""
    return frozenset(
        target.chains
        for node in walk_instructions(body)
        if isinstance(node, Group) and node.into and any(isinstance(item, Chain) for item in node.body)
        for target in node.into.targets
        if target.kind is Kind.SPACE
    )


def _stretch(body: Sequence[Instruction], corners: frozenset[int]) -> Body:
    made: list[Instruction] = []
    index = 0
    while index < len(body):
        unit, length = _find_unit(body, index, corners)
        if unit:
            index += length
            _add_side(made, tuple(_single(item) for item in unit))
        else:
            made.append(_stretch_node(body[index], corners))
            index += 1
    return tuple(made)


def _find_unit(body: Sequence[Instruction], index: int, corners: frozenset[int]) -> tuple[Body, int]:
    """What is worked once along a side, `3 dc in next ch-1 sp, ch 1` or the brackets around it, and its length here."""
    item = body[index]
    if isinstance(item, Repeat) and not item.limit and item.last is None and _is_side(item.body, corners):
        return item.body, 1
    if not _is_side_work(item, corners):
        return (), 0
    follows = body[index + 1] if index + 1 < len(body) else None
    return ((item, follows), 2) if isinstance(follows, Chain) else ((item,), 1)


def _is_side(body: Body, corners: frozenset[int]) -> bool:
    return bool(body) and all(isinstance(item, Chain) or _is_side_work(item, corners) for item in body)


def _is_side_work(item: Instruction | None, corners: frozenset[int]) -> bool:
    if not isinstance(item, Work | Group) or item.into is None or item.into.which is not Which.NEXT:
        return False
    if isinstance(item, Group) and any(isinstance(inner, Chain) for inner in item.body):
        return False
    targets = item.into.targets
    return bool(targets) and all(t.kind in _SIDE_KINDS and not (t.chains and t.chains in corners) for t in targets)


def _single(item: Instruction) -> Instruction:
    """One time of what a unit does: `in each of next 2 sps` is `in next sp`, again and again."""
    if isinstance(item, Work | Group) and item.into is not None:
        return replace(item, into=replace(item.into, count=1))
    return item


def _add_side(made: list[Instruction], unit: Body) -> None:
    last = made[-1] if made else None
    if isinstance(last, Repeat) and last.limit == _TO_CORNER and last.body == unit:
        return  # a longer side says the same thing several times
    made.append(Repeat(unit, 0, _TO_CORNER, star=False, span=unit[0].span))


def _stretch_node(item: Instruction, corners: frozenset[int]) -> Instruction:
    if isinstance(item, Repeat):
        return replace(item, body=_stretch(item.body, corners)) if item.last is None else item
    if isinstance(item, Readings):
        return replace(item, options=tuple(_stretch(option, corners) for option in item.options))
    if isinstance(item, Work) and item.into is not None and _is_run(item, item.into):
        return replace(item, into=replace(item.into, which=Which.EACH, count=1, limit=_TO_CORNER))
    return item


def _is_run(item: Work, into: Into) -> bool:
    return (
        into.which is Which.NEXT
        and into.count > 1
        and STITCHES[item.stitch].consumes == 1
        and all(target.kind is Kind.STITCH for target in into.targets)
    )


# -- growing ---------------------------------------------------------------------------------------------------------


def grow_body(before: Body, last: Body, steps: int) -> Body | None:
    """Return what comes `steps` rounds after `last` when each number goes on as it went from `before` to `last`.

    None where the two do not say the same thing with other numbers, or nothing changed between them.
    """
    grown: Body | None = _grow(_plain(before), _plain(last), steps)
    if grown is None or grown == _plain(last) or any(_is_used_up(node) for node in walk_instructions(grown)):
        return None
    return grown


def _is_used_up(node: Instruction) -> bool:
    """Nothing is left of a number that has been going down."""
    into = getattr(node, "into", None)
    return getattr(node, "count", 1) < 1 or (isinstance(into, Into) and into.count < 1)


def _plain(body: Body) -> Body:
    """`sc, 2 sc in next st` as `sc in next st, ...`: so that it can be told from `sc in next 2 sts` by a number."""
    return tuple(_plain_node(item) for item in body)


def _plain_node(item: Instruction) -> Instruction:
    if isinstance(item, Work) and item.into is None:
        return replace(item, count=1, into=Into(Which.NEXT, (Target(Kind.STITCH),), item.count))
    if isinstance(item, Repeat):
        return replace(item, body=_plain(item.body))
    if isinstance(item, Readings):
        return replace(item, options=tuple(_plain(option) for option in item.options))
    return item


def _grow(before: Any, last: Any, steps: int) -> Any:
    """Compare two values of the instruction tree piece by piece; None where more than numbers differ."""
    if before == last:
        return last
    if isinstance(last, int) and isinstance(before, int) and not isinstance(last, bool):
        return last + (last - before) * steps
    if isinstance(last, tuple) and isinstance(before, tuple) and len(before) == len(last):
        grown = [_grow(a, b, steps) for a, b in zip(before, last, strict=True)]
        return None if any(item is None for item in grown) else tuple(grown)
    if type(before) is type(last) and is_dataclass(last) and not isinstance(last, type):
        return _grow_fields(before, last, steps)
    return None


def _grow_fields(before: Any, last: Any, steps: int) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(last):
        old, new = getattr(before, field.name), getattr(last, field.name)
        if field.name == _SPAN or old == new:
            continue
        grown = _grow(old, new, steps)
        if grown is None:
            return None
        changed[field.name] = grown
    return replace(last, **changed)
