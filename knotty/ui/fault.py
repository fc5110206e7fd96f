"""What a page shows when Knotty itself is at fault. Refusals and engines that are down are shown by the pages."""

from __future__ import annotations

import logging

import streamlit as st

from knotty.errors import REPORT


def show_fault(fault: BaseException) -> bool:
    """Log an exception no page expected and own it on the page. True: Streamlit need not show it again."""
    logging.getLogger("knotty").error("a page failed", exc_info=fault)
    st.error(REPORT, icon=":material/bug_report:")
    return True
