"""A maker's library: what she keeps as cards to search, sort, open and go on with. Menus are library_moves'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import streamlit as st

from knotty.craft.library import Card
from knotty.speech import mark
from knotty.ui import library_state, swatches
from knotty.ui.frame import find_page, open_page
from knotty.ui.library_moves import ACTIONS, MENUS, MOVES, Moved, Shelf, act, ask_more, undo_move
from knotty.ui.library_order import PER_PAGE, Order, choose_cards, cut_pages, is_done, share_done
from knotty.ui.library_words import say_ago, say_kind, say_rounds, shorten
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import say, say_many
from knotty.workshop import keeping

_MOST_COLUMNS = 3
_LEAST_WIDTH = 150  # px of a card: two in a row on the narrowest phone
_NO_PICTURE = swatches.draw_square(())
_SHELVES: Mapping[Shelf, str] = MappingProxyType(
    {Shelf.MINE: mark("My patterns"), Shelf.ARCHIVE: mark("Archived"), Shelf.DELETED: mark("Deleted")}
)
_ORDERS: Mapping[Order, str] = MappingProxyType(
    {
        Order.WORKED: mark("Last worked"),
        Order.NEWEST: mark("Newest"),
        Order.TITLE: mark("Title"),
        Order.PROGRESS: mark("Progress"),
    }
)
_EMPTY: Mapping[Shelf, str] = MappingProxyType(
    {
        Shelf.MINE: mark("No pattern stands here now. Look into the archive, or make another one."),
        Shelf.ARCHIVE: mark(
            "The archive is empty. Patterns you are done with can go here: their ticks and notes stay."
        ),
        Shelf.DELETED: mark("Nothing was deleted."),
    }
)


def show_library(maker: str) -> tuple[Card, ...]:
    """Draw the shelf that is chosen and return its cards. Raises StorageError where the database cannot serve."""
    st.html(Path(__file__).with_name("library.css"))
    if library_state.is_entered():
        library_state.begin_anew()
        library_state.ask_nothing()
    shelf = library_state.chosen_shelf(Shelf.MINE)
    cards = list_shelf(maker, shelf)
    if not cards and shelf is Shelf.MINE and _has_nothing(maker):
        _welcome()
        return ()
    words, order = _ask_choice()
    _show_cards(maker, shelf, cards, words, order)
    ask_more(maker, cards)
    return cards


def list_shelf(maker: str, shelf: Shelf) -> tuple[Card, ...]:
    """Return the cards of a shelf."""
    return keeping.list_cards(maker, archived=shelf is Shelf.ARCHIVE, deleted=shelf is Shelf.DELETED)


def _has_nothing(maker: str) -> bool:
    return not library_state.list_moved() and not any(
        list_shelf(maker, shelf) for shelf in (Shelf.ARCHIVE, Shelf.DELETED)
    )


def _welcome() -> None:
    st.text(say("Every pattern you design, or check and keep, stands here with its ticks, until you delete it."))
    with st.container(horizontal=True):
        st.page_link(find_page("design"), label=say("Design a pattern"), icon=":material/lightbulb:")
        st.page_link(find_page("check"), label=say("Check a pattern you have"), icon=":material/rule:")


def _ask_choice() -> tuple[str, Order]:
    """Draw what chooses the shelf, the words looked for and the order; return the last two."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        words = st.text_input(
            say("Search"),
            key=library_state.SEARCH,
            type="search",
            live=True,
            icon=":material/search:",
            placeholder=say("Title or kind"),
            on_change=library_state.begin_anew,
        )
        order = st.selectbox(
            say("Sort by"),
            tuple(Order),
            format_func=lambda order: say(_ORDERS[order]),
            key=library_state.SORT,
            on_change=library_state.begin_anew,
            persist_state="session",
            width=150,
        )
    st.segmented_control(
        say("Shelf"),
        tuple(Shelf),
        default=Shelf.MINE,
        required=True,
        format_func=lambda shelf: say(_SHELVES[shelf]),
        key=library_state.SHELF,
        on_change=library_state.begin_anew,
        label_visibility="collapsed",
    )
    return words or "", order if isinstance(order, Order) else Order.WORKED


def _show_cards(maker: str, shelf: Shelf, cards: Sequence[Card], words: str, order: Order) -> None:
    """Draw the page of cards that is turned to, and in the place of each that was just moved the way back."""
    moved = {key: each for key, each in library_state.list_moved().items() if isinstance(each, Moved)}
    here = {card.id for card in cards}
    away = [each.card for key, each in moved.items() if key not in here]
    chosen = choose_cards((*cards, *away), words, order)
    if not chosen:
        st.text(say("Nothing here is called that.") if words.strip() else say(_EMPTY[shelf]))
        return
    page = cut_pages(chosen, library_state.count_pages())
    pictures = keeping.thumbnails(maker, [card.id for card in page])
    with st.grid(_MOST_COLUMNS, min_column_width=_LEAST_WIDTH, gap="small"):
        for card in page:
            with st.container(border=True, key=library_state.card_key("card", card.id), gap="xsmall"):
                _draw_card(maker, shelf, card, pictures.get(card.id, b"")) if card.id in here else _draw_moved(
                    maker, moved[card.id]
                )
    left = len(chosen) - len(page)
    if left:
        label = say_many("Show {n} more", "Show {n} more", min(left, PER_PAGE))
        st.button(label, key=library_state.MORE, on_click=library_state.show_more, width="stretch")


def _draw_moved(maker: str, moved: Moved) -> None:
    st.text(say(MOVES[moved.move].said, title=moved.card.title))
    st.button(
        say("Undo"),
        key=library_state.card_key("undo", moved.card.id),
        icon=":material/undo:",
        on_click=undo_move,
        args=(maker, moved),
    )


def _draw_card(maker: str, shelf: Shelf, card: Card, picture: bytes) -> None:
    st.image(picture or _NO_PICTURE, width="stretch", alt="")
    title = escape_markdown(card.title)
    if shelf is Shelf.DELETED:
        st.text(card.title)
    else:
        st.page_link(find_page("pattern"), label=title, query_params={"id": card.id}, width="stretch")
    st.text(say_kind(card))
    st.progress(share_done(card), text=say_rounds(card))
    st.text(say_ago(card.updated))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", wrap=False):
        if shelf is not Shelf.DELETED:
            _offer_work(card)
        chosen = st.menu_button(
            say("More for {title}", title=escape_markdown(shorten(card.title))),
            MENUS[shelf],
            format_func=lambda name: say(ACTIONS[name]),
            key=library_state.card_key("menu", card.id),
            icon=":material/more_vert:",
        )
    if chosen:
        act(maker, card, chosen)


def _offer_work(card: Card) -> None:
    label = say("Look again") if is_done(card) else say("Go on") if card.done else say("Start")
    if st.button(label, key=library_state.card_key("go", card.id), type="primary", width="stretch"):
        open_page("work", {"id": card.id})
