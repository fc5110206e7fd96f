"""Numbers a prompt states: squares, columns and rows, rounds, border rounds, colours. Sizes are in sizes."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from knotty.craft.layout import Item
from knotty.designer.facts.names import is_labelled, is_year
from knotty.designer.facts.sizes import bounded_size
from knotty.designer.facts.text import READ, Sheet
from knotty.knowledge.colours import find_colours

MOST_COLOURS = 8
_MOST_BORDER_ROUNDS = 20
_LARGEST_GRID = 24  # a bare "6 x 8" counts squares up to here, above it is a size

_N = r"(?<![\w.,#-])([0-9]{1,9})(?![0-9.])"
_BARE = r"([0-9]{1,9})(?![0-9.])"
_NOUN = r"(?:squares?|motifs?|blocks?|grann(?:y|ies)|patches|quadrate|carrés?|cuadrados?|granny squares?)"
_WORDS = (
    r"(?:(?!(?:in|of|for|with|on|to|by|x|a|the|per|each|or|colou?r(?:s|ed)?|tones?)\b)(?:[^\W\d_]{1,20}|\||§) ){0,4}?"
)
_ROUNDS = r"(?:rounds?|rnds?|rds?|runden|tours?|vueltas|rondas)"
_EDGE = r"(?:borders?|edging|edge|trim|rand|bordure|borde)"

_GRIDS = (
    re.compile(
        rf"{_N} (?:{_NOUN} )?(?:x|by) {_BARE} (?:(?:granny|solid|classic|little|\|) ){{0,3}}"
        rf"(?:{_NOUN}|grid|layout)(?![^\W_])"
    ),
    re.compile(rf"(?:grid|layout)(?: of|:)? {_BARE} (?:x|by) {_BARE}"),
    re.compile(rf"{_N} columns?(?: and| by| x|,)? {_BARE} rows?(?![^\W_])"),
    re.compile(
        rf"{_N} (?:{_NOUN} )?(?:across|wide)(?: and| by| x|,)? {_BARE} (?:{_NOUN} )?(?:down|tall|high|long|deep|"
        rf"up)(?![^\W_])"
    ),
)
_GRIDS_TURNED = (
    re.compile(rf"{_N} rows?(?: and| by| x|,| of| with)? {_BARE}(?: columns?| {_NOUN})(?: each| per row)?(?![^\W_])"),
    re.compile(
        rf"{_N} (?:{_NOUN} )?(?:down|tall|high|long)(?: and| by| x|,)? {_BARE} (?:{_NOUN} )?(?:across|wide)(?![^\W_])"
    ),
)
_COLUMNS = re.compile(rf"{_N} (?:columns|(?:{_NOUN} )?(?:across|wide))(?![^\W_])")
_ROWS = re.compile(rf"{_N} (?:rows of {_NOUN}|{_NOUN} (?:down|tall|high|long))(?![^\W_])")
_PAIR = re.compile(rf"{_N} (?:x|by) {_BARE}(?! ?(?:cm|mm|m|inch|feet|ft)(?![^\W_]))")
_SQUARES = re.compile(rf"{_N} {_WORDS}{_NOUN}(?![^\W_])|{_NOUN} ?[:=] ?{_BARE}|{_N} of (?:them|these)(?![^\W_])")
_DIGITS = re.compile(r"[0-9]+")
_ACCENT = re.compile(r"(?<![^\W_])(?:with|and|but|except|plus|only|just) $")
_COUNTED = re.compile(r"(?<![^\W_])(?:of|with|from|in|make|needs?|want|using|has|have|and|about|around|exactly) $")
_STATED_ROUNDS = re.compile(
    rf"(?<![\w.,#-])(?!1 rounds? (?:in|of|as)(?![^\W_])){_BARE} {_ROUNDS}(?![^\W_])|{_ROUNDS} ?[:=] ?{_BARE}"
)
_NO_EDGE = re.compile(
    rf"(?<![^\W_])(?:no|without|skip|ohne|sans|sin)(?: an?| any| the)? {_EDGE}(?![^\W_])|"
    rf"(?<![^\W_])(?:borderless|unbordered)(?![^\W_])"
)
_EDGES = (
    re.compile(
        rf"(?P<gone>{_N} (?:{_ROUNDS}|rows?)(?: of)?) "
        rf"(?:(?!(?:with|and|plus|an?|but|in|mit|avec|con)\b)[^\W\d_]{{1,15}} ){{0,3}}{_EDGE}(?![^\W_])"
    ),
    re.compile(
        rf"(?<![^\W_]){_EDGE} ?(?P<gone>(?:of |with |is |: ?)?{_BARE} (?:[^\W\d_]{{1,10}} )?(?:{_ROUNDS}|"
        rf"rows?))(?![^\W_])"
    ),
)
_EDGED_WITH = re.compile(
    rf"(?<![^\W_])edged?(?: it| them| the blanket)? (?:with|in) (?P<gone>{_BARE} {_ROUNDS})(?![^\W_])"
)
_COLOURS = re.compile(
    rf"{_N} (?:(?:different|contrasting|main|bright|soft|pastel|bold|yarn|random|nice) ){{0,2}}"
    r"(?:colou?r(?:s|ed|way)?|tones?|hues?|shades|farben|couleurs|colores)(?![^\W_])(?! (?:per|each|a|for each|change))"
    r"|(?<![^\W_])(single) colou?r(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, rows and the number of squares; None where not stated. `size_cm` where bare numbers meant a size."""

    columns: int | None = None
    rows: int | None = None
    squares: int | None = None
    size_cm: tuple[float, float] | None = None


