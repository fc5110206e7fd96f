"""How a request is refused: a status and a sentence in `error`. What each route asks of a request stands there."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from knotty.retelling import retell
from knotty.speech import Speech, choose_language, read_accepted, speak

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")  # else the pages answer, with 200
CLOSE = {"connection": "close"}  # where the rest of a body is not read


class RefusedError(Exception):
    """A request that is not served, and how that is answered."""

    def __init__(self, status: int, said: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(said)
        self.status = status
        self.headers = {"cache-control": "no-store"} | dict(headers or {})

    def answer_to(self, request: Request) -> Response:
        """Answer in JSON, in the language that is asked for where the sentence is known in it."""
        said = retell(choose_speech(request), str(self))
        return JSONResponse({"error": said}, self.status, self.headers)


def choose_speech(request: Request) -> Speech:
    """Return the language of an answer: the one in the address, else the browser's first that there is."""
    accepted = read_accepted(request.headers.get("accept-language", ""))
    return speak(choose_language((request.query_params.get("lang", ""), *accepted)))


def refuse_method(request: Request, allowed: str) -> Response:
    """Answer a method that a route does not serve; `allowed` as the Allow header has it: "GET, HEAD"."""
    verbs = allowed.replace(", HEAD", "").replace(", ", " and ")
    return RefusedError(405, f"Only {verbs} can be asked for here.", {"allow": allowed}).answer_to(request)


def check_origin(request: Request) -> None:
    """Raise RefusedError for a request that a page of another site sends."""
    origin = request.headers.get("origin")
    if origin is not None and _find_host(origin) != request.headers.get("host"):
        raise RefusedError(403, "Pages of other origins are not answered.", CLOSE)


def _find_host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def check_json(request: Request) -> None:
    """Raise RefusedError where the body is not said to be JSON; a form of another site can say that of none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise RefusedError(415, "The content type must be application/json.", CLOSE | {"accept": "application/json"})
