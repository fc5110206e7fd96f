"""The form a maker brings a pattern to, and what Knotty has to say about it. Checking itself is workshop's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from knotty.craft.finding import Severity, Verdict
from knotty.craft.report import RoundReport
from knotty.errors import InputRefused, KnottyError
from knotty.speech import DEFAULT, mark
from knotty.ui import check_state, state
from knotty.ui.findings import MOST_FINDINGS, show_findings
from knotty.ui.frame import open_page
from knotty.ui.identity import current_maker
from knotty.ui.mending import offer_fixes
from knotty.ui.safe import escape_markdown, name_file
from knotty.ui.sheet import show_verdict
from knotty.ui.tongue import retell, say, say_many, tongue
from knotty.views.table import count_items, report_items
from knotty.workshop import keeping
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.draw import draw_chart_svg, list_charts
from knotty.workshop.mend import mend_check
from knotty.workshop.show import show_check as print_report
from knotty.workshop.upload import MOST_PDF_BYTES, read_upload

if TYPE_CHECKING:
    import pandas as pd

TERMS = {"auto": mark("Tell from the text"), "us": "US", "uk": "UK"}
_PLACEHOLDER = mark("Rnd 1: Ch 4 (counts as dc, ch 1), *3 dc in ring, ch 2* …")
_MOST_ROWS = 200  # of a table that a screen reader can read; a longer one scrolls in a frame
_MOST_STITCHES = 12_000  # of a part: beyond, symbols are too small to read and the page too slow
_STATUS_WORDS = {
    Verdict.RIGHT: mark("yes"),
    Verdict.ASSUMED: mark("with an assumption"),
    Verdict.WRONG: mark("no"),
    Verdict.UNREAD: mark("not read"),
}


def ask_pattern() -> None:
    """Draw uploader and form; what is sent is checked and remembered. A refusal is shown in its place."""
    st.caption(
        say("Your pattern stays private: only you can open it, it is never shared, and nothing is trained on it.")
    )
    _take_file()
    with st.form("check", border=False):
        text = st.text_area(say("Pattern"), key=state.PASTE, height=260, placeholder=say(_PLACEHOLDER))
        terms = st.segmented_control(
            say("Terms"),
            tuple(TERMS),
            default="auto",
            required=True,
            format_func=lambda key: say(TERMS[key]),
            key=state.TERMS,
        )
        sent = st.form_submit_button(say("Check it"), type="primary", icon=":material/rule:")
    if not sent:
        return
    if not (text or "").strip():
        st.error(
            say("There is nothing to check yet. Paste a pattern, rounds and all, or bring a file."),
            icon=":material/error:",
        )
        return
    _check(text or "", terms or "auto")


def _take_file() -> None:
    """Put the text of a file that was just brought into the box, and check it."""
    brought = st.file_uploader(
        say("Bring a file: text or PDF"), key=check_state.FILE, max_upload_size=MOST_PDF_BYTES // 1_000_000
    )
    if brought is None or not check_state.is_new(brought.file_id):
        return
    try:
        with st.spinner(say("Reading the file …")):
            text = read_upload(brought.name, brought.getvalue())
    except InputRefused as refused:
        check_state.refuse(brought.file_id)
        _refuse(refused)
        return
    check_state.set_paste(text)
    _check(text, check_state.asked_terms())


def _check(text: str, terms: str) -> None:
    try:
        with st.spinner(say("Working every stitch of it …")):
            check_state.remember(mend_check(check_text(text, terms)), terms)
    except KnottyError as refused:
        _refuse(refused)


def _refuse(refused: KnottyError) -> None:
    st.error(escape_markdown(retell(str(refused))), icon=":material/error:")


def show_check(result: CheckResult) -> None:
    """Draw verdict, what to do next, each finding, the counts and the chart of a checked pattern."""
    st.subheader(escape_markdown(result.pattern.title) or say("Your pattern"), anchor=False)
    show_verdict(result.verdict)
    if result.findings:
        st.text(say_findings(result))
        if tongue() != DEFAULT:
            st.text(say("Findings quote the pattern and are said in its language, English."))
    if result.rounds:
        _offer_next(result)
    offer_fixes(result)
    show_findings(result)
    if result.rounds:
        _show_counts(result.rounds)
        _show_chart(result)


def _offer_next(result: CheckResult) -> None:
    """Draw what can be done with a checked pattern: keep it, take its text or the report home."""
    title = result.pattern.title
    with st.container(horizontal=True, gap="small", key="check_next"):
        kept = st.button(say("Keep and track it"), icon=":material/checklist:", type="primary")
        st.download_button(
            say("Text"),
            result.text,
            name_file(title, "txt"),
            "text/plain",
            on_click="ignore",
            icon=":material/description:",
        )
        st.download_button(
            say("Report"),
            print_report(result),
            name_file(f"{title} check", "txt"),
            "text/plain",
            on_click="ignore",
            icon=":material/fact_check:",
        )
    if kept:
        _keep(result)


def _keep(result: CheckResult) -> None:
    try:
        project = keeping.keep_check(current_maker(), result)
    except KnottyError as refused:
        _refuse(refused)
        return
    open_page("pattern", state.open_project(project))


def _show_counts(rounds: Sequence[RoundReport]) -> None:
    st.subheader(say("Counts, round by round"), anchor=False)
    table = tabulate_check(rounds)
    if len(rounds) > _MOST_ROWS:
        st.dataframe(table, hide_index=True, width="stretch")
    else:  # its cells are Markdown
        st.table(table.map(escape_markdown), hide_index=True, border="horizontal")


def tabulate_check(rounds: Sequence[RoundReport]) -> pd.DataFrame:
    """Return a row for each round: what it declares beside what its instructions make, and whether it adds up."""
    import pandas as pd

    parts = len({report.part for report in rounds}) > 1
    return pd.DataFrame(
        {
            say("Round"): [_name_round(report, part=parts) for report in rounds],
            say("Declared"): [", ".join(count_items(each.declared)) if each.declared else "–" for each in rounds],
            say("Makes"): [", ".join(report_items(report)) or "–" for report in rounds],
            say("Adds up"): [say(_STATUS_WORDS[report.status]) for report in rounds],
        }
    )


def _name_round(report: RoundReport, *, part: bool) -> str:
    names = (report.part if part else "", report.label, report.size)
    return ", ".join(name for name in names if name)


def _show_chart(result: CheckResult) -> None:
    """Draw the symbol chart of a part, where one is wanted: it takes a moment."""
    charts = {part: name for part, name in list_charts(result) if _count_stitches(result, part) <= _MOST_STITCHES}
    if not charts or not st.toggle(say("Show the symbol chart"), key=check_state.CHART):
        return
    part = next(iter(charts))
    if len(charts) > 1:
        part = st.selectbox(
            say("Part"),
            tuple(charts),
            format_func=lambda index: charts[index] or say("Pattern"),
            key=check_state.CHART_PART,
        )
    st.image(draw_chart_svg(result, part), width="stretch", alt=say("Symbol chart"))


def _count_stitches(result: CheckResult, part: int) -> int:
    return sum(len(worked.nodes) for worked in result.fabric.rounds if worked.part == part)


def say_findings(result: CheckResult) -> str:
    """Return how many findings there are of each weight, heaviest first."""
    count = {weight: sum(finding.severity is weight for finding in result.findings) for weight in Severity}
    words = (
        say_many("{n} wrong", "{n} wrong", count[Severity.ERROR]) if count[Severity.ERROR] else "",
        say_many("{n} not read", "{n} not read", count[Severity.UNREAD]) if count[Severity.UNREAD] else "",
        say_many("{n} assumed", "{n} assumed", count[Severity.ASSUMPTION]) if count[Severity.ASSUMPTION] else "",
        say_many("{n} advice", "{n} advice", count[Severity.ADVICE]) if count[Severity.ADVICE] else "",
    )
    said = ", ".join(word for word in words if word)
    if len(result.findings) <= MOST_FINDINGS:
        return say("{counts}.", counts=said)
    return say("{counts}. The first {n} are shown.", counts=said, n=MOST_FINDINGS)
