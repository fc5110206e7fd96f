"""Every exception of the libraries under the clients has an EngineError that stands for it."""

from __future__ import annotations

import json
from functools import cache
from types import SimpleNamespace

import httpcore
import httpx
import ollama
import openai
import pydantic
import pytest

from knotty.errors import EngineBusy, EngineDown, EngineError, EngineNonsense, EngineTimeout, ModelMissing
from knotty.llm.bounded import TooLongError
from knotty.llm.faults import translate, translated

_REQUEST = httpx.Request("GET", "http://127.0.0.1/")


@cache
def _package() -> openai.OpenAI:
    return openai.OpenAI(api_key="none", base_url="http://127.0.0.1/", http_client=httpx.Client(trust_env=False))  # type: ignore[arg-type]


def _refused(status: int, body: object = None, **headers: str) -> openai.APIStatusError:
    """Return the exception that the openai package makes of an answer."""
    response = httpx.Response(status, headers=headers, request=_REQUEST)
    return _package()._make_status_error(str(body), body=body, response=response)  # type: ignore[arg-type]


def _lost(cause: Exception | None = None) -> openai.APIConnectionError:
    error = openai.APIConnectionError(request=_REQUEST)  # type: ignore[arg-type]
    error.__cause__ = cause
    return error


_BY_STATUS = {
    kind: (lambda kind=kind: kind("said", response=httpx.Response(400, request=_REQUEST), body=None))
    for kind in (openai.APIStatusError, *openai.APIStatusError.__subclasses__())
}
_SPECIAL = {
    **_BY_STATUS,
    openai.APIError: lambda: openai.APIError("said", _REQUEST, body=None),
    openai.APIConnectionError: _lost,
    openai.APITimeoutError: lambda: openai.APITimeoutError(_REQUEST),
    openai.OAuthError: lambda: openai.OAuthError(response=httpx.Response(401, request=_REQUEST), body=None),
    openai.APIResponseValidationError: lambda: openai.APIResponseValidationError(
        httpx.Response(200, request=_REQUEST), None
    ),
    openai.LengthFinishReasonError: lambda: openai.LengthFinishReasonError(completion=SimpleNamespace(usage=None)),
    openai.ContentFilterFinishReasonError: openai.ContentFilterFinishReasonError,
    openai._AmbiguousModuleClientUsageError: openai._AmbiguousModuleClientUsageError,
    openai.WebSocketConnectionClosedError: lambda: openai.WebSocketConnectionClosedError("said", unsent_messages=[]),
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
    """Return those in a package; what it would load when asked for, as openai most of itself, is left alone."""
    return sorted(
        {kind for kind in vars(module).values() if type(kind) is type and issubclass(kind, Exception)}, key=str
    )


FOREIGN = [
    *_exceptions_of(httpx),
    *_exceptions_of(httpcore),
    *_exceptions_of(ollama),
    *_exceptions_of(openai),
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
    assert {openai.RateLimitError, openai.APITimeoutError, openai.OpenAIError} <= set(FOREIGN)
    assert len(FOREIGN) > 60


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
        (_refused(400, {"message": "bad"}), EngineNonsense),
        (_refused(401), EngineDown),
        (_refused(403), EngineDown),
        (_refused(404, {"message": "The model `a` does not exist."}), ModelMissing),
        (_refused(404, "404 page not found"), EngineNonsense),
        (_refused(429), EngineBusy),
        (_refused(500), EngineDown),
        (_refused(501), ModelMissing),
        (_refused(503), EngineBusy),
        (_refused(504), EngineTimeout),
        (_lost(), EngineDown),
        (_lost(httpx.ConnectError("")), EngineDown),
        (_lost(httpx.ReadTimeout("")), EngineTimeout),
        (_lost(httpx.DecodingError("")), EngineNonsense),
        (_lost(KeyError("")), EngineDown),
        (openai.APITimeoutError(_REQUEST), EngineTimeout),
        (openai.APIError("in mid-stream", _REQUEST, body=None), EngineDown),
        (openai.OpenAIError("no key"), EngineNonsense),
    ],
    ids=repr,
)
def test_kind_follows_from_what_happened(error: Exception, kind: type[EngineError]):
    assert type(translate(error, "ollama", "Ollama")) is kind


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("99999", 600.0),
        ("", 0.0),
        ("soon", 0.0),
        ("-3", 0.0),
        ("Wed, 21 Oct 2026", 0.0),
    ],
)
def test_time_to_try_again_is_kept(said: str, seconds: float):
    found = translate(_refused(429, **{"retry-after": said}), "openai", "It")
    assert isinstance(found, EngineBusy)
    assert found.retry_after_s == seconds


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"message": "bad\nword"}, "It refuses the request: bad word"),
        ("plain words", "It refuses the request: plain words"),
        ("<html>", "It answers, but not like such a server (status 400)"),
        ({"message": 7}, "It answers, but not like such a server (status 400)"),
        (None, "It answers, but not like such a server (status 400)"),
    ],
)
def test_words_of_a_refusal_are_told(body: object, words: str):
    assert str(translate(_refused(400, body), "openai", "It")) == words


def test_secret_is_in_neither_message_nor_cause():
    with pytest.raises(EngineNonsense) as caught, translated("openai", "It", hide="sk-1"):
        raise _refused(400, {"message": "no sk-1 here"})
    assert str(caught.value) == "It refuses the request: no *** here"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


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
