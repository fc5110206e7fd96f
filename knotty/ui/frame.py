"""The pages there are, by name, for the navigation and for links between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.scriptrunner import get_script_run_ctx

from knotty.speech import mark
from knotty.ui import swatches
from knotty.ui.tongue import say

_ROOT = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    title: str
    hidden: bool = False  # reached from other pages, not from the top


_ENTRIES = (
    _Entry("design", mark("Design")),
    _Entry("work", mark("Work")),
    _Entry("library", mark("Library")),
    _Entry("pattern", mark("Pattern"), hidden=True),
    _Entry("check", mark("Check")),
    _Entry("help", mark("Help")),
    _Entry("shared", mark("Shared pattern"), hidden=True),
)
NAMES: tuple[str, ...] = tuple(entry.name for entry in _ENTRIES)


def find_page(name: str) -> StreamlitPage:
    """Return the page of that name; the first one stands at the server's root, the others at `/<name>`.

    Pages have no icon: Streamlit would make the browser's icon of it, and fetch that from a font service.
    """
    entry = next(entry for entry in _ENTRIES if entry.name == name)
    return st.Page(
        _ROOT / f"{entry.name}.py",
        title=say(entry.title),
        url_path=entry.name,
        default=entry is _ENTRIES[0],
        visibility="hidden" if entry.hidden else "visible",
    )


def open_page(name: str, query: Mapping[str, str | list[str]]) -> NoReturn:
    """Go to the page of that name, with that in its address. What the page that is left still asks is not answered.

    A fragment that asks by a timer may have asked once more on the way. Streamlit would answer for the page that is
    left, and the browser would then empty the page it has come to.
    """
    context = get_script_run_ctx()
    if context is not None:
        context.fragment_storage.clear()
    st.switch_page(find_page(name), query_params=query)


def dress_page(title: str) -> None:
    """Set the browser's title (plain text) and bring in the style sheet."""
    st.set_page_config(
        page_title=f"{title} · Knotty", page_icon=swatches.draw_square(swatches.BRAND), layout="centered"
    )
    st.logo(swatches.draw_name("Knotty", swatches.BRAND), size="large", link=None)
    st.html(Path(__file__).with_name("style.css"))
