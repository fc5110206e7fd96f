"""Draws the contact sheets of docs/: every motif, and items as they come out. Run as `make docs`.

Everything in them is worked on the hook from what the motifs room writes; nothing is drawn by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from knotty.craft.brief import Motif
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, Pattern, YarnUse
from knotty.fabric.hook import work_pattern
from knotty.motifs.bitmaps import HEART, colour, frame
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import WARDROBE
from knotty.views.drawing import Drawing
from knotty.views.png import render_png
from knotty.views.preview import draw_preview
from knotty.views.svg import render_svg

DOCS = Path(__file__).parents[1] / "docs"
_INK, _PAGE = "#3B3340", "#FBF8F3"
_FONT = "DejaVu Sans"
_WIDTH = 1600
_PALETTES: tuple[tuple[str, ...], ...] = (  # from the middle out; the last frames it
    ("#F2B134", "#E4572E", "#F4D9C6", "#2E86AB", "#1B3B5A"),
    ("#F7C59F", "#EF6F6C", "#56876D", "#2F4858", "#7E3F5C"),
    ("#FFE3A9", "#F29E4C", "#C8553D", "#588B8B", "#2B4A4A"),
    ("#F6E27F", "#B5D99C", "#4BA3A1", "#3A5A8C", "#5B3A70"),
    ("#FFD3DA", "#E58A9E", "#A63D57", "#7A9E87", "#3C5A4B"),
)
_ROUNDS: Mapping[Shape, int] = {Shape.PANEL: 10, Shape.HEXAGON: 5, Shape.CIRCLE: 5, Shape.TRIANGLE: 6, Shape.SQUARE: 5}
_ROWS: Mapping[str, int] = {"moss stitch": 19, "half-granny triangle": 5, "filet": 13, "mitred square": 14}
_REPEATS: Mapping[str, int] = {"ripple": 2, "moss stitch": 9, "granny stripe": 8, "waffle stitch": 8, "filet": 1}


def draw_motifs() -> str:
    """Return the contact sheet of the wardrobe as SVG."""
    return _lay_sheet(tuple(_preview_motifs()), columns=5)


def preview_motif(maker: Maker, palette: Sequence[str]) -> Drawing:
    """Return a motif of a usual size in a palette, a colour a round."""
    rounds = min(max(_ROWS.get(maker.motif.value, _ROUNDS[maker.shape]), maker.fewest), maker.most)
    rounds += (maker.fewest - rounds) % maker.step
    letters = "ABCDE"[: len(palette)]
    order = tuple(letters[min(number, len(letters) - 1)] for number in range(rounds))
    if rounds > len(letters):
        order = tuple(letters[number % len(letters)] for number in range(rounds))
    picture = ()
    if maker.motif is Motif.CORNER_TO_CORNER:
        picture = colour(frame(HEART, 2), "A", "C")
        order = ("A",) * (len(picture) + len(picture[0]) - 1)
    if maker.motif is Motif.FILET:
        order = ("C",) * rounds
    part = maker.write(Piece(order, repeats=_REPEATS.get(maker.motif.value, 0), picture=picture))
    yarns = tuple(YarnUse(letter, Colour(letter, value)) for letter, value in zip(letters, palette, strict=True))
    pattern = Pattern(maker.motif.value, header=Header(yarns=yarns), parts=(part,))
    return draw_preview(pattern, work_pattern(pattern)[0])


def _preview_motifs() -> Iterator[tuple[str, Drawing]]:
    for number, maker in enumerate(WARDROBE):
        yield maker.motif.value, preview_motif(maker, _PALETTES[number % len(_PALETTES)])


def _lay_sheet(drawn: Sequence[tuple[str, Drawing]], columns: int, cell: tuple[float, float] = (320, 350)) -> str:
    """One SVG of named pictures in a grid, each as large as its cell allows."""
    across, down = cell
    rows = -(-len(drawn) // columns)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * columns} {down * rows}">'
    parts = [start, f'<rect width="100%" height="100%" fill="{_PAGE}"/>']
    for number, (name, drawing) in enumerate(drawn):
        left, top = number % columns * across, number // columns * down
        box = (left + 20, top + 16, across - 40, down - 62)
        parts.append(_place(drawing, box, f"p{number}"))
        parts.append(
            f'<text x="{left + across / 2}" y="{top + down - 18}" font-family="{_FONT}" font-size="17" fill="{_INK}" '
            f'text-anchor="middle">{name}</text>'
        )
    return "".join((*parts, "</svg>"))


def _place(drawing: Drawing, box: tuple[float, float, float, float], prefix: str) -> str:
    """A drawing as an SVG inside another, on its page, in the middle of a box."""
    left, top, width, height = box
    svg = render_svg(drawing, prefix).replace(f'fill="{drawing.background}"', 'fill="none"', 1)
    place = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return re.sub(r'width="[\d.]+" height="[\d.]+"', place, svg, count=1)


PICTURES = {"motifs.png": draw_motifs}


def main() -> None:
    """Write every picture."""
    for name, draw in PICTURES.items():
        picture = DOCS / name
        picture.write_bytes(render_png(draw(), _WIDTH))
        print(f"wrote {picture.relative_to(DOCS.parent)}, {picture.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
