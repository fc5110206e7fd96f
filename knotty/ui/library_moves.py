"""What a maker does with a pattern of her library: rename, duplicate, archive, delete, and take the last back.

How the cards look is the library's. Nothing is deleted for good here: a deleted pattern waits on a shelf of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import streamlit as st

from knotty.craft.library import Card
from knotty.errors import KnottyError
from knotty.speech import mark
from knotty.ui import library_state
from knotty.ui.safe import escape_markdown, name_file
from knotty.ui.tongue import retell, say
from knotty.workshop import keeping

LONGEST_TITLE = 300  # characters


class Shelf(Enum):
    """The shelves of a library. A pattern stands on one of them."""

    MINE = "mine"
    ARCHIVE = "archive"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Move:
    """A step that takes a card from its shelf: what is done, what takes it back, and what is said of it."""

    do: Callable[[str, str], None]
    undo: Callable[[str, str], None]
    said: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A card that was just taken from the shelf that is shown, and how."""

    card: Card
    move: str


MOVES: Mapping[str, Move] = MappingProxyType(
    {
        "archive": Move(keeping.archive, keeping.unarchive, mark("“{title}” is in the archive.")),
        "unarchive": Move(keeping.unarchive, keeping.archive, mark("“{title}” is back among your patterns.")),
        "delete": Move(keeping.delete, keeping.undelete, mark("“{title}” is deleted.")),
        "undelete": Move(keeping.undelete, keeping.delete, mark("“{title}” is restored.")),
    }
)
ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "rename": mark("Rename"),
        "duplicate": mark("Duplicate"),
        "text": mark("Save its text"),
        "archive": mark("Archive"),
        "unarchive": mark("Take out of the archive"),
        "delete": mark("Delete"),
        "undelete": mark("Restore"),
    }
)
MENUS: Mapping[Shelf, tuple[str, ...]] = MappingProxyType(
    {
        Shelf.MINE: ("rename", "duplicate", "text", "archive", "delete"),
        Shelf.ARCHIVE: ("unarchive", "rename", "duplicate", "text", "delete"),
        Shelf.DELETED: ("undelete",),
    }
)


def act(maker: str, card: Card, chosen: str) -> None:
    """Do what was chosen from a card's menu, and draw the page anew. What asks for more is asked by `ask_more`."""
    if chosen in MOVES:
        move_card(maker, card, chosen)
    elif chosen in _ASKING:
        library_state.ask(chosen, card.id)
    elif attempt(keeping.duplicate, maker, card.id):
        st.toast(say("A copy of “{title}” is in your library.", title=escape_markdown(card.title)))
    st.rerun()


def ask_more(maker: str, cards: Sequence[Card]) -> None:
    """Draw the dialog of what was chosen last, until it is answered or put away."""
    chosen, project_id = library_state.asked()
    card = next((card for card in cards if card.id == project_id), None)
    if card is not None:
        title, draw = _ASKING[chosen]
        st.dialog(say(title), on_dismiss=library_state.ask_nothing)(draw)(maker, card)


def move_card(maker: str, card: Card, name: str) -> None:
    """Take a card from its shelf and remember its place. A refusal is said, and nothing is changed then."""
    if attempt(MOVES[name].do, maker, card.id):
        library_state.remember_moved(card.id, Moved(card, name))


def undo_move(maker: str, moved: Moved) -> None:
    """Put a card back where it was."""
    if attempt(MOVES[moved.move].undo, maker, moved.card.id):
        library_state.forget_moved(moved.card.id)


def attempt(action: Callable[..., object], *given: object) -> bool:
    """Do something that the database or the rules may refuse; say the refusal, and whether it was done."""
    try:
        action(*given)
    except KnottyError as refused:
        st.toast(escape_markdown(retell(str(refused))), icon=":material/error:")
        return False
    return True


def _rename(maker: str, card: Card) -> None:
    with st.form("rename", border=False):
        title = st.text_input(say("Title"), card.title, max_chars=LONGEST_TITLE, key=library_state.NEW_TITLE)
        sent = st.form_submit_button(say("Save"), type="primary")
    if not sent:
        return
    try:
        keeping.rename(maker, card.id, (title or "").strip())
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        return
    library_state.ask_nothing()
    st.rerun()


def _offer_text(maker: str, card: Card) -> None:
    project = keeping.find(maker, card.id)
    if project is None:
        st.text(say("This pattern is not here any more."))
        return
    st.text(say("It holds the whole pattern. Here it can be brought in again; anywhere else it can be read."))
    name = name_file(project.title, "txt")
    st.download_button(
        name, project.text, name, "text/plain", on_click="ignore", type="primary", icon=":material/download:"
    )


_ASKING: Mapping[str, tuple[str, Callable[[str, Card], None]]] = MappingProxyType(
    {"rename": (ACTIONS["rename"], _rename), "text": (ACTIONS["text"], _offer_text)}
)
