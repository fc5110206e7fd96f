"""This process's line of designs: what pages and API hand a design to, so that it outlives whoever waits for it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from functools import lru_cache, partial
from threading import Lock
from typing import TYPE_CHECKING

from knotty.designer.progress import Watch
from knotty.settings import load_settings
from knotty.workshop import keeping
from knotty.workshop.job import Job, Order
from knotty.workshop.job_queue import Bounds, JobQueue

if TYPE_CHECKING:
    from knotty.workshop.design import Design


def submit(
    order: Order,
    maker: str,
    finish: Callable[[Design], str] | None = None,
    on_end: Callable[[Job], None] = lambda _job: None,
) -> Job:
    """Put an order in the line and return its job, whose result is the id of the kept project, or what `finish` says.

    Raises PromptRefused for an idea nothing can be made of, QueueFull, or TooManyDesigns of this maker.
    """
    from knotty.designer.compose import clean_prompt

    clean_prompt(order.prompt, load_settings().max_prompt_chars)
    return _queue().submit(order, maker, finish or partial(_keep, maker), on_end)


def find(job_id: str) -> Job | None:
    """Return a job as it is now; see JobQueue.find."""
    return _queue().find(job_id)


def cancel(job_id: str) -> None:
    """Cancel a job; see JobQueue.cancel."""
    _queue().cancel(job_id)


def forget(job_id: str) -> None:
    """Forget a job that has ended; see JobQueue.forget."""
    _queue().forget(job_id)


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
        if queue is not None:
            queue.stop()


def _design(order: Order, watch: Watch) -> Design:
    from knotty.workshop.design import design_pattern

    return design_pattern(order.prompt, seed=order.seed, engine=order.engine, watch=watch, wishes=order.wishes)


def _keep(maker: str, design: Design) -> str:
    return keeping.keep_design(maker, design).id
