"""Numbers that look random and follow from a seed alone, the same in every process.

The generator is splitmix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_Drawn = TypeVar("_Drawn")
_MASK = (1 << 64) - 1


class Chance:
    """A row of draws. Two with the same seed draw the same."""

    __slots__ = ("_state",)

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def below(self, limit: int) -> int:
        """Return a number from 0 up to, not including, `limit` (at least 1)."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % limit

    def shuffle(self, items: Sequence[_Drawn]) -> list[_Drawn]:
        """Return the items in another order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(len(left))]
