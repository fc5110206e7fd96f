"""Whether a stitch from rows below takes the place behind it: a doubt where no `skip` says so."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.instructions import (
    Behind,
    Group,
    Instruction,
    Kind,
    LiveKind,
    Readings,
    Repeat,
    Skip,
    Work,
    walk_instructions,
)

_BELOW = (LiveKind.ROUND, LiveKind.BELOW)
_LABELS = ("takes the place behind it", "is one stitch more")


def doubt_behind(items: list[Instruction], at: int) -> list[Instruction]:
    """Put the doubt at index `at` of a round that works below here and there, and says nothing of the place behind."""
    nodes = list(walk_instructions(tuple(items)))
    if any(isinstance(node, Behind) for node in nodes):
        return items
    below = _find_below(items)
    if not below or not _works_here(items) or _says_skip(items):
        return items
    about = "a stitch from rows below"
    doubt = Readings(((Behind(),), (Behind(taken=False),)), _LABELS, about, usual=True, span=below[0].span)
    return [*items[:at], doubt, *items[at:]]


def _find_below(items: Sequence[Instruction]) -> list[Instruction]:
    """What goes below and may take a place of the edge in work; in a group that names its own place nothing can."""
    found: list[Instruction] = []
    for item in items:
        if _goes_below(item):
            found.append(item)
        elif isinstance(item, Repeat) or (isinstance(item, Group) and item.into is None):
            found.extend(_find_below(item.body))
        elif isinstance(item, Readings):
            found.extend(node for option in item.options for node in _find_below(option))
    return found


def _goes_below(node: Instruction) -> bool:
    edge = node.into.edge if isinstance(node, Work | Group) and node.into is not None else None
    return edge is not None and edge.kind in _BELOW


def _works_here(items: Sequence[Instruction]) -> bool:
    """Some of the stitches go into the last round's edge."""
    for item in items:
        if isinstance(item, Repeat) and _works_here(item.body):
            return True
        if isinstance(item, Readings) and any(_works_here(option) for option in item.options):
            return True
        if isinstance(item, Work | Group) and not _goes_below(item) and not _goes_into_chain(item):
            return True
    return False


def _goes_into_chain(item: Work | Group) -> bool:
    """Into a chain that the round itself has made, as corner to corner begins its rows."""
    into = item.into
    return into is not None and bool(into.targets) and all(target.kind is Kind.CHAIN for target in into.targets)


def _says_skip(items: Sequence[Instruction]) -> bool:
    """A skip stands beside a stitch from below: then the author says what is passed."""
    for index, item in enumerate(items):
        if isinstance(item, Repeat | Group) and _says_skip(item.body):
            return True
        near = (*items[max(0, index - 1) : index], *items[index + 1 : index + 2])
        if _goes_below(item) and any(isinstance(other, Skip) for other in near):
            return True
    return False
