"""What stands under every page: the language it is shown in.

Here the browser is told too what no element of Streamlit tells it: page.js.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from knotty.errors import KnottyError
from knotty.speech import LANGUAGES
from knotty.ui import state
from knotty.ui.identity import current_maker
from knotty.ui.tongue import say, tongue
from knotty.workshop import keeping

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_KEY = "foot"
_PREFERENCE = "language"


def show_foot() -> None:
    """Draw the choice of language, and tell the browser which one the page is in."""
    with st.container(key=_KEY, horizontal=True, horizontal_alignment="right"):
        choose_tongue(_KEY)
    with st.container(key="page_told"):
        _load_telling()(key="knotty_page", data={"language": tongue()})


def choose_tongue(place: str) -> None:
    """Draw the choice of language; `place` tells it from another on the same page."""
    key = state.match_tongue(place, tongue())
    st.segmented_control(
        say("Language"),
        tuple(LANGUAGES),
        required=True,
        format_func=LANGUAGES.__getitem__,
        key=key,
        on_change=_take_tongue,
        args=(key,),
        label_visibility="collapsed",
    )


def settle_tongue() -> None:
    """Take the language the maker chose once, on whichever device; without a database it is the browser's."""
    if state.is_tongue_settled():
        return
    try:
        kept = keeping.find_preference(current_maker(), _PREFERENCE)
    except KnottyError:
        kept = ""
    state.settle_tongue(kept if isinstance(kept, str) else "")


def _take_tongue(key: str) -> None:
    code = state.take_tongue(key)
    with suppress(KnottyError):  # the session has it all the same
        keeping.set_preference(current_maker(), _PREFERENCE, code)


@cache
def _load_telling() -> ComponentRenderer:
    script = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
    return st.components.v2.component("knotty_page", js=script)
