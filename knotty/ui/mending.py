"""“Fix it for me”: what would be changed, written and mended side by side, and taken only when the maker says so."""

from __future__ import annotations

import streamlit as st

from knotty.craft.finding import Severity, Verdict
from knotty.ui import check_state
from knotty.ui.safe import name_file
from knotty.ui.sheet import show_verdict
from knotty.ui.tongue import say, say_many
from knotty.workshop.check import CheckResult
from knotty.workshop.fix import Mended, MendedLine, can_fix, fix_check


def offer_fixes(result: CheckResult) -> None:
    """Draw the button where something can be mended, and what it would change once it is pressed."""
    if not can_fix(result):
        return
    mended = check_state.last_mended()
    if mended is None and st.button(say("Fix it for me"), icon=":material/auto_fix_high:"):
        with st.spinner(say("Mending line by line, and working every stitch again …")):
            mended = fix_check(result, check_state.checked_terms())
        check_state.remember_mended(mended)
        st.rerun()
    if mended is not None:
        with st.container(border=True):
            _show_mended(mended)


def _show_mended(mended: Mended) -> None:
    if not mended.changes:
        st.text(say("No change that Knotty can work out makes this pattern better. Its author has to say."))
        return
    st.text(
        say_many(
            "One line would change. Nothing is changed until you take it.",
            "{n} lines would change. Nothing is changed until you take them.",
            len(mended.changes),
        )
    )
    for change in mended.changes:
        _show_change(change)
    st.text(say_left(mended.checked))
    show_verdict(mended.checked.verdict)
    with st.container(horizontal=True, gap="small", key="check_mended"):
        st.button(say("Take the changes"), type="primary", icon=":material/check:", on_click=check_state.take_mended)
        st.button(say("Leave it as it is"), icon=":material/close:", on_click=check_state.leave_mended)
        st.download_button(
            say("Mended text"),
            mended.checked.text,
            name_file(f"{mended.checked.pattern.title} mended", "txt"),
            "text/plain",
            on_click="ignore",
            icon=":material/description:",
        )


def _show_change(change: MendedLine) -> None:
    swapped = [
        say("“{before}” becomes “{after}”", before=before, after=after)
        if before and after
        else (say("“{words}” is put in", words=after) if after else say("“{words}” goes", words=before))
        for before, after in change.swaps
    ]
    st.text("; ".join(swapped))
    written, right = st.columns(2, gap="small")
    written.caption(say("As written"))
    written.code(change.before, language=None, wrap_lines=True)
    right.caption(say("As mended"))
    right.code(change.after, language=None, wrap_lines=True)


def say_left(checked: CheckResult) -> str:
    """Return what a pattern comes to with the changes made."""
    heavy = (Severity.ERROR, Severity.UNREAD)
    left = sum(finding.severity in heavy for finding in checked.findings)
    if checked.verdict in (Verdict.RIGHT, Verdict.ASSUMED):
        return say("With that, every round can be worked.")
    return say_many(
        "One fault is left that Knotty has no fix for.", "{n} faults are left that Knotty has no fix for.", left
    )
