"""The tracker on its page: the table in the browser, or plain checkboxes where that cannot be shown.

The table is made by the scripts in tracking/ and saves by the API; only the order of working comes back to this script.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from knotty.craft.progress import KeptRound
from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import tracker_state
from knotty.ui.frame import find_page
from knotty.ui.identity import current_maker, keeps_cookies
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.ui.tracker_data import ORDER, find_order, sign_track, tell_track
from knotty.ui.tracker_plain import tick_plainly
from knotty.ui.tracker_script import HTML, join_scripts, read_style
from knotty.workshop import keeping
from knotty.workshop.progress_form import form_progress
from knotty.workshop.track import Track, track_pattern

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_API = "/api/"
_KEPT = 64  # patterns whose rounds are remembered as told


def show_tracker(project: Project) -> None:
    """Draw what a maker ticks her rounds by, and the way to the other form of it."""
    plain = tracker_state.asks_plain() or not keeps_cookies()  # the table saves by the browser's cookie
    if plain:
        tick_plainly(project.id, find_track(project))
    else:
        _show_table(project)
    label = say("Back to the full tracker") if plain else say("Rows not showing? Plain checkboxes")
    st.page_link(find_page("work"), label=label, query_params=tracker_state.lead_to(project.id, plain=not plain))


def find_track(project: Project) -> Track:
    """Return a project's rounds as they are ticked; told once, and remembered."""
    return _track(project.text, project.title, project.rounds, project.written_by)


@lru_cache(maxsize=_KEPT)
def _track(text: str, title: str, rounds: tuple[KeptRound, ...], written_by: tuple[str, ...]) -> Track:
    return track_pattern(title, rounds, keeping.work_text(text), written_by)


@st.fragment
def _show_table(project: Project) -> None:
    _load_table()(
        key=tracker_state.table_key(project.id),
        data={
            **tell_track(find_track(project)),
            "project": project.id,
            "base": _API,
            "signature": sign_track(project.id, project.version),
            "order": tracker_state.chosen_order(project.id) or find_order(project.settings),
            "progress": form_progress(project.progress),
        },
        on_order_change=lambda: _save_order(project.id),
        on_version_change=lambda: None,
    )
    if tracker_state.seen_version(project.id) > project.version:
        st.toast(say("This pattern was changed on another page. Here it is as it is now."), icon=":material/history:")
        st.rerun()


def _save_order(project_id: str) -> None:
    try:
        keeping.set_setting(current_maker(), project_id, ORDER, tracker_state.chosen_order(project_id))
    except KnottyError as error:
        st.toast(escape_markdown(retell(str(error))), icon=":material/error:")


@cache
def _load_table() -> ComponentRenderer:
    return st.components.v2.component("knotty_tracker", html=HTML, css=read_style(), js=join_scripts())
