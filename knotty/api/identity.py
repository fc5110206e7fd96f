"""The cookie that a maker is known by: set on pages, read by routes. Scripts cannot read it, and it holds no name.

It is sent again with every page, so that it never runs out for someone who comes back. The websocket sets none: by then
the browser has fetched the page, and its own cookie comes with the handshake.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from knotty.api.owner import ask_library
from knotty.api.refusing import METHODS, RefusedError, refuse_method
from knotty.workshop import makers

PATH = "/api/maker"
_KEPT_S = 400 * 24 * 3600  # the longest that browsers keep a cookie
_WHOLE = "document"  # what a browser says that a page is fetched as, where it says so


def mark_page(request: Request, headers: MutableHeaders) -> None:
    """Give the cookie to a browser that fetches a page, with the token it has or a fresh one. Others get none."""
    if not _is_page(request):
        return
    token = request.cookies.get(makers.COOKIE)
    if token is None or makers.hash_token(token) is None:
        token = makers.mint_token()
    headers.append("set-cookie", _write_cookie(token, secure=_is_secure(request)))
    if "no-store" not in headers.get("cache-control", ""):  # a cache between would give one maker's cookie to others
        headers["cache-control"] = "private, no-cache"


def _is_page(request: Request) -> bool:
    wanted = "text/html" in request.headers.get("accept", "")
    return request.method == "GET" and wanted and request.headers.get("sec-fetch-dest", _WHOLE) == _WHOLE


def _is_secure(request: Request) -> bool:
    said = request.headers.get("x-forwarded-proto", request.url.scheme)
    return said.partition(",")[0].strip().lower() == "https"


def _write_cookie(token: str, *, secure: bool) -> str:
    cookie = f"{makers.COOKIE}={token}; Path=/; Max-Age={_KEPT_S}; HttpOnly; SameSite=Lax"
    return f"{cookie}; Secure" if secure else cookie


async def answer_maker(request: Request) -> Response:
    """Say by a tag which maker the browser's cookie names now: a page whose session has another reloads itself."""
    if request.method not in ("GET", "HEAD"):
        return refuse_method(request, "GET, HEAD")
    try:
        tag = await ask_library(request, makers.tag_maker)
    except RefusedError as refused:
        return refused.answer_to(request)
    return JSONResponse({"maker": tag}, headers={"cache-control": "no-store"})


ROUTES: tuple[Route, ...] = (Route(PATH, answer_maker, methods=METHODS),)
