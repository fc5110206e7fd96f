"""How the words of a printed pattern look: sizes, weights and inks, in ordinary and in large print.

Large print is 16 pt, the least that guidance after the Royal National Institute of Blind People's calls large
(Hampshire County Council's access standards say so); nothing in it is below 14 pt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]

INK: Rgb = (34, 34, 38)
GREY: Rgb = (98, 98, 106)
FAINT: Rgb = (205, 205, 210)
EDGE: Rgb = (150, 150, 156)
WASH: Rgb = (245, 243, 240)
RED: Rgb = (176, 32, 32)
AMBER: Rgb = (150, 92, 0)
GREEN: Rgb = (38, 112, 62)

POINT_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Face:
    """How text looks. `spread` is the distance of lines in sizes; a `title` is set in the titles' typeface."""

    size_pt: float
    bold: bool = False
    rgb: Rgb = INK
    spread: float = 1.36
    title: bool = False

    @property
    def size_mm(self) -> float:
        """The size in millimetres."""
        return self.size_pt * POINT_MM

    @property
    def leading_mm(self) -> float:
        """Height of one line."""
        return self.size_mm * self.spread


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one document, and the sizes that go with them. `titles` are tried from the largest down."""

    body: Face
    strong: Face
    note: Face
    small: Face
    label: Face
    heading: Face
    titles: tuple[Face, ...]
    checkbox_mm: float
    swatch_mm: float
    stacked: bool = False  # a round's instruction stands below its label and not beside it


def _make_faces(
    body_pt: float, small_pt: float, label_pt: float, heading_pt: float, titles: tuple[float, ...]
) -> Faces:
    return Faces(
        body=Face(body_pt),
        strong=Face(body_pt, bold=True),
        note=Face(body_pt, rgb=GREY),
        small=Face(small_pt, rgb=GREY),
        label=Face(label_pt, bold=True, rgb=GREY),
        heading=Face(heading_pt, bold=True, spread=1.2, title=True),
        titles=tuple(Face(size, bold=True, spread=1.12, title=True) for size in titles),
        checkbox_mm=round(body_pt * POINT_MM, 1),
        swatch_mm=round(0.9 * body_pt * POINT_MM, 1),
        stacked=body_pt > 14,
    )


ORDINARY = _make_faces(10.5, 8.8, 7.6, 17, (34, 26, 20))
LARGE = _make_faces(16, 14, 14, 24, (40, 32, 26))
