"""Pictures of kept patterns as SVG text, drawn once and remembered: the whole piece, and a chart with a round lit."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from knotty.craft.kept import Kept
from knotty.craft.report import RoundReport
from knotty.views.chart import draw_chart
from knotty.views.svg import render_svg
from knotty.workshop.check import CheckResult
from knotty.workshop.draw import draw_preview_svg, list_charts
from knotty.workshop.remembered import work_text

MOST_STITCHES = 12_000  # of a part: beyond, symbols are too small to read and the drawing too slow
_ROOM = 32_000_000  # characters of all pictures together
_KEPT: Kept[str] = Kept(_ROOM)


def show_piece(text: str) -> str:
    """Return the finished piece in its yarns; empty where nothing of the text was worked."""
    return _remember(("piece", text), lambda: draw_preview_svg(work_text(text)))


def show_round(text: str, index: int, *, mirrored: bool = False) -> str:
    """Return the chart of the part that a round is in, this round lit; empty where no chart of it can be drawn.

    `index` is that of the round's report. `mirrored`: for left-handers.
    """
    return _remember(("round", text, index, mirrored), lambda: _draw_round(work_text(text), index, mirrored))


def _remember(key: Hashable, draw: Callable[[], str]) -> str:
    found = _KEPT.find(key)
    if found is None:
        found = draw()
        _KEPT.keep(key, found, len(found) + 1)
    return found


def _draw_round(result: CheckResult, index: int, mirrored: bool) -> str:
    lit = find_worked(result, index)
    if lit is None:
        return ""
    part = result.fabric.rounds[lit].part
    stitches = sum(len(worked.nodes) for worked in result.fabric.rounds if worked.part == part)
    if stitches > MOST_STITCHES or part not in dict(list_charts(result)):
        return ""
    drawing = draw_chart(
        result.pattern, result.fabric, part, highlight=lit, mirrored=mirrored, findings=result.findings
    )
    return render_svg(drawing, f"chart{part}")


def find_worked(result: CheckResult, index: int) -> int | None:
    """Return the index in the fabric of the round that a report is of; None where there is none.

    Of several sizes the fabric is the first: another size's round is that of the same name there.
    """
    if index >= len(result.rounds):
        return None
    report = result.rounds[index]
    labelled = [at for at, worked in enumerate(result.fabric.rounds) if worked.label]
    if index < len(labelled) and result.fabric.rounds[labelled[index]].label == report.label:
        return labelled[index]
    return next((at for at in labelled if _is_of(result, at, report)), None)


def _is_of(result: CheckResult, at: int, report: RoundReport) -> bool:
    worked = result.fabric.rounds[at]
    return worked.label == report.label and result.pattern.parts[worked.part].name == report.part
