"""The link by which others may read a pattern: made, copied, ended. What they see is the shared page's."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import streamlit as st

from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import library_state
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping


def offer_sharing(maker: str, project: Project) -> None:
    """Draw the button behind which the link of a pattern is made, shown and ended; or why there is none."""
    with st.popover(say("Share"), icon=":material/share:", key=library_state.card_key("share", project.id)):
        if project.private:
            st.text(
                say(
                    "This pattern came from a paste or a file, so it may be somebody else's. It stays yours alone: "
                    "there is no link to it."
                )
            )
        elif project.share_key:
            _show_link(maker, project)
        else:
            st.text(
                say(
                    "Whoever has the link can read the pattern and keep a copy, with the idea it was made from. Your "
                    "ticks and notes stay yours."
                )
            )
            _offer(say("Make a link"), ":material/add_link:", keeping.share, maker, project)


def _show_link(maker: str, project: Project) -> None:
    st.text(say("Whoever has this link can read the pattern:"))
    st.code(link_shared(st.context.url, project.share_key), language=None, wrap_lines=True)
    st.text(say("When you stop sharing, the link shows nothing any more. Copies that others kept stay theirs."))
    _offer(say("Stop sharing"), ":material/link_off:", keeping.unshare, maker, project)


def _offer(label: str, icon: str, action: Callable[[str, str], object], maker: str, project: Project) -> None:
    st.button(
        label, icon=icon, key=library_state.card_key("link", project.id), on_click=_do, args=(action, maker, project.id)
    )


def _do(action: Callable[[str, str], object], maker: str, project_id: str) -> None:
    try:
        action(maker, project_id)
    except KnottyError as refused:
        st.toast(escape_markdown(retell(str(refused))), icon=":material/error:")


def link_shared(url: object, key: str, page: str = "pattern") -> str:
    """Return the address of the shared page, made from that of the page it stands on, as the browser sees it.

    What a proxy put before the page stays. Without an address (no browser) it is relative.
    """
    here = url.split("?")[0].split("#")[0].rstrip("/") if isinstance(url, str) else ""
    root = here.removesuffix(f"/{page}")
    return f"{root}/shared?key={quote(key, safe='')}"
