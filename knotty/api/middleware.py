"""What every HTTP answer carries: the headers that keep a page to itself, the maker's cookie, and a count by route.

The policy lets a page load nothing from another host, so text that somehow became an image or a script fetches nothing.
Streamlit needs inline styles, blob workers and the one inline script of its index page; no more than that is let in.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from knotty import metrics
from knotty.api.identity import mark_page

# The hash of the only inline script in Streamlit's index.html (1.67); a test tells when another version has another.
_INDEX_SCRIPT = "'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='"
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        f"script-src 'self' blob: {_INDEX_SCRIPT}",
        "connect-src 'self'",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
)
_NAMES = ("", "design", "pattern", "work", "library", "check", "shared", "help")
_ROUTES = ("healthz", "metrics", "generate-pattern", "api/maker")
_WHOLE = frozenset(f"/{name}" for name in (*_NAMES, *_ROUTES))
_INNER = ("/_stcore/", "/static/", "/media/", "/component/", "/api/progress/", "/api/projects/", "/api/", "/print/")


def name_route(path: str) -> str:
    """Return the label a path is counted under: one of few, whatever strangers ask for."""
    if path in _WHOLE:
        return path
    return next((inner.rstrip("/") for inner in _INNER if path.startswith(inner)), "other")


class Guard:
    """ASGI middleware for HTTP; websockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, marking and counting its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers.setdefault(name, value)  # a picture's own policy is narrower
                if scope["path"] != "/":
                    headers["x-robots-tag"] = "noindex"  # the addresses of patterns are their makers' own
                mark_page(Request(scope), headers)
                metrics.REQUESTS.labels(name_route(scope["path"]), str(message["status"])).inc()
            await send(message)

        await self._app(scope, receive, send_marked)
