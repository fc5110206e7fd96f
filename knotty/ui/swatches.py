"""Small pictures in yarn colours, as SVG made of numbers and checked hex values only: no maker's text is in them."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.palette import Colour

BRAND = ("#E2A63B", "#3F7A6E", "#B3476A")  # mustard, pine, raspberry
_NEUTRAL = "#B9A894"  # undyed wool, where no colour is given
OUTLINE = "#8A7B6C"  # seen on both grounds, so that white yarn on a white page has an edge
_PICTURE = 240  # px a side of the picture of one square
_MOST_RINGS = 40


def draw_swatch(colour: Colour) -> str:
    """Return a ball of yarn in that colour."""
    lines = "".join(f'<path d="M{6 + 5 * n} {30 - 2 * n} Q20 {4 + 6 * n} {36 - n} {12 + 5 * n}"/>' for n in range(3))
    thread = "#FFFFFF" if colour.luminance < 0.4 else "#000000"
    ball = f'<circle cx="20" cy="20" r="18" fill="{colour.hex}" stroke="{OUTLINE}" stroke-width="1.5"/>'
    threads = f'<g fill="none" stroke="{thread}" stroke-opacity="0.45" stroke-width="1.6">{lines}</g>'
    return _svg((0, 0, 40, 40), (40, 40), ball + threads)


def draw_square(hexes: Sequence[str], side: int = _PICTURE) -> str:
    """Return one square, `side` px, as rings from the middle out, one a round, each in its colour; at most 40 rings."""
    rings = list(hexes)[:_MOST_RINGS] or [_NEUTRAL]
    step = _PICTURE / (2 * len(rings) + 1)
    drawn = "".join(_ring(index, colour, step) for index, colour in reversed(list(enumerate(rings, start=1))))
    middle = _PICTURE / 2
    hole = f'<circle cx="{middle}" cy="{middle}" r="{step / 3:.2f}" fill="#FFFFFF" fill-opacity="0.55"/>'
    return _svg((-2, -2, _PICTURE + 4, _PICTURE + 4), (side, side), drawn + hole)


def draw_name(name: str, hexes: Sequence[str]) -> str:
    """Return a small square with a name of our own beside it, in a colour that is read on light and on dark."""
    words = f'<text x="40" y="23" font-family="Georgia, serif" font-size="22" font-weight="600" fill="{hexes[-1]}">'
    return _svg((0, 0, 132, 32), (132, 32), f"{draw_square(hexes, side=30)}{words}{name}</text>")


def _ring(index: int, colour: str, step: float) -> str:
    side = (2 * index + 1) * step
    corner = (_PICTURE - side) / 2
    band = (
        f'<rect {_square(corner, side)} rx="{step * 0.35:.2f}" fill="{colour}" stroke="{OUTLINE}" stroke-width="0.8"/>'
    )
    gaps = f'stroke-width="{step * 0.5:.2f}" stroke-dasharray="{step * 0.35:.2f} {step * 1.65:.2f}"'
    inner = _square(corner + step / 2, side - step)
    return f'{band}<rect {inner} fill="none" stroke="#000000" stroke-opacity="0.22" {gaps}/>'


def _square(corner: float, side: float) -> str:
    return f'x="{corner:.2f}" y="{corner:.2f}" width="{side:.2f}" height="{side:.2f}"'


def _svg(box: tuple[int, int, int, int], size: tuple[int, int], drawn: str) -> str:
    view = " ".join(str(number) for number in box)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{size[0]}" height="{size[1]}">'
    return f"{start}{drawn}</svg>"
