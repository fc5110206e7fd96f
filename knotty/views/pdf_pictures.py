"""Charts and diagrams on paper, each as large as its page allows. What they show is chart's and diagram's."""

from __future__ import annotations

from knotty.views.drawing import Drawing
from knotty.views.pdf_drawing import measure_drawing, print_drawing
from knotty.views.pdf_sheet import Sheet

_LEAST = 0.72  # of the size it has on an empty page: a picture that would be smaller goes on the next


def print_picture(sheet: Sheet, heading: str, drawing: Drawing, most_mm: float = 0.0) -> None:
    """Print a drawing under a heading, on a new page where this one would make it much smaller than it can be."""
    head = sheet.faces.heading.leading_mm + 9.0
    tallest = sheet.page_height - head
    _, full = measure_drawing(drawing, sheet.width, min(most_mm or tallest, tallest))
    if not full:
        return
    sheet.print_heading(heading, keep_mm=full * _LEAST)
    height = min(full, sheet.room)
    print_drawing(sheet, drawing, (sheet.left, sheet.y), (sheet.width, height))
    sheet.y += height + 4.0
