"""POST /generate-pattern: a design for an idea; every refusal has its status and a sentence; no event loop waits."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection

import httpx
import pytest
from starlette.applications import Starlette

from knotty.api.generate import PATH, ROUTES
from knotty.settings import load_settings
from knotty.workshop import jobs
from tests.llm.ollama_server import Fault, OllamaServer
from tests.served import NOWHERE, serve

PATIENCE_S = 60.0
IDEA = {"prompt": "teal coaster", "seed": 2}


@pytest.fixture(autouse=True)
def _own_line(monkeypatch):
    monkeypatch.setenv("KNOTTY_OLLAMA_HOST", NOWHERE)
    load_settings.cache_clear()
    jobs.close()
    yield
    jobs.close()
    load_settings.cache_clear()


def ask(body: object = None, method: str = "POST", **headers: str) -> httpx.Response:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    known = {"content-type": "application/json"} | {name.replace("_", "-"): value for name, value in headers.items()}

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=Starlette(routes=list(ROUTES)))
        async with httpx.AsyncClient(transport=transport, base_url="http://knotty") as client:
            return await client.request(method, PATH, content=raw, headers=known)

    return asyncio.run(go())


def test_an_idea_is_answered_with_the_json_form_of_make():
    answer = ask(IDEA)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    design = answer.json()
    assert (design["verdict"], design["seed"], design["brief"]["item"]) == ("right", 2, "coaster")
    assert design["text"].startswith(design["title"])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"", "not JSON"),
        ([1], "object"),
        ({}, "'prompt' is missing"),
        ({"prompt": 7}, "prompt: Input should be a valid string"),
        ({"prompt": "coaster", "seed": "2"}, "seed: "),
        ({"prompt": "coaster", "seed": -1}, "seed: "),
        ({"prompt": "coaster", "colour": "red"}, "Unknown field 'colour'"),
        ({"prompt": "coaster", "engine": "gpt"}, "engine: One of auto, ollama, embedded"),
        ({"prompt": "   "}, "prompt is empty"),
        ({"prompt": "x" * 2001}, "at most 2,000"),
    ],
)
def test_what_cannot_be_used_is_400_and_a_sentence(body, said):
    answer = ask(body)
    assert answer.status_code == 400
    assert said in answer.json()["error"]
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused_with_what_is_allowed(method):
    answer = ask(IDEA, method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_read(kind):
    assert ask(IDEA, content_type=kind).status_code == 415


def test_a_charset_beside_the_type_is_no_matter():
    assert ask({}, content_type="Application/JSON; charset=utf-8").status_code == 400


def test_a_body_longer_than_any_idea_is_413_whether_it_says_so_or_not():
    assert ask(b" " * 40_000).status_code == 413
    assert ask(b" " * 40_000, content_length="2").status_code == 413


def test_pages_of_other_origins_are_not_answered():
    assert ask(IDEA, origin="http://evil.example").status_code == 403
    assert ask({}, origin="http://knotty").status_code == 400


# -- on a real socket --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stalled(tmp_path_factory) -> Iterator[tuple[str, OllamaServer]]:
    """A server with one worker, one place in its line and two designs a client, whose engine never answers."""
    with OllamaServer() as engine:
        engine.fail(Fault.HANG)
        bounds = {"WORKERS": "1", "QUEUE": "1", "PER_MAKER": "2"}
        settings = {f"KNOTTY_DESIGN_{name}": value for name, value in bounds.items()}
        folder = tmp_path_factory.mktemp("served")
        with serve(folder, KNOTTY_OLLAMA_HOST=engine.host, KNOTTY_ENGINES="ollama", **settings) as base:
            yield base, engine


def send(base: str, address: str = "127.0.0.1") -> httpx.Response:
    with httpx.Client(transport=httpx.HTTPTransport(local_address=address), timeout=PATIENCE_S) as client:
        return client.post(base + PATH, json=IDEA)


def await_figure(base: str, name: str, value: float) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while f"\n{name} {value}\n" not in httpx.get(f"{base}/metrics").text:
        assert time.monotonic() < deadline, f"{name} never came to {value}"
        time.sleep(0.05)


def test_past_the_bounds_it_is_429_for_the_client_503_for_others_and_the_server_goes_on(stalled):
    base, engine = stalled
    leaving = HTTPConnection(base.removeprefix("http://"))
    with ThreadPoolExecutor(1) as pool, closing(leaving):
        kept = pool.submit(send, base)
        await_figure(base, "knotty_designs_under_way", 1.0)
        leaving.request("POST", PATH, json.dumps(IDEA), {"content-type": "application/json"})
        await_figure(base, "knotty_queue_length", 1.0)
        own, others = send(base), send(base, "127.0.0.2")
        assert (own.status_code, others.status_code) == (429, 503)
        assert min(int(answer.headers["retry-after"]) for answer in (own, others)) >= 1
        assert "2 designs under way" in own.json()["error"]
        leaving.close()  # takes its design out of the line
        await_figure(base, "knotty_queue_length", 0.0)
        engine.script.released.set()
        assert kept.result(PATIENCE_S).json()["verdict"] == "right"
    counted = 'knotty_http_requests_total{route="/generate-pattern",status='
    figures = httpx.get(f"{base}/metrics").text
    assert all(f'{counted}"{status}"}} 1.0' in figures for status in (200, 429, 499, 503))
