"""Where what goes wrong in the clients' libraries becomes an EngineError. What is done about it is the caller's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
import httpx
import ollama

from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.bounded import TooLongError

_Row = tuple[tuple[type[Exception], ...], type[EngineError], str]

# First match wins, so special cases stand before their parents. The words follow the engine's name and address.
_TABLE: tuple[_Row, ...] = (
    (
        (httpx.ConnectError, httpx.ConnectTimeout, httpcore.ConnectError, httpcore.ConnectTimeout, ConnectionError),
        EngineDown,
        "does not answer",
    ),
    ((httpx.TimeoutException, httpcore.TimeoutException, TimeoutError), EngineTimeout, "did not answer in time"),
    ((TooLongError,), EngineNonsense, "answered far too much"),
    (
        (httpx.NetworkError, httpcore.NetworkError, httpcore.ConnectionNotAvailable, OSError),
        EngineDown,
        "broke the connection",
    ),
    ((httpx.ProtocolError, httpcore.ProtocolError), EngineNonsense, "broke off its answer or does not speak HTTP"),
    (
        (
            httpx.ProxyError,
            httpcore.ProxyError,
            httpx.UnsupportedProtocol,
            httpcore.UnsupportedProtocol,
            httpx.InvalidURL,
        ),
        EngineDown,
        "cannot be reached at such an address",
    ),
    (
        (httpx.HTTPError, httpx.StreamError, httpx.CookieConflict),
        EngineNonsense,
        "answered in a way that cannot be read",
    ),
    ((ollama.RequestError,), EngineNonsense, "was not asked: its client refused the request"),
    # ValueError is JSON's, Unicode's and pydantic's. The other three rise inside the ollama package when a server
    # sends a JSON list where an object belongs, or brackets nested without end.
    (
        (ValueError, TypeError, AttributeError, RecursionError),
        EngineNonsense,
        "answered something that is not an answer of that kind of server",
    ),
)

_BY_STATUS: dict[int, tuple[type[EngineError], str]] = {
    401: (EngineDown, "refuses access"),
    403: (EngineDown, "refuses access"),
    408: (EngineTimeout, "did not answer in time"),
    429: (EngineBusy, "is full"),
    499: (EngineTimeout, "gave up the request"),
    503: (EngineBusy, "is full"),
    504: (EngineTimeout, "did not answer in time"),
}

_MODEL_GONE = re.compile(r"\bmodel\b.*\bnot found\b", re.IGNORECASE | re.DOTALL)
_MOST_DETAIL = 160


@contextmanager
def translated(engine: str, where: str) -> Iterator[None]:
    """Raise what a library raises inside as an EngineError. Put nothing but the library's call inside.

    `where` begins the message: the engine's name and address. What no row knows passes as it is: it is a bug of ours.
    """
    try:
        yield
    except Exception as error:
        found = translate(error, engine, where)
        if found is None:
            raise
        raise found from error


def translate(error: Exception, engine: str, where: str) -> EngineError | None:
    """Return the EngineError that stands for a library's exception, or None for one that no library should raise."""
    if isinstance(error, ollama.ResponseError):
        return _translate_status(error, engine, where)
    if isinstance(error, httpx.HTTPStatusError):
        kind, words = _BY_STATUS.get(error.response.status_code, (EngineNonsense, "reports an error"))
        return kind(f"{where} {words}", engine)
    row = next((row for row in _TABLE if isinstance(error, row[0])), None)
    return row[1](f"{where} {row[2]}", engine) if row else None


def _translate_status(error: ollama.ResponseError, engine: str, where: str) -> EngineError:
    """Tell a server's own error by its status; -1 is an error line in mid-stream, after a 200."""
    status, detail = error.status_code, _plain_detail(error.error)
    if status == 404 and _MODEL_GONE.search(detail):
        return ModelMissing(f"{where} does not have the model ({detail})", engine)
    if status in _BY_STATUS:
        kind, words = _BY_STATUS[status]
        return kind(f"{where} {words}", engine)
    if status == -1 or status >= 500:
        return EngineDown(f"{where} failed: {detail}" if detail else f"{where} failed", engine)
    return EngineNonsense(f"{where} answers, but not like such a server (status {status})", engine)


def _plain_detail(text: object) -> str:
    """Return a server's words as one short line; nothing of a page of HTML."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in str(text)).split())
    return "" if line.startswith("<") else line[:_MOST_DETAIL]
