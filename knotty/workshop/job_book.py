"""Jobs as they stand in the database, so that a design that was asked for is not lost when the server is stopped.

What happens in between stands in the process alone: only beginning and end are written down.
"""

from __future__ import annotations

import logging

from knotty.craft.wishes import read_wishes, tell_wishes
from knotty.errors import StorageError
from knotty.storage import orders
from knotty.storage.orders import KeptOrder
from knotty.workshop.job import Job, Order, State
from knotty.workshop.library import open_library

_AGAIN = "begun again"  # the state of an order that was under way when the server was stopped
_TWICE = "Knotty was stopped twice while it made this design, so it is not begun once more by itself."


def begin(job: Job) -> None:
    """Write down that a job was asked for; nothing where its end was written down already. Raises StorageError."""
    orders.begin(open_library(), _fold(job))


def end(job: Job) -> None:
    """Write down how a job ended. Where that fails it is begun again after a restart, which loses nobody anything."""
    try:
        orders.put(open_library(), _fold(job))
    except StorageError:
        logging.getLogger("knotty").warning("the end of a design could not be written down", exc_info=True)


def find(job_id: str) -> Job | None:
    """Return a job as it was written down; one that never ended waits, to be begun again. Raises StorageError.

    One that was begun again and did not end either has failed: it may be what stops the server.
    """
    found = orders.find(open_library(), job_id)
    if found is None:
        return None
    return Job(
        found.id,
        found.maker,
        Order(found.prompt, found.seed, found.engine, read_wishes(found.wishes)),
        State.FAILED if found.state == _AGAIN else State(found.state),
        result=found.result,
        said=_TWICE if found.state == _AGAIN else found.said,
        own_fault=found.own_fault,
    )


def mark_again(job: Job) -> None:
    """Write down that a job which never ended was begun again. Raises StorageError."""
    orders.mark(open_library(), job.id, State.WAITING.value, _AGAIN)


def _fold(job: Job) -> KeptOrder:
    return KeptOrder(
        id=job.id,
        maker=job.maker,
        prompt=job.order.prompt,
        seed=job.order.seed,
        engine=job.order.engine,
        wishes=tell_wishes(job.order.wishes),
        state=job.state.value,
        result=job.result,
        said=job.said,
        own_fault=job.own_fault,
    )
