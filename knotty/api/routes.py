"""Routes beside the pages: is the server up, and what has it counted. The pages themselves are Streamlit's.

Every method is registered and refused here, because a request that no route takes is answered by the pages with 200.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from knotty import metrics
from knotty.api.refusing import METHODS


def answer_health() -> Response:
    """Say that the process answers. Engines do not count: without one Knotty still checks and composes."""
    return PlainTextResponse("ok")


def answer_metrics() -> Response:
    """Return the figures in Prometheus' text format."""
    body, content_type = metrics.render_metrics()
    return Response(body, headers={"content-type": content_type, "cache-control": "no-store"})


def _reading(path: str, answer: Callable[[], Response]) -> Route:
    async def endpoint(request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("Only GET is answered here.\n", 405, {"allow": "GET, HEAD"})
        return answer()

    return Route(path, endpoint, methods=METHODS)


ROUTES: tuple[Route, ...] = (_reading("/healthz", answer_health), _reading("/metrics", answer_metrics))
