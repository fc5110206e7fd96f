"""Every way a body with Readings can be read. Choosing between them is hook's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from knotty.craft.instructions import Group, Instruction, Readings, Repeat, walk_instructions

MAX_VARIANTS = 16  # more doubts than this in one round, and the later ones keep their first reading


@dataclass(frozen=True, slots=True)
class Variant:
    """A body without doubts, and what was chosen: (the doubt, index of the reading). `cost` counts later readings."""

    body: tuple[Instruction, ...]
    chosen: tuple[tuple[Readings, int], ...] = ()

    @property
    def cost(self) -> int:
        """How far from the usual readings this is."""
        return sum(index for _, index in self.chosen)

    @property
    def goes_without_saying(self) -> bool:
        """Every doubt is read as everybody means it."""
        return all(doubt.usual and index == 0 for doubt, index in self.chosen)


def find_variants(body: tuple[Instruction, ...]) -> tuple[Variant, ...]:
    """Return the ways to read `body`, the usual one first, at most MAX_VARIANTS."""
    doubts = [node for node in walk_instructions(body) if isinstance(node, Readings)]
    if not doubts:
        return (Variant(body),)
    picks = islice(product(*(range(len(doubt.options)) for doubt in doubts)), MAX_VARIANTS * 8)
    variants = []
    for pick in sorted(picks, key=sum)[:MAX_VARIANTS]:
        chosen = {id(doubt): index for doubt, index in zip(doubts, pick, strict=True)}
        pairs = tuple(zip(doubts, pick, strict=True))
        variants.append(Variant(tuple(_settle(body, chosen)), pairs))
    return tuple(variants)


def _settle(body: tuple[Instruction, ...], chosen: dict[int, int]) -> Iterator[Instruction]:
    for node in body:
        if isinstance(node, Readings):
            yield from _settle(node.options[chosen.get(id(node), 0)], chosen)
        elif isinstance(node, Group | Repeat):
            yield replace(node, body=tuple(_settle(node.body, chosen)))
        else:
            yield node
