"""A browser that fetches a page is given the cookie, and keeps the one it has; nothing else ever sets one."""

from http.cookies import SimpleCookie

import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from knotty.api.identity import PATH, ROUTES
from knotty.workshop.makers import COOKIE, find_maker, mint_token, tag_maker
from tests.api.asking import ask

PAGE = {"accept": "text/html,application/xhtml+xml"}
PAGES = (
    Route("/", lambda _: PlainTextResponse("page", headers={"cache-control": "no-cache"})),
    Route("/same", lambda _: Response(status_code=304)),
    Route("/secret", lambda _: PlainTextResponse("page", headers={"cache-control": "no-store"})),
    Route("/sent", lambda _: PlainTextResponse("done"), methods=["POST"]),
)


def given(path="/", method="GET", **sent):
    """The cookie that an answer sets, or None."""
    cookie = SimpleCookie(ask(PAGES, path, method, **sent).headers.get("set-cookie", ""))
    return cookie.get(COOKIE)


def test_a_first_page_brings_a_cookie_that_no_script_reads_and_no_other_site_sends():
    cookie = given(**PAGE)
    assert find_maker(cookie.value)
    assert cookie["httponly"] is True
    assert (cookie["samesite"], cookie["path"], cookie["domain"]) == ("Lax", "/", "")
    assert int(cookie["max-age"]) == 400 * 24 * 3600


def test_two_browsers_get_two_cookies():
    assert given(**PAGE).value != given(**PAGE).value


def test_a_browser_that_comes_back_keeps_its_token_for_as_long_again():
    token = mint_token()
    cookie = given(token=token, **PAGE)
    assert (cookie.value, int(cookie["max-age"])) == (token, 400 * 24 * 3600)


@pytest.mark.parametrize("sent", ["short", "x" * 31 + "*", "x" * 400, '"><script>'])
def test_what_is_no_token_is_replaced(sent):
    assert find_maker(given(token=sent, **PAGE).value)


def test_an_answer_that_nothing_changed_brings_it_too():
    assert given("/same", **PAGE) is not None


@pytest.mark.parametrize(
    ("path", "method", "sent"),
    [
        ("/", "GET", {"accept": "*/*"}),
        ("/", "GET", {"accept": "image/avif,image/webp"}),
        ("/", "GET", PAGE | {"sec_fetch_dest": "iframe"}),
        ("/sent", "POST", PAGE),
        ("/", "HEAD", PAGE),
    ],
)
def test_what_is_not_a_page_brings_none(path, method, sent):
    assert given(path, method, **sent) is None


@pytest.mark.parametrize(
    ("proto", "secure"), [("https", True), ("HTTPS,http", True), ("http", False), ("http, https", False)]
)
def test_behind_https_it_goes_over_https_alone(proto, secure):
    assert bool(given(x_forwarded_proto=proto, **PAGE)["secure"]) is secure


def test_no_cache_between_keeps_an_answer_that_sets_it():
    assert ask(PAGES, "/", **PAGE).headers["cache-control"] == "private, no-cache"
    assert ask(PAGES, "/secret", **PAGE).headers["cache-control"] == "no-store"
    assert ask(PAGES, "/", accept="*/*").headers["cache-control"] == "no-cache"


def test_a_page_can_ask_whose_the_cookie_is_by_a_tag_and_never_gets_the_maker():
    token = mint_token()
    answer = ask(ROUTES, PATH, token=token)
    assert answer.json() == {"maker": tag_maker(find_maker(token))}
    assert answer.headers["cache-control"] == "no-store"
    assert ask(ROUTES, PATH).status_code == 401


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_refused(method):
    answer = ask(ROUTES, PATH, method)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
