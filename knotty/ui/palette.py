"""The palette picker: up to twelve yarns, from a palette with a name, by name, or picked by eye."""

from __future__ import annotations

import streamlit as st

from knotty.craft.palette import Colour
from knotty.craft.wishes import MOST_COLOURS
from knotty.ui import wish_state
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import say
from knotty.workshop.choices import list_palettes, list_yarns, name_yarn

_NEW = "#7A8B99"  # a yarn that was added, until it is picked


def ask_palette() -> tuple[Colour, ...]:
    """Draw the picker and return the colours that are chosen now; none where the idea is to decide."""
    with st.container(horizontal=True, gap="small", key="palette_sources"):
        st.selectbox(
            say("Palette"),
            tuple(list_palettes()),
            index=None,
            format_func=str.capitalize,
            placeholder=say("A palette by its name"),
            key=wish_state.PALETTE_NAME,
            on_change=_take_palette,
        )
        st.selectbox(
            say("Add a yarn"),
            tuple(list_yarns()),
            index=None,
            placeholder=say("A colour by its name"),
            key=wish_state.YARN_NAME,
            on_change=_take_yarn,
            disabled=len(wish_state.palette()) >= MOST_COLOURS,
        )
    palette = wish_state.palette()
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="palette"):
        for at, colour in enumerate(palette):
            _draw_yarn(at, colour)
    with st.container(horizontal=True, gap="small"):
        st.button(
            say("Pick a colour"),
            icon=":material/colorize:",
            on_click=_add_any,
            disabled=len(palette) >= MOST_COLOURS,
            key="palette_add",
        )
        if palette:
            st.button(
                say("No palette"), type="tertiary", on_click=wish_state.set_palette, args=((),), key="palette_clear"
            )
    return palette


def _draw_yarn(at: int, colour: Colour) -> None:
    key, name = wish_state.yarn_key(at, colour), escape_markdown(colour.name)
    with st.container(
        horizontal=True, gap="xsmall", vertical_alignment="center", width="content", wrap=False, key=f"yarn_{at}"
    ):
        st.color_picker(
            say("Colour {number}: {name}", number=at + 1, name=name),
            colour.hex,
            key=key,
            on_change=_pick,
            args=(at, key),
            label_visibility="collapsed",
        )
        st.text(colour.name, width="content")
        st.button(
            "",
            icon=":material/close:",
            type="tertiary",
            help=say("Without {name}", name=name),
            key=f"drop_{key}",
            on_click=_drop,
            args=(at,),
        )


def _take_palette() -> None:
    chosen = list_palettes().get(wish_state.read(wish_state.PALETTE_NAME) or "")
    if chosen:
        wish_state.set_palette(chosen[:MOST_COLOURS])


def _take_yarn() -> None:
    colour = list_yarns().get(wish_state.read(wish_state.YARN_NAME) or "")
    wish_state.write(wish_state.YARN_NAME, None)
    if colour is not None:
        _put(colour)


def _pick(at: int, key: str) -> None:
    palette = wish_state.palette()
    others = (*palette[:at], *palette[at + 1 :])
    colour = name_yarn(str(wish_state.read(key)), frozenset(other.name for other in others))
    if any(colour.hex == other.hex for other in others):
        st.toast(say("That colour is in the palette already."), icon=":material/palette:")
        return
    wish_state.set_palette((*palette[:at], colour, *palette[at + 1 :]))


def _drop(at: int) -> None:
    palette = wish_state.palette()
    wish_state.set_palette((*palette[:at], *palette[at + 1 :]))


def _add_any() -> None:
    """One that is not there yet, so that each yarn has a name and a colour of its own."""
    palette = wish_state.palette()
    names, values = {colour.name for colour in palette}, {colour.hex for colour in palette}
    free = (yarn for yarn in list_yarns().values() if yarn.name not in names and yarn.hex not in values)
    plain = name_yarn(_NEW, frozenset(names))
    _put(plain if plain.hex not in values else next(free))


def _put(colour: Colour) -> None:
    palette = wish_state.palette()
    there = any(colour.hex == other.hex or colour.name == other.name for other in palette)
    if not there and len(palette) < MOST_COLOURS:
        wish_state.set_palette((*palette, colour))
