"""Every exception of the libraries under the clients has an EngineError that stands for it."""

from __future__ import annotations

import inspect
import json

import httpcore
import httpx
import ollama
import pydantic
import pytest

from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.bounded import TooLongError
from knotty.llm.faults import translate, translated

_REQUEST = httpx.Request("GET", "http://127.0.0.1/")
_SPECIAL = {
    httpx.HTTPStatusError: lambda: httpx.HTTPStatusError("", request=_REQUEST, response=httpx.Response(503)),
    httpx.StreamError: lambda: httpx.StreamError("said"),
    httpx.RequestNotRead: httpx.RequestNotRead,
    httpx.ResponseNotRead: httpx.ResponseNotRead,
    httpx.StreamClosed: httpx.StreamClosed,
    httpx.StreamConsumed: httpx.StreamConsumed,
    json.JSONDecodeError: lambda: json.JSONDecodeError("said", "{", 1),
    UnicodeDecodeError: lambda: UnicodeDecodeError("utf-8", b"\xff", 0, 1, "said"),
}


def _exceptions_of(module: object) -> list[type[Exception]]:
    return [kind for _, kind in inspect.getmembers(module, inspect.isclass) if issubclass(kind, Exception)]


FOREIGN = [
    *_exceptions_of(httpx),
    *_exceptions_of(httpcore),
    *_exceptions_of(ollama),
    json.JSONDecodeError,
    UnicodeDecodeError,
    ConnectionError,
    ConnectionResetError,
    TimeoutError,
    OSError,
    TooLongError,
]


def test_the_libraries_have_the_exceptions_that_are_walked():
    assert {httpx.ReadTimeout, httpcore.ReadError, ollama.ResponseError, ollama.RequestError} <= set(FOREIGN)
    assert len(FOREIGN) > 40


@pytest.mark.parametrize("kind", FOREIGN, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_foreign_exception_is_mapped(kind: type[Exception]):
    error = _SPECIAL.get(kind, lambda: kind("said"))()
    found = translate(error, "ollama", "Ollama at here")
    assert isinstance(found, EngineError)
    assert type(found) is not EngineError
    assert str(found).startswith("Ollama at here ")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ConnectTimeout(""), EngineDown),
        (httpx.ReadTimeout(""), EngineTimeout),
        (httpcore.ReadTimeout(""), EngineTimeout),
        (httpx.ReadError(""), EngineDown),
        (httpx.RemoteProtocolError(""), EngineNonsense),
        (ConnectionError(""), EngineDown),
        (ollama.ResponseError("model 'a' not found", 404), ModelMissing),
        (ollama.ResponseError("404 page not found", 404), EngineNonsense),
        (ollama.ResponseError("busy", 503), EngineBusy),
        (ollama.ResponseError("busy", 429), EngineBusy),
        (ollama.ResponseError("", 504), EngineTimeout),
        (ollama.ResponseError("out of memory", 500), EngineDown),
        (ollama.ResponseError("in mid-stream"), EngineDown),
        (ollama.ResponseError("", 302), EngineNonsense),
        (TooLongError(), EngineNonsense),
    ],
    ids=repr,
)
def test_kind_follows_from_what_happened(error: Exception, kind: type[EngineError]):
    assert type(translate(error, "ollama", "Ollama")) is kind


def test_malformed_answer_is_nonsense():
    with pytest.raises(EngineNonsense), translated("ollama", "Ollama"):
        ollama.ChatResponse(message=5)
    with pytest.raises(pydantic.ValidationError):  # which is what the package raises there
        ollama.ChatResponse(message=5)


def test_bug_of_ours_passes_as_it_is():
    with pytest.raises(KeyError), translated("ollama", "Ollama"):
        raise KeyError("ours")


def test_cause_is_kept_for_the_log():
    with pytest.raises(EngineDown) as caught, translated("ollama", "Ollama"):
        raise httpx.ConnectError("refused")
    assert isinstance(caught.value.__cause__, httpx.ConnectError)


def test_servers_own_words_become_one_short_line():
    found = translate(ollama.ResponseError("out of\n\x1b[31mmemory\u202e" + " x" * 500, 500), "ollama", "Ollama")
    assert str(found).startswith("Ollama failed: out of [31mmemory x x")
    assert len(str(found)) < 200


def test_page_of_html_is_not_repeated():
    found = translate(ollama.ResponseError("<html><script>bad()</script>", 500), "ollama", "Ollama")
    assert str(found) == "Ollama failed"
