"""Pictures on the page: what the piece will look like, and the symbol chart of a part. Drawing them is workshop's."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from knotty.craft.project import Project, list_done
from knotty.ui import state
from knotty.ui.safe import escape_markdown
from knotty.ui.tongue import say
from knotty.workshop.check import CheckResult
from knotty.workshop.draw import draw_chart_svg, list_charts
from knotty.workshop.remembered import preview_svg, work_text

_ZOOMS = (1, 2, 4)
_KEPT = 64  # pictures
_MOST_STITCHES = 12_000  # of a part: beyond, symbols are too small to read and the page too slow
_HEIGHT = 520  # px: what a chart has on the page, whole at 1×, to be scrolled above
# Nothing in the frame may run or be fetched, whatever names a pattern has: svg escapes them, and this holds besides.
_PAGE = (
    "<!doctype html><meta http-equiv='Content-Security-Policy' "
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    "<style>body{{margin:0;background:#fff;overflow:auto}}svg{{{size};display:block;margin:auto}}</style>{svg}"
)
_WHOLE = "width:100%;height:100vh"


@lru_cache(maxsize=_KEPT)
def _preview(text: str) -> str:
    return preview_svg(text)


@lru_cache(maxsize=_KEPT)
def _chart(text: str, part: int, lit: str, mirrored: bool) -> str:
    return draw_chart_svg(work_text(text), part, lit, mirrored=mirrored)


def draw_ahead(text: str) -> None:
    """Have the preview of a pattern ready before it is shown. Draws nothing on a page."""
    _preview(text)


def show_preview(text: str) -> None:
    """Draw what the piece of a pattern will look like; nothing where none of it was worked."""
    svg = _preview(text)
    if svg:
        st.image(svg, width="stretch", alt=say("The finished piece as it will look in its yarns"))


def show_charts(project: Project, result: CheckResult) -> None:
    """Draw the symbol chart of the chosen part, the next round lit, with its size and hand to choose."""
    charts = dict(list_charts(result))
    if not charts:
        return
    with st.expander(say("Symbol chart"), icon=":material/auto_awesome_mosaic:"):
        part = st.segmented_control(
            say("Part"),
            tuple(charts),
            default=next(iter(charts)),
            required=True,
            format_func=lambda index: escape_markdown(charts[index]) or say("Pattern"),
            key=state.chart_key(project.id),
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            zoom = st.segmented_control(
                say("Zoom"), _ZOOMS, default=1, required=True, format_func="{}×".format, key=state.ZOOM
            )
            mirrored = st.toggle(say("Left-handed"), key=state.MIRRORED)
        chosen = next(iter(charts)) if part is None else part
        if count_stitches(result, chosen) > _MOST_STITCHES:
            st.text(say("This part has too many stitches for a chart that anybody could read."))
            return
        svg = _chart(project.text, chosen, find_lit(project, result, chosen), bool(mirrored))
        size = _WHOLE if (zoom or 1) == 1 else f"width:{100 * (zoom or 1)}%;height:auto"
        st.iframe(_PAGE.format(size=size, svg=svg), height=_HEIGHT, alt=say("Symbol chart"))
        st.download_button(
            say("Chart as SVG"), svg, "chart.svg", "image/svg+xml", on_click="ignore", icon=":material/download:"
        )


def count_stitches(result: CheckResult, part: int) -> int:
    """Return how many stitches a part has."""
    return sum(len(worked.nodes) for worked in result.fabric.rounds if worked.part == part)


def find_lit(project: Project, result: CheckResult, part: int) -> str:
    """Return the label of the part's first round that is not ticked; empty where none is, or nothing is ticked yet."""
    done = list_done(project)
    if not done:
        return ""
    name = result.pattern.parts[part].name
    rounds = enumerate(result.rounds)
    return next((report.label for at, report in rounds if report.part == name and at not in done), "")
