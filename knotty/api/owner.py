"""Whose request it is, and what a library's refusals are in HTTP. Not yours and not there are told alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from knotty.api.refusing import RefusedError
from knotty.errors import InputRefused, NotKept, StorageError
from knotty.workshop import makers

RETRY_S = 2  # a locked database is free again by then; one that is down is asked no more often than that
_T = TypeVar("_T")
_STRANGER = "Your browser sent no cookie of Knotty. Open Knotty's page first, and allow cookies for it."


def check_token(request: Request) -> str:
    """Return the token that came with a request. Raises RefusedError, 401, where none did; nobody is looked up."""
    token = request.cookies.get(makers.COOKIE, "")
    if makers.hash_token(token) is None:
        raise RefusedError(401, _STRANGER)
    return token


async def ask_library(request: Request, ask: Callable[[str], _T]) -> _T:
    """Return what `ask` answers for the maker of a request, off the event loop.

    Raises RefusedError: 401 without a maker, 404 for what is not kept for her, 422 for what cannot be done, 503 where
    the database cannot serve.
    """
    token = check_token(request)
    try:
        return await run_in_threadpool(lambda: ask(makers.find_maker(token) or ""))
    except NotKept as error:
        raise RefusedError(404, str(error)) from None
    except InputRefused as error:
        raise RefusedError(422, str(error)) from None
    except StorageError as error:
        raise RefusedError(503, str(error), {"retry-after": str(RETRY_S)}) from error
