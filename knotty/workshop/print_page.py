"""Printing a kept pattern from the browser: what is drawn, told and marked, put together for the plain page."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.project import Project
from knotty.craft.terms import Terms
from knotty.speech import Speech
from knotty.views.explained import list_explained
from knotty.views.page import Page, Said, render_page
from knotty.views.pdf_lexicon import Lexicon
from knotty.views.pdf_lexicons import find_lexicon
from knotty.views.pdf_sheet import Paper
from knotty.views.pdf_words import state_verdict
from knotty.views.svg import render_svg
from knotty.workshop.check import CheckResult
from knotty.workshop.print import Printing, draw_pictures
from knotty.workshop.remembered import work_text

_LEXICONS = {"fr": Terms.FR, "de": Terms.DE}  # whose words the page has, by the reader's language


@dataclass(frozen=True, slots=True)
class PagePrinting:
    """How a page is printed: paper, large print or not, with pictures or not, with what is worked marked or not."""

    paper: Paper = "a4"
    large: bool = False
    pictures: bool = True
    done: bool = False


def print_page(project: Project, printing: PagePrinting, speech: Speech, address: str) -> str:
    """Return a kept pattern as HTML to be printed. `address` is the page that its reader came from."""
    result = work_text(project.text)
    words = find_lexicon(_LEXICONS.get(speech.language, Terms.US))
    drawn = draw_pictures(result, Printing(pictures=printing.pictures), result.pattern)
    return render_page(
        Page(
            pattern=result.pattern,
            reports=result.rounds,
            said=_say(result, words, speech, address),
            written_by=project.written_by,
            done=_find_done(project) if printing.done else (),
            charts={part: render_svg(chart, f"chart{part}") for part, chart in drawn.charts.items()},
            piece=render_svg(drawn.preview, "piece") if drawn.preview else "",
            stitches=list_explained(result.pattern, result.fabric, result.pattern.terms),
            paper=printing.paper,
            large=printing.large,
            words=words,
            title=project.title,
        )
    )


def _say(result: CheckResult, words: Lexicon, speech: Speech, address: str) -> Said:
    verdict, more = state_verdict(result.verdict, result.rounds, (), words)
    return Said(
        verdict=verdict,
        more=more,
        hint=speech.say("Print this page from your browser's menu."),
        back=speech.say("Back to the pattern"),
        address=address,
        to_do=speech.say("to do"),
        done=speech.say("done"),
    )


def _find_done(project: Project) -> tuple[frozenset[int], ...]:
    return tuple(project.progress.done.get(kept.id, frozenset()) for kept in project.rounds)
