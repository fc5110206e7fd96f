"""How the tests of routes ask: the routes alone, or behind the middleware as the server has them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from knotty.api.middleware import Guard

HOST = "http://knotty"


def ask(
    routes: Sequence[Route], path: str, method: str = "GET", *, content: bytes | None = None, token: str = "", **headers
) -> httpx.Response:
    """Return the answer to one request; underscores in the names of headers are hyphens."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if token:
        sent["cookie"] = f"knotty_maker={token}"

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=Guard(Starlette(routes=list(routes))))
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
            return await client.request(method, path, content=content, headers=sent)

    return asyncio.run(go())
