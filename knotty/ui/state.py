"""Every key of a browser session, and nothing else reads or writes one. What must outlive a reload is on the shelf."""

from __future__ import annotations

import streamlit as st

from knotty.craft.project import Project
from knotty.workshop.check import CheckResult

PROMPT = "design_prompt"
SEED = "design_seed"
ENGINE = "design_engine"
PASTE = "check_text"
TERMS = "check_terms"
PAPER = "pattern_paper"
LARGE = "pattern_large"
LANGUAGE = "pattern_language"
SPELLED = "pattern_spelled"
ZOOM = "chart_zoom"
MIRRORED = "chart_mirrored"
CHANGE = "change_words"
_OPEN = "open_project"
_CHECKED = "checked"
_ID = "id"


def tick_key(project_id: str, index: int) -> str:
    """Return the key of a round's checkbox."""
    return f"tick_{project_id}_{index}"


def page_key(project_id: str) -> str:
    """Return the key of the page chooser of a long pattern."""
    return f"page_{project_id}"


def restart_key(project_id: str) -> str:
    """Return the key of the button that unticks every round."""
    return f"restart_{project_id}"


def chart_key(project_id: str) -> str:
    """Return the key of the chooser of the part whose chart is shown."""
    return f"chart_{project_id}"


def swatch_key(project_id: str, measure: str) -> str:
    """Return the key of a measure of the maker's first square."""
    return f"swatch_{measure}_{project_id}"


def set_prompt(prompt: str) -> None:
    """Put an idea into the prompt box (before it is drawn)."""
    st.session_state[PROMPT] = prompt


def open_id() -> str:
    """Return the id in the address, or that of the pattern this session opened last; empty for none.

    The address is brought up to date, so that reloading or sharing it finds the same pattern.
    """
    asked = st.query_params.get(_ID, "") or st.session_state.get(_OPEN, "")
    if asked:
        st.query_params[_ID] = asked
        st.session_state[_OPEN] = asked
    return asked


def open_project(project: Project) -> dict[str, str]:
    """Make a kept project this session's open one, and return the query that leads to it."""
    st.session_state[_OPEN] = project.id
    return {_ID: project.id}


def turn_to(project: Project) -> None:
    """Make another project the open one of the page that is shown."""
    st.query_params[_ID] = project.id
    st.session_state[_OPEN] = project.id


def change_key(words: str) -> str:
    """Return the key of the button that makes a change."""
    return f"change_{words}"


def remember_check(result: CheckResult) -> None:
    """Remember a check, so that it is still there after the page has been left and come back to."""
    st.session_state[_CHECKED] = result


def last_check() -> CheckResult | None:
    """Return this session's last check, or None."""
    result = st.session_state.get(_CHECKED)
    return result if isinstance(result, CheckResult) else None


def match_tick(project: Project, index: int) -> str:
    """Bring a checkbox in line with the shelf (another tab may have ticked), and return its key."""
    key, done = tick_key(project.id, index), index in project.done
    if st.session_state.get(key) is not done:
        st.session_state[key] = done
    return key


def is_ticked(project_id: str, index: int) -> bool:
    """Return what a round's checkbox now shows."""
    return bool(st.session_state.get(tick_key(project_id, index), False))
