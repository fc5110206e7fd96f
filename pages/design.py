"""The first page: an idea goes in, a pattern that adds up comes out."""

import streamlit as st

from knotty.errors import StorageError
from knotty.ui import state
from knotty.ui.designing import ask_idea, offer_examples
from knotty.ui.fault import show_closed
from knotty.ui.following import follow_designs
from knotty.ui.frame import find_page
from knotty.ui.tongue import say

followed = state.followed_designs()
if followed:
    try:
        follow_designs(followed)
    except StorageError as closed:
        show_closed(closed)
else:
    st.title(say("What shall we make?"), anchor=False)
    st.caption(
        say("Knotty writes a granny-square pattern for your idea, and works every stitch of it before you see it.")
    )
    offer_examples()
    ask_idea()
    st.page_link(
        find_page("check"), label=say("Have a pattern already? See whether it adds up."), icon=":material/rule:"
    )
