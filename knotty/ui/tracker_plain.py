"""Rounds as plain checkboxes, for where the tracker's own table cannot be shown. Every tick is written through.

Drawn in a fragment, so that a tick draws the boxes again and nothing else. Instructions are shown by st.text, which
knows no Markdown: the stars of a repeat stay stars.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

import streamlit as st

from knotty.craft.progress import Clear, Deed, Progress, Tick, Undo
from knotty.errors import KnottyError
from knotty.ui import state, swatches, tracker_state, words
from knotty.ui.identity import current_maker
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import retell, say
from knotty.ui.tracker_data import say_problem, say_sides
from knotty.workshop import keeping
from knotty.workshop.track import Section, Step, Track, TrackRound
from knotty.workshop.turns import Turn, count_open, find_next

PER_PAGE = 50  # rounds drawn at once, so that a 500-row scarf answers as fast as a square
_FULL = ":material/error:"


@st.fragment
def tick_plainly(project_id: str, track: Track) -> None:
    """Draw progress, the part and copy in work, and a box for each of its rounds; ticking one saves it."""
    try:
        progress = keeping.progress(current_maker(), project_id)
    except KnottyError as error:
        st.error(escape_markdown(retell(str(error))), icon=_FULL)
        st.button(say("Try again"))
        return
    _show_refusals(project_id)
    ids = [each.id for each in track.rounds]
    upcoming = find_next(track.sections, ids, progress)
    _show_progress(track, progress)
    if not track.sections:
        st.text(say("There are no rounds in this pattern."))
        return
    section = _choose_section(project_id, track, upcoming)
    copy = _choose_copy(project_id, track, section, progress, upcoming)
    shown = _choose_page(project_id, section, track.sections[section].rounds, upcoming)
    st.html(style_rounds(track, shown, copy, progress, upcoming))
    for index in shown:
        at = Turn(index, copy, section)
        _draw_round(project_id, track.rounds[index], at, progress, is_next=at == upcoming)
    _draw_steps(track.sections[section].after if shown[-1:] == track.sections[section].rounds[-1:] else ())
    _offer_undo(project_id, progress)


def _show_refusals(project_id: str) -> None:
    refused = tracker_state.list_refusals(project_id)
    for what, sentence in refused.items():
        st.error(escape_markdown(f"{what}: {retell(sentence)}"), icon=_FULL)
    if refused:
        forget, key = tracker_state.forget_refusals, tracker_state.close_key(project_id)
        st.button(say("Close"), key=key, on_click=forget, args=(project_id,))


def _is(upcoming: Turn | None, index: int, copy: int) -> bool:
    return upcoming is not None and (upcoming.index, upcoming.copy) == (index, copy)


def _show_progress(track: Track, progress: Progress) -> None:
    total = sum(each.make for each in track.rounds)
    done = sum(sum(copy <= each.make for copy in progress.done.get(each.id, ())) for each in track.rounds)
    st.progress(done / total if total else 0.0, text=words.say_progress(done, total))


def _choose_section(project_id: str, track: Track, upcoming: Turn | None) -> int:
    if len(track.sections) == 1:
        return 0
    usual = upcoming.section if upcoming else 0
    chosen = st.selectbox(
        say("Part"),
        range(len(track.sections)),
        index=usual,
        format_func=lambda at: name_section(track.sections[at]),
        key=tracker_state.section_key(project_id, usual),
    )
    return chosen or 0


def name_section(section: Section) -> str:
    """Return a part's name with its size, as plain text."""
    return " · ".join(word for word in (section.name or say("Rounds"), section.size) if word)


def _choose_copy(project_id: str, track: Track, at: int, progress: Progress, upcoming: Turn | None) -> int:
    section, ids = track.sections[at], [each.id for each in track.rounds]
    if section.make == 1:
        return 1
    usual = upcoming.copy if upcoming and upcoming.section == at else 1
    finished = sum(not count_open(section, ids, progress, copy) for copy in range(1, section.make + 1))
    key = tracker_state.copy_key(project_id, at, usual, finished)
    label = say("Which of {make}?", make=section.make)
    return int(st.number_input(label, min_value=1, max_value=section.make, value=usual, key=key))


