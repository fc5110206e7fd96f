"""Where what goes wrong in the clients' libraries becomes an EngineError. What is done about it is the caller's."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import httpcore
import httpx

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
    # ValueError is JSON's, Unicode's and pydantic's. The other three rise inside the clients' packages when a server
    # sends a JSON list where an object belongs, or brackets nested without end.
    (
        (ValueError, TypeError, AttributeError, RecursionError),
        EngineNonsense,
        "answered something that is not an answer of that kind of server",
    ),
)

_Words = Mapping[int, tuple[type[EngineError], str]]

_BY_STATUS: _Words = {
    401: (EngineDown, "refuses access"),
    403: (EngineDown, "refuses access"),
    408: (EngineTimeout, "did not answer in time"),
    429: (EngineBusy, "is full"),
    499: (EngineTimeout, "gave up the request"),
    503: (EngineBusy, "is full"),
    504: (EngineTimeout, "did not answer in time"),
}
_KEY_REFUSED: _Words = {
    401: (EngineDown, "refuses the key (KNOTTY_OPENAI_API_KEY)"),
    403: (EngineDown, "refuses the key (KNOTTY_OPENAI_API_KEY), or what was asked with it"),
}
_REFUSED = (400, 413, 422)

_NOT_ASKED = "was not asked: its client refused the request"
_MODEL_GONE = re.compile(r"\bmodel\b.*(\bnot found\b|\bdoes not exist\b)", re.IGNORECASE | re.DOTALL)
_MOST_DETAIL = 160
_MOST_WAIT_S = 600.0


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A server's own error: its status (-1 for one in mid-stream, after a 200), its words, when to try again."""

    status: int
    detail: str = ""
    wait_s: float = 0.0


@contextmanager
def translated(engine: str, where: str, hide: str = "") -> Iterator[None]:
    """Raise what a library raises inside as an EngineError. Put nothing but the library's call inside.

    `where` begins the message: the engine's name and address. `hide` is a secret that some servers repeat: it is left
    out, and so is a cause that holds it. What no row knows passes as it is: it is a bug of ours.
    """
    try:
        yield
    except Exception as error:
        found = translate(error, engine, where)
        if found is None:
            raise
        traceback.clear_frames(error.__traceback__)  # else streams left half read are closed as late as Python itself
        if hide and hide in f"{error} {found}":
            found.args = (str(found).replace(hide, "***"),)
            raise found from None
        raise found from error


def translate(error: Exception, engine: str, where: str) -> EngineError | None:
    """Return the EngineError that stands for a library's exception, or None for one that no library should raise."""
    tell = _LIBRARIES.get(type(error).__module__.partition(".")[0], _tell_httpx)
    return tell(error, engine, where)


def _tell_httpx(error: Exception, engine: str, where: str) -> EngineError | None:
    if isinstance(error, httpx.HTTPStatusError):
        return _tell_refusal(_Refusal(error.response.status_code), engine, where)
    row = next((row for row in _TABLE if isinstance(error, row[0])), None)
    return row[1](f"{where} {row[2]}", engine) if row else None


def _tell_ollama(error: Exception, engine: str, where: str) -> EngineError:
    """Tell an exception of the ollama package, whose status is -1 for an error line in mid-stream."""
    import ollama  # loaded already, since it raised; not at the start, where it takes 0.4 s

    if not isinstance(error, ollama.ResponseError):
        return EngineNonsense(f"{where} {_NOT_ASKED}", engine)
    return _tell_refusal(_Refusal(error.status_code, plain_line(error.error)), engine, where)


def _tell_openai(error: Exception, engine: str, where: str) -> EngineError:
    """Tell an exception of the openai package, which wraps those of httpx. One without a status is in mid-stream."""
    import openai  # loaded already, since it raised; not at the start, where it takes a second

    if isinstance(error, openai.APIConnectionError):
        late = isinstance(error, openai.APITimeoutError)
        unknown = httpx.ReadTimeout("") if late else httpx.NetworkError("")
        wrapped = error.__cause__ if isinstance(error.__cause__, Exception) else unknown
        return _tell_httpx(wrapped, engine, where) or EngineDown(f"{where} broke the connection", engine)
    if isinstance(error, openai.APIStatusError):
        wait_s = _read_wait(error.response.headers.get("retry-after", ""))
        refusal = _Refusal(error.status_code, _find_words(error.body), wait_s)
        return _tell_refusal(refusal, engine, where, _KEY_REFUSED)
    if isinstance(error, openai.APIError) and not isinstance(error, openai.APIResponseValidationError):
        return _tell_refusal(_Refusal(-1, plain_line(error.message)), engine, where)
    return EngineNonsense(f"{where} {_NOT_ASKED}", engine)


_LIBRARIES: Mapping[str, Callable[[Exception, str, str], EngineError | None]] = {
    "ollama": _tell_ollama,
    "openai": _tell_openai,
}


def _tell_refusal(refusal: _Refusal, engine: str, where: str, words: _Words = _BY_STATUS) -> EngineError:
    status, detail = refusal.status, refusal.detail
    if status in (400, 404) and _MODEL_GONE.search(detail):
        return ModelMissing(f"{where} does not have the model ({detail})", engine)
    known = words.get(status) or _BY_STATUS.get(status)
    if known and known[0] is EngineBusy:
        loading = "loading" in detail.lower()
        return EngineBusy(f"{where} {'is still loading its model' if loading else known[1]}", engine, refusal.wait_s)
    if known:
        return known[0](f"{where} {known[1]}", engine)
    if status == 501:
        return ModelMissing(f"{where} cannot do that: {detail}", engine)
    if status == -1 or status >= 500:
        return EngineDown(f"{where} failed: {detail}" if detail else f"{where} failed", engine)
    if status in _REFUSED and detail:
        return EngineNonsense(f"{where} refuses the request: {detail}", engine)
    return EngineNonsense(f"{where} answers, but not like such a server (status {status})", engine)


def _find_words(body: object) -> str:
    """Return what an OpenAI-compatible server says of its error: an object with a message, or a text."""
    words = body.get("message", "") if isinstance(body, dict) else body
    return plain_line(words) if isinstance(words, str) else ""


def _read_wait(value: str) -> float:
    """Return a Retry-After header in seconds; 0 for a date or anything else."""
    return min(float(value), _MOST_WAIT_S) if value.isascii() and value.isdigit() else 0.0


def plain_line(text: object) -> str:
    """Return a server's words as one short line; nothing of a page of HTML."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in str(text)).split())
    return "" if line.startswith("<") else line[:_MOST_DETAIL]
