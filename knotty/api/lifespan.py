"""What happens when the server starts and when it ends: the database is brought up to date, and closed."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool

from knotty.errors import KnottyError
from knotty.workshop.library import close_library, open_library


@asynccontextmanager
async def keep_library(_app: object) -> AsyncIterator[None]:
    """Open the database before the first request. One that cannot be opened is said in the log, and tried again later.

    The app starts without it: checking and designing need no database, and every page says what is the matter.
    """
    try:
        await run_in_threadpool(open_library)
    except KnottyError as error:
        logging.getLogger("knotty").error("the library could not be opened: %s", error)
    yield
    await run_in_threadpool(close_library)
