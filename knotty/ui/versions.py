"""The versions of a pattern, each to be looked at and gone back to; and what was done to it of late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from knotty.craft.library import PastDeed, Version
from knotty.craft.progress import Clear, Count, Deed, Frog, Note, Tick
from knotty.craft.project import Project
from knotty.errors import KnottyError
from knotty.ui import state
from knotty.ui.changing import say_version
from knotty.ui.safe import escape_markdown
from knotty.ui.sheet import show_verdict
from knotty.ui.tongue import retell, say, say_many
from knotty.workshop import keeping
from knotty.workshop.change import count_carried

_MOST_VERSIONS = 30  # shown; older ones are kept too
_MOST_DEEDS = 30


def show_versions(maker: str, project: Project) -> None:
    """Draw the versions of a project, newest first, and what was done of late, folded away."""
    with st.expander(
        say("Versions and history"),
        icon=":material/history:",
        key=state.section_key("versions", project.id),
        on_change="rerun",
    ) as section:
        if not section.open:
            return
        for version in keeping.versions(maker, project.id)[:_MOST_VERSIONS]:
            _draw_version(maker, project, version)
        _draw_history(maker, project)


def _draw_version(maker: str, project: Project, version: Version) -> None:
    is_current = version.number == project.version
    with st.container(border=True, gap="xsmall", key=state.version_key("card", project.id, version.number)):
        head = say("Version {number}", number=version.number)
        st.text(f"{head} · {say('now')}" if is_current else head)
        st.text(" · ".join((say_many("{n} round", "{n} rounds", version.rounds), say_when(version.created))))
        if version.why:
            st.text(retell(version.why))
        show_verdict(keeping.work_text(version.text).verdict)
        with st.container(horizontal=True, gap="small"):
            with st.popover(say("Look at it"), icon=":material/visibility:"):
                st.code(version.text, language=None, wrap_lines=True)
            if not is_current:
                st.button(
                    say("Go back to this"),
                    icon=":material/undo:",
                    key=state.version_key("back", project.id, version.number),
                    on_click=_go_back,
                    args=(maker, project, version.number),
                )


def _go_back(maker: str, project: Project, number: int) -> None:
    try:
        after = keeping.go_back(maker, project.id, number)
    except KnottyError as refused:
        st.toast(escape_markdown(retell(str(refused))), icon=":material/error:")
        return
    state.put_news(say_version(after, count_carried(project, after)))


def _draw_history(maker: str, project: Project) -> None:
    labels = {each.id: f"{each.name}, {each.label}" if each.name else each.label for each in project.rounds}
    lines = [
        f"{say_when(past.at)} · {say_deed(past, labels)}" for past in keeping.history(maker, project.id, _MOST_DEEDS)
    ]
    if lines:
        st.caption(say("What you did of late"))
        st.text("\n".join(lines))


def say_deed(past: PastDeed, labels: dict[str, str]) -> str:
    """Return what was done, in a line. `labels`: what each round is called, by id."""
    said = _say_done(past.deed, labels)
    return f"{said} ({say('undone')})" if past.undone else said


def _say_done(deed: Deed, labels: dict[str, str]) -> str:
    gone = say("a round of another version")
    match deed:
        case Tick(key, copies, done):
            name = " ".join(filter(None, (labels.get(key, gone), _say_copies(copies))))
            return say("{round} done", round=name) if done else say("{round} not done", round=name)
        case Frog(key, copy):
            return say("pulled back to {round}, number {copy}", round=labels.get(key, gone), copy=copy)
        case Clear():
            return say("every round unticked")
        case Note(key, _):
            return say("a note at {round}", round=labels.get(key, gone)) if key else say("a note")
        case Count(name, value):
            return f"{name}: {value}"
        case _:
            return say("undo")


def _say_copies(copies: Sequence[int]) -> str:
    if len(copies) == 1:
        return "" if copies[0] == 1 else say("number {copy}", copy=copies[0])
    return say("× {n}", n=len(copies))


def say_when(at: datetime) -> str:
    """Return a time as the maker's clock has it, written as it is everywhere: 2026-11-21 20:15."""
    zone = st.context.timezone
    try:
        local = at.astimezone(ZoneInfo(zone) if isinstance(zone, str) else UTC)
    except (ZoneInfoNotFoundError, ValueError):
        local = at
    return f"{local:%Y-%m-%d %H:%M}"
