"""What a page shows when Knotty itself is at fault. Refusals and engines that are down are shown by the pages."""

from __future__ import annotations

import logging

import streamlit as st

from knotty.errors import REPORT, KnottyError
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell


def show_fault(fault: BaseException) -> bool:
    """Log an exception no page expected and own it on the page. True: Streamlit need not show it again.

    One of Knotty's own tree carries a sentence a maker may read; any other is our bug, and its words stay in the log.
    """
    logging.getLogger("knotty").error("a page failed", exc_info=fault)
    said = escape_markdown(retell(str(fault) if isinstance(fault, KnottyError) else REPORT))
    st.error(said, icon=":material/bug_report:")
    return True
