"""The head of a pattern's page: its title, the way to its rounds, and what stands where no pattern is open."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from knotty.craft.progress import count_done
from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import state, words
from knotty.ui.frame import find_page, open_page
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping
from knotty.workshop.turns import Order, Turn, find_next

_MOST_TITLE = 300  # characters


def offer_rename(maker: str, project: Project) -> None:
    """Draw the button behind which the title is changed."""
    with st.popover(say("Rename"), icon=":material/edit:"), st.form("rename", border=False):
        title = st.text_input(
            say("Title"), project.title, max_chars=_MOST_TITLE, key=state.title_key(project.id, project.title)
        )
        sent = st.form_submit_button(say("Rename it"))
    if sent:
        try:
            keeping.rename(maker, project.id, title)
        except KnottyError as refused:
            st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        else:
            st.rerun()


def offer_work(project: Project) -> None:
    """Draw the way to a pattern's rounds, and how far they are."""
    done, total = count_done(project.rounds, project.progress)
    if not total:
        return
    if st.button(say_start(project), key="start_work", type="primary", icon=":material/play_circle:", width="stretch"):
        open_page("work", state.open_project(project))
    if done:
        st.progress(done / total, text=words.say_progress(done, total))


def say_start(project: Project) -> str:
    """Return what the button to the rounds says: to start, where to go on, or that all is done."""
    done, _ = count_done(project.rounds, project.progress)
    turn = find_turn(project)
    if not done:
        return say("Start crocheting")
    if turn is None:
        return say("All rounds are done: look at them")
    kept = project.rounds[turn.index]
    name = escape_markdown(kept.name)
    piece = say("{piece} {copy} of {make}", piece=name, copy=turn.copy, make=kept.make) if kept.make > 1 else name
    where = ", ".join(filter(None, (piece, escape_markdown(kept.label))))
    return say("Go on: {where}", where=where) if where else say("Go on")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Rounds of one part, by index, and how often they are made."""

    make: int
    rounds: tuple[int, ...]


def find_turn(project: Project) -> Turn | None:
    """Return the round that is next, in the order in which the maker works; None when all are worked."""
    by_part = groupby(enumerate(project.rounds), key=lambda pair: pair[1].part)
    groups = [tuple(group) for _, group in by_part]
    pieces = [_Piece(group[0][1].make, tuple(index for index, _ in group)) for group in groups]
    order: Order = "colour" if project.settings.get("order") == "colour" else "copy"
    return find_next(pieces, [each.id for each in project.rounds], project.progress, order)


def show_nothing(asked: str) -> None:
    """Draw what there is to do where no pattern is open; `asked` is the id of one that is not there (any more)."""
    st.title(say("No pattern here") if asked else say("No pattern open yet"), anchor=False)
    if asked:
        st.text(
            say(
                "This pattern is not in your library. If it was made in another browser, open your library there and "
                "carry it over; if somebody sent you its address, ask for a link made under Share."
            )
        )
    with st.container(horizontal=True):
        st.page_link(find_page("design"), label=say("Design a pattern"), icon=":material/lightbulb:")
        st.page_link(find_page("check"), label=say("Check a pattern you have"), icon=":material/rule:")