def _number(found: re.Match[str]) -> int:
    return int(next(group for name, group in enumerate(found.groups(), 1) if group and group.isdecimal()))


def read_rounds(sheet: Sheet, most: int) -> int | None:
    """Return the rounds of a square, capped at `most`."""
    found = sheet.take_all(_STATED_ROUNDS)
    numbers = list(dict.fromkeys(_number(match) for match in found))
    if len(numbers) > 1:
        said = " and ".join(map(str, numbers[:3]))
        sheet.remark(f"The prompt says {said} rounds; every square is made with {numbers[0]}.")
    return _capped(sheet, numbers[0], most, "rounds") if numbers else None


def read_border(sheet: Sheet) -> int | None:
    """Return the rounds of the border; 0 for "no border", None where nothing is said."""
    bare = sheet.take(_NO_EDGE) is not None
    found = next((found for pattern in (*_EDGES, _EDGED_WITH) if (found := sheet.take(pattern))), None)
    if bare and found is not None:
        sheet.remark(f"The prompt asks for no border and for one of {found[2]} rounds; it has none.")
    if bare or found is None:
        return 0 if bare else None
    number = int(found[2])
    if number > _MOST_BORDER_ROUNDS:
        sheet.remark(f"A border of {number} rounds is more than Knotty makes; it has {_MOST_BORDER_ROUNDS}.")
    return min(number, _MOST_BORDER_ROUNDS)


def read_colour_count(sheet: Sheet) -> int | None:
    """Return how many colours are asked for."""
    found = sheet.take(_COLOURS)
    if found is None:
        return None
    return 1 if found[2] else _capped(sheet, int(found[1]), MOST_COLOURS, "colours")


def read_grid(sheet: Sheet, item: Item | None, most: int) -> Grid:
    """Return columns, rows and squares. Where they contradict each other columns and rows win, with a remark."""
    columns, rows = _columns_and_rows(sheet)
    squares = _squares(sheet, most)
    size = None
    if columns is None and rows is None:
        columns, rows, size = _bare_pair(sheet, item, squares)
    columns, rows = (_above_zero(sheet, side) for side in (columns, rows))
    if columns and rows and columns * rows > most:
        columns, rows = _shrunk(sheet, columns, rows, most)
    if columns and rows and squares and columns * rows != squares:
        sheet.remark(
            f"{columns} x {rows} squares are {columns * rows}, not {squares}; the grid of {columns} x {rows} is used."
        )
        squares = columns * rows
    return Grid(columns, rows, squares, size)


