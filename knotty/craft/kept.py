"""Values kept by what they were made of, so that the same is not made twice. What is worth it others say."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """Values by their keys, up to `room` in weight; those not asked for longest go first. Threads may share one."""

    __slots__ = ("_lock", "_values", "_weight", "room")

    def __init__(self, room: int) -> None:
        self.room = room
        self._lock = Lock()
        self._values: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()
        self._weight = 0

    def find(self, key: Hashable) -> _Value | None:
        """Return the value of `key`; None where it is not kept."""
        with self._lock:
            found = self._values.get(key)
            if found is None:
                return None
            self._values.move_to_end(key)
            return found[0]

    def keep(self, key: Hashable, value: _Value, weight: int = 1) -> None:
        """Keep a value, and forget others where there is no room for all."""
        with self._lock:
            self._weight += weight - (self._values.pop(key)[1] if key in self._values else 0)
            self._values[key] = (value, weight)
            while self._weight > self.room:
                self._weight -= self._values.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._values.clear()
            self._weight = 0
