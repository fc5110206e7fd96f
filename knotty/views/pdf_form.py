"""Shapes that are kept once in the file and drawn many times: PDF's form XObjects. Which shapes is pdf_drawing's.

fpdf2 has forms of its own only for blending; these are handed over through the same door.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from fpdf.enums import PDFResourceType
from fpdf.syntax import Name, PDFContentStream, PDFObject, Raw

if TYPE_CHECKING:
    from fpdf import FPDF

Frame = tuple[float, float, float, float]  # left, top, right, bottom


class _Form(PDFContentStream):
    """The public attributes are what the object's dictionary holds; fpdf2 reads them by their names."""

    def __init__(self, content: str, frame: Frame, states: Collection[str]) -> None:
        super().__init__(content.encode("ascii"), compress=True)
        self.type = Name("XObject")
        self.subtype = Name("Form")
        self.b_box = Raw(f"[{' '.join(f'{value:.3f}' for value in frame)}]")
        self.resources: Raw | None = None
        self._states = tuple(states)

    @property
    def _blend_group(self) -> _Form:
        return self

    def get_resource_dictionary(self, states: Mapping[str, PDFObject], *_others: object) -> Raw:
        """Return what the content refers to, once fpdf2 has numbered it."""
        used = " ".join(f"/{name} {states[name].id} 0 R" for name in self._states)
        return Raw(f"<</ExtGState <<{used}>>>>" if used else "<<>>")


def keep_form(pdf: FPDF, content: str, frame: Frame, states: Collection[str]) -> int:
    """Keep a shape in the document and return its number. `states`: the graphics states that the content names."""
    catalog = pdf._resource_catalog
    number = catalog.next_xobject_index
    catalog.next_xobject_index += 1
    catalog.form_xobjects.append((number, _Form(content, frame, states)))
    return number


def use_form(pdf: FPDF, number: int) -> str:
    """Return the operator that draws a kept shape on the page at hand."""
    pdf._resource_catalog.add(PDFResourceType.X_OBJECT, number, pdf.page)
    return f"/I{number} Do"


def frame_points(points: Sequence[tuple[float, float]], margin: float) -> Frame:
    """Return the box around points, with a margin for the width of strokes."""
    across, down = [x for x, _ in points] or [0.0], [y for _, y in points] or [0.0]
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin
