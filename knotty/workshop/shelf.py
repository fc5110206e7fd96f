"""Keeps makers' projects while the server runs, in memory. What a project's text is worth is check's to say.

Whoever holds a project's id may read and tick it, so ids cannot be guessed. The shelf is bounded: the project that was
touched longest ago leaves first. Nothing here survives the process.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import replace
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from knotty import metrics
from knotty.craft.project import Project, Provenance
from knotty.errors import InputRefused
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.drawer import remember_written

if TYPE_CHECKING:
    from knotty.workshop.design import Design

ROOM = 2_000  # projects; at the 4-8 KiB of a usual pattern that is some 16 MiB
_ROOM_CHARS = 64_000_000  # of all texts together, for pastes may be far larger than usual
_ID_BYTES = 16  # 128 bits, more than can be tried out over a network
_WORKED = 128  # worked patterns remembered, so that coming back to one does not work the whole piece again
_WORKED_CHARS = 40_000  # a longer text is worked each time: its instruction tree is too large to hold 128 of
PASTED = "pasted"  # the engine of a pattern that no engine wrote
_UNTITLED = "Untitled pattern"
_GONE = "This pattern is no longer kept. Paste its text on the Check page to go on with it."


class Shelf:
    """A bounded, thread-safe keeper of projects. Every method takes the lock, so ticks from two tabs both count."""

    def __init__(self, room: int = ROOM, room_chars: int = _ROOM_CHARS) -> None:
        if room < 1:
            raise ValueError(f"a shelf needs room for at least one project, found {room}")
        self._room, self._room_chars, self._chars = room, room_chars, 0
        self._lock = Lock()
        self._projects: OrderedDict[str, Project] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            return len(self._projects)

    def keep(self, project: Project) -> Project:
        """Keep `project` and return it as kept: one without an id is given an unguessable one."""
        kept = project if project.id else replace(project, id=secrets.token_urlsafe(_ID_BYTES))
        with self._lock:
            self._put(kept)
        return kept

    def find(self, project_id: str) -> Project | None:
        """Return the project as last ticked; None when it was never kept or has left the shelf."""
        with self._lock:
            project = self._projects.get(project_id)
            if project is not None:
                self._projects.move_to_end(project_id)
            return project

    def tick(self, project_id: str, index: int, done: bool) -> Project:
        """Tick (or untick) the round with that index. Raises InputRefused when the project has left the shelf."""
        with self._lock:
            project = self._held(project_id)
            marked = project.done | {index} if done else project.done - {index}
            return self._put(replace(project, done=marked))

    def clear(self, project_id: str) -> Project:
        """Untick every round. Raises InputRefused when the project has left the shelf."""
        with self._lock:
            return self._put(replace(self._held(project_id), done=frozenset()))

    def _held(self, project_id: str) -> Project:
        project = self._projects.get(project_id)
        if project is None:
            raise InputRefused(_GONE)
        return project

    def _put(self, project: Project) -> Project:
        before = self._projects.pop(project.id, None)
        self._projects[project.id] = project
        self._chars += len(project.text) - (len(before.text) if before else 0)
        while len(self._projects) > 1 and (len(self._projects) > self._room or self._chars > self._room_chars):
            _, oldest = self._projects.popitem(last=False)
            self._chars -= len(oldest.text)
        return project


@lru_cache(maxsize=1)
def _shelf() -> Shelf:
    return Shelf()


def keep(project: Project) -> Project:
    """Keep a project on this process's shelf; see Shelf.keep."""
    return _shelf().keep(project)


def find(project_id: str) -> Project | None:
    """Return a kept project, or None; see Shelf.find."""
    return _shelf().find(project_id)


def tick(project_id: str, index: int, done: bool) -> Project:
    """Tick or untick a round and count it; see Shelf.tick."""
    project = _shelf().tick(project_id, index, done)
    metrics.TICKS.inc()
    return project


def clear(project_id: str) -> Project:
    """Untick every round; see Shelf.clear."""
    return _shelf().clear(project_id)


def keep_design(design: Design) -> Project:
    """Keep a fresh design as a project without ticks."""
    origin = Provenance(
        engine=design.engine,
        model=design.model,
        prompt=design.prompt,
        seed=design.seed,
        prompt_hash=design.prompt_hash,
        seconds=design.seconds,
        edits=design.edits,
        wishes=design.wishes,
    )
    title = design.checked.pattern.title or _UNTITLED
    kept = keep(Project("", title, design.checked.text, origin, design.written_by, design.messages))
    remember_written(kept.id, design.written)
    return kept


def keep_check(result: CheckResult) -> Project:
    """Keep a pasted pattern as a project without ticks, its terms written into it where the maker had to say them."""
    return keep(Project("", result.pattern.title or _UNTITLED, _state_terms(result), Provenance(PASTED)))


def _state_terms(result: CheckResult) -> str:
    terms = result.pattern.terms
    if work_text(result.text).pattern.terms is terms:
        return result.text
    first, _, rest = result.text.lstrip().partition("\n")
    return f"{first}\nTerms: {terms.value.upper()}\n{rest}"


def work_text(text: str) -> CheckResult:
    """Return a kept text's check; one of usual length is worked once and remembered. Raises what check_text raises."""
    return _work_once(text) if len(text) <= _WORKED_CHARS else check_text(text)


@lru_cache(maxsize=_WORKED)
def _work_once(text: str) -> CheckResult:
    return check_text(text)
