"""What was found in a pattern, one box each: where, what, the words it is about, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding, Severity
from knotty.craft.span import TextLines
from knotty.speech import mark
from knotty.ui.tongue import retell, say
from knotty.workshop.check import CheckResult
from knotty.workshop.show import point_at

MOST_FINDINGS = 50  # shown at once: text that is no pattern at all has one a line
_COLUMNS = 34  # of a quotation: a phone of 390 px shows as many without scrolling


@dataclass(frozen=True, slots=True)
class _Weight:
    """How a weight is shown: words, an icon and a colour, so that colour is never the only sign."""

    word: str
    icon: str
    colour: Literal["red", "orange", "blue", "grey"]


_WEIGHTS = {
    Severity.ERROR: _Weight(mark("wrong"), ":material/cancel:", "red"),
    Severity.UNREAD: _Weight(mark("not read"), ":material/question_mark:", "orange"),
    Severity.ASSUMPTION: _Weight(mark("assumed"), ":material/help:", "blue"),
    Severity.ADVICE: _Weight(mark("advice"), ":material/lightbulb:", "grey"),
}


def show_findings(result: CheckResult) -> None:
    """Draw each finding with the words it is about and its fix. Nothing of the pattern is read as Markdown."""
    lines = TextLines(result.text)
    for finding in result.findings[:MOST_FINDINGS]:
        with st.container(border=True, gap="small"):
            _show(lines, finding)


def _show(lines: TextLines, finding: Finding) -> None:
    weight = _WEIGHTS[finding.severity]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(say(weight.word), icon=weight.icon, color=weight.colour)
        where = ", ".join(name for name in (finding.part, finding.round) if name)
        st.text(where or say("The whole pattern"), width="stretch")
    st.text(say_finding(finding))
    spot = point_at(lines, finding, _COLUMNS)
    if spot is not None:
        number, quoted = spot
        st.text(say("Line {number}", number=number))
        st.code(quoted, language=None)
    if finding.fix:
        st.caption(say("Mended"))
        st.code(finding.fix, language=None, wrap_lines=True)


def say_finding(finding: Finding) -> str:
    """Return a finding in sentences: what is wrong, what was expected and found, what to look at."""
    message = retell(f"{finding.message[:1].upper()}{finding.message[1:]}.")
    told = [f"{retell(CODES[finding.code].title.capitalize())} ({finding.code}). {message}"]
    if finding.expected and finding.found:
        told.append(say("Expected: {expected}. Found: {found}.", expected=finding.expected, found=_end(finding.found)))
    elif finding.expected:
        told.append(say("Expected: {expected}.", expected=finding.expected))
    elif finding.found:
        told.append(say("Found: {found}.", found=_end(finding.found)))
    if finding.hint:
        told.append(retell(finding.hint))
    return "\n".join(told)


def _end(words: str) -> str:
    return words.removesuffix(".")
