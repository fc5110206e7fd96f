"""The row in which a maker changes a design in words. Changing it is workshop's."""

from __future__ import annotations

import streamlit as st

from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import state
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.workshop.change import can_change, change_project

QUICK = ("bigger", "smaller", "shuffle colours", "other colours", "another motif", "another border", "simpler")


def offer_changes(project: Project) -> None:
    """Draw the row for a designed pattern; what comes of it is a pattern of its own, and this one stays."""
    if not can_change(project):
        return
    with st.expander("Change it", icon=":material/edit:"):
        st.caption("The result is kept as a new pattern; this one and its ticks stay as they are.")
        with st.container(horizontal=True, gap="small", key="changes"):
            pressed = [words for words in QUICK if st.button(words.capitalize(), key=state.change_key(words))]
        with st.form("change", border=False):
            said = st.text_input("In your words", key=state.CHANGE, placeholder="swap red for teal, one more round …")
            sent = st.form_submit_button("Change it")
    if pressed or sent:
        _change(project, pressed[0] if pressed else said)


def _change(project: Project, words: str) -> None:
    try:
        with st.spinner("Changing the pattern and working every stitch of it …"):
            changed = change_project(current_maker(), project, words)
    except KnottyError as refused:
        st.error(escape_markdown(str(refused)), icon=":material/error:")
        return
    state.turn_to(changed)
    st.rerun()
