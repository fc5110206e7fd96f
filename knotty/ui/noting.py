"""Notes on a pattern: one for the whole piece to be written here, and those that stand at its rounds, to be read."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from knotty.craft.progress import MOST_NOTE, Note
from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import state
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping


def show_notes(maker: str, project: Project) -> None:
    """Draw the notes, folded away."""
    notes = project.progress.notes
    with st.expander(say("Notes"), icon=":material/sticky_note_2:", key=state.section_key("notes", project.id)):
        with st.form("notes", border=False):
            text = st.text_area(
                say("About the whole piece"),
                notes.get("", ""),
                max_chars=MOST_NOTE,
                placeholder=say("Yarn bought, hook used, for whom …"),
                key=state.note_key(project),
            )
            sent = st.form_submit_button(say("Keep the note"), icon=":material/save:")
        for each in project.rounds:
            if notes.get(each.id):
                st.text(f"{', '.join(filter(None, (each.name, each.label)))}: {notes[each.id]}")
    if sent:
        _keep(maker, project, text)


def _keep(maker: str, project: Project, text: str) -> None:
    try:
        worked = keeping.work(maker, project.id, [(uuid4().hex, Note("", text))])
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        return
    for _, sentence in worked.refused:
        st.error(escape_markdown(retell(sentence)), icon=":material/error:")
    if not worked.refused:
        st.toast(say("The note is kept."), icon=":material/check:")
