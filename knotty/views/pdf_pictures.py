"""Charts and diagrams on paper, each as large as its page allows. What they show is chart's and diagram's."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.views.drawing import Drawing
from knotty.views.pdf_drawing import measure_drawing, print_drawing
from knotty.views.pdf_sheet import Sheet

CHART_LEAST, DIAGRAM_LEAST = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its heading. `least` is how small it may be, against its size on an empty page, to stay on one."""

    heading: str
    drawing: Drawing
    least: float


def print_picture(sheet: Sheet, picture: Picture) -> None:
    """Print a drawing under its heading, on a new page where this one would make it too small."""
    heading, drawing = picture.heading, picture.drawing
    _, full = measure_drawing(drawing, sheet.width, sheet.page_height - sheet.faces.heading.leading_mm - 9.0)
    if not full:
        return
    sheet.print_heading(heading, keep_mm=full * picture.least)
    height = min(full, sheet.room)
    print_drawing(sheet, drawing, (sheet.left, sheet.y), (sheet.width, height))
    sheet.y += height + 4.0
