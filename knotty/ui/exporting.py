"""What of a pattern can be taken home: PDF, print page, text, table, charts, picture. Making them is workshop's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlencode

import streamlit as st

from knotty.craft.project import Project
from knotty.craft.terms import TERMS_NAMES, Terms
from knotty.speech import mark
from knotty.ui import state, words
from knotty.ui.papers import PAPERS, Paper, usual_paper
from knotty.ui.safe import name_file
from knotty.ui.tongue import retell, say, tongue
from knotty.workshop.check import CheckResult
from knotty.workshop.draw import draw_chart_png, draw_chart_svg, draw_preview_png, draw_preview_svg, list_charts
from knotty.workshop.print import Printing, print_check
from knotty.workshop.say import say_pattern
from knotty.workshop.sheets import write_csv

_MOST_STITCHES = 12_000  # of a part that is charted: beyond, symbols are too small to read
_PAPER_WORDS = {"a4": mark("A4"), "letter": mark("Letter")}


@dataclass(frozen=True, slots=True)
class _Options:
    """How the maker wants it printed."""

    paper: Paper
    terms: Terms
    large: bool
    spelled: bool
    pictured: bool
    ticked: bool


def offer_downloads(project: Project, result: CheckResult) -> None:
    """Draw all that can be printed and downloaded of a kept pattern, and how."""
    with st.expander(say("Print and export"), icon=":material/print:", key="downloads"):
        options = _ask_options(project, result)
        with st.container(horizontal=True, gap="small"):
            _offer_print(project, result, options)
        with st.container(horizontal=True, gap="small"):
            _offer_texts(project, result, options)
        _offer_pictures(project, result)


def _ask_options(project: Project, result: CheckResult) -> _Options:
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        paper = st.segmented_control(
            say("Paper"),
            PAPERS,
            default=usual_paper(),
            required=True,
            format_func=lambda key: say(_PAPER_WORDS[key]),
            key=state.PAPER,
        )
        terms = st.selectbox(
            say("Terms and language"),
            tuple(Terms),
            index=tuple(Terms).index(result.pattern.terms),
            format_func=lambda terms: retell(TERMS_NAMES[terms]),
            key=state.LANGUAGE,
        )
    large = st.toggle(say("Large print"), key=state.LARGE)
    pictured = st.toggle(say("With picture and charts"), value=True, key=state.PICTURED)
    spelled = st.toggle(say("Spelled out, without abbreviations or stars"), key=state.SPELLED)
    ticked = bool(project.progress.done) and st.toggle(say("With what is done ticked (print page)"), key=state.TICKED)
    return _Options(
        paper or PAPERS[0], terms or result.pattern.terms, bool(large), bool(spelled), bool(pictured), bool(ticked)
    )


def _offer_print(project: Project, result: CheckResult, options: _Options) -> None:
    printing = Printing(
        options.paper,
        large=options.large,
        pictures=options.pictured,
        terms=options.terms,
        spelled_out=options.spelled,
    )
    _offer(
        "PDF",
        partial(_print_pattern, project, result, printing),
        name_file(project.title, "pdf"),
        "application/pdf",
        ":material/picture_as_pdf:",
    )
    st.link_button(say("Print page"), find_print_page(project.id, options), icon=":material/print:")


def find_print_page(project_id: str, options: _Options) -> str:
    """Return the address of the page for the browser's own printing."""
    asked = {"paper": options.paper, "lang": tongue()} | {
        name: value
        for name, value, wanted in (
            ("large", "1", options.large),
            ("chart", "0", not options.pictured),
            ("done", "1", options.ticked),
        )
        if wanted
    }
    return f"/print/{quote(project_id, safe='')}?{urlencode(asked)}"


def _offer_texts(project: Project, result: CheckResult, options: _Options) -> None:
    text = partial(_say_text, project, result, options.terms, spelled_out=options.spelled)
    _offer(say("Text"), text, name_file(project.title, "txt"), "text/plain", ":material/description:")
    _offer(
        say("Table of rounds (CSV)"),
        partial(write_csv, project, result, _list_headings()),
        name_file(project.title, "csv"),
        "text/csv",
        ":material/table:",
    )


def _list_headings() -> tuple[str, ...]:
    return (
        say("Part"),
        say("Make"),
        say("Round"),
        say("Colour"),
        say("Instruction"),
        say("Stitches"),
        say("Done"),
    )


def _offer_pictures(project: Project, result: CheckResult) -> None:
    charts = {part: name for part, name in list_charts(result) if _count_stitches(result, part) <= _MOST_STITCHES}
    if not list_charts(result):
        return
    with st.container(horizontal=True, gap="small"):
        name = f"{project.title} picture"
        picture = ":material/image:"
        _offer(say("Picture (PNG)"), partial(draw_preview_png, result), name_file(name, "png"), "image/png", picture)
        _offer(
            say("Picture (SVG)"), partial(draw_preview_svg, result), name_file(name, "svg"), "image/svg+xml", picture
        )
    if not charts:
        return
    part = next(iter(charts))
    if len(charts) > 1:
        part = st.selectbox(
            say("Chart of"),
            tuple(charts),
            format_func=lambda index: charts[index] or say("Pattern"),
            key=f"{state.CHARTED}_{project.id}",
        )
    with st.container(horizontal=True, gap="small"):
        name = f"{project.title} {charts[part]} chart"
        icon = ":material/auto_awesome_mosaic:"
        _offer(say("Chart (PNG)"), partial(draw_chart_png, result, part), name_file(name, "png"), "image/png", icon)
        _offer(say("Chart (SVG)"), partial(draw_chart_svg, result, part), name_file(name, "svg"), "image/svg+xml", icon)


def _offer(label: str, make: partial[bytes] | partial[str], file: str, kind: str, icon: str) -> None:
    """Draw a download that is made only when it is wanted."""
    st.download_button(label, make, file, kind, on_click="ignore", icon=icon)


def _count_stitches(result: CheckResult, part: int) -> int:
    return sum(len(worked.nodes) for worked in result.fabric.rounds if worked.part == part)


def _say_text(project: Project, result: CheckResult, terms: Terms, *, spelled_out: bool) -> str:
    """Return the text as it is kept, unless other words are wanted."""
    if terms is result.pattern.terms and not spelled_out:
        return project.text
    return say_pattern(result, terms, spelled_out=spelled_out).text


def _print_pattern(project: Project, result: CheckResult, printing: Printing) -> bytes:
    return print_check(result, printing, written_by=project.written_by, origin=words.say_origin(project.provenance))
