"""GET /print/{id}: a kept pattern as plain HTML, for the browser's own printing. Only its owner gets it.

A browser would print the app's page as it looks, black in dark mode and cut where it scrolls.
"""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from knotty.api.owner import ask_library
from knotty.api.refusing import METHODS, RefusedError, choose_speech, refuse_method
from knotty.errors import NotKept
from knotty.retelling import retell
from knotty.speech import Speech, read_accepted
from knotty.workshop import keeping
from knotty.workshop.print_page import PagePrinting, print_page

PATH = "/print/{project}"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
_LETTER_LANDS = ("-us", "-ca", "-mx")  # where paper is 8½ × 11 inches
_NOT_THERE = "This pattern is not in your library. It was deleted, or it is kept in another browser."


async def serve_page(request: Request) -> Response:
    """Answer with the page, or with a status and a sentence."""
    if request.method not in ("GET", "HEAD"):
        return refuse_method(request, "GET, HEAD")
    key, printing, speech = request.path_params["project"], _read_printing(request), choose_speech(request)

    def find(maker: str) -> str:
        project = keeping.find(maker, key)
        if project is None:
            raise NotKept(_NOT_THERE)
        return print_page(project, printing, speech, f"/pattern?id={quote(key, safe='')}")

    try:
        page = await ask_library(request, find)
    except RefusedError as refused:
        return _refuse(refused, speech)
    headers = {"content-security-policy": POLICY, "cache-control": "private, no-store"}
    return HTMLResponse(page, headers=headers | {"vary": "accept-language"})


ROUTES: tuple[Route, ...] = (Route(PATH, serve_page, methods=METHODS),)


def _read_printing(request: Request) -> PagePrinting:
    """Return what is asked for in the address; the paper is that of the reader's land where none is."""
    asked, tags = request.query_params, read_accepted(request.headers.get("accept-language", ""))
    usual = "letter" if tags and tags[0].lower().endswith(_LETTER_LANDS) else "a4"
    paper = asked.get("paper", usual).lower()
    return PagePrinting(
        paper="letter" if paper == "letter" else "a4",
        large=asked.get("large") == "1",
        pictures=asked.get("chart", "1") != "0",
        done=asked.get("done") == "1",
    )


def _refuse(refused: RefusedError, speech: Speech) -> Response:
    said, home = escape(retell(speech, str(refused))), escape(speech.say("Go to Knotty"))
    body = f'<p>{said}</p><p><a href="/library">{home}</a></p>'
    page = f'<!doctype html><html lang="{speech.language}"><meta charset="utf-8"><title>Knotty</title>{body}</html>'
    return HTMLResponse(page, refused.status, refused.headers | {"content-security-policy": POLICY})
