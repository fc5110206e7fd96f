"""A symbol chart of one worked part, with round numbers, direction, key, and a mark where it stops.

Where stitches lie is relax's; the words of each stitch are chart_words'.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knotty.craft.finding import Finding, Severity
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import STITCHES
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
from knotty.views.chart_words import label_round, name_symbol, title_seats
from knotty.views.drawing import Drawing, Item, Layer
from knotty.views.laid import Seat
from knotty.views.relax import Relaxed, relax_part

_SECTION = "Only a piece of the edge is shown, with the stitches it is worked into; go on like this all around."
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
        centre = Layer("centre", tuple(draw_centre(self.pen, self.relaxed)))
        aside = (_SECTION,) if self.relaxed.shown else ()
        notes, height = write_notes(words, width, height, aside)
        key, height = draw_key(self.pen, self._list_names(), width, height)
        items = (centre, *rounds, *self._mark_stops(), notes, key)
        title = f"Chart: {self._name}" if self._name else "Chart"
        title += (
            ", one corner"
            if self.relaxed.shown and not self.relaxed.in_rows
            else ", a piece" * (self.relaxed.shown > 0)
        )
        return Drawing(width, height, items, tuple(self.pen.symbols.values()), title, self._about(words), "#FFFFFF")

    @property
    def _name(self) -> str:
        return self.pattern.parts[self.part].name or self.pattern.title

    def _about(self, words: Sequence[str]) -> str:
        labels = [label_round(self.fabric.rounds[index]) for index in self._by_round() if self._is_own(index)]
        span = f"{labels[0]} to {labels[-1]}" if len(labels) > 1 else "".join(labels)
        way = "worked to and fro from the bottom" if self.relaxed.in_rows else "worked outwards from the middle"
        hand = " Mirrored for left-handed makers." if self.pen.mirrored else ""
        said = f"Symbol chart, {span}, {way}.{hand}" if labels else "Nothing of this part could be worked."
        return " ".join((said, *((_SECTION,) if self.relaxed.shown else ()), *words))

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
            yield Layer(f"round-{index}", tuple(items), label_round(made), _FADED if faded else 1.0)

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
            yield from draw_join(self.pen, seats, ink, f"{label_round(made)}, join")
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
            yield f"And {len(stops) - _MOST_FINDINGS} more."

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
