"""The script Streamlit runs: the navigation and the frame around every page. Each page is a file in pages/."""

from __future__ import annotations

import streamlit as st

from knotty.ui.foot import settle_tongue, show_foot
from knotty.ui.frame import NAMES, dress_page, find_page
from knotty.ui.identity import watch_maker

settle_tongue()
page = st.navigation([find_page(name) for name in NAMES], position="top")
dress_page(page.title)
watch_maker()
page.run()
show_foot()
