"""The whole server, started both ways: pages, routes and headers on a real socket."""

import httpx
import pytest

from tests.served import STREAMLIT, UVICORN, serve


@pytest.fixture(scope="module", params=[STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def base(request, tmp_path_factory):
    with serve(tmp_path_factory.mktemp("served"), request.param) as address:
        yield address


@pytest.mark.parametrize("path", ["/", "/pattern?id=nobodys", "/check", "/help"])
def test_pages_are_served_with_the_policy(base, path):
    answer = httpx.get(base + path)
    assert answer.status_code == 200
    assert '<div id="root">' in answer.text
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_health_and_figures_are_not_the_pages(base):
    assert httpx.get(f"{base}/healthz").text == "ok"
    assert "# HELP knotty_designs" in httpx.get(f"{base}/metrics").text


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
def test_routes_refuse_to_be_written_to(base, path):
    assert httpx.post(base + path).status_code == 405


def test_requests_are_counted(base):
    httpx.get(f"{base}/check")
    assert 'knotty_http_requests_total{route="/check",status="200"}' in httpx.get(f"{base}/metrics").text


def test_no_page_asks_a_font_or_script_of_another_host(base):
    page = httpx.get(base).text
    assert "https://" not in page.split("<head>")[1].split("</head>")[0]
