"""The session's keys of the check page: the file that was brought, and the fixes that are looked at."""

from __future__ import annotations

import streamlit as st

from knotty.ui import state
from knotty.workshop.check import CheckResult
from knotty.workshop.fix import Mended

FILE = "check_file"
CHART_PART = "check_chart_part"
CHART = "check_chart"
_TAKEN = "check_file_taken"
_IN_TERMS = "checked_in_terms"
_MENDED = "check_mended"


def is_new(file_id: str) -> bool:
    """Whether a file in the uploader has not been taken yet; it is now."""
    new = st.session_state.get(_TAKEN) != file_id
    st.session_state[_TAKEN] = file_id
    return new


def refuse(file_id: str) -> None:
    """Look at a file again the next time: it was refused, and that is said as long as it is there."""
    if st.session_state.get(_TAKEN) == file_id:
        st.session_state[_TAKEN] = ""


def set_paste(text: str) -> None:
    """Put a text into the box (before it is drawn)."""
    st.session_state[state.PASTE] = text


def asked_terms() -> str:
    """Return the terms that are chosen in the form."""
    return str(st.session_state.get(state.TERMS) or "auto")


def remember(result: CheckResult, terms: str) -> None:
    """Remember a check and the terms it was asked for in; fixes of an earlier one are forgotten."""
    state.remember_check(result)
    st.session_state[_IN_TERMS] = terms
    st.session_state.pop(_MENDED, None)


def checked_terms() -> str:
    """Return the terms that the last check was asked for in."""
    return str(st.session_state.get(_IN_TERMS, "auto"))


def remember_mended(mended: Mended | None) -> None:
    """Remember the fixes that are looked at; None: none are."""
    st.session_state[_MENDED] = mended


def last_mended() -> Mended | None:
    """Return the fixes that are looked at, or None."""
    mended = st.session_state.get(_MENDED)
    return mended if isinstance(mended, Mended) else None


def take_mended() -> None:
    """Go on from the mended text: it is what was checked, and what stands in the box. For a button's callback."""
    mended = last_mended()
    if mended is not None:
        set_paste(mended.checked.text)
        remember(mended.checked, checked_terms())


def leave_mended() -> None:
    """Look at the fixes no more. For a button's callback."""
    remember_mended(None)
