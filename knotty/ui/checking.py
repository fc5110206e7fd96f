"""The form a maker pastes a pattern into, and what Knotty has to say about it. Checking itself is workshop's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from knotty.craft.finding import Severity, Verdict
from knotty.errors import KnottyError
from knotty.ui import state
from knotty.ui.frame import find_page
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.sheet import show_verdict
from knotty.views.table import tabulate_rounds
from knotty.workshop import keeping
from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.mend import mend_check
from knotty.workshop.show import show_findings

if TYPE_CHECKING:
    import pandas as pd

MOST_FINDINGS = 50  # shown at once: text that is no pattern at all has one a line
TERMS = {"auto": "Tell from the text", "us": "US", "uk": "UK"}
_STATUS_WORDS = {
    Verdict.RIGHT: "yes",
    Verdict.ASSUMED: "with an assumption",
    Verdict.WRONG: "no",
    Verdict.UNREAD: "not read",
}
_WEIGHT_WORDS = (
    (Severity.ERROR, "wrong"),
    (Severity.UNREAD, "not read"),
    (Severity.ASSUMPTION, "assumed"),
    (Severity.ADVICE, "advice"),
)


def ask_text() -> None:
    """Draw the form; when it is sent, check the text and remember what was found. A refusal is shown in its place."""
    with st.form("check", border=False):
        text = st.text_area(
            "Pattern",
            key=state.PASTE,
            height=260,
            placeholder="Rnd 1: Ch 4 (counts as dc, ch 1), *3 dc in ring, ch 2* …",
        )
        terms = st.segmented_control(
            "Terms", tuple(TERMS), default="auto", required=True, format_func=TERMS.__getitem__, key=state.TERMS
        )
        sent = st.form_submit_button("Check it", type="primary", icon=":material/rule:")
    if not sent:
        return
    if not (text or "").strip():
        st.error("There is nothing to check yet. Paste a pattern, rounds and all.", icon=":material/error:")
        return
    try:
        state.remember_check(mend_check(check_text(text or "", terms or "auto")))
    except KnottyError as refused:
        st.error(escape_markdown(str(refused)), icon=":material/error:")


def show_check(result: CheckResult) -> None:
    """Draw verdict, findings as a compiler prints them, and every round with its counts."""
    st.subheader(escape_markdown(result.pattern.title) or "Your pattern", anchor=False)
    show_verdict(result.verdict)
    if result.findings:
        st.text(say_findings(result))
        st.code(show_findings(replace(result, findings=result.findings[:MOST_FINDINGS])), language=None)
    if result.rounds:
        st.dataframe(tabulate_check(result), hide_index=True, width="stretch")
        if st.button("Track this pattern", icon=":material/checklist:", type="primary"):
            project = keeping.keep_check(current_maker(), result)
            st.switch_page(find_page("pattern"), query_params=state.open_project(project))


def tabulate_check(result: CheckResult) -> pd.DataFrame:
    """Return each round with what it makes and whether it adds up; the long instruction last, for narrow screens."""
    table = tabulate_rounds(result.rounds)
    table["Adds up"] = [_STATUS_WORDS[report.status] for report in result.rounds]
    columns = ["Part", "Round", "Adds up", "Stitches", "Colour", "Instruction"]
    return table[[column for column in columns if any(table[column])]]


def say_findings(result: CheckResult) -> str:
    """Return how many findings there are of each weight, heaviest first."""
    counts = [(sum(finding.severity is weight for finding in result.findings), word) for weight, word in _WEIGHT_WORDS]
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    more = len(result.findings) > MOST_FINDINGS
    return f"{said}. The first {MOST_FINDINGS} are shown." if more else said
