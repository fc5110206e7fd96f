"""The language a session is shown in: chosen, asked for in the address, or the browser's; and English elsewhere."""

import pytest
from streamlit.testing.v1 import AppTest

from knotty.ui import state
from knotty.ui.tongue import say_many, tongue


def show_tongue():
    import streamlit as st

    from knotty.ui.tongue import tongue

    st.text(tongue())


def visit(locale: str = "", lang: str = "", chosen: str = "") -> str:
    page = AppTest.from_function(show_tongue)
    page.context["locale"] = locale or "en-US"
    if lang:
        page.query_params["lang"] = lang
    if chosen:
        page.session_state[state.TONGUE] = chosen
    return page.run().text[0].value


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "en"),
        ({"locale": "fr-CH"}, "fr"),
        ({"locale": "fr", "chosen": "en"}, "en"),
        ({"chosen": "en", "lang": "fr"}, "fr"),
        ({"locale": "fr", "lang": "'><b>"}, "fr"),
    ],
)
def test_address_before_choice_before_browser_before_english(given, code):
    assert visit(**given) == code


def test_outside_a_page_it_is_english():
    assert (tongue(), say_many("{n} round", "{n} rounds", 2)) == ("en", "2 rounds")
