"""Every key of a browser session, and nothing else reads or writes one. What must outlive a reload is kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

import streamlit as st

from knotty.craft.palette import Colour
from knotty.craft.project import Project
from knotty.craft.wishes import NO_WISHES, Wishes
from knotty.ui import wish_state
from knotty.workshop.check import CheckResult

PROMPT = "design_prompt"
SEED = "design_seed"
ENGINE = "design_engine"
PASTE = "check_text"
TERMS = "check_terms"
PAPER = "pattern_paper"
LARGE = "pattern_large"
LANGUAGE = "pattern_language"
SPELLED = "pattern_spelled"
PICTURED = "pattern_pictured"
TICKED = "pattern_ticked"
CHARTED = "pattern_charted"
UNIT = "swatch_unit"
ZOOM = "chart_zoom"
MIRRORED = "chart_mirrored"
CHANGE = "change_words"
KEPT_AS = "change_kept_as"
OTHER_MOTIF = "change_motif"
MOST_SEED = 2**31 - 1
_OPEN = "open_project"
_AWAITED = "awaited_designs"
_SENT = "idea_sent"
_MAKER = "maker"
_NOBODY = "session-"  # how a maker begins who is gone with the session
_JOB = "job"
_BESIDE = "beside"
_MOST_JOBS = 12  # an address that somebody made up is not followed further
_CHECKED = "checked"
_NEWS = "change_news"
TONGUE = "tongue"
_LANG = "lang"
_ID = "id"


def page_key(project_id: str) -> str:
    """Return the key of the page chooser of a long pattern."""
    return f"page_{project_id}"


def restart_key(project_id: str) -> str:
    """Return the key of the button that unticks every round."""
    return f"restart_{project_id}"


def chart_key(project_id: str) -> str:
    """Return the key of the chooser of the part whose chart is shown."""
    return f"chart_{project_id}"


def swatch_key(project_id: str, measure: str) -> str:
    """Return the key of a measure of the maker's first square."""
    return f"swatch_{measure}_{project_id}"


def cancel_key(job_id: str) -> str:
    """Return the key of the button that cancels a design."""
    return f"cancel_{job_id}"


def maker() -> str:
    """Return the maker this session is known to be of, or somebody of its own; pages ask identity.current_maker."""
    return str(st.session_state.setdefault(_MAKER, f"{_NOBODY}{secrets.token_urlsafe(16)}"))


def remember_maker(maker: str) -> None:
    """Remember whose cookie the browser sent."""
    st.session_state[_MAKER] = maker


def has_own_maker() -> bool:
    """Say whether this session was ever known to be of a maker who can come back."""
    return not str(st.session_state.get(_MAKER, _NOBODY)).startswith(_NOBODY)


def asked_tongue() -> str:
    """Return the language that the address asks for; empty for none."""
    return st.query_params.get(_LANG, "")


def chosen_tongue() -> str:
    """Return the language that the maker chose in this session; empty for none."""
    return str(st.session_state.get(TONGUE, ""))


def is_tongue_settled() -> bool:
    """Say whether this session has looked for the language that the maker chose."""
    return TONGUE in st.session_state


def settle_tongue(code: str) -> None:
    """Note the language that the maker chose, here or at another time; empty for none."""
    st.session_state[TONGUE] = code


def match_tongue(place: str, code: str) -> str:
    """Bring a choice of language in line with the one that is shown, and return its key."""
    key = f"{TONGUE}_{place}"
    st.session_state[key] = code
    return key


def take_tongue(key: str) -> str:
    """Take the language that was just chosen, and return it; the address asks for none any more."""
    st.query_params.pop(_LANG, None)
    settle_tongue(str(st.session_state[key]))
    return chosen_tongue()


def await_designs(ids: Sequence[str], beside: str = "") -> dict[str, str | list[str]]:
    """Remember designs that were just started, and return the query that leads to them.

    `beside`: a kept project that they are to be compared with.
    """
    st.session_state[_AWAITED] = (tuple(ids), beside)
    st.session_state[_SENT] = True
    return {_JOB: list(ids)} | ({_BESIDE: beside} if beside else {})


