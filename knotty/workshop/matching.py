"""Whether the rounds a project was kept with are those its text is read into by this Knotty."""

from __future__ import annotations

from threading import Lock

from knotty.craft.project import Project
from knotty.workshop.remembered import work_text
from knotty.workshop.round_keys import list_rounds

_ROOM = 20_000  # projects looked at; a million bytes of ids


class Matched:
    """Which versions of projects were looked at in this process: the answer cannot change while it runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: set[tuple[str, int]] = set()

    def note(self, project: Project) -> None:
        """Remember that a project's rounds are those of its text."""
        with self._lock:
            if len(self._seen) >= _ROOM:
                self._seen.clear()
            self._seen.add((project.id, project.version))

    def holds(self, project: Project) -> bool:
        """Whether a project's rounds are those of its text; the text is worked where it was not looked at yet."""
        with self._lock:
            if (project.id, project.version) in self._seen:
                return True
        result = work_text(project.text)
        read = list_rounds(result.pattern, result.rounds)
        if [_tell(each) for each in read] != [_tell(each) for each in project.rounds]:
            return False
        self.note(project)
        return True


def _tell(each: object) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in ("part", "name", "label", "text", "make"))


MATCHED = Matched()
