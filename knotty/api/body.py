"""Reads the body of a request, of a bounded length and within a bounded time."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from knotty.api.refusing import CLOSE, RefusedError

PATIENCE_S = 10.0


async def read_body(request: Request, most: int) -> bytes:
    """Return the body. Raises RefusedError for one of more than `most` bytes, said so or not, and for a slow one."""
    body = bytearray()
    too_large = RefusedError(413, f"A request may have at most {most} bytes.", CLOSE)
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > most:
        raise too_large
    try:
        async with asyncio.timeout(PATIENCE_S):
            async for piece in request.stream():
                body += piece
                if len(body) > most:
                    raise too_large
    except TimeoutError:
        raise RefusedError(408, "The request did not come in time.", CLOSE) from None
    return bytes(body)
