"""The head of a pattern: title, verdict, who wrote it, colours, materials, a picture, and what to take home."""

from __future__ import annotations

from functools import partial
from typing import Literal

import streamlit as st

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.project import Project
from knotty.craft.terms import TERMS_NAMES, Terms
from knotty.ui import state, swatches, words
from knotty.ui.pictures import show_preview
from knotty.ui.safe import escape_markdown, name_file
from knotty.ui.tongue import say
from knotty.views.pdf_words import name_metres
from knotty.workshop.check import CheckResult
from knotty.workshop.print import Printing, print_check
from knotty.workshop.say import say_pattern

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")


def show_verdict(verdict: Verdict) -> None:
    """Draw a verdict as a badge of words, icon and colour."""
    sign = words.SIGNS[verdict]
    st.badge(say(sign.text), icon=sign.icon, color=sign.colour)


def show_origin(project: Project) -> None:
    """Draw who wrote the pattern and what there is to know about how it went."""
    st.text(" ".join((words.say_origin(project.provenance), words.say_writers(project.written_by))))
    if project.provenance.prompt:
        st.text(f"Asked for: {project.provenance.prompt}")
    for message in project.messages:
        st.info(escape_markdown(message), icon=":material/info:")


def show_makings(pattern: Pattern, text: str) -> None:
    """Draw the finished piece beside the yarns and the facts of it."""
    picture, facts = st.columns((2, 3), gap="medium")
    with picture:
        show_preview(text)
    with facts:
        for yarn in pattern.header.yarns:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                st.image(swatches.draw_swatch(yarn.colour), width=28, alt="A ball of yarn in this colour")
                metres = f" · {name_metres(yarn.metres)}" if yarn.metres else ""
                st.text(f"{yarn.letter}  {yarn.colour.name}{metres}", width="stretch")
        st.text("\n".join(f"{name}: {value}" for name, value in words.list_facts(pattern)))
    if pattern.notes or pattern.definitions:
        st.text("\n".join((*pattern.notes, *(definition.line for definition in pattern.definitions))))


def offer_downloads(project: Project, result: CheckResult) -> None:
    """Draw the downloads: PDF and plain text, in the terms, on the paper and as large as chosen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="downloads"):
        with st.popover("Print options", icon=":material/tune:"):
            paper = st.segmented_control(
                "Paper",
                PAPERS,
                default=usual_paper(),
                required=True,
                format_func={"a4": "A4", "letter": "Letter"}.__getitem__,
                key=state.PAPER,
            )
            terms = st.selectbox(
                "Terms and language",
                tuple(Terms),
                index=tuple(Terms).index(result.pattern.terms),
                format_func=TERMS_NAMES.__getitem__,
                key=state.LANGUAGE,
            )
            large = st.toggle("Large print", key=state.LARGE)
            spelled = st.toggle("Spelled out, without abbreviations or stars", key=state.SPELLED)
        chosen = terms or result.pattern.terms
        printing = Printing(paper or PAPERS[0], large=bool(large), terms=chosen, spelled_out=bool(spelled))
        st.download_button(
            "PDF",
            partial(_print_pattern, project, result, printing),
            name_file(project.title, "pdf"),
            "application/pdf",
            on_click="ignore",
            icon=":material/picture_as_pdf:",
        )
        st.download_button(
            "Text",
            partial(_say_text, project, result, chosen, spelled_out=bool(spelled)),
            name_file(project.title, "txt"),
            "text/plain",
            on_click="ignore",
            icon=":material/description:",
        )


def _say_text(project: Project, result: CheckResult, terms: Terms, *, spelled_out: bool) -> str:
    """Return the text as it is kept, unless other words are wanted."""
    if terms is result.pattern.terms and not spelled_out:
        return project.text
    return say_pattern(result, terms, spelled_out=spelled_out).text


def _print_pattern(project: Project, result: CheckResult, printing: Printing) -> bytes:
    return print_check(result, printing, written_by=project.written_by, origin=words.say_origin(project.provenance))


def usual_paper() -> Paper:
    """Return the paper sold where the browser's language is spoken: Letter in North America, A4 elsewhere."""
    locale = st.context.locale
    return "letter" if isinstance(locale, str) and locale.endswith(("-US", "-CA", "-MX")) else "a4"
