"""Printing a checked pattern: what of it is drawn and told, put together for the PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knotty.craft.finding import Verdict
from knotty.craft.pattern import Pattern
from knotty.craft.report import RoundReport
from knotty.craft.terms import Terms
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.amounts import Estimate, estimate
from knotty.views.chart import draw_chart
from knotty.views.diagram import draw_diagrams
from knotty.views.drawing import Drawing
from knotty.views.explained import list_explained
from knotty.views.pdf_lexicon import ENGLISH, Lexicon
from knotty.views.pdf_lexicons import find_lexicon
from knotty.views.pdf_sheet import Paper
from knotty.views.pdf_words import name_hours
from knotty.views.pieces import find_pieces
from knotty.views.preview import draw_preview
from knotty.workshop.amounts import advise_yarns
from knotty.workshop.check import CheckResult
from knotty.workshop.say import say_pattern

_MOST_NODES = 6_000  # of a chart: a 30-round granny square still prints legibly on one page
_MOST_CHARTS = 12


@dataclass(frozen=True, slots=True)
class Printing:
    """How a pattern is printed: paper, large print or not, with pictures or not, charts mirrored for left-handers.

    `terms`: another dialect or language than the pattern's own; `spelled_out`: as numbered steps.
    """

    paper: Paper = "a4"
    large: bool = False
    pictures: bool = True
    mirrored: bool = False
    terms: Terms | None = None
    spelled_out: bool = False


ORDINARY = Printing()


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is drawn of a pattern: the finished piece, and by part its chart and how its pieces lie."""

    preview: Drawing | None = None
    charts: Mapping[int, Drawing] = field(default_factory=dict)
    diagrams: Mapping[int, Drawing] = field(default_factory=dict)


def print_check(
    result: CheckResult, printing: Printing = ORDINARY, *, written_by: Sequence[str] = (), origin: str = ""
) -> bytes:
    """Return a checked pattern as a PDF. `written_by` names the writer of each round, `origin` where all comes from."""
    from knotty.views.pdf import render_pdf

    pattern, rounds = _say(result, printing)
    words = find_lexicon(pattern.terms)
    pictures = draw_pictures(result, printing, pattern)
    needs = _estimate(result)
    return render_pdf(
        pattern,
        rounds,
        result.verdict,
        written_by=written_by,
        origin=origin,
        paper=printing.paper,
        large=printing.large,
        findings=result.findings,
        preview=pictures.preview,
        charts=pictures.charts,
        diagrams=pictures.diagrams,
        amounts={amount.letter: amount for amount in needs.yarns} if needs else {},
        time=name_hours(needs.time.quick_h, needs.time.slow_h, words) if needs else "",
        yarn_notes=_list_yarn_notes(result, words),
        explained=list_explained(result.pattern, result.fabric, pattern.terms, basics=printing.spelled_out),
        words=words,
        source=result.text,
    )


def _say(result: CheckResult, printing: Printing) -> tuple[Pattern, Sequence[RoundReport]]:
    """Return pattern and rounds in the words that are asked for."""
    terms = printing.terms or result.pattern.terms
    if terms is result.pattern.terms and not printing.spelled_out:
        return result.pattern, result.rounds
    said = say_pattern(result, terms, spelled_out=printing.spelled_out)
    return said.pattern, said.rounds


def _estimate(result: CheckResult) -> Estimate | None:
    """Return what a piece takes, where all of it was worked and its yarn is known."""
    weight = result.pattern.header.weight
    if weight is None or weight not in range(len(WEIGHTS)) or result.verdict not in (Verdict.RIGHT, Verdict.ASSUMED):
        return None
    return estimate(result.pattern, result.fabric, weight)


def _list_yarn_notes(result: CheckResult, words: Lexicon) -> tuple[str, ...]:
    """Return what is to be said of the yarns' colours; it is said in English only."""
    return advise_yarns(result) if words.language == ENGLISH.language else ()


def draw_pictures(result: CheckResult, printing: Printing, said: Pattern) -> Pictures:
    """Draw what was worked; nothing of a pattern of which nothing could be, and nothing where nothing is wanted."""
    if not printing.pictures or not any(worked.nodes for worked in result.fabric.rounds):
        return Pictures()
    names = {own.name: part.name for own, part in zip(result.pattern.parts, said.parts, strict=False)}
    return Pictures(
        draw_preview(result.pattern, result.fabric),
        {part: _draw_part(result, part, printing) for part in _choose_parts(result)},
        draw_diagrams(result.pattern, result.rounds, find_lexicon(said.terms), names),
    )


def _draw_part(result: CheckResult, part: int, printing: Printing) -> Drawing:
    pattern = replace(result.pattern, terms=printing.terms or result.pattern.terms)
    return draw_chart(pattern, result.fabric, part, mirrored=printing.mirrored, findings=result.findings)


def _list_around(result: CheckResult) -> frozenset[int]:
    """Return the parts that are worked around many joined copies."""
    return frozenset(part for piece in find_pieces(result.fabric) if piece.joined for part in piece.parts)


def _choose_parts(result: CheckResult) -> Iterator[int]:
    """Give the parts that get a chart: those with rounds, of a legible size; of parts worked alike the first."""
    around = _list_around(result)
    seen: set[tuple[tuple[str, int, int], ...]] = set()
    for part, _ in enumerate(result.pattern.parts):
        worked = [made for made in result.fabric.rounds if made.part == part]
        nodes = tuple((node.stitch, node.chains, len(node.into)) for made in worked for node in made.nodes)
        # around joined copies only a corner is drawn, however long the way around is
        charted = any(made.label and made.nodes for made in worked) and (len(nodes) <= _MOST_NODES or part in around)
        if not charted or nodes in seen:
            continue
        seen.add(nodes)
        if len(seen) > _MOST_CHARTS:
            return
        yield part
