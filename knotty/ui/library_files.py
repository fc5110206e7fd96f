"""Files that come into a library: patterns from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from knotty.craft.finding import Verdict
from knotty.errors import InputRefused, KnottyError
from knotty.ui import library_state
from knotty.ui.frame import find_page
from knotty.ui.safe import escape_markdown
from knotty.ui.sheet import show_verdict
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.upload import TYPES, read_upload

_MOST_MB = 25


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one file: a sentence; the pattern and its verdict where the file was one."""

    said: str
    fine: bool = True
    project_id: str = ""
    verdict: Verdict | None = None


def offer_files(maker: str) -> None:
    """Draw the way into the library for files of patterns."""
    with (
        st.expander(say("Bring in a pattern"), icon=":material/upload:"),
        st.form("bring_in", border=False, clear_on_submit=True),
    ):
        files = st.file_uploader(
            say("Patterns (txt, md, pdf)"),
            TYPES,
            accept_multiple_files=True,
            max_upload_size=_MOST_MB,
            key=library_state.FILES,
        )
        sent = st.form_submit_button(say("Bring in"), icon=":material/upload:")
    if sent:
        _bring(maker, files)
        st.rerun()


def _bring(maker: str, files: Sequence[UploadedFile]) -> None:
    if not files:
        library_state.tell(Brought(say("Choose a file first."), fine=False))
    for file in files:
        for news in bring_file(maker, file.name, file.getvalue()):
            library_state.tell(news)


def bring_file(maker: str, name: str, data: bytes) -> tuple[Brought, ...]:
    """Take in one file and return what came of it. What is refused changes nothing and is said."""
    try:
        return (_bring_pattern(maker, name, data),)
    except KnottyError as refused:
        return (Brought(say("{file}: {why}", file=name, why=retell(str(refused))), fine=False),)


def _bring_pattern(maker: str, name: str, data: bytes) -> Brought:
    result = check_text(read_upload(name, data))
    if not result.rounds:
        raise InputRefused(say("no round of a pattern was found in it, so it was not kept."))
    project = keeping.keep_check(maker, result)
    return Brought(
        say("“{title}” is in your library.", title=project.title), project_id=project.id, verdict=result.verdict
    )


def show_news() -> None:
    """Draw what came of the files that were just brought in."""
    for news in library_state.take_news():
        if not isinstance(news, Brought):
            continue
        draw = st.success if news.fine else st.error
        draw(escape_markdown(news.said), icon=":material/check:" if news.fine else ":material/error:")
        if news.verdict is not None:
            with st.container(horizontal=True, vertical_alignment="center"):
                show_verdict(news.verdict)
                st.page_link(find_page("pattern"), label=say("Open it"), query_params={"id": news.project_id})
