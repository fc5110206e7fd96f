"""The form a maker types an idea into, and what happens when it is sent. Designing itself is workshop's."""

from __future__ import annotations

import streamlit as st

from knotty.errors import KnottyError
from knotty.settings import load_settings
from knotty.ui import state
from knotty.ui.frame import find_page
from knotty.ui.safe import escape_markdown
from knotty.workshop import shelf

EXAMPLES = (
    "punk rock blanket",
    "baby blanket in soft seaside colours, 5 rounds",
    "autumn cushion in rust, mustard and cream",
    "40 x 40 cm rainbow wall hanging",
)
AUTO = "auto"
_MOST_SEED = 2**31 - 1


def offer_examples() -> None:
    """Draw a button for each example; it fills the prompt box."""
    with st.container(horizontal=True, gap="small", key="examples"):
        for example in EXAMPLES:
            st.button(example, on_click=state.set_prompt, args=(example,), wrap=True)


def ask_idea() -> None:
    """Draw the form; when it is sent, design, keep the pattern and go to its page. A refusal is shown in its place."""
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
                "Seed", 0, _MOST_SEED, 0, key=state.SEED, help="The same idea and seed give the same pattern again."
            )
            engine = st.selectbox(
                "Engine",
                (AUTO, *settings.engines),
                key=state.ENGINE,
                help="Which language model writes. Auto tries each in turn until one answers.",
            )
        sent = st.form_submit_button("Design it", type="primary", icon=":material/auto_awesome:")
    if sent:
        _design(prompt or "", int(seed or 0), engine or AUTO)


def _design(prompt: str, seed: int, engine: str) -> None:
    from knotty.workshop.design import design_pattern

    try:
        with st.spinner("Writing the pattern and working every stitch of it …"):
            project = shelf.keep_design(design_pattern(prompt, seed=seed, engine=engine))
    except KnottyError as refused:
        st.error(escape_markdown(str(refused)), icon=":material/error:")
        return
    st.switch_page(find_page("pattern"), query_params=state.open_project(project))
