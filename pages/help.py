"""What Knotty checks and keeps, how its tracker works, and what its words mean."""

import streamlit as st

from knotty.ui import helping
from knotty.ui.foot import choose_tongue
from knotty.ui.tongue import say

st.title(say("Help"), anchor=False)
choose_tongue("help")
helping.tell_checked()
helping.tell_verdicts()
helping.tell_tracking()
helping.tell_keeping()
helping.tell_privacy()
helping.tell_home_screen()
helping.tell_words()
