"""The whole server, started both ways: pages, routes and headers on a real socket."""

from contextlib import closing
from http.client import HTTPConnection

import httpx
import pytest

from knotty.workshop.design import design_pattern
from tests.load import Pace, load_server
from tests.served import STREAMLIT, UVICORN, serve


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module", params=[STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def base(request, folder):
    with serve(folder, request.param) as address:
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


@pytest.mark.parametrize(
    "path",
    ["/print/..%2f..%2f..%2fetc%2fpasswd", "/api/projects/%2e%2e%2fx/preview.svg", "/api/../../etc/passwd", "/api/x"],
)
def test_nothing_under_the_routes_is_a_page_or_a_file(base, path):
    connection = HTTPConnection(base.removeprefix("http://"))  # it sends the path as it is
    with closing(connection):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status in (400, 401, 404)
        assert b"root" not in answer.read()


def test_requests_are_counted(base):
    httpx.get(f"{base}/check")
    assert 'knotty_http_requests_total{route="/check",status="200"}' in httpx.get(f"{base}/metrics").text


def test_no_page_asks_a_font_or_script_of_another_host(base):
    page = httpx.get(base).text
    assert "https://" not in page.split("<head>")[1].split("</head>")[0]


def test_makers_who_tick_at_once_each_in_a_session_of_her_own_lose_nothing(base, folder):
    design = design_pattern("coaster, 3 rounds", engines=())
    url = f"sqlite:///{folder / 'knotty.db'}"
    load = load_server(base, url, design, Pace(makers=2, ticks=2, every_s=0.05))
    assert len(load.saved_s) == 4  # it raises for a tick that is lost or refused, and for a page that fails
    assert load.memory_mib > 0
