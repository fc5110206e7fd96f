"""The page for patterns from anywhere: paste one or bring a file, and see whether it can be crocheted as written."""

import streamlit as st

from knotty.ui import state
from knotty.ui.checking import ask_pattern, show_check
from knotty.ui.tongue import say

st.title(say("Does it add up?"), anchor=False)
st.caption(
    say("Bring a crochet pattern. Knotty works it stitch by stitch and says which round does not fit, why, and how.")
)
ask_pattern()
result = state.last_check()
if result is not None:
    show_check(result)
