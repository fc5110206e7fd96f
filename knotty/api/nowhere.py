"""What stands beside the routes: nothing, said in JSON with 404. Else the pages would answer, with 200."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from knotty.api.refusing import METHODS, RefusedError


async def answer_nothing(request: Request) -> Response:
    """Say that nothing is there."""
    return RefusedError(404, "There is nothing at this address.").answer_to(request)


_ROOMS = ("/api", "/print")
# The last of the routes: what one before it takes never comes here.
ROUTES: tuple[Route, ...] = tuple(
    Route(room + rest, answer_nothing, methods=METHODS) for room in _ROOMS for rest in ("", "/{rest:path}")
)
