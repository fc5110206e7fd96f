"""Instructions that stand elsewhere in the text, or in other yarns: the same tree with other spans and letters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, get_args

from knotty.craft.instructions import FastenOff, Instruction, Into, TakeYarn
from knotty.craft.pattern import Declared
from knotty.craft.span import Span

_Tree = TypeVar("_Tree")


def relocate(tree: _Tree, by: int, yarns: Mapping[str, str]) -> _Tree:
    """Return an instruction, a count, or a tuple of them, `by` characters further on, its yarns called as `yarns` say.

    What stands nowhere goes on standing nowhere.
    """
    moved: _Tree = _relocate(tree, by, yarns)
    return moved


def _relocate(tree: Any, by: int, yarns: Mapping[str, str]) -> Any:
    kind = type(tree)
    if kind is tuple:
        return tuple([_relocate(item, by, yarns) for item in tree]) if tree else tree
    plan = _PLANS.get(kind)
    if plan is None:
        return tree
    get, deep, spanned = plan
    values = list(get(tree))
    start, end = values[spanned]
    if start >= 0:
        values[spanned] = Span(start + by, end + by)
    for at in deep:
        if values[at]:
            values[at] = _relocate(values[at], by, yarns)
    if kind is TakeYarn or kind is FastenOff:
        values[0] = yarns.get(values[0], values[0])
    return kind(*values)


def _plan(kind: type) -> _Plan:
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names) if len(names) > 1 else _take_span
    return get, tuple(at for at, name in enumerate(names) if name in DEEP), names.index("span")


def _take_span(node: Any) -> tuple[Any, ...]:
    return (node.span,)


# How to take a node apart: all its fields, which of them hold others with spans, which is its own span.
_Plan: TypeAlias = tuple[Callable[[Any], tuple[Any, ...]], tuple[int, ...], int]
DEEP = ("body", "options", "into")
MOVED = (*get_args(Instruction), Into, Declared)  # what has a span; a Target, a Limit and a Live stand nowhere
_PLANS: Mapping[type, _Plan] = {kind: _plan(kind) for kind in MOVED}
