"""Health and figures answer GET in plain text and refuse every other method, whatever Streamlit would say."""

import asyncio

import httpx
import pytest
from starlette.applications import Starlette

from knotty import metrics
from knotty.api.routes import ROUTES


def ask(method: str, path: str) -> httpx.Response:
    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=Starlette(routes=list(ROUTES)))
        async with httpx.AsyncClient(transport=transport, base_url="http://knotty") as client:
            return await client.request(method, path)

    return asyncio.run(go())


def test_health_says_ok_and_nothing_else():
    answer = ask("GET", "/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert answer.headers["content-type"].startswith("text/plain")


def test_metrics_are_prometheus_text():
    metrics.CHECKS.labels("right").inc()
    answer = ask("GET", "/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert 'knotty_checks_total{verdict="right"}' in answer.text


@pytest.mark.parametrize("path", [route.path for route in ROUTES])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused_with_what_is_allowed(path, method):
    answer = ask(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", [route.path for route in ROUTES])
def test_head_answers_without_a_body(path):
    answer = ask("HEAD", path)
    assert (answer.status_code, answer.content) == (200, b"")
