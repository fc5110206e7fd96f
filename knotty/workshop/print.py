"""Printing a checked pattern: what of it is drawn and told, put together for the PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knotty.craft.vision import find_alike_yarns
from knotty.fabric.hook import work_pattern
from knotty.views.diagram import draw_diagrams
from knotty.views.drawing import Drawing
from knotty.views.pdf_lexicon import Lexicon, find_lexicon
from knotty.views.pdf_sheet import Paper
from knotty.views.preview import draw_preview
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
    pictures = _draw_pictures(result, words) if printing.pictures else _Pictures()
    return render_pdf(
        result.pattern,
        result.rounds,
        result.verdict,
        written_by=written_by,
        origin=origin,
        paper=printing.paper,
        large=printing.large,
        findings=result.findings,
        preview=pictures.preview,
        diagrams=pictures.diagrams,
        yarn_notes=tuple(alike.sentence for alike in find_alike_yarns(result.pattern)),
        words=words,
    )


@dataclass(frozen=True, slots=True)
class _Pictures:
    preview: Drawing | None = None
    diagrams: Mapping[int, Drawing] = field(default_factory=dict)


def _draw_pictures(result: CheckResult, words: Lexicon) -> _Pictures:
    """Draw what was worked; nothing of a pattern of which nothing could be."""
    fabric, _findings = work_pattern(result.pattern)
    if not any(worked.nodes for worked in fabric.rounds):
        return _Pictures()
    return _Pictures(draw_preview(result.pattern, fabric), draw_diagrams(result.pattern, result.rounds, words))
