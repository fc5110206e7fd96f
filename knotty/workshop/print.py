"""Printing a checked pattern: what of it is drawn and told, put together for the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.views.diagram import draw_diagram
from knotty.views.pdf_lexicon import find_lexicon
from knotty.views.pdf_sheet import Paper
from knotty.workshop.check import CheckResult


@dataclass(frozen=True, slots=True)
class Printing:
    """How a pattern is printed: the paper, large print or not, with or without its charts and diagram."""

    paper: Paper = "a4"
    large: bool = False
    pictures: bool = True


ORDINARY = Printing()


def print_check(
    result: CheckResult, printing: Printing = ORDINARY, *, written_by: Sequence[str] = (), origin: str = ""
) -> bytes:
    """Return a checked pattern as a PDF. `written_by` names the writer of each round, `origin` where all comes from."""
    from knotty.views.pdf import render_pdf

    words = find_lexicon(result.pattern.terms)
    return render_pdf(
        result.pattern,
        result.rounds,
        result.verdict,
        written_by=written_by,
        origin=origin,
        paper=printing.paper,
        large=printing.large,
        findings=result.findings,
        diagram=draw_diagram(result.pattern, result.rounds, words) if printing.pictures else None,
        words=words,
    )
