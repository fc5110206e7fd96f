"""The options beside the idea, folded away: item, size, palette, motif, skill, terms, yarn; seed and engine last.

Drawn in a fragment: choosing draws the options again and nothing else. What they mean is the designer's.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from knotty.craft.brief import Motif, Skill
from knotty.craft.layout import ITEMS
from knotty.craft.palette import Colour
from knotty.craft.terms import READ_TERMS, TERMS_NAMES, Terms
from knotty.craft.wishes import FEWEST_CM, MOST_CM, Wishes
from knotty.craft.yarn import WEIGHTS
from knotty.settings import load_settings
from knotty.speech import mark
from knotty.ui import state, wish_state
from knotty.ui.palette import ask_palette
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import name_thing, retell, say
from knotty.workshop.check import AUTO
from knotty.workshop.choices import BLANKET_SIZES_CM, draw_motif, list_motifs, tell_motif

_BEDS = (mark("Baby"), mark("Lap"), mark("Throw"), mark("Twin bed"), mark("Queen bed"), mark("King bed"))
_SIZES: Mapping[str, tuple[float, float]] = dict(zip(_BEDS, BLANKET_SIZES_CM, strict=True))
_UNITS = {"cm": 1.0, "in": 2.54}
_LEFT = mark("As the idea says")


@st.fragment
def offer_options() -> None:
    """Draw the options and a line of what is chosen. `read_options` tells what they come to."""
    with st.expander(say("Options: size, colours, motif …"), icon=":material/tune:", key="options"):
        _ask_thing()
        st.caption(say("Colours"))
        palette = ask_palette()
        motif = _ask_motif()
        _show_preview(motif, palette)
        _ask_making()
        _ask_engine()
    chosen = describe_wishes(read_options())
    if chosen:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.text(say("Chosen: {options}", options=" · ".join(chosen)), width="stretch")
            if st.button(say("Clear options"), type="tertiary", on_click=wish_state.clear_wishes):
                st.rerun(scope="fragment")


def read_options() -> Wishes:
    """Return what is chosen now."""
    return Wishes(
        item=wish_state.read(wish_state.ITEM) or "",
        size_cm=_read_size(),
        palette=wish_state.palette(),
        motif=wish_state.read(wish_state.MOTIF),
        skill=wish_state.read(wish_state.SKILL),
        terms=wish_state.read(wish_state.TERMS),
        weight=wish_state.read(wish_state.WEIGHT),
    )


def show_wishes(wishes: Wishes) -> None:
    """Draw what was chosen beside the idea of a design; nothing where nothing was."""
    if wishes:
        st.text(say("Chosen: {options}", options=" · ".join(describe_wishes(wishes))))


def describe_wishes(wishes: Wishes) -> tuple[str, ...]:
    """Return what is chosen in a few words each."""
    said = (
        name_thing(wishes.item),
        "{:g} × {:g} cm".format(*wishes.size_cm) if wishes.size_cm else "",
        ", ".join(colour.name for colour in wishes.palette),
        name_thing(str(wishes.motif or "")),
        say("skill {level}", level=name_thing(wishes.skill)) if wishes.skill else "",
        retell(TERMS_NAMES[wishes.terms]) if wishes.terms else "",
        say("{weight} yarn", weight=name_thing(WEIGHTS[wishes.weight].name)) if wishes.weight is not None else "",
    )
    return tuple(filter(None, said))


def _name(thing: str) -> str:
    """Items, motifs and levels, as they stand in a list."""
    named = name_thing(str(thing))
    return named[:1].upper() + named[1:]


def _ask_thing() -> None:
    st.selectbox(
        say("What it is"),
        tuple(item.name for item in ITEMS),
        index=None,
        format_func=_name,
        placeholder=say(_LEFT),
        key=wish_state.ITEM,
        persist_state="session",
    )
    size = st.pills(
        say("Size"),
        (*_SIZES, wish_state.OWN_SIZE),
        format_func=lambda name: f"{say(name)} {_tell_size(name)}".strip(),
        key=wish_state.SIZE,
        persist_state="session",
    )
    if size != wish_state.OWN_SIZE:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.number_input(say("Width"), 1.0, MOST_CM, 100.0, 5.0, format="%g", key=wish_state.WIDTH, width=150)
        st.number_input(say("Height"), 1.0, MOST_CM, 120.0, 5.0, format="%g", key=wish_state.HEIGHT, width=150)
        st.segmented_control(
            say("Unit"), tuple(_UNITS), default="cm", required=True, key=wish_state.UNIT, label_visibility="collapsed"
        )


def _tell_size(name: str) -> str:
    if name not in _SIZES:
        return ""
    return "{:.0f} × {:.0f} cm".format(*_SIZES[name])


def _read_size() -> tuple[float, float] | None:
    chosen = wish_state.read(wish_state.SIZE)
    if chosen in _SIZES:
        return _SIZES[chosen]
    if chosen != wish_state.OWN_SIZE:
        return None
    factor = _UNITS[wish_state.read(wish_state.UNIT) or "cm"]
    sides = (wish_state.read(wish_state.WIDTH) or 100.0, wish_state.read(wish_state.HEIGHT) or 120.0)
    width, height = (min(max(round(side * factor, 1), FEWEST_CM), MOST_CM) for side in sides)
    return width, height


def _ask_motif() -> Motif | None:
    motifs = list_motifs(wish_state.read(wish_state.ITEM) or "")
    wish_state.keep_choice(wish_state.MOTIF, motifs)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        motif = st.selectbox(
            say("Motif"),
            motifs,
            index=None,
            format_func=_name,
            placeholder=say(_LEFT),
            key=wish_state.MOTIF,
            persist_state="session",
        )
        gallery = st.popover(say("See them"), icon=":material/grid_view:", on_change="rerun", key="motif_gallery")
    if gallery.open:
        with gallery, st.container(horizontal=True, gap="small", key="gallery"):
            for each in motifs:
                with st.container(width=120, gap="xsmall"):
                    st.image(draw_motif(each), width=112, alt=say("A {motif}", motif=name_thing(str(each))))
                    st.button(
                        escape_markdown(_name(each)),
                        key=f"motif_{each}",
                        on_click=wish_state.write,
                        args=(wish_state.MOTIF, each),
                        width="stretch",
                    )
    return motif


def _show_preview(motif: Motif | None, palette: tuple[Colour, ...]) -> None:
    """One piece in what is chosen, so that colours are seen beside each other in yarn."""
    if motif is None and not palette:
        return
    shown = motif or Motif.CLASSIC_GRANNY
    picture = draw_motif(shown, palette) if palette else draw_motif(shown)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", wrap=False):
        st.image(picture, width=180, alt=say("A {motif} in the colours chosen", motif=name_thing(str(shown))))
        if motif is not None:
            about, skill = tell_motif(motif)
            level = say("skill {level}", level=name_thing(skill)).capitalize()
            st.text(f"{retell(about)} {level}.", width="stretch")


def _ask_making() -> None:
    st.pills(say("Skill"), tuple(Skill), format_func=_name, key=wish_state.SKILL, persist_state="session")
    st.pills(say("Terms"), READ_TERMS, format_func=_name_terms, key=wish_state.TERMS, persist_state="session")
    st.selectbox(
        say("Yarn weight"),
        range(len(WEIGHTS)),
        index=None,
        format_func=_name_weight,
        placeholder=say(_LEFT),
        key=wish_state.WEIGHT,
        persist_state="session",
    )


def _name_terms(terms: Terms) -> str:
    return retell(TERMS_NAMES[terms])


def _name_weight(number: int) -> str:
    weight = WEIGHTS[number]
    uk = "" if weight.uk_name == weight.name else f" (UK: {weight.uk_name})"
    return f"{number} · {name_thing(weight.name)}{uk}"


def _ask_engine() -> None:
    with st.container(horizontal=True, gap="small"):
        st.number_input(
            say("Seed"),
            0,
            state.MOST_SEED,
            0,
            key=state.SEED,
            help=say("The same idea and seed give the same pattern again."),
        )
        st.selectbox(
            say("Engine"),
            (AUTO, *load_settings().engines),
            key=state.ENGINE,
            help=say("Which language model writes. Auto tries each in turn until one answers."),
        )
