"""Draws the contact sheets of docs/: every motif, and items as they come out. Run as `make docs`.

Everything in them is worked on the hook from what the motifs room writes; nothing is drawn by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from knotty.craft.brief import Arrangement, BorderStyle, Brief, Motif, Skill
from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, Pattern, YarnUse
from knotty.fabric.hook import work_pattern
from knotty.motifs.bitmaps import HEART, colour, frame
from knotty.motifs.make import list_colours, write_parts
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import WARDROBE
from knotty.views.chart import draw_chart
from knotty.views.drawing import Drawing
from knotty.views.png import render_png
from knotty.views.preview import draw_preview
from knotty.views.svg import render_svg

DOCS = Path(__file__).parents[1] / "docs"
_INK, _PAGE = "#3B3340", "#FBF8F3"
_FONT = "DejaVu Sans"
_WIDTH = 1760
_GAP, _SHARE = 18.0, 0.58
_PALETTES: tuple[tuple[str, ...], ...] = (  # from the middle out; the last frames it
    ("#F2B134", "#E4572E", "#F4D9C6", "#2E86AB", "#1B3B5A"),
    ("#F7C59F", "#EF6F6C", "#56876D", "#2F4858", "#7E3F5C"),
    ("#FFE3A9", "#F29E4C", "#C8553D", "#588B8B", "#2B4A4A"),
    ("#F6E27F", "#B5D99C", "#4BA3A1", "#3A5A8C", "#5B3A70"),
    ("#FFD3DA", "#E58A9E", "#A63D57", "#7A9E87", "#3C5A4B"),
)
_ITEM_PALETTE = ("#F3E4CC", "#F2B134", "#E4572E", "#3D8C8C", "#24445C", "#B23A5B", "#7FA45B")
_WAYS = ((5, 1, 4), (6, 3, 5), (3, 5, 2))  # inner colours of colourways, as indices of that palette
_ROUNDS: Mapping[Shape, int] = {Shape.PANEL: 10, Shape.HEXAGON: 5, Shape.CIRCLE: 5, Shape.TRIANGLE: 6, Shape.SQUARE: 5}
_ROWS: Mapping[str, int] = {"moss stitch": 19, "half-granny triangle": 5, "filet": 13, "mitred square": 14}
_REPEATS: Mapping[str, int] = {"ripple": 2, "moss stitch": 9, "granny stripe": 8, "waffle stitch": 8, "filet": 1}


def draw_motifs() -> str:
    """Return the contact sheet of the wardrobe as SVG: each motif in yarn, its chart beside it."""
    return _lay_sheet(tuple(_draw_motifs()), columns=4, cell=(440, 300))


def write_sample(maker: Maker, palette: Sequence[str]) -> Pattern:
    """Return a motif of a usual size in a palette, a colour a round."""
    rounds = min(max(_ROWS.get(maker.motif.value, _ROUNDS[maker.shape]), maker.fewest), maker.most)
    rounds += (maker.fewest - rounds) % maker.step
    letters = "ABCDE"[: len(palette)]
    order = tuple(letters[number % len(letters)] for number in range(rounds))
    picture: tuple[str, ...] = ()
    if maker.motif is Motif.CORNER_TO_CORNER:
        picture = colour(frame(HEART, 2), "A", "C")
        order = ("A",) * (len(picture) + len(picture[0]) - 1)
    if maker.motif is Motif.FILET:
        order = ("C",) * rounds
    part = maker.write(Piece(order, repeats=_REPEATS.get(maker.motif.value, 0), picture=picture))
    yarns = tuple(YarnUse(letter, Colour(letter, value)) for letter, value in zip(letters, palette, strict=True))
    return Pattern(maker.motif.value, header=Header(yarns=yarns), parts=(part,))


def _draw_motifs() -> Iterator[tuple[str, tuple[Drawing, ...]]]:
    for number, maker in enumerate(WARDROBE):
        pattern = write_sample(maker, _PALETTES[number % len(_PALETTES)])
        fabric, _ = work_pattern(pattern)
        yield maker.motif.value, (draw_preview(pattern, fabric), draw_chart(pattern, fabric, 0))


def draw_items() -> str:
    """Return the sheet of items as SVG: blankets in every arrangement and border, hexagons, and smaller things."""
    drawn = []
    for name, brief in _brief_items():
        pattern = _write_item(name, brief)
        drawn.append((name, (draw_preview(pattern, work_pattern(pattern)[0]),)))
    return _lay_sheet(drawn, columns=5, cell=(352, 330))


def _brief_items() -> Iterator[tuple[str, Brief]]:
    styles = tuple(BorderStyle)
    for number, arrangement in enumerate(Arrangement):
        ways = () if arrangement is Arrangement.PLAIN else _WAYS
        style = styles[number % len(styles)]
        plan = _Plan("blanket", Motif.CLASSIC_GRANNY, 4, Layout(6, 5))
        yield f"{arrangement.value}, {style.value}", _brief(plan, arrangement=arrangement, ways=ways, style=style)
    hexagons = _Plan("blanket", Motif.GRANNY_HEXAGON, 4, Layout(5, 5))
    yield "hexagons", _brief(hexagons, arrangement=Arrangement.RANDOM, ways=_WAYS)
    yield "cushion", _brief(_Plan("cushion", Motif.SUNBURST, 6, Layout(2, 2)), style=BorderStyle.PICOT)
    yield "tote", _brief(_Plan("tote", Motif.FLOWER, 5, Layout(3, 3)))
    yield "cowl", _brief(_Plan("cowl", Motif.CLASSIC_GRANNY, 3, Layout(10, 2)), style=BorderStyle.SCALLOP)
    yield "scarf", _brief(_Plan("scarf", Motif.PUFF_GRANNY, 4, Layout(2, 9)))
    yield "coaster", _brief(_Plan("coaster", Motif.GRANNY_CIRCLE, 4, Layout(1, 1)), style=BorderStyle.SHELL)
    yield (
        "bunting",
        _brief(_Plan("bunting", Motif.HALF_GRANNY, 5, Layout(4, 1)), ways=_WAYS, arrangement=Arrangement.DIAGONALS),
    )


@dataclass(frozen=True)
class _Plan:
    item: str
    motif: Motif
    rounds: int
    layout: Layout


def _brief(
    plan: _Plan,
    *,
    arrangement: Arrangement = Arrangement.PLAIN,
    ways: tuple[tuple[int, ...], ...] = (),
    style: BorderStyle = BorderStyle.SC,
) -> Brief:
    """A brief whose squares all end in the first colour; `ways` are the inner colours of further colourways."""
    palette = tuple(Colour(f"colour {number}", value) for number, value in enumerate(_ITEM_PALETTE))
    orders = [(*way[: plan.rounds - 1], *[way[-1]] * (plan.rounds - 1 - len(way)), 0) for way in ((1, 2, 3), *ways)]
    return Brief(
        plan.item, plan.item, plan.motif, plan.rounds, palette, orders[0], plan.layout, 0, 4, 2, 4, Skill.EASY,
        colourways=tuple(orders[1:]), arrangement=arrangement, border_style=style, seed=3,
    )  # fmt: skip


def _write_item(name: str, brief: Brief) -> Pattern:
    letters = dict(zip(list_colours(brief), "ABCDEFGH", strict=False))
    yarns = tuple(YarnUse(letter, brief.palette[index]) for index, letter in letters.items())
    return Pattern(name, header=Header(yarns=yarns), parts=write_parts(brief, letters))


def _lay_sheet(
    drawn: Sequence[tuple[str, tuple[Drawing, ...]]], columns: int, cell: tuple[float, float] = (320, 350)
) -> str:
    """One SVG of named pictures in a grid, each as large as its cell allows; a second one beside the first."""
    across, down = cell
    rows = -(-len(drawn) // columns)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across * columns} {down * rows}">'
    parts = [start, f'<rect width="100%" height="100%" fill="{_PAGE}"/>']
    for number, (name, pictures) in enumerate(drawn):
        left, top = number % columns * across, number // columns * down
        share = 1.0 if len(pictures) == 1 else _SHARE
        edge = left + _GAP
        for at, drawing in enumerate(pictures):
            width = (across - 2 * _GAP) * (share if at == 0 else 1 - share) - _GAP * (len(pictures) - 1) / 2
            parts.append(_place(drawing, (edge, top + _GAP, width, down - 3 * _GAP), f"p{number}-{at}"))
            edge += width + _GAP
        middle = left + _GAP + (across - 2 * _GAP) * share / 2
        parts.append(
            f'<text x="{middle}" y="{top + down - _GAP}" font-family="{_FONT}" font-size="17" fill="{_INK}" '
            f'text-anchor="middle">{name}</text>'
        )
    return "".join((*parts, "</svg>"))


def _place(drawing: Drawing, box: tuple[float, float, float, float], prefix: str) -> str:
    """A drawing as an SVG inside another, on its page, in the middle of a box."""
    left, top, width, height = box
    svg = render_svg(drawing, prefix).replace(f'fill="{drawing.background}"', 'fill="none"', 1)
    place = f'x="{left}" y="{top}" width="{width}" height="{height}"'
    return re.sub(r'width="[\d.]+" height="[\d.]+"', place, svg, count=1)


def _shrink(png: bytes) -> bytes:
    """The picture in 256 colours: the sheets have few, and a README is read on phones."""
    out = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


PICTURES = {"motifs.png": draw_motifs, "items.png": draw_items}


def main() -> None:
    """Write every picture."""
    for name, draw in PICTURES.items():
        picture = DOCS / name
        picture.write_bytes(_shrink(render_png(draw(), _WIDTH)))
        print(f"wrote {picture.relative_to(DOCS.parent)}, {picture.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
