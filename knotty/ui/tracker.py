"""The table of rounds a maker ticks. Ticks are written through to the shelf; the page only mirrors it.

Drawn in a fragment, so that a tick draws the table again and nothing else. Instructions are shown by st.text, which
knows no Markdown: the stars of a repeat stay stars.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from knotty.craft.pattern import Pattern
from knotty.craft.project import Project
from knotty.craft.report import RoundReport
from knotty.errors import InputRefused
from knotty.ui import state, swatches, words
from knotty.ui.safe import escape_markdown
from knotty.ui.weave import Entry, weave_lines
from knotty.workshop import shelf

PER_PAGE = 60  # lines drawn at once, so that a 500-row scarf answers as fast as a square
_SMALL_PRINT = "Kept while Knotty is running; download the PDF or text to keep it for good."


def find_next(done: frozenset[int], total: int) -> int:
    """Return the index of the first round that is not ticked; `total` when all are."""
    return next((index for index in range(total) if index not in done), total)


def style_rounds(
    reports: Sequence[RoundReport], shown: Iterable[int], project: Project, hexes: Mapping[str, str]
) -> str:
    """Return the style of the rounds shown: a stripe in the yarn's colour, done ones faint, the next one framed.

    Made of indices and checked hex values only.
    """
    upcoming = find_next(project.done, len(reports))
    rules = []
    for index in shown:
        letter = next((letter for letter in reports[index].colours if letter in hexes), "")
        box = f'[class*="st-key-round_{index}_"]'
        if letter:
            edge = f"box-shadow:-1px 0 0 1px {swatches.OUTLINE};"
            rules.append(f"{box}{{border-left:10px solid {hexes[letter]};{edge}}}")
        if index in project.done:
            rules.append(f'{box} [data-testid="stText"]{{opacity:0.55;}}')
        if index == upcoming:
            rules.append(f"{box}{{outline:2.5px solid currentColor;outline-offset:2px;}}")
    return f"<style>{''.join(rules)}</style>"


@st.fragment
def track_rounds(project_id: str, pattern: Pattern, reports: tuple[RoundReport, ...]) -> None:
    """Draw progress and every line, rounds with their checkbox; ticking one saves it."""
    project = shelf.find(project_id)
    if project is None:
        st.warning("This pattern is no longer kept. Paste its text on the Check page to go on with it.")
        return
    done = sum(index < len(reports) for index in project.done)
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
    upcoming = find_next(project.done, total)
    at = next((place for place, entry in enumerate(entries) if entry.index == upcoming), len(entries) - 1)
    page = st.pagination(pages, default=at // PER_PAGE + 1, key=state.page_key(project.id))
    return entries[(page - 1) * PER_PAGE : page * PER_PAGE]


def _draw_round(project: Project, index: int, reports: Sequence[RoundReport], pattern: Pattern) -> None:
    report = reports[index]
    mixed = len(set(project.written_by)) > 1
    writer = project.written_by[index] if mixed and index < len(project.written_by) else ""
    upcoming = index == find_next(project.done, len(reports))
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
        shelf.tick(project_id, index, state.is_ticked(project_id, index))
    except InputRefused as refused:
        st.toast(escape_markdown(str(refused)), icon=":material/error:")


def _clear_ticks(project_id: str) -> None:
    try:
        shelf.clear(project_id)
    except InputRefused as refused:
        st.toast(escape_markdown(str(refused)), icon=":material/error:")


def _offer_restart(project: Project) -> None:
    if not project.done:
        return
    with st.popover("Start over", icon=":material/restart_alt:"):
        st.text("This unticks every round.")
        st.button("Untick all", key=state.restart_key(project.id), on_click=_clear_ticks, args=(project.id,))
