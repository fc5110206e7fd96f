"""This process's line of designs: what pages and API hand a design to, so that it outlives whoever waits for it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock
from typing import TYPE_CHECKING

from knotty.designer.progress import Watch
from knotty.errors import QueueFull, StorageError
from knotty.settings import load_settings
from knotty.workshop import job_book, keeping
from knotty.workshop.job import Job, Order, State
from knotty.workshop.job_queue import Bounds, JobQueue

if TYPE_CHECKING:
    from knotty.workshop.design import Design


def _hear_nothing(_job: Job) -> None:
    """Wait for nothing."""


def submit(
    order: Order,
    maker: str,
    finish: Callable[[Design], str] | None = None,
    on_end: Callable[[Job], None] = _hear_nothing,
    *,
    lasting: bool = True,
) -> Job:
    """Put an order in the line and return its job, whose result is the id of the kept project, or what `finish` says.

    A `lasting` one is found again after the server was stopped. Raises PromptRefused for an idea nothing can be made
    of, QueueFull, or TooManyDesigns of this maker; StorageError where a lasting one cannot be written down.
    """
    from knotty.designer.compose import clean_prompt

    clean_prompt(order.prompt, load_settings().max_prompt_chars)
    keep = finish or partial(_keep, maker)
    if not lasting:
        return _queue().submit(order, maker, keep, on_end)
    job = _queue().submit(order, maker, keep, partial(_end, on_end))
    try:
        job_book.begin(job)
    except StorageError:
        cancel(job.id)
        raise
    return job


def find(job_id: str) -> Job | None:
    """Return a job as it is now; None where it is not known.

    One that was under way when the server was stopped is begun again, under its id, when it is looked for. Of several
    replicas that share a database each knows its own jobs only: a page that is moved to another one while its design is
    made has it made there once more, and two patterns are kept. Session affinity keeps a maker where she is.
    """
    job = _queue().find(job_id)
    if job is not None:
        return job
    kept = job_book.find(job_id)
    if kept is None or kept.state.ended:
        return _queue().find(job_id) or kept  # somebody else may have begun it again just now
    try:
        job = _queue().resume(kept, partial(_keep, kept.maker), partial(_end, _hear_nothing))
    except QueueFull:
        return kept  # it waits; whoever looks again asks again
    job_book.mark_again(job)
    return job


def cancel(job_id: str) -> None:
    """Cancel a job; see JobQueue.cancel."""
    _queue().cancel(job_id)


def forget(job_id: str) -> None:
    """Forget a job that has ended; see JobQueue.forget."""
    _queue().forget(job_id)


def _end(on_end: Callable[[Job], None], job: Job) -> None:
    """Write down how a job ended, unless it only ends because the server does: then it is begun again."""
    if not (job.state is State.CANCELLED and _line().closing):
        job_book.end(job)
    on_end(job)


def close() -> None:
    """Cancel every job and end the threads. The next order begins a new line, by the settings as they are then."""
    _line().close()


def _queue() -> JobQueue[Design]:
    return _line().open()


@lru_cache(maxsize=1)
def _line() -> _Line:
    return _Line()


class _Line:
    """The one queue of this process, made when it is needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._queue: JobQueue[Design] | None = None
        self.closing = False

    def open(self) -> JobQueue[Design]:
        """Return the queue; a new one after it was closed."""
        with self._lock:
            if self._queue is None:
                settings = load_settings()
                bounds = Bounds(settings.design_workers, settings.design_queue, settings.design_per_maker)
                self._queue = JobQueue(bounds, _design)
                atexit.register(self.close)
            return self._queue

    def close(self) -> None:
        """Cancel every job and end the threads."""
        with self._lock:
            queue, self._queue = self._queue, None
            self.closing = True
        try:
            if queue is not None:
                queue.stop()
        finally:
            self.closing = False


def _design(order: Order, watch: Watch) -> Design:
    from knotty.workshop.design import design_pattern

    return design_pattern(order.prompt, seed=order.seed, engine=order.engine, watch=watch, wishes=order.wishes)


def _keep(maker: str, design: Design) -> str:
    return keeping.keep_design(keeping.find_maker(maker), design).id  # she may have used a recovery code since
