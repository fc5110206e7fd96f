"""A drawing as plain data, which svg and pdf each render in their own way. What is drawn is chart's and preview's.

Units are arbitrary; x grows to the right, y downwards, angles are in degrees clockwise, as in SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

INK = "currentColor"  # takes the ink of what places the symbol

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Path:
    """Lines, curves and areas. `steps` are absolute: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).

    `fill` and `stroke` are "#RRGGBB", INK or empty for none; `width` is the stroke's, `dash` its on and off lengths.
    """

    steps: tuple[tuple[str | float, ...], ...]
    fill: str = ""
    stroke: str = INK
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point; `anchor` is "start", "middle" or "end", and y is the middle of the line."""

    text: str
    at: Point
    size: float
    fill: str = "#222222"
    anchor: str = "middle"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A named shape that is drawn many times, around its own origin. A crochet symbol stands on its origin, top up."""

    name: str
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A symbol at a place: turned by `angle`, stretched by `across` and `along` (its width and its height).

    `title` is what a screen reader or a pointer is told.
    """

    symbol: str
    at: Point
    angle: float = 0.0
    across: float = 1.0
    along: float = 1.0
    ink: str = "#222222"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """Things that belong together (a round), drawn in order. `name` is a CSS class and the id for highlighting."""

    name: str
    items: tuple[Path | Label | Stamp | Layer, ...]
    title: str = ""
    opacity: float = 1.0


Item: TypeAlias = Path | Label | Stamp | Layer


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture of `width` x `height`. `title` and `about` say what it shows, for those who cannot see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    symbols: tuple[Symbol, ...] = ()
    title: str = ""
    about: str = ""
    background: str = ""