def _choose_page(project_id: str, number: int, rounds: Sequence[int], upcoming: Turn | None) -> tuple[int, ...]:
    if len(rounds) <= PER_PAGE:
        return tuple(rounds)
    at = rounds.index(upcoming.index) if upcoming and upcoming.index in rounds else 0
    pages, usual = -(-len(rounds) // PER_PAGE), at // PER_PAGE + 1
    page = st.pagination(pages, default=usual, key=tracker_state.page_key(project_id, number, usual))
    return tuple(rounds[(page - 1) * PER_PAGE : page * PER_PAGE])


def style_rounds(track: Track, shown: Iterable[int], copy: int, progress: Progress, upcoming: Turn | None) -> str:
    """Return the style of the rounds shown: a stripe in the yarn's colour, done ones faint, the next one framed.

    Made of numbers and checked hex values only.
    """
    rules = []
    for index in shown:
        round_ = track.rounds[index]
        box = f'[class*="st-key-{tracker_state.ROUND}_{index}_"]'
        colour = next((yarn.hex for yarn in round_.colours if yarn.hex), "")
        if colour:
            edge = f"box-shadow:-1px 0 0 1px {swatches.OUTLINE};"
            rules.append(f"{box}{{border-left:10px solid {colour};{edge}}}")
        if copy in progress.done.get(round_.id, ()):
            rules.append(f'{box} [data-testid="stText"]{{opacity:0.75;}}')
        if _is(upcoming, index, copy):
            rules.append(f"{box}{{outline:2.5px solid currentColor;outline-offset:2px;}}")
    return f"<style>{''.join(rules)}</style>"


def _draw_round(project_id: str, round_: TrackRound, at: Turn, progress: Progress, *, is_next: bool) -> None:
    _draw_steps(round_.before)
    done = at.copy in progress.done.get(round_.id, ())
    key = tracker_state.match_tick(project_id, round_.id, at.copy, done=done)
    with st.container(border=True, key=f"{tracker_state.ROUND}_{at.index}_{project_id}"):
        st.checkbox(
            escape_markdown(round_.label) or say("Round"),
            key=key,
            on_change=_save_tick,
            args=(project_id, round_, at.copy, key),
        )
        st.text("".join(round_.words))
        st.text(say_facts(round_, is_next=is_next))
        note = progress.notes.get(round_.id, "")
        if note:
            st.text(say("Your note: {note}", note=note))


def say_facts(round_: TrackRound, *, is_next: bool) -> str:
    """Return the line under an instruction: next or not, colours, counts, sides, doubts and who wrote it."""
    colours = ", ".join(f"{yarn.letter} {yarn.name}".strip() for yarn in round_.colours)
    facts = (
        say("Next round") if is_next else "",
        say("in {colours}", colours=colours) if colours else "",
        ", ".join(round_.counts),
        say_sides(round_),
        say_problem(round_),
        words.say_writer(round_.writer),
    )
    return " · ".join(fact for fact in facts if fact)


def _draw_steps(steps: Sequence[Step]) -> None:
    for step in steps:
        st.text(f"{step.part}: {step.text}" if step.part else step.text)


def _save_tick(project_id: str, round_: TrackRound, copy: int, key: str) -> None:
    done = tracker_state.read_tick(project_id, round_.id, copy, key)
    if done is not None:
        what = round_.label or say("Round")
        _do(project_id, Tick(round_.id, (copy,), done), what if round_.make == 1 else f"{what} · {copy}")


def _do(project_id: str, deed: Deed, what: str) -> None:
    """Do a deed. What could not be kept is said; boxes show what is kept, so they go back by themselves."""
    try:
        worked = keeping.work(current_maker(), project_id, [(uuid4().hex, deed)])
        sentence = " ".join(sentence for _, sentence in worked.refused)
    except KnottyError as error:
        sentence = str(error)
    tracker_state.note_refusal(project_id, what, sentence)


def _offer_undo(project_id: str, progress: Progress) -> None:
    with st.container(horizontal=True):
        st.button(
            say("Undo"),
            key=tracker_state.undo_key(project_id),
            on_click=_do,
            args=(project_id, Undo(), say("Undo")),
            disabled=not progress.undoes,
            icon=":material/undo:",
        )
        if progress.done:
            with st.popover(say("Start over"), icon=":material/restart_alt:"):
                st.text(say("This unticks every round of every piece. Undo brings them back."))
                untick = say("Untick all")
                st.button(untick, key=state.restart_key(project_id), on_click=_do, args=(project_id, Clear(), untick))
