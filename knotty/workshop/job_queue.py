"""A bounded line of jobs and the few threads that work them off. What a job is stands in job.

Threads start when there is something to do. They are daemons, because a model that hangs must not keep the process;
`stop` gives them a moment to end well.
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Condition, Event, Thread, current_thread
from typing import Generic, TypeVar

from knotty import metrics
from knotty.designer.progress import Event as Step
from knotty.designer.progress import Watch
from knotty.errors import REPORT, DesignCancelled, KnottyError, OwnFault, QueueFull, TooManyDesigns
from knotty.workshop.job import Job, JobBook, MemoryBook, Order, State

_Made = TypeVar("_Made")
_ID_BYTES = 16  # 128 bits, more than can be tried out over a network
_FIRST_GUESS_S = 5.0  # a design takes, until one was measured
_MOST_RETRY_S = 60
_SMOOTHING = 0.3  # weight of the newest design in the usual seconds
_STOP_S = 3.0
_CLOSING = "Knotty is closing down. Try again in a minute."


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many designs are made at once, how many may wait, and how many of both one maker may have."""

    workers: int
    waiting: int
    per_maker: int


@dataclass(slots=True, eq=False)
class _Task(Generic[_Made]):
    """A job under way: `finish` makes its result of the design, `on_end` hears of its end."""

    job: Job
    finish: Callable[[_Made], str]
    on_end: Callable[[Job], None]
    began: float
    stopped: Event = field(default_factory=Event)


def _hear_nothing(_job: Job) -> None:
    """Wait for nothing."""


