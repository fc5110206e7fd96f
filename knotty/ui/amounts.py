"""Yarn to buy, time, and the maker's first square, which is kept. What they come to is workshop's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import streamlit as st

from knotty.craft.pattern import Header
from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import state
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import name_thing, retell, say, say_many, say_number, tongue
from knotty.views.pdf_words import name_metres, name_size
from knotty.workshop import keeping
from knotty.workshop.amounts import YarnAmount, advise_yarns, estimate_check, measure_first
from knotty.workshop.check import CheckResult

if TYPE_CHECKING:
    import pandas as pd

SETTING = "swatch"  # the name it is kept under
Unit = Literal["cm", "in"]
_UNITS: tuple[Unit, ...] = ("cm", "in")
_CM: Mapping[Unit, float] = MappingProxyType({"cm": 1.0, "in": 2.54})  # that one of the unit is
_MOST_SIDE_CM, _MOST_GRAMS, _MOST_METRES = 500.0, 5000.0, 2000.0


@dataclass(frozen=True, slots=True)
class FirstSquare:
    """What the maker measured of her first piece. 0 for what she did not; `unit` is the one she measures in."""

    side_cm: float = 0.0
    grams: float = 0.0
    metres_per_100g: float = 0.0
    unit: Unit = "cm"


def read_square(kept: object, unit: Unit = "cm") -> FirstSquare:
    """Return the square that a project has kept; an empty one for anything that is none. `unit` where it keeps none."""
    if not isinstance(kept, Mapping):
        return FirstSquare(unit=unit)
    side, grams, metres = (
        _clamp(kept.get(name), most)
        for name, most in (("side_cm", _MOST_SIDE_CM), ("grams", _MOST_GRAMS), ("metres", _MOST_METRES))
    )
    return FirstSquare(side, grams, metres, "in" if kept.get("unit") == "in" else "cm")


def _clamp(value: object, most: float) -> float:
    return min(max(0.0, float(value)), most) if isinstance(value, int | float) and value == value else 0.0  # noqa: PLR0124


def tell_square(square: FirstSquare) -> dict[str, object]:
    """Return a square as it is kept."""
    return {
        "side_cm": square.side_cm,
        "grams": square.grams,
        "metres": square.metres_per_100g,
        "unit": square.unit,
    }


def show_amounts(project: Project, result: CheckResult) -> None:
    """Draw yarn, balls and hours; and what they become by the first square, once it is measured."""
    found = estimate_check(result)
    if found is None or not found.yarns:
        return
    square = read_square(project.settings.get(SETTING), _usual_unit())
    with st.container():  # there with nothing in it too: what is below stays open when the line comes
        if square.side_cm:
            st.text(say_square(result, square))
    with st.expander(say("Yarn, time and your own gauge"), icon=":material/straighten:"):
        _show_table(found.yarns, result.pattern.header)
        st.text(say_time(found.time.quick_h, found.time.slow_h))
        for sentence in advise_yarns(result):
            st.text(retell(sentence))
        _ask_square(project, result, square)


def _ask_square(project: Project, result: CheckResult, square: FirstSquare) -> None:
    """Draw the form for the first square, keep what is put in, and draw what it comes to."""
    gauge = result.pattern.header.square_cm
    if gauge is None:
        return
    piece = name_thing(result.pattern.header.piece)
    st.text(
        say(
            "Made your first {piece}? Measure its side (here: {side}), and weigh it if you can: "
            "size and yarn follow your own hook and hands.",
            piece=piece,
            side=say_length(gauge, square.unit),
        )
    )
    measured = _measure(project.id, square)
    if measured != square and (measured.side_cm or square.side_cm) and _keep(project.id, measured):
        st.rerun()  # the head of the page tells it too
    if not measured.side_cm:
        return
    new = measure_first(result, measured.side_cm, measured.grams, measured.metres_per_100g)
    if new is None:
        st.text(say("This pattern is not made of pieces of one size, so nothing can be recalculated."))
        return
    st.text(say("As it is laid out, the piece comes to {size}.", size=name_size(new.size_cm)))
    st.text(
        say(
            "For the size in the pattern make {across} × {down} = {all}: {size}.",
            across=new.columns,
            down=new.rows,
            all=new.pieces,
            size=name_size(new.fitted_cm),
        )
    )
    _show_table(new.yarns, result.pattern.header)


def _measure(project_id: str, square: FirstSquare) -> FirstSquare:
    """Draw the boxes and return what stands in them."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="first_square"):
        unit = st.segmented_control(
            say("Measured in"),
            _UNITS,
            default=square.unit,
            required=True,
            key=f"{state.UNIT}_{project_id}",
        )
        unit = unit or square.unit
        side = st.number_input(
            say("Side, {unit}", unit=unit),
            0.0,
            round(_MOST_SIDE_CM / _CM[unit], 1),
            round(square.side_cm / _CM[unit], 2),
            0.1,
            key=state.swatch_key(project_id, f"side_{unit}"),
        )
        grams = st.number_input(
            say("Weight, g"), 0.0, _MOST_GRAMS, square.grams, 0.1, key=state.swatch_key(project_id, "grams")
        )
        metres = st.number_input(
            say("Your yarn, m in 100 g"),
            0.0,
            _MOST_METRES,
            square.metres_per_100g,
            1.0,
            key=state.swatch_key(project_id, "m"),
        )
    side_cm = round(side * _CM[unit], 2)
    if unit == "in" and abs(side_cm - square.side_cm) < 0.013:  # half of what the box shows is no new measure
        side_cm = square.side_cm
    return FirstSquare(side_cm, grams, metres, unit)


