"""Yarn to buy, time, and the form for the maker's first square. What they come to is workshop's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from knotty.craft.pattern import Header
from knotty.ui import state
from knotty.views.pdf_words import name_inches, name_size
from knotty.workshop.amounts import YarnAmount, advise_yarns, estimate_check, measure_first
from knotty.workshop.check import CheckResult

if TYPE_CHECKING:
    import pandas as pd


def show_amounts(result: CheckResult, project_id: str) -> None:
    """Draw yarn, balls and hours; and what they become by the first square, once it is measured."""
    found = estimate_check(result)
    if found is None or not found.yarns:
        return
    with st.expander("Yarn, time and your own gauge", icon=":material/straighten:"):
        st.dataframe(tabulate_amounts(found.yarns, result.pattern.header), hide_index=True, width="stretch")
        st.text(say_time(found.time.quick_h, found.time.slow_h))
        for sentence in advise_yarns(result):
            st.text(sentence)
        _ask_swatch(result, project_id)


def _ask_swatch(result: CheckResult, project_id: str) -> None:
    gauge = result.pattern.header.square_cm
    if gauge is None:
        return
    piece = result.pattern.header.piece
    st.text(
        f"Made your first {piece}? Measure its side (here: {gauge:g} cm, {name_inches(gauge)} in), and weigh it if you "
        "can: size and yarn follow your own hook and hands."
    )
    with st.container(horizontal=True):
        side = st.number_input("Side, cm", 0.0, 500.0, 0.0, 0.1, key=state.swatch_key(project_id, "side"))
        grams = st.number_input("Weight, g", 0.0, 5000.0, 0.0, 0.1, key=state.swatch_key(project_id, "grams"))
        metres = st.number_input("Your yarn, m in 100 g", 0.0, 2000.0, 0.0, 1.0, key=state.swatch_key(project_id, "m"))
    if not side:
        return
    new = measure_first(result, side, grams, metres)
    if new is None:
        st.text("This pattern is not made of pieces of one size, so nothing can be recalculated.")
        return
    st.text(f"As it is laid out, the piece comes to {name_size(new.size_cm)}.")
    st.text(f"For the size in the pattern make {new.columns} × {new.rows} = {new.pieces}: {name_size(new.fitted_cm)}.")
    st.dataframe(tabulate_amounts(new.yarns, result.pattern.header), hide_index=True, width="stretch")


def say_time(quick_h: float, slow_h: float) -> str:
    """Return the hours a piece takes, from practised hands to slow ones."""
    return f"Time: about {_hours(quick_h)} to {_hours(slow_h)}, ends woven in."


def _hours(hours: float) -> str:
    if hours < 1:
        return f"{max(5, round(hours * 12) * 5)} minutes"
    return f"{hours:.0f} hours" if hours >= 10 else f"{hours:.1f} hours"


def tabulate_amounts(yarns: Sequence[YarnAmount], header: Header) -> pd.DataFrame:
    """Return a table row for each yarn: colour, metres used and to buy, grams, balls."""
    import pandas as pd

    names = {yarn.letter: f"{yarn.letter} {yarn.colour.name}" for yarn in header.yarns}
    return pd.DataFrame(
        {
            "Yarn": [names.get(yarn.letter, yarn.letter) for yarn in yarns],
            "Balls": [f"{yarn.balls} × {yarn.ball_g} g" for yarn in yarns],
            "Buy, m": [yarn.buy_m for yarn in yarns],
            "Buy, g": [yarn.grams for yarn in yarns],
            "Used, m": [round(yarn.used_m) for yarn in yarns],
        }
    )
