"""A design that is asked for and made elsewhere than where it is waited for: its values, and the book they stand in.

Who does the work is job_queue's. Whoever holds a job's id may watch and cancel it, so ids cannot be guessed.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Protocol

from knotty.craft.wishes import NO_WISHES, Wishes
from knotty.designer.progress import Event, Stage
from knotty.workshop.check import AUTO

ROOM = 500  # jobs remembered; one of 40 rounds, each tried three times, is some 50 KiB


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self not in (State.WAITING, State.RUNNING)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be designed. `wishes`: options that hold against the words of the prompt."""

    prompt: str
    seed: int = 0
    engine: str = AUTO
    wishes: Wishes = NO_WISHES


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it is now. `maker` is an opaque token of who asked.

    `place` in the line counts from 1, 0 where it does not wait. `result`: what was made of the design, a kept project's
    id for the pages. `said`: why it failed, a sentence for the maker; `own_fault` where that is Knotty's.
    """

    id: str
    maker: str
    order: Order
    state: State = State.WAITING
    place: int = 0
    events: tuple[Event, ...] = ()
    result: str = ""
    said: str = ""
    own_fault: bool = False

    @property
    def brief(self) -> Event | None:
        """The event that told title and palette, once it came."""
        return next((event for event in self.events if event.stage is Stage.BRIEF_READY), None)


class JobBook(Protocol):
    """Where jobs are written down. Safe to share between threads."""

    def put(self, job: Job) -> None:
        """Write a job down as it is now."""

    def find(self, job_id: str) -> Job | None:
        """Return a job as it was written last; None where it is not known (any more)."""

    def forget(self, job_id: str) -> None:
        """Strike a job out; nothing where it is not known."""


class MemoryBook:
    """A book in memory, bounded: of the jobs that have ended, the oldest leaves first. A live one never leaves."""

    def __init__(self, room: int = ROOM) -> None:
        if room < 1:
            raise ValueError(f"a book needs room for at least one job, found {room}")
        self._room, self._lock = room, Lock()
        self._live: dict[str, Job] = {}
        self._ended: OrderedDict[str, Job] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            return len(self._live) + len(self._ended)

    def put(self, job: Job) -> None:
        """Write a job down; see JobBook.put."""
        with self._lock:
            if not job.state.ended:
                self._live[job.id] = job
                return
            self._live.pop(job.id, None)
            self._ended[job.id] = job
            while len(self._ended) > self._room:
                self._ended.popitem(last=False)

    def find(self, job_id: str) -> Job | None:
        """Return a job; see JobBook.find."""
        with self._lock:
            return self._live.get(job_id) or self._ended.get(job_id)

    def forget(self, job_id: str) -> None:
        """Strike a job out; see JobBook.forget."""
        with self._lock:
            self._live.pop(job_id, None)
            self._ended.pop(job_id, None)
