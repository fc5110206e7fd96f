"""Several designs for one idea, side by side, each a picture to choose from; and the button that asks for more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from knotty.craft.palette import Colour
from knotty.craft.project import Project
from knotty.settings import load_settings
from knotty.ui import state, swatches, words
from knotty.ui.frame import find_page
from knotty.ui.identity import current_maker
from knotty.ui.pictures import show_preview
from knotty.ui.safe import escape_markdown
from knotty.ui.starting import start_designs
from knotty.ui.tongue import say
from knotty.workshop import jobs, keeping
from knotty.workshop.check import AUTO
from knotty.workshop.job import Job, Order, State
from knotty.workshop.job_news import tell_news

MORE = 2  # designs a press asks for
_MOST = 9  # side by side; more cannot be compared
_IN_A_ROW = 3
_FACTS = 2  # item and size


def show_candidates(now: Mapping[str, Job | None], beside: str = "") -> None:
    """Draw a card for each job, the kept project `beside` before them."""
    first = keeping.find(current_maker(), beside) if beside else None
    cards = [*([first] if first else []), *now.values()]
    for start in range(0, len(cards), _IN_A_ROW):
        row = cards[start : start + _IN_A_ROW]
        for column, card in zip(st.columns(_IN_A_ROW if len(cards) > 1 else 1), row, strict=False):
            with column, st.container(border=True):
                _draw_project(card) if isinstance(card, Project) else _draw_job(card)


def _draw_job(job: Job | None) -> None:
    project = keeping.find(current_maker(), job.result) if job is not None and job.state is State.DONE else None
    if project is not None:
        _draw_project(project)
    elif job is None or job.state.ended:
        st.text(words.say_end(job))
    else:
        news = tell_news(job)
        st.subheader(escape_markdown(news.title) or say("One more"), anchor=False)
        show_yarns(news.palette)
        st.progress(len(news.rounds) / news.total if news.total else 0.0, text=words.say_stage(job, news))
        st.button(
            say("Cancel"), key=state.cancel_key(job.id), on_click=jobs.cancel, args=(job.id,), icon=":material/close:"
        )


def _draw_project(project: Project) -> None:
    pattern = keeping.work_text(project.text).pattern
    show_preview(project.text)
    st.subheader(escape_markdown(project.title), anchor=False)
    show_yarns([(yarn.colour.name, yarn.colour.hex) for yarn in pattern.header.yarns])
    st.text(words.say_facts(list(words.list_facts(pattern))[:_FACTS]))
    st.page_link(
        find_page("pattern"),
        label=say("Open this pattern"),
        icon=":material/arrow_forward:",
        query_params={"id": project.id},
    )


def show_yarns(palette: Sequence[tuple[str, str]]) -> None:
    """Draw the yarns (name, hex value) of a palette, each as a ball and its name."""
    if not palette:
        return
    with st.container(horizontal=True, gap="small"):
        for name, value in palette:
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", wrap=False):
                st.image(swatches.draw_swatch(Colour(name, value)), width=24, alt=say("A ball of yarn in this colour"))
                st.text(name)


def offer_more(project: Project) -> None:
    """Draw the button that asks for more designs of a kept design's idea, to be seen beside it."""
    origin = project.provenance
    if origin.prompt and origin.seed is not None and st.button(say("Show me 2 more"), icon=":material/auto_awesome:"):
        engine = origin.engine if origin.model and origin.engine in load_settings().engines else AUTO
        start_designs(tuple(_list_next(Order(origin.prompt, origin.seed, engine, origin.wishes))), beside=project.id)


def offer_more_beside(now: Mapping[str, Job | None], beside: str) -> None:
    """Draw the button that asks for more designs beside those that are shown; nothing where they are many."""
    known = [job for job in now.values() if job is not None]
    if not known or len(now) + MORE > _MOST or not st.button(say("Show me 2 more"), icon=":material/auto_awesome:"):
        return
    last = max((job.order for job in known), key=lambda order: order.seed)
    start_designs(tuple(_list_next(last)), also=tuple(now), beside=beside)


def _list_next(order: Order) -> Iterator[Order]:
    """Another seed is another design."""
    for step in range(1, MORE + 1):
        yield replace(order, seed=(order.seed + step) % (state.MOST_SEED + 1))
