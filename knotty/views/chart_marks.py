"""What stands around the stitches of a chart: round numbers, joins, the centre, stops, notes and the key."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from knotty.craft.finding import Finding
from knotty.craft.terms import Terms
from knotty.views.chart_stitches import UNIT, Pen
from knotty.views.chart_words import say
from knotty.views.drawing import Item, Label, Layer, Path, Point
from knotty.views.laid import Seat
from knotty.views.relax import Relaxed
from knotty.views.strand import Role
from knotty.views.symbols import ARROW, MAGIC_RING, find_glyph, trace_ellipse, turn_towards

INK, RED = "#222222", "#C1121F"
KEY_ROW, KEY_COLUMN = 34.0, 215.0
_TEXT, _SMALL = 13.0, 11.0
_WIDE = 700.0  # units of a chart whose words are as large as those of a small one
_LETTER = 0.56  # width of a letter against its height, on average, in DejaVu Sans


def find_start(seats: Sequence[Seat]) -> Seat:
    """Return the first thing of a round that stands up; else its first."""
    return next((seat for seat in seats if seat.role in (Role.START, Role.STITCH)), seats[0])


def draw_join(pen: Pen, seats: Sequence[Seat], ink: str, title: str) -> Iterator[Item]:
    """The slip stitch that closes a round, between its last top and its first."""
    first, last = find_start(seats).top, seats[-1].top
    pen.stitches.add("sl st")
    apart = math.dist(first, last)
    part = min(0.5, 0.5 / apart) if apart else 0.0
    between = (first[0] + (last[0] - first[0]) * part, first[1] + (last[1] - first[1]) * part)
    yield pen.stamp(find_glyph("sl st"), between, turn_towards(first, last) + 90, ink, title)


def begins_level(seats: Sequence[Seat]) -> bool:
    """Say whether a row begins to the left or the right, not up or down as one of a mitred square does."""
    first, after = find_start(seats).top, seats[min(2, len(seats) - 1)].top
    return abs(after[0] - first[0]) >= abs(after[1] - first[1])


def draw_row_number(pen: Pen, seats: Sequence[Seat], number: str, ink: str) -> Iterator[Item]:
    """The number of a row at the end where it begins, with an arrow along it."""
    first = find_start(seats)
    leftwards = len(seats) < 2 or seats[-1].top[0] <= first.top[0]
    side, ends = (1.0, max) if leftwards else (-1.0, min)
    x = ends(end for seat in seats for end in (seat.foot[0], seat.top[0]))
    y = (first.foot[1] + first.top[1]) / 2
    yield pen.stamp(find_glyph(ARROW), (x + side * 1.2, y), 180.0 if leftwards else 0.0, ink)
    yield Label(number, pen.at((x + side * 2.1, y)), _TEXT, ink, bold=True)


def draw_round_number(pen: Pen, seats: Sequence[Seat], number: str, ink: str) -> Iterator[Item]:
    """The number of a round before its first stitch."""
    first = find_start(seats)
    up = (first.top[0] - first.foot[0], first.top[1] - first.foot[1])
    long = max(math.hypot(*up), 1e-6)
    aside = (-up[1] / long * 0.72, up[0] / long * 0.72)
    after = seats[min(1, len(seats) - 1)].top
    ahead = (after[0] - first.top[0]) * aside[0] + (after[1] - first.top[1]) * aside[1] > 0
    sign = -1.0 if ahead else 1.0
    middle = ((first.foot[0] + first.top[0]) / 2, (first.foot[1] + first.top[1]) / 2)
    x, y = pen.at((middle[0] + sign * aside[0], middle[1] + sign * aside[1]))
    half = (0.36 + 0.12 * (len(number) - 1)) * UNIT
    yield Path(trace_ellipse(x, y, half, 0.4 * UNIT), fill="#FFFFFF", stroke=ink, width=0.9)
    yield Label(number, (x, y), 0.58 * UNIT, ink, bold=True)


def draw_centre(pen: Pen, relaxed: Relaxed, terms: Terms) -> Iterator[Item]:
    """The ring, or the chain, that everything begins with."""
    for x, y, angle in relaxed.foundation:
        yield pen.stamp(find_glyph("ch"), (x, y), angle, INK, say(terms, "foundation"))
    if relaxed.ring == 0:
        yield pen.stamp(find_glyph(MAGIC_RING), (0.0, 0.0), 0.0, INK, say(terms, "magic_ring"))
    elif relaxed.ring:
        yield Path(trace_ellipse(*pen.at((0.0, 0.0)), 0.5 * UNIT, 0.5 * UNIT), stroke=INK, width=1.4)
        yield Label(str(relaxed.ring), pen.at((0.0, 0.0)), 0.55 * UNIT, INK)


def mark_stop(pen: Pen, point: Point, found: Finding) -> Layer:
    """A red ring around the stitch where a finding stopped the work, and its code."""
    x, y = pen.at(point)
    ring = Path(trace_ellipse(x, y, 0.9 * UNIT, 0.9 * UNIT), stroke=RED, width=2.4)
    code = Label(found.code, (x, y - 1.3 * UNIT), _SMALL, RED, bold=True)
    return Layer(f"stop-{found.code}", (ring, code), f"{found.code}: {found.message}")


def write_notes(stops: Sequence[str], width: float, top: float, asides: Sequence[str] = ()) -> tuple[Layer, float]:
    """Return sentences below each other, as wide as the chart, `stops` in red, and how far down they go."""
    text = _TEXT * find_size(width)
    columns = max(24, int((width - 40) / (text * _LETTER)))
    inks = [(note, INK) for note in asides] + [(note, RED) for note in stops]
    lines = [(line, ink) for note, ink in inks for line in textwrap.wrap(note, columns)]
    step = 1.4 * text
    places = [(20.0, top + step / 2 + step * at) for at, _ in enumerate(lines)]
    labels = tuple(Label(line, at, text, ink, "start") for (line, ink), at in zip(lines, places, strict=True))
    return Layer("notes", labels), top + step * (len(lines) + (1 if lines else 0))


def draw_key(pen: Pen, names: Mapping[str, str], width: float, top: float, title: str) -> tuple[Layer, float]:
    """Return each symbol in use with its name, and how far down they go."""
    large = find_size(width)
    longest = max(map(len, names.values()), default=0)
    column, row = max(KEY_COLUMN, 60 + longest * _TEXT * _LETTER) * large, KEY_ROW * large
    columns = max(1, int((width - 20) // column))
    items: list[Item] = []
    for at, (stitch, words) in enumerate(names.items()):
        x, middle = 30 * large + at % columns * column, top + (at // columns + 0.5) * row
        glyph = find_glyph(stitch)
        scale = large * (min(1.0, 1.4 / glyph.height) if glyph.height else 1.0)
        items.append(pen.show(glyph, (x, middle + glyph.height * scale * UNIT / 2), scale, INK))
        items.append(Label(words, (x + 22 * large, middle), _TEXT * large, INK, "start"))
    return Layer("key", tuple(items), title), top - (-len(names) // columns) * row + 12


def find_size(width: float) -> float:
    """Return how many times larger the words of a large chart are: it is looked at from as near as a small one."""
    return max(1.0, width / _WIDE)
