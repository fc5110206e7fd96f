"""Which round of which copy is next. The tracker's script says the same in the browser; a test holds both together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from knotty.craft.progress import Progress

Order = Literal["copy", "colour"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A round (by its index) of a copy, and the section that it is in."""

    index: int
    copy: int
    section: int


@dataclass(frozen=True, slots=True)
class Focus:
    """The copy of a section that the maker has in her hands; copy 0 is none of them, and just the section."""

    section: int
    copy: int


class Worked(Protocol):
    """Rounds that are worked one after the other, `make` times."""

    @property
    def make(self) -> int: ...  # noqa: D102

    @property
    def rounds(self) -> Sequence[int]: ...  # noqa: D102


def find_next(
    sections: Sequence[Worked],
    ids: Sequence[str],
    progress: Progress,
    order: Order = "copy",
    focus: Focus | None = None,
) -> Turn | None:
    """Return the round to work next; None when everything is worked. `ids` are those of the rounds, by index.

    By copy a piece is finished before the next is begun, and one that is begun comes first; by colour the first round
    of all pieces comes before the second of any. What the maker has in her hands comes first while it has open rounds.
    """
    if focus and focus.section < len(sections) and 1 <= focus.copy <= sections[focus.section].make:
        index = _find_open(sections[focus.section], ids, progress, focus.copy)
        if index is not None:
            return Turn(index, focus.copy, focus.section)
    begin = focus.section if focus and focus.section < len(sections) else 0
    for step in range(len(sections)):
        section = (begin + step) % len(sections)
        found = _FINDERS[order](sections[section], ids, progress)
        if found is not None:
            return Turn(*found, section)
    return None


def count_open(section: Worked, ids: Sequence[str], progress: Progress, copy: int) -> int:
    """Return how many rounds of a copy are not worked."""
    return sum(copy not in progress.done.get(ids[index], ()) for index in section.rounds)


def _find_open(section: Worked, ids: Sequence[str], progress: Progress, copy: int) -> int | None:
    return next((index for index in section.rounds if copy not in progress.done.get(ids[index], ())), None)


def _find_by_copy(section: Worked, ids: Sequence[str], progress: Progress) -> tuple[int, int] | None:
    left = [(copy, count_open(section, ids, progress, copy)) for copy in range(1, section.make + 1)]
    begun = (copy for copy, many in left if 0 < many < len(section.rounds))
    copy = next(begun, 0) or next((copy for copy, many in left if many), 0)
    index = _find_open(section, ids, progress, copy) if copy else None
    return None if index is None else (index, copy)


def _find_by_colour(section: Worked, ids: Sequence[str], progress: Progress) -> tuple[int, int] | None:
    for index in section.rounds:
        done = progress.done.get(ids[index], frozenset())
        copy = next((copy for copy in range(1, section.make + 1) if copy not in done), 0)
        if copy:
            return index, copy
    return None


_Finder = Callable[[Worked, Sequence[str], Progress], tuple[int, int] | None]
_FINDERS: Mapping[Order, _Finder] = {"copy": _find_by_copy, "colour": _find_by_colour}
