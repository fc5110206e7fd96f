"""The table of rounds a maker ticks. Ticks are written through to the library; the page only mirrors it.

Drawn in a fragment, so that a tick draws the table again and nothing else. Instructions are shown by st.text, which
knows no Markdown: the stars of a repeat stay stars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

import streamlit as st

from knotty.craft.pattern import Pattern
from knotty.craft.progress import Clear, Tick
from knotty.craft.project import Project, list_done
from knotty.craft.report import RoundReport
from knotty.errors import KnottyError
from knotty.ui import state, swatches, words
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.workshop import keeping
from knotty.workshop.weave import Entry, weave_lines

PER_PAGE = 60  # lines drawn at once, so that a 500-row scarf answers as fast as a square
_SMALL_PRINT = "Every tick is kept at once."


def find_next(done: frozenset[int], total: int) -> int:
    """Return the index of the first round that is not ticked; `total` when all are."""
    return next((index for index in range(total) if index not in done), total)


def style_rounds(
    reports: Sequence[RoundReport], shown: Iterable[int], project: Project, hexes: Mapping[str, str]
) -> str:
    """Return the style of the rounds shown: a stripe in the yarn's colour, done ones faint, the next one framed.

    Made of indices and checked hex values only.
    """
    upcoming = find_next(list_done(project), len(reports))
    rules = []
    for index in shown:
        letter = next((letter for letter in reports[index].colours if letter in hexes), "")
        box = f'[class*="st-key-round_{index}_"]'
        if letter:
            edge = f"box-shadow:-1px 0 0 1px {swatches.OUTLINE};"
            rules.append(f"{box}{{border-left:10px solid {hexes[letter]};{edge}}}")
        if index in list_done(project):
            rules.append(f'{box} [data-testid="stText"]{{opacity:0.55;}}')
        if index == upcoming:
            rules.append(f"{box}{{outline:2.5px solid currentColor;outline-offset:2px;}}")
    return f"<style>{''.join(rules)}</style>"


@st.fragment
def track_rounds(project_id: str, pattern: Pattern, reports: tuple[RoundReport, ...]) -> None:
    """Draw progress and every line, rounds with their checkbox; ticking one saves it."""
    project = keeping.find(current_maker(), project_id)
    if project is None:
        st.warning("This pattern is no longer kept. Paste its text on the Check page to go on with it.")
        return
    done = len(list_done(project))
    st.progress(done / len(reports) if reports else 0.0, text=words.say_progress(done, len(reports)))
    shown = _choose_page(project, weave_lines(pattern, reports), len(reports))
    hexes = {yarn.letter: yarn.colour.hex for yarn in pattern.header.yarns}
    st.html(style_rounds(reports, [entry.index for entry in shown if entry.index is not None], project, hexes))
    part = -1
    for entry in shown:
        if entry.part != part:
            part = entry.part
            st.subheader(escape_markdown(words.say_part(pattern.parts[part])), anchor=False)
        if entry.index is None:
            st.text(entry.text)
        else:
            _draw_round(project, entry.index, reports, pattern)
    _offer_restart(project)
    st.caption(_SMALL_PRINT)


def _choose_page(project: Project, entries: Sequence[Entry], total: int) -> Sequence[Entry]:
    if len(entries) <= PER_PAGE:
        return entries
    pages = -(-len(entries) // PER_PAGE)
    upcoming = find_next(list_done(project), total)
    at = next((place for place, entry in enumerate(entries) if entry.index == upcoming), len(entries) - 1)
    page = st.pagination(pages, default=at // PER_PAGE + 1, key=state.page_key(project.id))
    return entries[(page - 1) * PER_PAGE : page * PER_PAGE]


def _draw_round(project: Project, index: int, reports: Sequence[RoundReport], pattern: Pattern) -> None:
    report = reports[index]
    mixed = len(set(project.written_by)) > 1
    writer = project.written_by[index] if mixed and index < len(project.written_by) else ""
    upcoming = index == find_next(list_done(project), len(reports))
    with st.container(border=True, key=f"round_{index}_{project.id}"):
        st.checkbox(
            escape_markdown(report.label) or "Round",
            key=state.match_tick(project, index),
            on_change=_save_tick,
            args=(project.id, index),
        )
        st.text(report.text)
        st.text(words.say_round(report, words.name_colours(pattern.header), writer, upcoming))


def _save_tick(project_id: str, index: int) -> None:
    try:
        project = keeping.find(current_maker(), project_id)
        if project is not None:
            kept = project.rounds[index]
            _do(project_id, Tick(kept.id, tuple(range(1, kept.make + 1)), state.is_ticked(project_id, index)))
    except KnottyError as refused:
        st.toast(escape_markdown(str(refused)), icon=":material/error:")


def _do(project_id: str, deed: Tick | Clear) -> None:
    keeping.work(current_maker(), project_id, [(uuid4().hex, deed)])


def _clear_ticks(project_id: str) -> None:
    try:
        _do(project_id, Clear())
    except KnottyError as refused:
        st.toast(escape_markdown(str(refused)), icon=":material/error:")


def _offer_restart(project: Project) -> None:
    if not list_done(project):
        return
    with st.popover("Start over", icon=":material/restart_alt:"):
        st.text("This unticks every round.")
        st.button("Untick all", key=state.restart_key(project.id), on_click=_clear_ticks, args=(project.id,))
