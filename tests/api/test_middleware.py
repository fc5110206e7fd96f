"""Every HTTP answer carries the headers and is counted under one of few names; websockets pass untouched."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from knotty.api.middleware import POLICY, Guard, name_route
from knotty.metrics import REGISTRY


def ask(path: str) -> httpx.Response:
    async def go() -> httpx.Response:
        inner = Starlette(routes=[Route("/", lambda _: PlainTextResponse("page"))])
        transport = httpx.ASGITransport(app=Guard(inner))
        async with httpx.AsyncClient(transport=transport, base_url="http://knotty") as client:
            return await client.get(path)

    return asyncio.run(go())


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_carries_the_headers(path):
    headers = ask(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_search_engines_are_to_keep_the_first_page_alone():
    assert "x-robots-tag" not in ask("/").headers
    assert ask("/pattern").headers["x-robots-tag"] == "noindex"


def test_policy_names_no_other_host_and_no_inline_script():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert "http" not in POLICY
    assert "*" not in POLICY


def test_requests_are_counted_by_route_and_status():
    def count(route: str, status: str) -> float:
        labels = {"route": route, "status": status}
        return REGISTRY.get_sample_value("knotty_http_requests_total", labels) or 0.0

    before = count("/", "200"), count("other", "404")
    ask("/")
    ask("/nowhere")
    assert (count("/", "200"), count("other", "404")) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "/"),
        ("/pattern", "/pattern"),
        ("/static/js/index.js", "/static"),
        ("/_stcore/health", "/_stcore"),
        ("/work", "/work"),
        ("/api/progress/anybodys", "/api/progress"),
        ("/api/projects/anybodys/thumb.png", "/api/projects"),
        ("/api/made-up", "/api"),
        ("/print/anybodys", "/print"),
        ("/wp-login.php", "other"),
        ("/pattern/../../etc", "other"),
    ],
)
def test_strangers_cannot_make_new_names(path, name):
    assert name_route(path) == name


def test_websockets_pass_untouched():
    seen = []

    async def inner(scope, receive, send):
        seen.append((scope, receive, send))

    scope, receive, send = {"type": "websocket"}, object(), object()
    asyncio.run(Guard(inner)(scope, receive, send))
    assert seen == [(scope, receive, send)]