def followed_designs() -> tuple[str, ...]:
    """Return the jobs in the address, or those this session waits for. The address is brought up to date."""
    ids = tuple(st.query_params.get_all(_JOB))[:_MOST_JOBS]
    if not ids and _AWAITED in st.session_state:
        ids, project = st.session_state[_AWAITED]
        st.query_params.from_dict(await_designs(ids, project))
    return tuple(dict.fromkeys(ids))


def beside() -> str:
    """Return the id of the kept project in the address that designs are compared with; empty for none."""
    return st.query_params.get(_BESIDE, "")


def is_awaited(job_id: str) -> bool:
    """Say whether this session waits for a design, and has not seen its end."""
    return job_id in st.session_state.get(_AWAITED, ((), ""))[0]


def await_none() -> None:
    """Wait for nothing any more."""
    st.session_state.pop(_AWAITED, None)


def leave_designs(prompt: str = "", wishes: Wishes = NO_WISHES) -> None:
    """Go back to the box, with an idea in it and its options where they are given."""
    await_none()
    st.query_params.clear()
    if prompt:
        st.session_state.pop(_SENT, None)
        set_prompt(prompt)
        wish_state.set_wishes(wishes)


def begin_idea() -> None:
    """Empty box and options where the idea in them was sent (before they are drawn)."""
    if st.session_state.pop(_SENT, False):
        set_prompt("")
        wish_state.clear_wishes()


def set_prompt(prompt: str) -> None:
    """Put an idea into the prompt box (before it is drawn)."""
    st.session_state[PROMPT] = prompt


def open_id() -> str:
    """Return the id in the address, or that of the pattern this session opened last; empty for none.

    The address is brought up to date, so that reloading or sharing it finds the same pattern.
    """
    asked = st.query_params.get(_ID, "") or st.session_state.get(_OPEN, "")
    if asked:
        st.query_params[_ID] = asked
        st.session_state[_OPEN] = asked
    return asked


def open_project(project: Project) -> dict[str, str]:
    """Make a kept project this session's open one, and return the query that leads to it."""
    st.session_state[_OPEN] = project.id
    return {_ID: project.id}


def turn_to(project: Project) -> None:
    """Make another project the open one of the page that is shown."""
    st.query_params[_ID] = project.id
    st.session_state[_OPEN] = project.id


def change_key(words: str) -> str:
    """Return the key of the button that makes a change."""
    return f"change_{words}"


def recolour_key(project: Project, at: int, yarn: Colour) -> str:
    """Return the key of the picker that gives a yarn another colour; another one for another version."""
    return f"recolour_{project.id}_{at}_{yarn.hex}"


def edit_key(project: Project) -> str:
    """Return the key of the editor of a pattern's text; another one for another version."""
    return f"edit_{project.id}_{project.version}"


def section_key(name: str, project_id: str) -> str:
    """Return the key of a folded section of a pattern's page."""
    return f"section_{name}_{project_id}"


def version_key(what: str, project_id: str, number: int) -> str:
    """Return the key of something about one version."""
    return f"version_{what}_{project_id}_{number}"


def title_key(project_id: str, title: str) -> str:
    """Return the key of the box with a pattern's title; another one where it is called otherwise by now."""
    return f"title_{project_id}_{title}"


def note_key(project: Project) -> str:
    """Return the key of the box with a piece's note; another one where it was changed elsewhere."""
    return f"note_{project.id}_{hash(project.progress.notes.get('', ''))}"


def put_news(sentence: str) -> None:
    """Remember what a change came to, to be told on the page that it leads to."""
    st.session_state[_NEWS] = sentence


def take_news() -> str:
    """Return what a change came to, once; empty for nothing."""
    return str(st.session_state.pop(_NEWS, ""))


def remember_check(result: CheckResult) -> None:
    """Remember a check, so that it is still there after the page has been left and come back to."""
    st.session_state[_CHECKED] = result


def last_check() -> CheckResult | None:
    """Return this session's last check, or None."""
    result = st.session_state.get(_CHECKED)
    return result if isinstance(result, CheckResult) else None
