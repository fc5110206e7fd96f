"""A maker's progress on a kept pattern, and what she does that changes it. Keeping it is storage's.

Rounds go by an id that stays their own however the text is edited, copies ("Square 13 of 48") count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

MOST_NOTE = 4000  # characters of a note
MOST_COUNT = 10_000_000  # of a counter; seconds of a timer run over months
MOST_NAME = 80  # characters of a counter's name
_NO_DONE: Mapping[str, frozenset[int]] = MappingProxyType({})
_NO_COUNTS: Mapping[str, int] = MappingProxyType({})
_NO_NOTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KeptRound:
    """A round of a kept pattern. `part` is its index in the pattern, `make` how many copies of it are made.

    `text` is the instruction without label, by which the round is known again when the pattern is edited.
    """

    id: str
    part: int
    name: str
    label: str
    text: str
    make: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a maker is. `done` has the copies of each round id that are worked; ids of other versions are kept too.

    `revision` grows with every change, on whatever device. `counters` by name ("repeat:r3:13"); `notes` by round id,
    empty for the whole piece. `undoes` names the deed that Undo would take back and `last` is its id; both are empty
    for none. `version`: that of the pattern whose rounds are worked; 0 where there is none.
    """

    revision: int = 0
    done: Mapping[str, frozenset[int]] = field(default_factory=lambda: _NO_DONE)
    counters: Mapping[str, int] = field(default_factory=lambda: _NO_COUNTS)
    notes: Mapping[str, str] = field(default_factory=lambda: _NO_NOTES)
    undoes: str = ""
    last: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """Copies of a round are worked, or are not."""

    round: str
    copies: tuple[int, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Frog:
    """A copy is pulled back to a round: that round stays worked, all after it in its part are not any more."""

    round: str
    copy: int


@dataclass(frozen=True, slots=True)
class Clear:
    """Every round is unworked."""


@dataclass(frozen=True, slots=True)
class Count:
    """A counter shows a value; 0 takes it away."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note stands at a round, or at the whole piece where `round` is empty; an empty text takes it away."""

    round: str
    text: str


@dataclass(frozen=True, slots=True)
class Undo:
    """The last tick, frog or clear that was not undone is taken back.

    `of` is the id of the one that the maker saw as the last: where another device did something since, nothing is taken
    back. Empty for whichever is the last.
    """

    of: str = ""


Deed = Tick | Frog | Clear | Count | Note | Undo
Marks = frozenset[tuple[str, int]]  # (round id, copy)


@dataclass(frozen=True, slots=True)
class Change:
    """What a deed did to the ticks, so that it can be taken back: each mark in one of the two was changed."""

    ticked: Marks = frozenset()
    unticked: Marks = frozenset()

    @property
    def reverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.unticked, self.ticked)


def find_change(rounds: Sequence[KeptRound], progress: Progress, deed: Tick | Frog | Clear) -> Change:
    """Return what a deed changes. Raises ValueError, in a sentence, for a round or copy that the pattern has not."""
    if isinstance(deed, Clear):
        return Change(unticked=frozenset((key, copy) for key, copies in progress.done.items() for copy in copies))
    at = _find_round(rounds, deed.round)
    if isinstance(deed, Frog):
        _check_copies(rounds[at], (deed.copy,))
        after = (each.id for each in rounds[at + 1 :] if each.part == rounds[at].part)
        return Change(unticked=frozenset((key, deed.copy) for key in after if _is_done(progress, key, deed.copy)))
    _check_copies(rounds[at], deed.copies)
    asked = frozenset((deed.round, copy) for copy in deed.copies if _is_done(progress, deed.round, copy) != deed.done)
    return Change(ticked=asked) if deed.done else Change(unticked=asked)


def make_change(progress: Progress, change: Change) -> Progress:
    """Return the progress after a change of the ticks; its revision is one higher."""
    done = {key: set(copies) for key, copies in progress.done.items()}
    for key, copy in change.ticked:
        done.setdefault(key, set()).add(copy)
    for key, copy in change.unticked:
        done.get(key, set()).discard(copy)
    kept = {key: frozenset(copies) for key, copies in done.items() if copies}
    return replace(progress, done=MappingProxyType(kept), revision=progress.revision + 1)


def count_done(rounds: Sequence[KeptRound], progress: Progress) -> tuple[int, int]:
    """Return how many rounds are worked and how many there are, every copy counted."""
    worked = sum(sum(copy <= each.make for copy in progress.done.get(each.id, ())) for each in rounds)
    return worked, sum(each.make for each in rounds)


def _find_round(rounds: Sequence[KeptRound], key: str) -> int:
    for at, each in enumerate(rounds):
        if each.id == key:
            return at
    raise ValueError("This round is not in the pattern any more.")


def _check_copies(kept: KeptRound, copies: Sequence[int]) -> None:
    wrong = next((copy for copy in copies if not 1 <= copy <= kept.make), None)
    if wrong is not None:
        raise ValueError(f"There are {kept.make} of this round, and no number {wrong}.")


def _is_done(progress: Progress, key: str, copy: int) -> bool:
    return copy in progress.done.get(key, ())
