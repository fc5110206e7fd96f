"""The box a maker types an idea into, and what happens when it is sent. Designing itself is workshop's."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from knotty.errors import KnottyError
from knotty.speech import mark
from knotty.ui import state, swatches, wish_state
from knotty.ui.safe import escape_markdown
from knotty.ui.starting import start_designs
from knotty.ui.tongue import retell, say
from knotty.ui.wishing import offer_options, read_options
from knotty.workshop.check import AUTO
from knotty.workshop.job import Order

# Each with the colours of its picture, from the middle out. Ideas are said in English: that is what the designer reads.
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    mark("punk rock blanket"): ("#E3170A", "#141414", "#F2F2F2", "#E3170A", "#141414"),
    mark("baby blanket in soft seaside colours, 5 rounds"): ("#F4EBD6", "#9CC9D3", "#F2C4B3", "#7FB2B5", "#FBF7EE"),
    mark("autumn cushion in rust, mustard and cream"): ("#F4EBD6", "#D9A21B", "#B7410E", "#F4EBD6", "#B7410E"),
    mark("40 x 40 cm rainbow wall hanging"): ("#E4402F", "#F28C28", "#F5D033", "#3C9D4E", "#3569B5", "#7B4397"),
}
_PICTURE = 44  # px


def offer_examples() -> None:
    """Draw a picture and a button for each example; it fills the prompt box."""
    with st.container(horizontal=True, gap="small", key="examples"):
        for example, hexes in EXAMPLES.items():
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", wrap=False):
                st.image(swatches.draw_square(hexes), width=_PICTURE, alt="")
                st.button(say(example), on_click=state.set_prompt, args=(example,), wrap=True)


def ask_idea() -> None:
    """Draw box and options; when they are sent, start the design and go to where it is followed. A refusal stays here.

    Where nothing is typed, the options alone are the idea.
    """
    state.begin_idea()
    prompt = st.text_area(
        say("Your idea"),
        key=state.PROMPT,
        placeholder=say("A theme, colours, a size, what it is for. As much or as little as you like."),
        height=110,
        persist_state="session",
    )
    offer_options()
    if st.button(say("Design it"), type="primary", icon=":material/auto_awesome:"):
        wishes = read_options()
        seed, engine = wish_state.read(state.SEED) or 0, wish_state.read(state.ENGINE) or AUTO
        try:
            start_designs((Order((prompt or "").strip() or wishes.words, int(seed), engine, wishes),))
        except KnottyError as refused:
            st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
