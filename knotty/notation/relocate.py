"""Instructions that stand elsewhere in the text, or in other yarns: the same tree with other spans and letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args

from knotty.craft.instructions import FastenOff, Instruction, Into, TakeYarn
from knotty.craft.pattern import Declared
from knotty.craft.span import Span

_Tree = TypeVar("_Tree")
_MOVED = (*get_args(Instruction), Into, Declared)  # what has a span; a Target, a Limit and a Live stand nowhere


def relocate(tree: _Tree, by: int, yarns: Mapping[str, str]) -> _Tree:
    """Return an instruction, a count, or a tuple of them, `by` characters further on, its yarns called as `yarns` say.

    What stands nowhere goes on standing nowhere.
    """
    moved: _Tree = _relocate(tree, by, yarns)
    return moved


def _relocate(tree: Any, by: int, yarns: Mapping[str, str]) -> Any:
    kind = type(tree)
    if kind is Span:
        return tree if tree.start < 0 else Span(tree.start + by, tree.end + by)
    if kind is tuple:
        return tuple([_relocate(item, by, yarns) for item in tree]) if tree else tree
    names = _NAMES.get(kind)
    if names is None:
        return tree
    values = [_relocate(getattr(tree, name), by, yarns) for name in names]
    if kind is TakeYarn or kind is FastenOff:
        values[0] = yarns.get(values[0], values[0])
    return kind(*values)


_NAMES: Mapping[type, tuple[str, ...]] = {kind: tuple(field.name for field in fields(kind)) for kind in _MOVED}
