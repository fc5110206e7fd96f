"""The session keys of the page a maker works at. What must outlive a reload is kept."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from knotty.ui import state

ROUND = "round"  # how the key of a round's box begins
_PLAIN = "plain"
_ID = "id"
_ORDER = "order"
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
    """Bring a checkbox in line with what is kept (another device may have ticked), and return its key."""
    key = _tick_key(project_id, round_id, copy)
    if st.session_state.get(key) is not done:
        st.session_state[key] = done
    return key


def is_ticked(project_id: str, round_id: str, copy: int) -> bool:
    """Return what a round's checkbox now shows."""
    return bool(st.session_state.get(_tick_key(project_id, round_id, copy), False))


def keep_refusals(sentences: Sequence[str]) -> None:
    """Remember why what was just done could not be kept, for the next drawing."""
    st.session_state[_REFUSED] = tuple(sentences)


def take_refusals() -> tuple[str, ...]:
    """Return those sentences, once."""
    return tuple(st.session_state.pop(_REFUSED, ()))


def chosen_order(project_id: str) -> str:
    """Return the order that was chosen in the table in this session; empty for none."""
    held = st.session_state.get(table_key(project_id))
    order = held.get(_ORDER) if held is not None else None
    return order if isinstance(order, str) else ""


def asks_plain() -> bool:
    """Say whether the address asks for plain checkboxes."""
    return st.query_params.get(_PLAIN, "") == "1"


def lead_to(project_id: str, *, plain: bool = False) -> dict[str, str]:
    """Return the query that leads to a pattern, to its plain checkboxes where asked."""
    return {_ID: project_id} | ({_PLAIN: "1"} if plain else {})


def _tick_key(project_id: str, round_id: str, copy: int) -> str:
    return f"tick_{project_id}_{round_id}_{copy}"
