"""What a page shows when Knotty itself is at fault. Refusals and engines that are down are shown by the pages."""

from __future__ import annotations

import logging

import streamlit as st

from knotty.errors import REPORT, KnottyError, StorageError
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say


def show_fault(fault: BaseException) -> bool:
    """Log an exception no page expected and own it on the page. True: Streamlit need not show it again.

    One of Knotty's own tree carries a sentence a maker may read; any other is our bug, and its words stay in the log.
    """
    logging.getLogger("knotty").error("a page failed", exc_info=fault)
    said = escape_markdown(retell(str(fault) if isinstance(fault, KnottyError) else REPORT))
    st.error(said, icon=":material/bug_report:")
    return True


def show_closed(wrong: StorageError) -> None:
    """Draw a page whose database cannot serve right now: why, that nothing is lost, and the button that tries again."""
    logging.getLogger("knotty").warning("a page could not be served: %s", wrong)
    st.error(escape_markdown(retell(str(wrong))), icon=":material/error:")
    st.text(say("What you kept is safe. Nothing was changed."))
    st.button(say("Try again"), icon=":material/refresh:")
