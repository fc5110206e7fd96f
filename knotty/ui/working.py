"""The page around the tracker: which pattern is worked, its title, ways to and from it, and what is wrong with it."""

from __future__ import annotations

import streamlit as st

from knotty.craft.finding import Verdict
from knotty.craft.project import Project
from knotty.ui import state, tracker_state
from knotty.ui.frame import dress_page, find_page
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import say
from knotty.ui.tracker import find_track, show_tracker
from knotty.workshop import keeping

_MOST_NAMED = 6  # rounds that do not add up, named one by one
_DOUBTS = (Verdict.WRONG, Verdict.UNREAD)


def find_worked(asked: str) -> Project | None:
    """Return the pattern asked for, or the one its maker worked at last; None where there is none."""
    maker = current_maker()
    project_id = asked or keeping.last_worked(maker)
    project = keeping.find(maker, project_id) if project_id else None
    if project is not None and not asked:
        state.turn_to(project)  # so that reloading or going to its pattern finds the same
    return project


def show_work(project: Project) -> None:
    """Draw one pattern to be worked."""
    dress_page(project.title)
    with st.container(key="work_head", horizontal=True, vertical_alignment="center", wrap=False):
        st.title(escape_markdown(project.title), anchor=False, width="stretch")
        st.page_link(
            find_page("pattern"),
            label=say("Pattern"),
            icon=":material/menu_book:",
            query_params=tracker_state.lead_to(project.id),
        )
    _warn(project)
    show_tracker(project)


def _warn(project: Project) -> None:
    """Name the rounds that cannot be trusted, before the maker gets there."""
    rounds = [each for each in find_track(project).rounds if each.status in _DOUBTS]
    if not rounds:
        return
    names = ", ".join(each.label for each in rounds[:_MOST_NAMED]) + (" …" if len(rounds) > _MOST_NAMED else "")
    st.warning(
        escape_markdown(say("Look before you get there: {rounds} may not work out as written.", rounds=names)),
        icon=":material/warning:",
    )


def show_nothing(asked: str) -> None:
    """Draw the page of a maker who has nothing on her hook."""
    st.title(say("That pattern is not here") if asked else say("Nothing on the hook yet"), anchor=False)
    st.text(say("Design a pattern, or check one you have, and start crocheting it: its rounds are ticked here."))
    with st.container(horizontal=True):
        st.page_link(find_page("design"), label=say("Design a pattern"), icon=":material/lightbulb:")
        st.page_link(find_page("check"), label=say("Check a pattern you have"), icon=":material/rule:")