def _columns_and_rows(sheet: Sheet) -> tuple[int | None, int | None]:
    for pattern in _GRIDS:
        if found := sheet.take(pattern):
            return int(found[1]), int(found[2])
    for pattern in _GRIDS_TURNED:
        if found := sheet.take(pattern):
            return int(found[2]), int(found[1])
    across, down = sheet.take(_COLUMNS), sheet.take(_ROWS)
    return int(across[1]) if across else None, int(down[1]) if down else None


def _bare_pair(
    sheet: Sheet, item: Item | None, squares: int | None
) -> tuple[int | None, int | None, tuple[float, float] | None]:
    found = sheet.take(_PAIR)
    if found is None:
        return None, None, None
    one, other = int(found[1]), int(found[2])
    small = item is not None and max(item.width_cm, item.height_cm) <= 50
    if max(one, other) <= _LARGEST_GRID and not (small and squares is None):
        return one, other, None
    unit, factor = ("cm", 1.0) if small or max(one, other) >= 75 else ("inches", 2.54)
    sheet.remark(f"{one} x {other} was read as a size in {unit}.")
    return None, None, bounded_size(sheet, one * factor, other * factor)


def _squares(sheet: Sheet, most: int) -> int | None:
    """Return the number of squares; the words between number and noun stay: they may be colours."""
    found = [match for match in _SQUARES.finditer(sheet.text) if not _is_name(sheet, match)]
    numbers = [_number(match) for match in found]
    if not numbers:
        return None
    sheet.text = _SQUARES.sub(lambda match: READ + _DIGITS.sub(READ, match.group(), count=1), sheet.text)
    total = numbers[0]
    if len(set(numbers)) > 1 or (len(numbers) > 1 and len({match.group() for match in found}) > 1):
        coloured = all(find_colours(match.group()) for match in found)
        total = sum(numbers) if coloured else numbers[0]
        said = " and ".join(map(str, numbers[:4]))
        sheet.remark(f"The prompt says {said} squares; {total} squares are made.")
    return _capped(sheet, total, most, "squares")


def _is_name(sheet: Sheet, found: re.Match[str]) -> bool:
    """Whether the number is part of a name, a year or one odd square: "level 1 granny", "world cup 2026 squares"."""
    number, before = _number(found), sheet.text[: found.start()]
    if is_labelled(before):
        return True
    if number == 1 and _ACCENT.search(before) and find_colours(found.group()):
        sheet.remark("All squares are made alike, so the one that differs is left to you.")
        return True
    if not is_year(number) or not re.search(r"[^\W\d_] $", before) or _COUNTED.search(before):
        return False
    sheet.remark(f"{number} was read as a year, not as a number of squares.")
    return True


def _above_zero(sheet: Sheet, side: int | None) -> int | None:
    if side == 0:
        sheet.remark("0 squares make no row, so that number was not used.")
        return None
    return side


def _shrunk(sheet: Sheet, columns: int, rows: int, most: int) -> tuple[int, int]:
    scale = math.sqrt(most / (columns * rows))
    across = min(max(1, int(columns * scale)), most)
    down = max(1, min(int(rows * scale) or 1, most // across))
    sheet.remark(f"{columns} x {rows} squares are more than the {most} Knotty plans for; this is {across} x {down}.")
    return across, down


def _capped(sheet: Sheet, number: int, most: int, noun: str) -> int | None:
    if number == 0:
        sheet.remark(f"0 {noun} make nothing, so that number was not used.")
        return None
    if number > most:
        sheet.remark(f"{number} {noun} are more than Knotty plans for; this has {most}.")
    return min(number, most)
