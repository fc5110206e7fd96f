"""The session's keys of the library, of sharing and of recovery; state has all others."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

SEARCH = "library_search"
SORT = "library_sort"
SHELF = "library_shelf"
MORE = "library_more"
NEW_TITLE = "library_title"
FILES = "library_files"
CODE = "library_code"
_PAGES = "library_pages"
_NEWS = "library_news"
_MOVED = "library_moved"
_ASKED = "library_asked"
_MADE_CODE = "library_made_code"
_SHARE_KEY = "key"
_Value = TypeVar("_Value")


def card_key(what: str, project_id: str) -> str:
    """Return the key of one of the things on a card: `card`, `menu`, `undo` ..."""
    return f"{what}_{project_id}"


def shared_key() -> str:
    """Return the key in the address by which somebody shared a pattern; empty for none."""
    return st.query_params.get(_SHARE_KEY, "")


def is_entered() -> bool:
    """Say whether the library is drawn for the first time since the maker came to it: its search is not there yet."""
    return SEARCH not in st.session_state


def chosen_shelf(usual: _Value) -> _Value:
    """Return the shelf that is shown, before its chooser is drawn."""
    chosen = st.session_state.get(SHELF, usual)
    return chosen if isinstance(chosen, type(usual)) else usual


def count_pages() -> int:
    """Return how many pages of the library are shown, below each other."""
    return int(st.session_state.get(_PAGES, 1))


def show_more() -> None:
    """Show one page more."""
    st.session_state[_PAGES] = count_pages() + 1


def begin_anew() -> None:
    """Show one page again, as it is kept: what is shown is chosen anew."""
    st.session_state.pop(_PAGES, None)
    forget_moved()


def remember_moved(project_id: str, moved: object) -> None:
    """Remember that a card was taken from its shelf, so that its place can offer to put it back."""
    st.session_state.setdefault(_MOVED, {})[project_id] = moved


def list_moved() -> dict[str, object]:
    """Return what was taken from the shelf that is shown, by id."""
    return dict(st.session_state.get(_MOVED, {}))


def forget_moved(project_id: str = "") -> None:
    """Forget what was taken from the shelf: one of them, or all."""
    if project_id:
        st.session_state.get(_MOVED, {}).pop(project_id, None)
    else:
        st.session_state.pop(_MOVED, None)


def ask(what: str, project_id: str) -> None:
    """Remember what is asked about a pattern in a dialog."""
    st.session_state[_ASKED] = (what, project_id)


def asked() -> tuple[str, str]:
    """Return what is asked in a dialog, and about which pattern; empty for nothing."""
    found: tuple[str, str] = st.session_state.get(_ASKED, ("", ""))
    return found


def ask_nothing() -> None:
    """Close the dialog: it was answered or put away."""
    st.session_state.pop(_ASKED, None)
    st.session_state.pop(NEW_TITLE, None)


def tell(news: object) -> None:
    """Remember something to be said when the page is drawn next, and not again."""
    st.session_state.setdefault(_NEWS, []).append(news)


def take_news() -> tuple[object, ...]:
    """Return what was to be said, once."""
    return tuple(st.session_state.pop(_NEWS, ()))


def remember_code(code: str) -> None:
    """Remember a recovery code until it is put away."""
    st.session_state[_MADE_CODE] = code


def made_code() -> str:
    """Return the recovery code that was just made; empty for none."""
    return str(st.session_state.get(_MADE_CODE, ""))


def forget_code() -> None:
    """Show the recovery code no more."""
    st.session_state.pop(_MADE_CODE, None)
