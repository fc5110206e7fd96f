"""The sizes of paper a pattern is printed on, and which of them a maker is likely to have."""

from __future__ import annotations

from typing import Literal

import streamlit as st

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
_LETTER_LANDS = ("-US", "-CA", "-MX")


def usual_paper() -> Paper:
    """Return the paper sold where the browser's language is spoken: Letter in North America, A4 elsewhere."""
    locale = st.context.locale
    return "letter" if isinstance(locale, str) and locale.endswith(_LETTER_LANDS) else "a4"
