"""GET /api/projects/{id}/...: a chart with a round lit, the piece, the card's picture. Only their owner gets them.

A browser asks each time whether its picture is still the one, which costs a look-up and no drawing.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from knotty.api.owner import ask_library
from knotty.api.refusing import METHODS, RefusedError, refuse_method
from knotty.craft.project import Project
from knotty.errors import NotKept
from knotty.workshop import keeping
from knotty.workshop.pictures import show_piece, show_round

_ROOT = "/api/projects/{project}"
# Whatever names a pattern has: svg escapes them, and this holds besides, also where a picture is opened by itself.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_START = secrets.token_hex(4)  # a newer Knotty may draw otherwise, so what an older one drew is not the same
_NOT_THERE = "There is no such picture of this pattern."


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture, or only its tag where the browser has it."""

    tag: str
    kind: str
    body: bytes = b""


async def answer_round(request: Request) -> Response:
    """Return the chart of the part that a round is in, this round lit."""
    mirrored = request.query_params.get("mirrored") == "1"
    key = request.path_params["round"]

    def find(maker: str) -> _Picture:
        project = _hold(maker, request)
        index = next((at for at, kept in enumerate(project.rounds) if kept.id == key), None)
        if index is None:
            raise NotKept(_NOT_THERE)
        tag = _tag(project.id, project.version, key, mirrored)
        return _draw(request, tag, lambda: show_round(project.text, index, mirrored=mirrored))

    return _answer(request, await ask_library(request, find))


async def answer_piece(request: Request) -> Response:
    """Return the finished piece in its yarns."""

    def find(maker: str) -> _Picture:
        project = _hold(maker, request)
        return _draw(request, _tag(project.id, project.version, "piece"), lambda: show_piece(project.text))

    return _answer(request, await ask_library(request, find))


async def answer_thumb(request: Request) -> Response:
    """Return the small picture of a card, which was drawn when the pattern was kept."""

    def find(maker: str) -> _Picture:
        drawn = keeping.thumbnail(maker, request.path_params["project"])
        if not drawn:
            raise NotKept(_NOT_THERE)
        return _Picture(f'"{sha256(drawn).hexdigest()[:24]}"', "image/png", drawn)

    return _answer(request, await ask_library(request, find))


def _hold(maker: str, request: Request) -> Project:
    project = keeping.find(maker, request.path_params["project"])
    if project is None:
        raise NotKept(_NOT_THERE)
    return project


def _tag(*what: object) -> str:
    return f'"{sha256(repr((_START, *what)).encode()).hexdigest()[:24]}"'


def _draw(request: Request, tag: str, draw: Callable[[], str]) -> _Picture:
    if _has(request, tag):
        return _Picture(tag, "")
    svg = draw()
    if not svg:
        raise NotKept(_NOT_THERE)
    return _Picture(tag, "image/svg+xml", svg.encode())


def _has(request: Request, tag: str) -> bool:
    held = (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(","))
    return tag in held


def _answer(request: Request, picture: _Picture) -> Response:
    headers = {"etag": picture.tag, "cache-control": "private, no-cache", "content-security-policy": POLICY}
    if _has(request, picture.tag):
        return Response(status_code=304, headers=headers)
    return Response(picture.body, media_type=picture.kind, headers=headers)


def _reading(path: str, answer: Callable[[Request], Awaitable[Response]]) -> Route:
    async def endpoint(request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            return refuse_method(request, "GET, HEAD")
        try:
            return await answer(request)
        except RefusedError as refused:
            return refused.answer_to(request)

    return Route(_ROOT + path, endpoint, methods=METHODS)


ROUTES: tuple[Route, ...] = (
    _reading("/chart/{round}.svg", answer_round),
    _reading("/preview.svg", answer_piece),
    _reading("/thumb.png", answer_thumb),
)