class JobQueue(Generic[_Made]):
    """The line and its threads. `design` makes what an Order asks for, told whom to report to by a Watch."""

    def __init__(self, bounds: Bounds, design: Callable[[Order, Watch], _Made], book: JobBook | None = None) -> None:
        self._bounds, self._design = bounds, design
        self._book: JobBook = MemoryBook() if book is None else book
        self._turn = Condition()  # holds for every field below
        self._line: deque[_Task[_Made]] = deque()
        self._running: set[_Task[_Made]] = set()
        self._leaving: set[_Task[_Made]] = set()  # cancelled, but their engines have not let go yet
        self._threads: list[Thread] = []
        self._usual_s = _FIRST_GUESS_S
        self._closed = False

    def submit(
        self,
        order: Order,
        maker: str,
        finish: Callable[[_Made], str],
        on_end: Callable[[Job], None] = _hear_nothing,
    ) -> Job:
        """Put an order in the line and return its job. Raises QueueFull, or TooManyDesigns of this maker.

        `on_end` is called once, from any thread, when the job is done, failed or cancelled.
        """
        return self.resume(Job(secrets.token_urlsafe(_ID_BYTES), maker, order), finish, on_end)

    def resume(self, job: Job, finish: Callable[[_Made], str], on_end: Callable[[Job], None] = _hear_nothing) -> Job:
        """Put a job that nothing was done for in the line, under its id; one that is known here is left as it is."""
        with self._turn:
            known = self._book.find(job.id)
            if known is not None:
                return known
            self._refuse_excess(job.maker)
            self._line.append(_Task(job, finish, on_end, time.monotonic()))
            self._book.put(job)
            self._call_worker()
        return job

    def find(self, job_id: str) -> Job | None:
        """Return a job as it is now, with its place in the line; None where it is not known any more."""
        with self._turn:
            for place, task in enumerate(self._line, 1):
                if task.job.id == job_id:
                    return replace(task.job, place=place)
            return self._book.find(job_id)

    def cancel(self, job_id: str) -> None:
        """Cancel a job that has not ended: it counts as cancelled at once, its thread stops when it can."""
        with self._turn:
            task = next((task for task in (*self._line, *self._running) if task.job.id == job_id), None)
            if task is None or task.job.state.ended:
                return
            task.stopped.set()
            if task in self._line:
                self._line.remove(task)
            elif len(self._leaving) < self._bounds.workers:  # its place is free at once, its thread when it can
                self._running.discard(task)
                self._leaving.add(task)
            self._call_worker()
        self._end(task, State.CANCELLED)

    def forget(self, job_id: str) -> None:
        """Forget a job that has ended, so that its result takes no room."""
        self._book.forget(job_id)

    def stop(self, patience_s: float = _STOP_S) -> None:
        """Take no more jobs, cancel all, and wait for the threads, `patience_s` seconds together."""
        with self._turn:
            self._closed = True
            tasks, threads = (*self._line, *self._running), tuple(self._threads)
            self._turn.notify_all()
        for task in tasks:
            self.cancel(task.job.id)
        end = time.monotonic() + patience_s
        for thread in threads:
            if thread is not current_thread():
                thread.join(max(0.0, end - time.monotonic()))

    # -- in the lock ------------------------------------------------------------------------------------------------

    def _refuse_excess(self, maker: str) -> None:
        if self._closed:
            raise QueueFull(_CLOSING, _MOST_RETRY_S)
        under_way = (*self._line, *self._running)
        retry_s = min(_MOST_RETRY_S, max(1, math.ceil(self._usual_s / self._bounds.workers)))
        if sum(task.job.maker == maker for task in under_way) >= self._bounds.per_maker:
            metrics.count_job("too many")
            raise TooManyDesigns(
                f"You have {self._bounds.per_maker} designs under way already. Wait for one, or cancel one.", retry_s
            )
        if len(under_way) >= self._bounds.workers + self._bounds.waiting:
            metrics.count_job("full")
            raise QueueFull(f"Many designs are being made just now. Try again in {retry_s} s.", retry_s)

    def _call_worker(self) -> None:
        """Wake the threads, and start one where all are taken; as many again as workers may hang on the cancelled."""
        taken = len(self._running) + len(self._leaving)
        if self._line and len(self._threads) < min(2 * self._bounds.workers, taken + len(self._line)):
            thread = Thread(target=self._work, name=f"design-{len(self._threads) + 1}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._show_length()
        self._turn.notify_all()

    def _show_length(self) -> None:
        metrics.QUEUE_LENGTH.set(len(self._line))
        metrics.DESIGNS_UNDER_WAY.set(len(self._running))

    def _put(self, task: _Task[_Made], job: Job) -> None:
        task.job = job
        self._book.put(job)

    # -- in the threads ---------------------------------------------------------------------------------------------

    def _work(self) -> None:
        while (task := self._take()) is not None:
            began = time.monotonic()
            self._run(task)
            with self._turn:
                self._running.discard(task)
                self._leaving.discard(task)
                self._usual_s += _SMOOTHING * (time.monotonic() - began - self._usual_s)
                self._call_worker()

    def _take(self) -> _Task[_Made] | None:
        with self._turn:
            self._turn.wait_for(lambda: self._closed or (self._line and len(self._running) < self._bounds.workers))
            if not self._line:  # closed: stop() has emptied it
                return None
            task = self._line.popleft()
            self._running.add(task)
            self._put(task, replace(task.job, state=State.RUNNING))
            self._show_length()
        metrics.QUEUE_SECONDS.observe(time.monotonic() - task.began)
        return task

    def _run(self, task: _Task[_Made]) -> None:
        try:
            made = self._design(task.job.order, Watch(lambda step: self._hear(task, step), task.stopped.is_set))
            if task.stopped.is_set():
                raise DesignCancelled("The design was stopped.")  # too late to be of use
            self._end(task, State.DONE, result=task.finish(made))
        except DesignCancelled:
            self._end(task, State.CANCELLED)
        except KnottyError as error:
            self._end(task, State.FAILED, said=str(error), own_fault=isinstance(error, OwnFault))
        except Exception:  # a thread that dies would take its place in the pool with it
            logging.getLogger("knotty").exception("a design failed")
            self._end(task, State.FAILED, said=REPORT, own_fault=True)

    def _hear(self, task: _Task[_Made], step: Step) -> None:
        with self._turn:
            if not task.job.state.ended:
                self._put(task, replace(task.job, events=(*task.job.events, step)))

    def _end(
        self, task: _Task[_Made], state: State, *, result: str = "", said: str = "", own_fault: bool = False
    ) -> None:
        with self._turn:
            if task.job.state.ended:
                return
            self._put(task, replace(task.job, state=state, result=result, said=said, own_fault=own_fault))
            job = task.job
        metrics.count_job(state.value)
        task.on_end(job)
