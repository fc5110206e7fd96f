"""Files of a library: everything in one to keep, and files of patterns, or such a one, to bring in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePath

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from knotty.craft.finding import Verdict
from knotty.errors import InputRefused, KnottyError
from knotty.speech import mark
from knotty.ui import library_state
from knotty.ui.frame import find_page
from knotty.ui.safe import escape_markdown
from knotty.ui.sheet import show_verdict
from knotty.ui.tongue import retell, say, say_many
from knotty.workshop import keeping
from knotty.workshop.check import check_text
from knotty.workshop.upload import TYPES, read_upload

_WHOLE = "json"
_MOST_MB = 25  # a library of two hundred patterns, with everything that was done to them, has some 10
_NO_LIBRARY = mark(
    "This file is not a library that Knotty saved, or it was changed or cut off. Nothing was brought in."
)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of one file: a sentence; the pattern and its verdict where the file was one."""

    said: str
    fine: bool = True
    project_id: str = ""
    verdict: Verdict | None = None


def offer_files(maker: str) -> None:
    """Draw the ways out of and into the library."""
    with st.expander(say("Keep everything, or bring something in"), icon=":material/save:"):
        st.text(say("All your patterns with ticks, notes and versions, as one file. It can be brought in anywhere."))
        st.download_button(
            say("Save everything"),
            partial(write_library, maker),
            f"knotty-library-{datetime.now(UTC):%Y-%m-%d}.json",
            "application/json",
            on_click="ignore",
            icon=":material/download:",
        )
        with st.form("bring_in", border=False, clear_on_submit=True):
            files = st.file_uploader(
                say("Bring in patterns (txt, md, pdf), or a library that was saved here (json)"),
                (*TYPES, _WHOLE),
                accept_multiple_files=True,
                max_upload_size=_MOST_MB,
                key=library_state.FILES,
            )
            sent = st.form_submit_button(say("Bring in"), icon=":material/upload:")
    if sent:
        _bring(maker, files)
        st.rerun()


def write_library(maker: str) -> str:
    """Return everything that a maker keeps as JSON text."""
    return json.dumps(keeping.export_all(maker), ensure_ascii=False, indent=1)


def _bring(maker: str, files: Sequence[UploadedFile]) -> None:
    if not files:
        library_state.tell(Brought(say("Choose a file first."), fine=False))
    for file in files:
        for news in bring_file(maker, file.name, file.getvalue()):
            library_state.tell(news)


def bring_file(maker: str, name: str, data: bytes) -> tuple[Brought, ...]:
    """Take in one file and return what came of it. What is refused changes nothing and is said."""
    try:
        if PurePath(name).suffix.lower() == f".{_WHOLE}" or data.lstrip()[:1] == b"{":  # phones rename files
            return tuple(_bring_library(maker, data))
        return (_bring_pattern(maker, name, data),)
    except KnottyError as refused:
        return (Brought(say("{file}: {why}", file=name, why=retell(str(refused))), fine=False),)


def _bring_pattern(maker: str, name: str, data: bytes) -> Brought:
    result = check_text(read_upload(name, data))
    if not result.rounds:
        raise InputRefused(mark("No round of a pattern was found in it, so it was not kept."))
    project = keeping.keep_check(maker, result)
    return Brought(
        say("“{title}” is in your library.", title=project.title), project_id=project.id, verdict=result.verdict
    )


def _bring_library(maker: str, data: bytes) -> Iterator[Brought]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputRefused(_NO_LIBRARY) from None
    came = keeping.import_all(maker, found)
    counts = (
        say_many("{n} pattern came in", "{n} patterns came in", came.projects) if came.projects else "",
        say_many("{n} was brought up to date", "{n} were brought up to date", came.merged) if came.merged else "",
        say_many("{n} was here already", "{n} were here already", came.skipped) if came.skipped else "",
    )
    yield Brought("; ".join(each for each in counts if each) or say("There was no pattern in this file."))
    for message in came.messages:
        yield Brought(retell(message), fine=False)


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
