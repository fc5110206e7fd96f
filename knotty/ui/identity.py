"""Whose session this is: the maker whose cookie the browser sent, and what is said where a browser keeps none.

Session keys are state's. The cookie itself is api's, and only its hash is known here.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from knotty.errors import StorageError
from knotty.speech import mark
from knotty.ui import state
from knotty.ui.tongue import say
from knotty.workshop import makers

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_KEY = "maker_watch"
_REFUSED = mark(
    "Your browser keeps no cookies for Knotty, so it will not know you again: what you make here is lost when this "
    "page is closed or reloaded. Allow cookies for this site, or save each pattern as a file."
)


def current_maker() -> str:
    """Return the maker of this session. Without a cookie that is whoever the session had, or somebody for it alone.

    A script that goes on after its browser left has no cookies to read, and still works for the same maker.
    """
    maker = makers.find_maker(_sent())
    if maker:
        state.remember_maker(maker)
    return maker or state.maker()


def current_token() -> str | None:
    """Return the hash of the browser's own token, whichever maker it is linked to; None where it sent none."""
    return makers.hash_token(_sent())


def keeps_cookies() -> bool:
    """Say whether what is kept can be found again. False where a browser came without our cookie."""
    return state.has_own_maker() or makers.hash_token(_sent()) is not None or not _is_browser()


def watch_maker() -> None:
    """Say so where the browser keeps no cookies, and see to it that the session's maker is the browser's.

    Two tabs that open at once in a new browser are both given a cookie, and one of them may have been connected with
    the one that the browser then dropped: that page reloads itself.
    """
    if not keeps_cookies():
        st.warning(say(_REFUSED), icon=":material/cookie_off:")
        return
    with suppress(StorageError):  # the page says it, and what can be done
        tag = makers.tag_maker(current_maker())
        with st.container(key=_KEY):
            _load_watch()(key="knotty_maker", data={"maker": tag})


@cache
def _load_watch() -> ComponentRenderer:
    script = Path(__file__).with_name("identity.js").read_text(encoding="utf-8")
    return st.components.v2.component("knotty_maker", js=script)


def _sent() -> object:
    return st.context.cookies.get(makers.COOKIE)


def _is_browser() -> bool:
    """AppTest's stand-in for a browser sends what is neither a cookie nor none."""
    return _sent() is None or isinstance(_sent(), str)
