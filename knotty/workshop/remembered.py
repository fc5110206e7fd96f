"""Kept texts as they were worked last, so that coming back to one does not work the whole piece again."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from knotty.workshop.check import CheckResult, check_text
from knotty.workshop.draw import list_charts

if TYPE_CHECKING:
    from knotty.views.drawing import Drawing

_WORKED = 128  # patterns
_WORKED_CHARS = 40_000  # a longer text is worked each time: its instruction tree is too large to hold 128 of


def work_text(text: str) -> CheckResult:
    """Return a kept text's check; one of usual length is worked once and remembered. Raises what check_text raises."""
    return _work_once(text) if len(text) <= _WORKED_CHARS else check_text(text)


@lru_cache(maxsize=_WORKED)
def _work_once(text: str) -> CheckResult:
    return check_text(text)


def preview_svg(text: str) -> str:
    """Return the whole piece of a text in yarn as SVG; empty where nothing was worked."""
    from knotty.views.svg import render_svg

    return render_svg(draw_text(text), "preview") if list_charts(work_text(text)) else ""


@lru_cache(maxsize=2)
def draw_text(text: str) -> Drawing:
    """Return the preview of a text; the last ones are remembered, for a kept pattern is drawn large and small."""
    from knotty.views.preview import draw_preview

    result = work_text(text)
    return draw_preview(result.pattern, result.fabric)
