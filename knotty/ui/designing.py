"""The form a maker types an idea into, and what happens when it is sent. Designing itself is workshop's."""

from __future__ import annotations

import streamlit as st

from knotty.errors import InputRefused
from knotty.settings import load_settings
from knotty.ui import state
from knotty.ui.safe import escape_markdown
from knotty.ui.starting import start_designs
from knotty.workshop.check import AUTO
from knotty.workshop.job import Order

EXAMPLES = (
    "punk rock blanket",
    "baby blanket in soft seaside colours, 5 rounds",
    "autumn cushion in rust, mustard and cream",
    "40 x 40 cm rainbow wall hanging",
)


def offer_examples() -> None:
    """Draw a button for each example; it fills the prompt box."""
    with st.container(horizontal=True, gap="small", key="examples"):
        for example in EXAMPLES:
            st.button(example, on_click=state.set_prompt, args=(example,), wrap=True)


def ask_idea() -> None:
    """Draw the form; when it is sent, start the design and go to where it is followed. A refusal is shown here."""
    settings = load_settings()
    with st.form("design", border=False):
        prompt = st.text_area(
            "Your idea",
            key=state.PROMPT,
            placeholder="A theme, colours, a size, what it is for. As much or as little as you like.",
            height=110,
        )
        with st.expander("More"):
            seed = st.number_input(
                "Seed",
                0,
                state.MOST_SEED,
                0,
                key=state.SEED,
                help="The same idea and seed give the same pattern again.",
            )
            engine = st.selectbox(
                "Engine",
                (AUTO, *settings.engines),
                key=state.ENGINE,
                help="Which language model writes. Auto tries each in turn until one answers.",
            )
        sent = st.form_submit_button("Design it", type="primary", icon=":material/auto_awesome:")
    if sent:
        try:
            start_designs((Order(prompt or "", int(seed or 0), engine or AUTO),))
        except InputRefused as refused:
            st.error(escape_markdown(str(refused)), icon=":material/error:")
