"""The page for patterns from anywhere: paste one, and see whether it can be crocheted as written."""

import streamlit as st

from knotty.ui import state
from knotty.ui.checking import ask_text, show_check

st.title("Does it add up?", anchor=False)
st.caption("Paste a crochet pattern. Knotty works it stitch by stitch and says which round does not fit, and why.")
ask_text()
result = state.last_check()
if result is not None:
    show_check(result)
