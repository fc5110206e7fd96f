"""The session's maker is the cookie's; without one she is somebody of the session's own, and is told."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from knotty.errors import DatabaseDown
from knotty.workshop import makers
from knotty.workshop.makers import COOKIE, find_maker, hash_token, mint_token


def _page() -> None:
    import streamlit as st

    from knotty.ui import identity

    identity.watch_maker()
    st.text(identity.current_maker())
    st.text(str(identity.keeps_cookies()))
    st.text(str(identity.current_token()))


@pytest.fixture
def visit(monkeypatch):
    """A page run with these cookies."""
    held = {}
    monkeypatch.setattr(type(st.context), "cookies", property(lambda _: held))

    def run(*, app=None, **cookies):
        held.clear()
        held.update(cookies)
        app = (app or AppTest.from_function(_page)).run()
        assert not app.exception
        return app

    return run


def said(app):
    return [text.value for text in app.text]


def test_the_maker_is_the_cookies(visit):
    token = mint_token()
    app = visit(**{COOKIE: token})
    assert said(app) == [find_maker(token), "True", hash_token(token)]
    assert not app.warning


@pytest.mark.parametrize("cookies", [{}, {COOKIE: "bad"}])
def test_a_browser_without_our_cookie_is_told_and_stays_one_maker(visit, cookies):
    app = visit(**cookies)
    maker, keeps, token = said(app)
    assert (keeps, token) == ("False", "None")
    assert maker.startswith("session-")
    assert "keeps no cookies" in app.warning[0].value
    assert said(visit(app=app, **cookies))[0] == maker
    assert said(visit(**cookies))[0] != maker


def test_a_session_whose_browser_left_stays_its_makers(visit):
    token = mint_token()
    app = visit(**{COOKIE: token})
    assert said(visit(app=app))[:2] == [find_maker(token), "True"]
    assert not app.warning


def test_a_test_names_its_maker_and_sees_no_warning():
    app = AppTest.from_function(_page)
    app.session_state["maker"] = "ada"
    assert said(app.run())[:2] == ["ada", "True"]
    assert not app.warning


def test_a_database_that_is_away_does_not_keep_the_page_from_saying_so(visit, monkeypatch):
    def fail(_):
        raise DatabaseDown("The library cannot be reached.")

    monkeypatch.setattr(makers, "find_maker", fail)
    app = AppTest.from_function(_watch).run()
    assert [text.value for text in app.text] == ["the page"]


def _watch() -> None:
    import streamlit as st

    from knotty.ui import identity

    identity.watch_maker()
    st.text("the page")
