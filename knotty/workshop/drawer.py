"""What kept designs were made of, in memory, so that a change need not ask a model for it again.

Bounded: what was looked at longest ago leaves first, and is designed anew where it is needed.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knotty.designer.make_design import Written

_ROOM = 128  # designs; a model's rounds as worked are some 100 KiB
_lock = Lock()
_drawer: OrderedDict[str, Written] = OrderedDict()


def remember_written(project_id: str, written: Written | None) -> None:
    """Keep what the design of a project was made of."""
    if written is None:
        return
    with _lock:
        _drawer[project_id] = written
        _drawer.move_to_end(project_id)
        while len(_drawer) > _ROOM:
            _drawer.popitem(last=False)


def find_written(project_id: str) -> Written | None:
    """Return what the design of a project was made of; None where it is not known any more."""
    with _lock:
        if project_id in _drawer:
            _drawer.move_to_end(project_id)
        return _drawer.get(project_id)
