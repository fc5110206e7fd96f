"""The session keys of the page a maker works at. What must outlive a reload is kept."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from knotty.ui import state

ROUND = "round"  # how the key of a round's box begins
_PLAIN = "plain"
_ID = "id"
_ORDER = "order"
_VERSION = "version"
_REFUSED = "tick_refused"


def table_key(project_id: str) -> str:
    """Return the key of the table in the browser. Streamlit raises for a component's key with two `_` in a row."""
    return f"tracker-{project_id.replace('_', '.')}"


def section_key(project_id: str, usual: int) -> str:
    """Return the key of the chooser of a part; another usual part makes another chooser, so that it moves on."""
    return f"section_{project_id}_{usual}"


def copy_key(project_id: str, section: int, usual: int, finished: int) -> str:
    """Return the key of the chooser of a copy; it moves on with the usual one, and when another copy is finished."""
    return f"copy_{project_id}_{section}_{usual}_{finished}"


def page_key(project_id: str, section: int, usual: int) -> str:
    """Return the key of the page chooser of a long part; it moves on like that of the part."""
    return f"{state.page_key(project_id)}_{section}_{usual}"


def undo_key(project_id: str) -> str:
    """Return the key of the button that takes the last tick back."""
    return f"undo_{project_id}"


def match_tick(project_id: str, round_id: str, copy: int, *, done: bool) -> str:
    """Bring a checkbox in line with what is kept, and return its key.

    What was changed elsewhere (another device, undo, a tick that was refused) is shown by a new box: a browser that has
    not drawn it yet sends the old box along with the next tick, and that must not take the change back.
    """
    made = f"made_{project_id}_{round_id}_{copy}"
    key = _tick_key(project_id, round_id, copy, st.session_state.get(made, 0))
    if st.session_state.get(key, done) is not done:
        st.session_state[made] = st.session_state.get(made, 0) + 1
        key = _tick_key(project_id, round_id, copy, st.session_state[made])
    if st.session_state.get(key) is not done:
        st.session_state[key] = done
    return key


def read_tick(project_id: str, round_id: str, copy: int, key: str) -> bool | None:
    """Return what a round's checkbox now shows; None where another box has taken its place."""
    made = st.session_state.get(f"made_{project_id}_{round_id}_{copy}", 0)
    return bool(st.session_state.get(key, False)) if key == _tick_key(project_id, round_id, copy, made) else None


def note_refusal(project_id: str, what: str, sentence: str) -> None:
    """Remember why something could not be kept, until it is kept or the maker has read it; an empty sentence forgets.

    `what` is what it is called. Ticks that are sent together are saved one by one: one must not hide another's refusal.
    """
    refused = dict(list_refusals(project_id))
    refused.pop(what, None)
    st.session_state[f"{_REFUSED}_{project_id}"] = refused | ({what: sentence} if sentence else {})


def list_refusals(project_id: str) -> Mapping[str, str]:
    """Return those sentences, by what they are about."""
    refused: Mapping[str, str] = st.session_state.get(f"{_REFUSED}_{project_id}", {})
    return refused


def forget_refusals(project_id: str) -> None:
    """Forget those sentences: the maker has read them."""
    st.session_state[f"{_REFUSED}_{project_id}"] = {}


def close_key(project_id: str) -> str:
    """Return the key of the button that takes those sentences away."""
    return f"close_{project_id}"


def chosen_order(project_id: str) -> str:
    """Return the order that was chosen in the table in this session; empty for none."""
    order = _said(project_id, _ORDER)
    return order if isinstance(order, str) else ""


def seen_version(project_id: str) -> int:
    """Return the version of the pattern that the table heard of, where that was newer than its own; else 0."""
    version = _said(project_id, _VERSION)
    return version if isinstance(version, int) else 0


def _said(project_id: str, name: str) -> object:
    held = st.session_state.get(table_key(project_id))
    return held.get(name) if held is not None else None


def asks_plain() -> bool:
    """Say whether the address asks for plain checkboxes."""
    return st.query_params.get(_PLAIN, "") == "1"


def lead_to(project_id: str, *, plain: bool = False) -> dict[str, str]:
    """Return the query that leads to a pattern, to its plain checkboxes where asked."""
    return {_ID: project_id} | ({_PLAIN: "1"} if plain else {})


def _tick_key(project_id: str, round_id: str, copy: int, made: int) -> str:
    return f"tick_{project_id}_{round_id}_{copy}_{made}"
