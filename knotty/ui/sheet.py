"""The head of a pattern: title, verdict, who wrote it, colours, materials, a picture, and what to take home."""

from __future__ import annotations

import streamlit as st

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.project import Project
from knotty.ui import swatches, words
from knotty.ui.exporting import offer_downloads
from knotty.ui.papers import usual_paper
from knotty.ui.pictures import show_preview
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.views.pdf_words import name_metres

__all__ = ("offer_downloads", "show_makings", "show_origin", "show_verdict", "usual_paper")


def show_verdict(verdict: Verdict) -> None:
    """Draw a verdict as a badge of words, icon and colour."""
    sign = words.SIGNS[verdict]
    st.badge(say(sign.text), icon=sign.icon, color=sign.colour)


def show_origin(project: Project) -> None:
    """Draw who wrote the pattern and what there is to know about how it went."""
    st.text(" ".join((words.say_origin(project.provenance), words.say_writers(project.written_by))))
    if project.provenance.prompt:
        st.text(say("Asked for: {prompt}", prompt=project.provenance.prompt))
    for message in project.messages:
        st.info(escape_markdown(retell(message)), icon=":material/info:")


def show_makings(pattern: Pattern, text: str) -> None:
    """Draw the finished piece beside the yarns and the facts of it."""
    picture, facts = st.columns((2, 3), gap="medium")
    with picture:
        show_preview(text)
    with facts:
        for yarn in pattern.header.yarns:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                st.image(swatches.draw_swatch(yarn.colour), width=28, alt=say("A ball of yarn in this colour"))
                metres = f" · {name_metres(yarn.metres)}" if yarn.metres else ""
                st.text(f"{yarn.letter}  {yarn.colour.name}{metres}", width="stretch")
        st.text(words.say_facts(words.list_facts(pattern)))
    if pattern.notes or pattern.definitions:
        st.text("\n".join((*pattern.notes, *(definition.line for definition in pattern.definitions))))