def _keep(project_id: str, square: FirstSquare) -> bool:
    """Keep the square; none any more where its side was taken away. False, said on the page, where it could not be."""
    try:
        value = tell_square(square) if square.side_cm else None
        keeping.set_setting(current_maker(), project_id, SETTING, value)
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
        return False
    return True


def say_square(result: CheckResult, square: FirstSquare) -> str:
    """Return in a line what the first square comes to: for the head of a page."""
    new = measure_first(result, square.side_cm, square.grams, square.metres_per_100g)
    side = say_length(square.side_cm, square.unit)
    if new is None:
        return say("Your first square measures {side}.", side=side)
    return say_many(
        "By your first square of {side} the piece comes to {size}.",
        "By your first square of {side} the piece comes to {size}; for the size in the pattern make {n} squares.",
        new.pieces,
        side=side,
        size=name_size(new.size_cm),
    )


def say_length(cm: float, unit: Unit) -> str:
    """Return a length in the maker's unit."""
    return f"{say_number(cm / _CM[unit], 1)} {unit}"


def say_time(quick_h: float, slow_h: float) -> str:
    """Return the hours a piece takes, from practised hands to slow ones."""
    return say("Time: about {least} to {most}, ends woven in.", least=_say_hours(quick_h), most=_say_hours(slow_h))


def _say_hours(hours: float) -> str:
    if hours < 1:
        return say("{n} minutes", n=max(5, round(hours * 12) * 5))
    return say("{n} hours", n=say_number(hours, 0 if hours >= 10 else 1))


def _show_table(yarns: Sequence[YarnAmount], header: Header) -> None:
    table = tabulate_amounts(yarns, header)
    st.table(table.map(escape_markdown), hide_index=True, border="horizontal")


def tabulate_amounts(yarns: Sequence[YarnAmount], header: Header) -> pd.DataFrame:
    """Return a table row for each yarn, in words: colour, balls, what to buy and what of it is used."""
    import pandas as pd

    names = {yarn.letter: f"{yarn.letter} {yarn.colour.name}" for yarn in header.yarns}
    return pd.DataFrame(
        {
            say("Yarn"): [names.get(yarn.letter, yarn.letter) for yarn in yarns],
            say("Balls"): [f"{yarn.balls} × {yarn.ball_g} g" for yarn in yarns],
            say("Buy"): [f"{name_metres(yarn.buy_m)}, {yarn.grams} g" for yarn in yarns],
            say("Used"): [name_metres(round(yarn.used_m)) for yarn in yarns],
        }
    )


def _usual_unit() -> Unit:
    """Return inches where the browser's language is American, centimetres elsewhere."""
    locale = st.context.locale
    return "in" if tongue() == "en" and isinstance(locale, str) and locale.endswith("-US") else "cm"
