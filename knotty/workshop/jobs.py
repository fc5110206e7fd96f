"""This process's line of designs: what pages and API hand a design to, so that it outlives whoever waits for it."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from knotty.designer.progress import Watch
from knotty.settings import load_settings
from knotty.workshop import shelf
from knotty.workshop.job import Job, Order
from knotty.workshop.job_queue import Bounds, JobQueue

if TYPE_CHECKING:
    from knotty.workshop.design import Design

_making = Lock()
_made: list[JobQueue[Design]] = []  # the one queue, once it was needed


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
    return _queue().submit(order, maker, finish or _keep, on_end)


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
    with _making:
        queues = tuple(_made)
        _made.clear()
    for queue in queues:
        queue.stop()


def _queue() -> JobQueue[Design]:
    with _making:
        if not _made:
            settings = load_settings()
            bounds = Bounds(settings.design_workers, settings.design_queue, settings.design_per_maker)
            _made.append(JobQueue(bounds, _design))
            atexit.register(close)
        return _made[0]


def _design(order: Order, watch: Watch) -> Design:
    from knotty.workshop.design import design_pattern

    return design_pattern(order.prompt, seed=order.seed, engine=order.engine, watch=watch)


def _keep(design: Design) -> str:
    return shelf.keep_design(design).id
