"""A maker's library: everything she keeps, and the ways to take it with her."""

import streamlit as st

from knotty.errors import StorageError
from knotty.ui.carrying import nudge, offer_carrying
from knotty.ui.fault import show_closed
from knotty.ui.identity import current_maker
from knotty.ui.library import show_library
from knotty.ui.library_files import offer_files, show_news
from knotty.ui.tongue import say

st.title(say("Library"), anchor=False)
try:
    maker = current_maker()
    show_news()
    above = st.container()
    cards = show_library(maker)
    with above:
        nudge(maker, cards)
    offer_files(maker)
    offer_carrying(maker)
except StorageError as closed:
    show_closed(closed)
