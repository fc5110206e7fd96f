"""What kept designs were made of, in memory, so that a change need not ask a model for it again.

Bounded: what was looked at longest ago leaves first, and is designed anew where it is needed.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knotty.designer.make_design import Written

_ROOM = 128  # designs


class Drawer:
    """A bounded, thread-safe keeper of what designs were made of, by the id of their project."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room, self._lock = room, Lock()
        self._written: OrderedDict[str, Written] = OrderedDict()

    def put(self, project_id: str, written: Written) -> None:
        """Keep what the design of a project was made of."""
        with self._lock:
            self._written[project_id] = written
            self._written.move_to_end(project_id)
            while len(self._written) > self._room:
                self._written.popitem(last=False)

    def find(self, project_id: str) -> Written | None:
        """Return what the design of a project was made of; None where it is not known any more."""
        with self._lock:
            if project_id in self._written:
                self._written.move_to_end(project_id)
            return self._written.get(project_id)


@lru_cache(maxsize=1)
def _drawer() -> Drawer:
    return Drawer()


def remember_written(project_id: str, written: Written | None) -> None:
    """Keep what a design was made of in this process's drawer; see Drawer.put."""
    if written is not None:
        _drawer().put(project_id, written)


def find_written(project_id: str) -> Written | None:
    """Return what a design was made of, or None; see Drawer.find."""
    return _drawer().find(project_id)
