"""One laid stitch as the stamps of its symbol. Where it lies is relax's, what the symbols look like symbols'."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from knotty.craft.stitches import STITCHES
from knotty.views.drawing import Item, Label, Path, Point, Stamp, Symbol
from knotty.views.laid import Seat
from knotty.views.strand import Role
from knotty.views.symbols import BAR, LINE, OWN, Glyph, find_glyph, find_leg, scale_symbol, turn_towards

UNIT = 20.0  # of a chart, for the width of a single crochet
_STRETCH = 1.3  # more than that, and only the stem is drawn longer
_OWN_LETTERS = 3


@dataclass(slots=True)
class Pen:
    """Draws seats into a chart whose (0, 0) is `origin` of the piece; `symbols` fills with what was used.

    `mirrored`: left and right change places, for left-handed makers.
    """

    origin: Point
    mirrored: bool = False
    symbols: dict[str, Symbol] = field(default_factory=dict)
    stitches: set[str] = field(default_factory=set)

    def at(self, point: Point) -> Point:
        """Return where a point of the piece lies in the chart."""
        x = -point[0] if self.mirrored else point[0]
        return (x - self.origin[0]) * UNIT, (point[1] - self.origin[1]) * UNIT

    def draw(self, seat: Seat, ink: str, title: str) -> Iterator[Item]:
        """Yield what shows one seat."""
        if seat.role in (Role.SPACE, Role.START):
            for x, y, angle in seat.chains:
                yield self.stamp(find_glyph("ch"), (x, y), angle, ink, title)
        elif seat.role is Role.HOLD or seat.stitch == "sl st":
            angle = turn_towards(seat.foot, seat.top)
            yield self.stamp(find_glyph("sl st"), seat.top, angle, ink, title)
        elif len(seat.feet) > 1:
            yield from self._draw_legs(seat, ink, title)
        else:
            yield from self._draw_standing(seat, find_glyph(seat.stitch), ink, title)
        self.stitches.add("ch" if seat.role in (Role.SPACE, Role.START) else seat.stitch)

    def stamp(  # noqa: PLR0913  # all that a stamp is
        self, glyph: Glyph, point: Point, angle: float, ink: str, title: str = "", *, along: float = 1.0
    ) -> Stamp:
        """Return a symbol at a point of the piece, turned by `angle` and `along` times as high."""
        name = self._use(glyph)
        turned, across = (-angle, -1.0) if self.mirrored else (angle, 1.0)
        return Stamp(name, self.at(point), round(turned, 2), across, round(along, 3), ink, title)

    def show(self, glyph: Glyph, point: Point, scale: float, ink: str) -> Stamp:
        """Return a symbol for the key, at a point of the chart."""
        return Stamp(self._use(glyph), point, 0.0, -scale if self.mirrored else scale, scale, ink)

    def _use(self, glyph: Glyph) -> str:
        name = glyph.symbol.name
        if name not in self.symbols:
            self.symbols[name] = scale_symbol(glyph.symbol, UNIT)
        return name

    def _draw_legs(self, seat: Seat, ink: str, title: str) -> Iterator[Item]:
        """A decrease: one leg from each foot to the top they share."""
        of = STITCHES[seat.stitch].top or "dc"
        for foot in seat.feet:
            yield self._stretch(find_leg(of), foot, seat.top, ink, title)
        yield self.stamp(find_glyph(BAR), seat.top, turn_towards(seat.foot, seat.top), ink, title)

    def _draw_standing(self, seat: Seat, glyph: Glyph, ink: str, title: str) -> Iterator[Item]:
        long = math.dist(seat.foot, seat.top)
        foot = seat.foot
        if long > _STRETCH * glyph.height:
            part = 1 - glyph.height / long
            foot = (foot[0] + (seat.top[0] - foot[0]) * part, foot[1] + (seat.top[1] - foot[1]) * part)
            yield Path((("M", *self.at(seat.foot)), ("L", *self.at(foot))), stroke=ink, width=LINE * UNIT)
        yield self._stretch(glyph, foot, seat.top, ink, title)
        if glyph.symbol.name == OWN:
            middle = ((foot[0] + seat.top[0]) / 2, (foot[1] + seat.top[1]) / 2)
            yield Label(seat.stitch[:_OWN_LETTERS], self.at(middle), UNIT * 0.4, ink)

    def _stretch(self, glyph: Glyph, foot: Point, top: Point, ink: str, title: str) -> Stamp:
        long = math.dist(foot, top)
        return self.stamp(glyph, foot, turn_towards(foot, top), ink, title, along=max(long / glyph.height, 0.4))
