"""What a stranger sees of a pattern that was shared: everything of the pattern, nothing of its maker's progress."""

from __future__ import annotations

from functools import partial
from itertools import groupby

import streamlit as st

from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import sheet, state, words
from knotty.ui.frame import find_page, open_page
from knotty.ui.identity import current_maker
from knotty.ui.pictures import show_charts
from knotty.ui.safe import escape_markdown, name_file
from knotty.ui.tongue import retell, say
from knotty.views.table import report_items
from knotty.workshop import keeping
from knotty.workshop.check import CheckResult
from knotty.workshop.print import Printing, print_check
from knotty.workshop.weave import Entry, weave_lines


def show_nothing() -> None:
    """Draw the page of a link that leads nowhere: never made, mistyped or ended, which a stranger cannot tell apart."""
    st.title(say("Nothing is shared here"), anchor=False)
    st.text(say("The link may be mistyped, or whoever shared this pattern has stopped. Ask them for a new one."))
    st.page_link(find_page("design"), label=say("Design a pattern of your own"), icon=":material/lightbulb:")


def show_shared(project: Project, key: str) -> None:
    """Draw a shared pattern, and the button that keeps a copy of it."""
    result = keeping.work_text(project.text)
    st.title(escape_markdown(project.title), anchor=False)
    sheet.show_verdict(result.verdict)
    st.text(say("Shared with you to read. Keep a copy to tick its rounds."))
    with st.container(horizontal=True, gap="small"):
        kept = st.button(say("Keep it in my library"), type="primary", icon=":material/bookmark_add:")
        _offer_downloads(project, result)
    if kept:
        _keep(key)
    sheet.show_makings(result.pattern, project.text)
    show_charts(project, result)
    _list_rounds(result)


def _keep(key: str) -> None:
    try:
        project = keeping.keep_shared(current_maker(), key)
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        return
    open_page("pattern", state.open_project(project))


def _offer_downloads(project: Project, result: CheckResult) -> None:
    st.download_button(
        say("PDF"),
        partial(_print, project, result, Printing(sheet.usual_paper())),
        name_file(project.title, "pdf"),
        "application/pdf",
        on_click="ignore",
        icon=":material/picture_as_pdf:",
    )
    st.download_button(
        say("Text"),
        project.text,
        name_file(project.title, "txt"),
        "text/plain",
        on_click="ignore",
        icon=":material/description:",
    )


def _print(project: Project, result: CheckResult, printing: Printing) -> bytes:
    return print_check(result, printing, written_by=project.written_by, origin=words.say_origin(project.provenance))


def _list_rounds(result: CheckResult) -> None:
    """Draw every line under the name of its part, as text: no Markdown reads its stars."""
    st.header(say("Rounds"), anchor=False)
    for part, lines in groupby(weave_lines(result.pattern, result.rounds), key=lambda entry: entry.part):
        if result.pattern.parts:
            st.subheader(escape_markdown(words.say_part(result.pattern.parts[part])), anchor=False)
        st.text("\n\n".join(_say_line(line, result) for line in lines))


def _say_line(line: Entry, result: CheckResult) -> str:
    if line.index is None:
        return line.text
    report = result.rounds[line.index]
    made = ", ".join(report_items(report))
    return f"{report.label}: {line.text} ({made})" if made else f"{report.label}: {line.text}"
