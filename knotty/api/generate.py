"""POST /generate-pattern: an idea as JSON comes in, the JSON form of `knotty make` goes out.

Designs are made in the line that the pages' designs stand in; the event loop only waits. A client that goes away
cancels its design. Nothing is answered to pages of other origins.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from knotty.api.body import read_body
from knotty.api.refusing import METHODS, RefusedError, check_json, check_origin
from knotty.errors import InputRefused, KnottyError, QueueFull, TooManyDesigns
from knotty.settings import load_settings
from knotty.workshop import jobs
from knotty.workshop.check import AUTO
from knotty.workshop.job import Job, Order, State

if TYPE_CHECKING:
    from knotty.workshop.design import Design

PATH = "/generate-pattern"
_MOST_SEED = 2**31 - 1
_BYTES_A_CHAR = 12  # of JSON, at most: a sign outside the basic plane, escaped
_BYTES_BESIDE = 4096  # for everything that is not the prompt
_GONE = 499  # what nginx calls a client that went away; nobody reads it but the figures
_EXAMPLE = '{"prompt": "punk rock blanket"}'


class Wish(BaseModel):
    """What a request may hold."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    prompt: str
    seed: Annotated[int, Field(ge=0, le=_MOST_SEED)] = 0
    engine: str = AUTO


async def generate_pattern(request: Request) -> Response:
    """Answer a request: 200 with the design, or a status and a sentence in `error`."""
    try:
        _check_head(request)
        body = await _read_body(request)
        order = _read_order(body)
        return await _design(request, order)
    except RefusedError as refused:
        return refused.answer_to(request)
    except ClientDisconnect:
        return Response(status_code=_GONE)


ROUTES: tuple[Route, ...] = (Route(PATH, generate_pattern, methods=METHODS),)

# -- reading -----------------------------------------------------------------------------------------------------------


def _check_head(request: Request) -> None:
    if request.method != "POST":
        raise RefusedError(405, f"Only POST is answered here, with JSON such as {_EXAMPLE}.", {"allow": "POST"})
    check_origin(request)
    check_json(request)


async def _read_body(request: Request) -> bytes:
    return await read_body(request, load_settings().max_prompt_chars * _BYTES_A_CHAR + _BYTES_BESIDE)


def _read_order(body: bytes) -> Order:
    try:
        wish = Wish.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise RefusedError(400, _explain_fault(first["type"], first["loc"], first["msg"])) from None
    known = (AUTO, *load_settings().engines)
    if wish.engine not in known:
        raise RefusedError(400, f"engine: One of {', '.join(known)} can be asked for here.")
    return Order(wish.prompt, wish.seed, wish.engine)


def _explain_fault(kind: str, where: tuple[int | str, ...], message: str) -> str:
    field = str(where[0])[:40] if where else ""
    if kind == "json_invalid":
        return f"The request is not JSON. Send an object such as {_EXAMPLE}."
    if kind == "extra_forbidden":
        return f"Unknown field {field!r}. Known are {', '.join(Wish.model_fields)}."
    if kind == "missing":
        return f"The field {field!r} is missing. Send an object such as {_EXAMPLE}."
    return f"{field or 'The request'}: {message}."


# -- designing ---------------------------------------------------------------------------------------------------------


async def _design(request: Request, order: Order) -> Response:
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[Job] = loop.create_future()

    def tell(job: Job) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, ended, job)

    try:
        job = await run_in_threadpool(jobs.submit, order, _name_client(request), _report, tell, lasting=False)
    except KnottyError as error:
        raise _refuse(error) from error
    try:
        return _answer(await _await_end(request, ended))
    finally:
        jobs.cancel(job.id)
        jobs.forget(job.id)


async def _await_end(request: Request, ended: asyncio.Future[Job]) -> Job:
    """Return the job when it has ended. Raises ClientDisconnect when the client goes away before."""
    gone = asyncio.ensure_future(_hear_gone(request))
    try:
        await asyncio.wait((ended, gone), return_when=asyncio.FIRST_COMPLETED)
    finally:
        gone.cancel()
    if not ended.done():
        raise ClientDisconnect
    return ended.result()


async def _hear_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _settle(ended: asyncio.Future[Job], job: Job) -> None:
    if not ended.done():
        ended.set_result(job)


def _name_client(request: Request) -> str:
    return f"api {request.client.host if request.client else ''}"


def _report(design: Design) -> str:
    from knotty.workshop.design import report_design

    return json.dumps(report_design(design), ensure_ascii=False)


# -- answering ---------------------------------------------------------------------------------------------------------

_STATUS: tuple[tuple[type[KnottyError], int], ...] = (
    (InputRefused, 400),
    (TooManyDesigns, 429),
    (QueueFull, 503),
)


def _refuse(error: KnottyError) -> RefusedError:
    status = next((status for kind, status in _STATUS if isinstance(error, kind)), 500)
    retry = {"retry-after": str(error.retry_after_s)} if isinstance(error, QueueFull) else None
    return RefusedError(status, str(error), retry)


def _answer(job: Job) -> Response:
    if job.state is State.DONE:
        return Response(job.result, media_type="application/json", headers={"cache-control": "no-store"})
    if job.state is State.FAILED:
        raise RefusedError(500 if job.own_fault else 400, job.said)
    raise RefusedError(503, "Knotty is closing down. Try again in a minute.", {"retry-after": "60"})
