"""Designs under way, as they come along: title and yarns first, then each round as it adds up, then the pattern's page.

The address holds the jobs, so that a reload, a phone that slept or another device finds them again. While one of them
is live the page asks twice a second; designing itself goes on whether anybody looks or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle, islice

import streamlit as st

from knotty.errors import StorageError
from knotty.ui import state, swatches, words
from knotty.ui.candidates import offer_more_beside, show_candidates, show_yarns
from knotty.ui.fault import show_closed
from knotty.ui.frame import open_page
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.starting import start_designs
from knotty.ui.tongue import say
from knotty.workshop import jobs, keeping
from knotty.workshop.job import Job, Order, State
from knotty.workshop.job_news import RoundNews, tell_news

_EVERY_S = 0.5
_ROOM = 2  # rounds that are shown without a frame to scroll in
_HEIGHT = 420  # px of that frame
_SQUARE = 132  # px
_UNDYED = "#CFC4B4"  # rounds that are still to come


def follow_designs(ids: Sequence[str]) -> None:
    """Draw the designs with these ids; a single one that was waited for here leads on to its pattern at its end."""
    now = _look(ids)
    _go_on(now)
    if _any_live(now):
        state.await_designs(ids, state.beside())
        _follow(tuple(ids))
    else:
        state.await_none()
        _draw(now)
        _offer_rest(now)


@st.fragment(run_every=_EVERY_S)
def _follow(ids: tuple[str, ...]) -> None:
    try:
        now = _look(ids)
    except StorageError as closed:
        show_closed(closed)
        return
    if not _any_live(now):
        st.rerun()  # the whole page: it asks no more, and may go on to the pattern
    _draw(now)


def _look(ids: Sequence[str]) -> dict[str, Job | None]:
    """Return the designs of this maker; another's is told like one that is not there."""
    maker = current_maker()
    found = {job_id: jobs.find(job_id) for job_id in ids}
    return {job_id: job if job and _is_of(maker, job) else None for job_id, job in found.items()}


def _is_of(maker: str, job: Job) -> bool:
    return job.maker == maker or keeping.find_maker(job.maker) == maker  # asked for before a recovery code was used


def _any_live(now: Mapping[str, Job | None]) -> bool:
    return any(job is not None and not job.state.ended for job in now.values())


def _go_on(now: Mapping[str, Job | None]) -> None:
    """Open the pattern of the one design that was waited for in this session; coming back to it stays here."""
    (job, *others) = now.values()
    if others or job is None or state.beside() or job.state is not State.DONE or not state.is_awaited(job.id):
        return
    state.await_none()
    project = keeping.find(current_maker(), job.result)
    if project is not None:
        open_page("pattern", state.open_project(project))


def _draw(now: Mapping[str, Job | None]) -> None:
    (job, *others) = now.values()
    if others or state.beside() or (job is not None and job.state is State.DONE):
        st.title(
            say("Your design") if len(now) == 1 and not state.beside() else say("Which one shall it be?"), anchor=False
        )
        show_candidates(now, state.beside())
    elif job is None:
        st.title(say("No design here"), anchor=False)
        st.text(say("This design is no longer kept. Its pattern, if it was opened, has an address of its own."))
    elif job.state.ended:
        st.title(say("Nothing came of it"), anchor=False)
        st.text(say("Asked for: {idea}", idea=job.order.prompt))
        _say_end(job)
    else:
        _draw_live(job)


def _say_end(job: Job) -> None:
    if job.state is State.CANCELLED:
        st.info(words.say_end(job), icon=":material/block:")
    else:
        icon = ":material/bug_report:" if job.own_fault else ":material/error:"
        st.error(escape_markdown(words.say_end(job)), icon=icon)


def _draw_live(job: Job) -> None:
    news = tell_news(job)
    done = len(news.rounds)
    st.title(escape_markdown(news.title) or say("Your design"), anchor=False)
    st.text(say("Asked for: {idea}", idea=job.order.prompt))
    if news.palette:
        _draw_growing([value for _, value in news.palette], done, news.total)
        show_yarns(news.palette)
    st.progress(done / news.total if news.total else 0.0, text=words.say_stage(job, news))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say("Cancel"), key=state.cancel_key(job.id), on_click=jobs.cancel, args=(job.id,), icon=":material/close:"
        )
        st.caption(say("You may close this page and come back to its address."), width="stretch")
    if done:
        with st.container(height=_HEIGHT if done > _ROOM else "content", border=False):
            for told in reversed(news.rounds):
                _draw_round(told)


def _draw_growing(hexes: Sequence[str], done: int, total: int) -> None:
    """A square of which another ring has its colour for each round that adds up."""
    rings = (*islice(cycle(hexes), done), *(_UNDYED for _ in range(total - done)))
    with st.container(horizontal_alignment="center"):
        st.image(swatches.draw_square(rings), width=_SQUARE, alt=say("A square with a ring for each round so far"))


def _draw_round(told: RoundNews) -> None:
    with st.container(border=True, gap="xsmall"):
        st.text(told.text)
        st.text(words.say_news(told))


def _offer_rest(now: Mapping[str, Job | None]) -> None:
    """Draw what can be done next, once nothing is live any more."""
    (job, *others) = now.values()
    lost = not others and not state.beside() and job is not None and job.state is not State.DONE
    with st.container(horizontal=True):
        if lost and job is not None:
            if st.button(say("Try again"), icon=":material/refresh:"):
                start_designs((job.order,))
        else:
            offer_more_beside(now, state.beside())
        order = job.order if lost and job is not None else Order("")
        idea = order.prompt
        st.button(
            say("Change the idea") if idea else say("Another idea"),
            icon=":material/edit:",
            on_click=state.leave_designs,
            args=(idea, order.wishes),
        )
