"""Pictures of a checked pattern: the symbol chart of a part, or the preview of the whole piece, as SVG or PNG."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from knotty.errors import SettingRefused
from knotty.views.chart import draw_chart
from knotty.views.drawing import Drawing
from knotty.views.preview import draw_preview
from knotty.views.svg import render_svg
from knotty.workshop.check import CheckResult

_PNG_SCALE = 1.6  # pixels a unit of the drawing
_LEAST_PNG = 1200


def draw_check(
    result: CheckResult, *, part: str = "", number: str = "", preview: bool = False, mirrored: bool = False
) -> Drawing | None:
    """Return the chart of a part of a checked pattern, with its findings in it; None where nothing was worked.

    `part`: its name, the first that was worked if empty. `number`: the round to be lit, "3" or "Rnd 3". `preview`: the
    whole piece in yarn instead, which knows neither. Raises SettingRefused for a part or a round that is not there.
    """
    worked = [index for index, _ in list_charts(result)]
    if not worked:
        return None
    if preview:
        return draw_preview(result.pattern, result.fabric)
    chosen = _find_part(result, worked, part)
    lit = _find_round(result, chosen, number) if number else None
    return draw_chart(result.pattern, result.fabric, chosen, highlight=lit, mirrored=mirrored, findings=result.findings)


def list_charts(result: CheckResult) -> tuple[tuple[int, str], ...]:
    """Return index and name of each part that can be charted, something of it having been worked."""
    parts = enumerate(result.pattern.parts)
    return tuple((index, part.name) for index, part in parts if _made(result, index))


def draw_preview_svg(result: CheckResult) -> str:
    """Return the whole piece in yarn as SVG text; empty where nothing was worked."""
    return render_svg(draw_preview(result.pattern, result.fabric), "preview") if list_charts(result) else ""


def draw_chart_svg(result: CheckResult, part: int, number: str = "", *, mirrored: bool = False) -> str:
    """Return the chart of a part as SVG text, the round `number` lit; SettingRefused for a round it has not."""
    lit = _find_round(result, part, number) if number else None
    drawing = draw_chart(
        result.pattern, result.fabric, part, highlight=lit, mirrored=mirrored, findings=result.findings
    )
    return render_svg(drawing, f"chart{part}")


def draw_chart_png(result: CheckResult, part: int, *, mirrored: bool = False) -> bytes:
    """Return the chart of a part as PNG."""
    return _as_png(draw_chart(result.pattern, result.fabric, part, mirrored=mirrored, findings=result.findings))


def draw_preview_png(result: CheckResult) -> bytes:
    """Return the whole piece in yarn as PNG. Only for a pattern of which something was worked."""
    return _as_png(draw_preview(result.pattern, result.fabric))


def _made(result: CheckResult, part: int) -> list[int]:
    return [index for index, made in enumerate(result.fabric.rounds) if made.part == part and made.nodes]


def _find_part(result: CheckResult, worked: list[int], name: str) -> int:
    names = {index: result.pattern.parts[index].name for index in worked}
    if not name:
        return worked[0]
    for index, own in names.items():
        if own.casefold() == name.strip().casefold():
            return index
    known = ", ".join(repr(own) for own in names.values() if own) or "one without a name"
    raise SettingRefused(f"there is no part {name!r}; the pattern has {known}")


def _find_round(result: CheckResult, part: int, number: str) -> int:
    digits = "".join(filter(str.isdigit, number))
    labels = {index: result.fabric.rounds[index].label for index in _made(result, part)}
    for index, label in labels.items():
        if label.casefold() == number.strip().casefold() or (digits and _digits(label) == digits):
            return index
    known = [label for label in labels.values() if label]
    span = f"it has {known[0]} to {known[-1]}" if known else "it has none"
    raise SettingRefused(f"there is no round {number!r}; {span}")


def _digits(label: str) -> str:
    return "".join(filter(str.isdigit, label))


def render_picture(drawing: Drawing, path: Path) -> bytes:
    """Return the file of a drawing, in the form its name asks for. Raises SettingRefused for other than svg or png."""
    form = path.suffix.lower()
    if form not in _FORMS:
        raise SettingRefused(f"a picture is a .svg or a .png file; found {path.name!r}")
    return _FORMS[form](drawing)


def _as_svg(drawing: Drawing) -> bytes:
    return render_svg(drawing).encode()


def _as_png(drawing: Drawing) -> bytes:
    from knotty.views.png import render_png

    return render_png(render_svg(drawing), max(_LEAST_PNG, round(drawing.width * _PNG_SCALE)))


_FORMS: dict[str, Callable[[Drawing], bytes]] = {".svg": _as_svg, ".png": _as_png}
