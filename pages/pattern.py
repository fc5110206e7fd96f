"""The page of one pattern: what it is and takes, the way to its rounds, and all that can be done with it."""

import streamlit as st

from knotty.craft.project import Project
from knotty.errors import StorageError
from knotty.ui import sheet, state
from knotty.ui.amounts import show_amounts
from knotty.ui.candidates import offer_more
from knotty.ui.changing import offer_changes, tell_change
from knotty.ui.fault import show_closed
from knotty.ui.frame import dress_page
from knotty.ui.identity import current_maker
from knotty.ui.noting import show_notes
from knotty.ui.overview import offer_rename, offer_work, show_nothing
from knotty.ui.pictures import show_charts
from knotty.ui.safe import escape_markdown
from knotty.ui.sharing import offer_sharing
from knotty.ui.versions import show_versions
from knotty.ui.wishing import show_wishes
from knotty.workshop import keeping


def show_pattern(maker: str, project: Project) -> None:
    """Draw a kept pattern: head, then what can be done with it, folded away."""
    result = keeping.work_text(project.text)
    dress_page(project.title)
    st.title(escape_markdown(project.title), anchor=False)
    tell_change()
    sheet.show_verdict(result.verdict)
    offer_work(project)
    sheet.show_makings(result.pattern, project.text)
    sheet.show_origin(project)
    show_wishes(project.provenance.wishes)
    offer_changes(project, result)
    show_amounts(project, result)
    show_charts(project, result)
    sheet.offer_downloads(project, result)
    show_versions(maker, project)
    show_notes(maker, project)
    with st.container(horizontal=True):
        offer_sharing(maker, project)
        offer_rename(maker, project)
        offer_more(project)


asked = state.open_id()
try:
    maker = current_maker()
    project = keeping.find(maker, asked) if asked else None
    if project is None:
        show_nothing(asked)
    else:
        show_pattern(maker, project)
except StorageError as closed:
    show_closed(closed)
