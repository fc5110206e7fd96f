"""Values kept by what they were made of, so that the same is not made twice. What is worth it others say."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


@dataclass(slots=True)
class _Kept(Generic[_Value]):
    value: _Value
    weight: int
    asked: bool = False


class Kept(Generic[_Value]):
    """Values by their keys, up to `room` in weight; those not asked for go first. Threads may share one.

    What was asked for since it was kept gets a second turn: that is nearly the order of asking, without an order to
    keep, for keys are whole rounds and take long to look up twice.
    """

    __slots__ = ("_lock", "_values", "_weight", "room")

    def __init__(self, room: int) -> None:
        self.room = room
        self._lock = Lock()
        self._values: OrderedDict[Hashable, _Kept[_Value]] = OrderedDict()
        self._weight = 0

    def find(self, key: Hashable) -> _Value | None:
        """Return the value of `key`; None where it is not kept."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            found.asked = True
            return found.value

    def keep(self, key: Hashable, value: _Value, weight: int = 1) -> None:
        """Keep a value, and forget others where there is no room for all."""
        with self._lock:
            before = self._values.pop(key, None)
            self._weight += weight - (before.weight if before else 0)
            self._values[key] = _Kept(value, weight)
            while self._weight > self.room:
                self._forget_one()

    def _forget_one(self) -> None:
        key, first = self._values.popitem(last=False)
        if first.asked:
            first.asked = False
            self._values[key] = first
        else:
            self._weight -= first.weight

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._weight = 0
