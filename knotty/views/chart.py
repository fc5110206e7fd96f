"""A symbol chart of one worked part, with round numbers, direction, key, and a mark where it stops.

Where stitches lie is relax's; the words of each stitch are chart_words'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.finding import Finding, Severity
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import Terms
from knotty.fabric.fabric import Fabric
from knotty.views.chart_inks import choose_inks
from knotty.views.chart_marks import (
    KEY_COLUMN,
    KEY_ROW,
    begins_level,
    draw_centre,
    draw_join,
    draw_key,
    draw_round_number,
    draw_row_number,
    mark_stop,
    write_notes,
)
from knotty.views.chart_stitches import UNIT, Pen
from knotty.views.chart_way import Way, draw_way, find_way
from knotty.views.chart_words import label_round, name_symbol, say, say_name, title_seats
from knotty.views.drawing import Drawing, Item, Layer
from knotty.views.laid import Seat
from knotty.views.relax import Relaxed, relax_part

_FADED = 0.28
_MARGIN = 3.0  # in widths of a sc, around the piece
_LEAST = 2 * KEY_COLUMN + 20
_MOST_FINDINGS = 4
_STOPS = (Severity.ERROR, Severity.UNREAD)


def draw_chart(  # noqa: PLR0913  # what a page lets a maker choose
    pattern: Pattern,
    fabric: Fabric,
    part: int,
    *,
    highlight: int | None = None,
    mirrored: bool = False,
    findings: Sequence[Finding] = (),
) -> Drawing:
    """Return the chart of a part, by its index in the pattern, and of what that is worked on.

    `highlight`: the index in `fabric.rounds` of the round in work; the others fade. `mirrored`: for left-handed makers.
    `findings`: those of the pattern; where one stopped the work, a red mark says so. A part of which nothing was worked
    gives a drawing of words.
    """
    relaxed = relax_part(fabric, part)
    pen = _place_pen(relaxed, mirrored=mirrored)
    return _Sheet(pattern, fabric, part, relaxed, tuple(findings), pen).draw(highlight)


def _place_pen(relaxed: Relaxed, *, mirrored: bool) -> Pen:
    """The piece stands in the middle of a sheet that is wide enough for the key."""
    left, top, right, _ = relaxed.box
    width = max(right - left + 2 * _MARGIN, _LEAST / UNIT)
    middle = (left + right) / 2 * (-1 if mirrored else 1)
    return Pen((middle - width / 2, top - _MARGIN), mirrored)


@dataclass(slots=True)
class _Sheet:
    pattern: Pattern
    fabric: Fabric
    part: int
    relaxed: Relaxed
    findings: tuple[Finding, ...]
    pen: Pen

    def draw(self, highlight: int | None) -> Drawing:
        left, top, right, bottom = self.relaxed.box
        width = max((right - left + 2 * _MARGIN) * UNIT, _LEAST)
        height = (bottom - top + 2 * _MARGIN) * UNIT if self.relaxed.seats else KEY_ROW
        rounds = tuple(self._draw_rounds(highlight))
        words = tuple(self._list_words())
        centre = Layer("centre", tuple(draw_centre(self.pen, self.relaxed, self._terms)))
        aside = (say(self._terms, "section"),) if self.relaxed.shown else ()
        notes, height = write_notes(words, width, height, aside)
        key, height = draw_key(self.pen, self._list_names(), width, height, say(self._terms, "key"))
        items = (centre, *rounds, *self._draw_way(), *self._mark_stops(), notes, key)
        symbols = tuple(self.pen.symbols.values())
        return Drawing(width, height, items, symbols, self._title, self._about(words), "#FFFFFF")

    @property
    def _name(self) -> str:
        return say_name(self._terms, self.pattern.parts[self.part].name or self.pattern.title)

    @property
    def _title(self) -> str:
        title = say(self._terms, "titled", name=self._name) if self._name else say(self._terms, "title")
        return title + (say(self._terms, "piece" if self.relaxed.in_rows else "corner") if self.relaxed.shown else "")

    @property
    def _terms(self) -> Terms:
        return self.pattern.terms

    @property
    def _way(self) -> Way:
        """Which way the rounds of this part go; as they lie, so mirrored the other one."""
        own = [seats for index, seats in self._by_round().items() if self._is_own(index)]
        return Way.NONE if self.relaxed.in_rows or self.relaxed.shown else find_way(own)

    def _draw_way(self) -> Iterator[Layer]:
        if self._way is Way.NONE:
            return
        last = [seats for index, seats in self._by_round().items() if self._is_own(index)][-1]
        yield draw_way(self.pen, last, self.relaxed.corners, self._way, self._say_way())

    def _say_way(self) -> str:
        return say(self._terms, "arrow", way=say(self._terms, self._way.seen(mirrored=self.pen.mirrored)))

    def _about(self, words: Sequence[str]) -> str:
        return " ".join((*self._describe(), *words))

    def _describe(self) -> Iterator[str]:
        own = [self.fabric.rounds[index] for index in self._by_round() if self._is_own(index)]
        labels = [label_round(made, self._terms) for made in own]
        if not labels:
            yield say(self._terms, "nothing")
            return
        span = say(self._terms, "span", first=labels[0], last=labels[-1]) if len(labels) > 1 else labels[0]
        way = say(self._terms, "in_rows" if self.relaxed.in_rows else "in_rounds")
        yield say(self._terms, "about", span=span, way=way)
        if self._way is not Way.NONE:
            yield f"{self._say_way()}."
        if self.pen.mirrored:
            yield say(self._terms, "mirrored")
        if self.relaxed.shown:
            yield say(self._terms, "section")

    def _is_own(self, index: int) -> bool:
        return self.fabric.rounds[index].part == self.part

    def _by_round(self) -> dict[int, list[Seat]]:
        found: dict[int, list[Seat]] = {}
        for seat in self.relaxed.seats:
            found.setdefault(seat.round, []).append(seat)
        return found

    # -- stitches ----------------------------------------------------------------------------------------------------

    def _draw_rounds(self, highlight: int | None) -> Iterator[Layer]:
        titles = title_seats(self.fabric, self.relaxed.seats, self.pattern.terms)
        hexes = {use.letter: use.colour.hex for use in self.pattern.header.yarns}
        last, turn = "", 0
        for index, seats in self._by_round().items():
            made = self.fabric.rounds[index]
            colour = made.nodes[0].colour
            turn = 1 - turn if colour == last else 0
            last = colour
            inks = choose_inks(made.nodes, hexes, turn)
            items = [item for seat in seats for item in self._draw_seat(seat, inks, titles)]
            items += self._frame_round(index, seats, inks[colour])
            faded = highlight not in (None, index) or not self._is_own(index)
            yield Layer(f"round-{index}", tuple(items), label_round(made, self._terms), _FADED if faded else 1.0)

    def _draw_seat(self, seat: Seat, inks: Mapping[str, str], titles: Mapping[int, str]) -> Iterator[Item]:
        made = self.fabric.rounds[seat.round]
        return self.pen.draw(seat, inks[made.nodes[seat.node - made.first_node].colour], titles[seat.node])

    def _frame_round(self, index: int, seats: Sequence[Seat], ink: str) -> Iterator[Item]:
        """Its number, and the slip stitch that closes it."""
        made = self.fabric.rounds[index]
        number = "".join(filter(str.isdigit, made.label)) or made.label[:3]
        closes = made.joined and made.nodes[-1].stitch == "sl st" and not made.nodes[-1].counts and len(seats) > 1
        if self.relaxed.shown and not self._is_own(index):
            return
        if closes and not self.relaxed.in_rows and not self.relaxed.shown:
            yield from draw_join(self.pen, seats, ink, say(self._terms, "join", label=label_round(made, self._terms)))
        if number:
            draw = draw_row_number if self.relaxed.in_rows and begins_level(seats) else draw_round_number
            yield from draw(self.pen, seats, number, ink)

    # -- words -------------------------------------------------------------------------------------------------------

    def _own_stops(self) -> list[Finding]:
        name = self.pattern.parts[self.part].name
        return [found for found in self.findings if found.severity in _STOPS and found.part in (name, "")]

    def _list_words(self) -> Iterator[str]:
        stops = self._own_stops()
        for found in stops[:_MOST_FINDINGS]:
            where = f"{found.round}: " if found.round else ""
            yield f"{found.code} {where}{found.message}."
        if len(stops) > _MOST_FINDINGS:
            yield say(self._terms, "more", n=len(stops) - _MOST_FINDINGS)

    def _mark_stops(self) -> Iterator[Item]:
        """A red mark at the last stitch that could be made of a round that a finding stopped."""
        rounds = self._by_round()
        for found in self._own_stops()[:_MOST_FINDINGS]:
            at = next((i for i in rounds if self._is_own(i) and self.fabric.rounds[i].label == found.round), None)
            seats = rounds[at] if at is not None else self.relaxed.seats
            if not seats:
                continue
            yield mark_stop(self.pen, seats[-1].top, found)

    def _list_names(self) -> Mapping[str, str]:
        """The symbols in use, chains first, with their names."""
        used = sorted(self.pen.stitches, key=lambda stitch: (STITCHES[stitch].height if stitch != "ch" else 0, stitch))
        return {stitch: name_symbol(stitch, self.pattern.terms) for stitch in used}
