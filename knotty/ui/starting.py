"""Sends designs to the line and leads to where they are followed. The line is workshop's, following is next door."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from knotty.errors import QueueFull
from knotty.ui import state
from knotty.ui.frame import open_page
from knotty.ui.identity import current_maker
from knotty.ui.pictures import draw_ahead
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell
from knotty.workshop import jobs, keeping
from knotty.workshop.job import Order

if TYPE_CHECKING:
    from knotty.workshop.design import Design


def start_designs(orders: Sequence[Order], *, also: Sequence[str] = (), beside: str = "") -> None:
    """Put orders in the line and go to where they are shown; a full line is told here instead.

    `also`: jobs to be shown with them; `beside`: a kept project to compare them with. Where the line takes only some,
    these are shown. Raises what jobs.submit raises for an idea that cannot be used.
    """
    maker = current_maker()
    started: list[str] = []
    for order in orders:
        try:
            started.append(jobs.submit(order, maker, partial(_keep, maker)).id)
        except QueueFull as full:
            if not started:
                st.warning(escape_markdown(retell(str(full))), icon=":material/hourglass_top:")
                return
            break
    open_page("design", state.await_designs((*also, *started), beside))


def _keep(maker: str, design: Design) -> str:
    """Keep a design, and draw it where nobody waits: a page that looks twice a second must find its picture ready."""
    project = keeping.keep_design(keeping.find_maker(maker), design)  # she may have used a recovery code since
    draw_ahead(project.text)
    return project.id
