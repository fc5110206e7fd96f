"""How a library comes to another phone: the recovery code, made here, entered there; and the line that suggests it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from knotty.craft.library import Card
from knotty.errors import KnottyError
from knotty.ui import library_state, state
from knotty.ui.identity import current_maker, current_token
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping

_NUDGED = "recovery_nudge"  # the preference that remembers that the suggestion was waved away
_ENOUGH = 10  # ticks: from here on losing them would hurt


def offer_carrying(maker: str) -> None:
    """Draw the part in which a recovery code is made or entered; and the code, once one was made."""
    with st.expander(say("Your library on another phone"), icon=":material/devices:"):
        st.text(
            say(
                "Knotty knows this browser, not you. A recovery code opens your library in another one, or in this one "
                "after its cookies were cleared."
            )
        )
        _offer_code(maker)
        with st.form("enter_code", border=False, clear_on_submit=True):
            code = st.text_input(say("A code you made on another phone"), key=library_state.CODE, autocomplete="off")
            st.text(say("What is kept in this browser joins that library."))
            sent = st.form_submit_button(say("Open that library"))
        if sent:
            _enter(code or "")
    if library_state.made_code():
        _show_code()


def _offer_code(maker: str) -> None:
    if keeping.has_recovery_code(maker):
        st.text(say("You have made a code. A new one ends the old one."))
        label = say("Make a new code")
    else:
        label = say("Make a recovery code")
    st.button(label, icon=":material/key:", on_click=make_code, args=(maker,))


def _show_code() -> None:
    """Draw the code that was just made over the page, until it is put away: it is not to be had again."""

    @st.dialog(say("Your recovery code"), on_dismiss=library_state.forget_code)
    def show() -> None:
        st.code(library_state.made_code(), language=None, wrap_lines=True)
        st.text(say("Write it down or copy it now: it is shown this once. Whoever has it can open your library."))
        if st.button(say("I have it"), type="primary"):
            library_state.forget_code()
            st.rerun()

    show()


def make_code(maker: str) -> None:
    """Make a recovery code and remember it to be shown; a database that cannot serve is said."""
    library_state.ask_nothing()  # one dialog at a time
    try:
        library_state.remember_code(keeping.make_recovery_code(maker))
    except KnottyError as refused:
        st.toast(escape_markdown(retell(str(refused))), icon=":material/error:")


def _enter(code: str) -> None:
    try:
        state.remember_maker(keeping.use_recovery_code(current_token() or current_maker(), code))
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        return
    library_state.forget_code()
    st.toast(say("This is your library, with what this browser had."), icon=":material/check:")
    st.rerun()


def nudge(maker: str, cards: Sequence[Card]) -> None:
    """Draw one line that suggests a recovery code: there are ticks to lose, no code was made, nobody waved it away."""
    if not any(card.done > _ENOUGH for card in cards) or library_state.made_code():
        return
    if keeping.has_recovery_code(maker) or keeping.find_preference(maker, _NUDGED):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="nudge"):
        st.text(say("Your ticks are tied to this browser. A recovery code opens them on any other."), width="stretch")
        st.button(say("Make one"), on_click=make_code, args=(maker,))
        st.button(say("Not now"), type="tertiary", on_click=_wave_away, args=(maker,))


def _wave_away(maker: str) -> None:
    try:
        keeping.set_preference(maker, _NUDGED, value=True)
    except KnottyError as refused:
        st.toast(escape_markdown(retell(str(refused))), icon=":material/error:")
