"""The session's keys of the design page's options; state has all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from knotty.craft.palette import Colour
from knotty.craft.wishes import Wishes
from knotty.speech import mark

ITEM = "wish_item"
SIZE = "wish_size"
WIDTH = "wish_width"
HEIGHT = "wish_height"
UNIT = "wish_unit"
MOTIF = "wish_motif"
SKILL = "wish_skill"
TERMS = "wish_terms"
WEIGHT = "wish_weight"
OWN_SIZE = mark("My own")  # among the sizes to choose from
PALETTE_NAME = "wish_palette_name"
YARN_NAME = "wish_yarn_name"
_PALETTE = "wish_palette"
_CHOICES = (ITEM, SIZE, MOTIF, SKILL, TERMS, WEIGHT, PALETTE_NAME)


def read(key: str) -> Any:
    """Return what a widget shows; None where it was not drawn or nothing is chosen."""
    return st.session_state.get(key)


def write(key: str, value: Any) -> None:
    """Have a widget show a value (before it is drawn)."""
    st.session_state[key] = value


def keep_choice(key: str, options: Sequence[object]) -> None:
    """Let go of a choice that is not offered any more."""
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = None


def palette() -> tuple[Colour, ...]:
    """Return the colours that are chosen."""
    chosen = st.session_state.get(_PALETTE, ())
    return chosen if isinstance(chosen, tuple) else ()


def set_palette(colours: tuple[Colour, ...]) -> None:
    """Choose colours; none for those the idea asks for."""
    st.session_state[_PALETTE] = colours


def yarn_key(at: int, colour: Colour) -> str:
    """Return the key of a yarn's picker: another one where another colour stands, so that it shows that."""
    return f"wish_yarn_{at}_{colour.hex}"


def clear_wishes() -> None:
    """Choose nothing."""
    set_wishes(Wishes())


def set_wishes(wishes: Wishes) -> None:
    """Choose what a design was made by."""
    st.session_state[_PALETTE] = wishes.palette
    chosen = (wishes.item or None, None, wishes.motif, wishes.skill, wishes.terms, wishes.weight, None)
    for key, value in zip(_CHOICES, chosen, strict=True):
        st.session_state[key] = value
    if wishes.size_cm is not None:
        st.session_state.update({SIZE: OWN_SIZE, UNIT: "cm", WIDTH: wishes.size_cm[0], HEIGHT: wishes.size_cm[1]})
