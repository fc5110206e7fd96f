"""The ways to change a pattern: tapped, by colour, by motif, in words; or its text, where it was brought in.

What comes of it is a new version of the pattern, or a pattern of its own. Changing it is workshop's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from knotty.craft.palette import Colour
from knotty.craft.project import Project
from knotty.craft.wishes import MOST_COLOURS
from knotty.errors import KnottyError
from knotty.speech import mark
from knotty.ui import state, words
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import name_thing, retell, say, say_many
from knotty.workshop import keeping
from knotty.workshop.change import (
    Carried,
    can_change,
    change_design,
    check_edit,
    count_carried,
    keep_edit,
    keep_version,
)
from knotty.workshop.check import CheckResult
from knotty.workshop.choices import draw_motif, list_motifs
from knotty.workshop.recolour import plan_swaps

# What is shown, by the words that are read.
QUICK: Mapping[str, str] = {
    "bigger": mark("Bigger"),
    "smaller": mark("Smaller"),
    "shuffle colours": mark("Shuffle colours"),
    "other colours": mark("Other colours"),
    "another border": mark("Another border"),
    "simpler": mark("Simpler"),
}
_VERSION, _APART = "version", "apart"
_KEPT_AS: Mapping[str, str] = {_VERSION: mark("New version"), _APART: mark("Keep as a new pattern instead")}
_EDITOR_PX = 380


def offer_changes(project: Project, result: CheckResult) -> None:
    """Draw what can be changed, folded away."""
    with st.expander(say("Change it"), icon=":material/edit:", key=state.section_key("change", project.id)):
        _offer_design(project, result) if can_change(project) else _offer_text(project)


def tell_change() -> None:
    """Draw what the change came to that was just made, once; and where the maker looks, who may have scrolled down."""
    told = state.take_news()
    if told:
        st.success(escape_markdown(told), icon=":material/check:")
        st.toast(escape_markdown(told), icon=":material/check:", duration="long")


def _offer_design(project: Project, result: CheckResult) -> None:
    kept_as = st.segmented_control(
        say("Keep it as"),
        tuple(_KEPT_AS),
        default=_VERSION,
        required=True,
        format_func=lambda name: say(_KEPT_AS[name]),
        key=state.KEPT_AS,
        help=say("In a new version, rounds that stay the same keep their ticks. Older versions can be had back."),
    )
    asked = _ask_quick() or _ask_colours(project, result) or _ask_motif(result) or _ask_words()
    if asked:
        _attempt(lambda: _change(project, asked(), apart=kept_as == _APART))


_Asked = Callable[[], Sequence[str]] | None  # the changes that are asked for; may refuse


def _ask_quick() -> _Asked:
    with st.container(horizontal=True, gap="small", key="changes"):
        pressed = [said for said, label in QUICK.items() if st.button(say(label), key=state.change_key(said))]
    return (lambda: pressed) if pressed else None


def _ask_colours(project: Project, result: CheckResult) -> _Asked:
    yarns = [yarn.colour for yarn in result.pattern.header.yarns]
    with st.form("recolour", border=False):
        st.caption(say("Colours: tap one to pick another"))
        with st.container(horizontal=True, gap="small", key="recolour_yarns"):
            values = [_pick_yarn(at, yarn, project) for at, yarn in enumerate(yarns)]
        sent = st.form_submit_button(say("Change the colours"), icon=":material/palette:")
    return (lambda: plan_swaps(yarns, values)) if sent else None


def _pick_yarn(at: int, yarn: Colour, project: Project) -> str:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", width="content", wrap=False):
        label = say("Colour {number}: {name}", number=at + 1, name=escape_markdown(yarn.name))
        key = state.recolour_key(project, at, yarn)
        value = st.color_picker(label, yarn.hex, key=key, label_visibility="collapsed")
        st.text(yarn.name, width="content")
    return value


def _ask_motif(result: CheckResult) -> _Asked:
    header = result.pattern.header
    motifs = list_motifs(header.item.lower())
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="remotif"):
        motif = st.selectbox(
            say("Another motif"),
            motifs,
            index=None,
            format_func=lambda motif: name_thing(motif).capitalize(),
            placeholder=say("Choose one"),
            key=state.OTHER_MOTIF,
        )
        sent = st.button(say("Change the motif"), disabled=motif is None, icon=":material/grid_view:")
    if motif is not None:
        palette = tuple(yarn.colour for yarn in header.yarns[:MOST_COLOURS])
        st.image(draw_motif(motif, palette), width=120, alt=say("A {motif}", motif=name_thing(motif)))
    return (lambda: (str(motif),)) if sent else None


def _ask_words() -> _Asked:
    with st.form("change", border=False):
        said = st.text_input(
            say("In your words"), key=state.CHANGE, placeholder=say("swap red for teal, one more round …")
        )
        sent = st.form_submit_button(say("Change it"))
    return (lambda: (said,)) if sent else None


def _offer_text(project: Project) -> None:
    """The text of a pattern that was brought in, to be edited."""
    with st.form("edit", border=False):
        text = st.text_area(say("The pattern's text"), project.text, height=_EDITOR_PX, key=state.edit_key(project))
        st.caption(say("Knotty checks it again and keeps it as a new version. Older versions can be had back."))
        sent = st.form_submit_button(say("Check and keep"), icon=":material/rule:")
    if sent:
        _attempt(lambda: _edit(project, text))


def _attempt(change: Callable[[], None]) -> None:
    try:
        with st.spinner(say("Changing the pattern and working every stitch of it …")):
            change()
    except KnottyError as refused:
        st.error(escape_markdown(retell(str(refused))), icon=":material/error:")
    else:
        st.rerun()


def _change(project: Project, edits: Sequence[str], *, apart: bool) -> None:
    maker, design = current_maker(), change_design(project, edits)
    if apart:
        state.turn_to(keeping.keep_design(maker, design))
        state.put_news(say("Kept as a new pattern. The one you changed stays as it is."))
        return
    after = keep_version(maker, project, design)
    state.put_news(say_version(after, count_carried(project, after)))


def _edit(project: Project, text: str) -> None:
    result = check_edit(project, text)
    after = keep_edit(current_maker(), project, result)
    verdict = say(words.SIGNS[result.verdict].text)
    state.put_news(f"{say_version(after, count_carried(project, after))} {verdict}.")


def say_version(after: Project, carried: Carried) -> str:
    """Return which version there is now, and what became of the rounds that were worked."""
    said = [say("This is version {number}.", number=after.version)]
    if carried.kept or carried.lost:
        said.append(say("{kept} of {worked} worked rounds stay ticked.", kept=carried.kept, worked=carried.worked))
    if carried.lost:
        said.append(
            say_many(
                "{n} worked round is not in it; to have it back, go back under Versions.",
                "{n} worked rounds are not in it; to have them back, go back under Versions.",
                carried.lost,
            )
        )
    return " ".join(said)
