"""What a pattern will look like in yarn: the motif in drawn stitches, the whole piece laid out with its border.

Where stitches lie is lying's, how they look yarn's, how copies lie in a piece spread's.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping

from knotty.craft.lab import lab
from knotty.craft.pattern import Pattern
from knotty.fabric.fabric import Fabric
from knotty.views.copies import Box, measure_seats
from knotty.views.drawing import Drawing, Item, Layer, Symbol
from knotty.views.dressing import dress_rounds, list_symbols, move_item
from knotty.views.hanging import hang_pieces
from knotty.views.lying import seat_rounds
from knotty.views.pieces import Piece, find_pieces
from knotty.views.spread import Spread, spread_copies
from knotty.views.yarn import UNIT

PAGES = ("#F7F3EC", "#C9D3DA", "#8C8794")  # the first that no yarn is lost on
UNDYED = ("#D9CBB2", "#B5838D", "#7C9A92", "#C9A66B", "#6D7F9B", "#A3785E", "#8E9B6A", "#C4A1B5")
_LOST = 15.0  # a yarn nearer to the page than this (CIE 1976) is lost on it
_TITLE = "Preview"
_MARGIN = 1.0  # sc round the piece
_GAP = 2.0  # sc between pieces that are not joined
_MOST_PIECES = 4


def draw_preview(pattern: Pattern, fabric: Fabric) -> Drawing:
    """Return the whole piece in its yarns: joined copies with their border where the pattern lays them out.

    Where it does not, the motif; several pieces lie side by side. Rounds that could not be worked are left out. A
    pattern of which nothing was worked gives an empty drawing that says so.
    """
    hexes = colour_yarns(pattern, fabric)
    pieces = find_pieces(fabric)
    spread = spread_copies(pattern, pieces, hexes) or hang_pieces(pattern, pieces, hexes)
    if spread is not None:
        return _frame(spread, pattern.title, hexes.values())
    return draw_motif(pattern, fabric, pieces[:_MOST_PIECES])


def draw_motif(pattern: Pattern, fabric: Fabric, pieces: tuple[Piece, ...] = ()) -> Drawing:
    """Return single pieces as worked, side by side; without `pieces` the first one."""
    hexes = colour_yarns(pattern, fabric)
    found = [seat_rounds(piece.rounds) for piece in pieces or find_pieces(fabric)[:1]]
    found = [rounds for rounds in found if any(seated.seats for seated in rounds)]
    if not found:
        return Drawing(1, 1, (), title=pattern.title or _TITLE, about="Nothing of this pattern could be worked.")
    box = Box(0.0, 0.0, 0.0, 0.0)
    items: list[Item] = []
    symbols: dict[str, Symbol] = {}
    for rounds in found:
        lies = measure_seats(rounds)
        dx = box.right + (_GAP if items else 0.0) - lies.left
        dy = -(lies.top + lies.bottom) / 2
        drawn = dress_rounds(rounds, hexes)
        symbols.update((symbol.name, symbol) for symbol in list_symbols(drawn))
        items.append(move_item(Layer("", drawn), dx * UNIT, dy * UNIT))
        half = lies.height / 2
        box = Box(0.0, min(box.top, -half), lies.right + dx, max(box.bottom, half))
    about = "One motif" if len(found) == 1 else f"{len(found)} pieces"
    spread = Spread(tuple(items), tuple(symbols.values()), box, f"{about} as worked, stitch by stitch.")
    return _frame(spread, pattern.title, hexes.values())


def colour_yarns(pattern: Pattern, fabric: Fabric) -> Mapping[str, str]:
    """Return the colour of each yarn of a pattern by its letter or name; undyed shades for those it does not give."""
    listed = {use.letter: use.colour.hex for use in pattern.header.yarns}
    named = {use.colour.name.lower(): use.colour.hex for use in pattern.header.yarns}
    found: dict[str, str] = {}
    for letter in dict.fromkeys(_list_letters(fabric)):
        known = listed.get(letter) or named.get(letter.lower())
        if known is None and not letter and listed:
            known = next(iter(listed.values()))
        found[letter] = known or UNDYED[len(found) % len(UNDYED)]
    return found


def _list_letters(fabric: Fabric) -> Iterator[str]:
    return (node.colour for worked in fabric.rounds for node in worked.nodes)


def _frame(spread: Spread, title: str, yarns: Collection[str]) -> Drawing:
    """The drawing with its margin; everything is moved so that nothing lies left of or above it."""
    box = spread.box
    dx, dy = (_MARGIN - box.left) * UNIT, (_MARGIN - box.top) * UNIT
    width, height = (box.width + 2 * _MARGIN) * UNIT, (box.height + 2 * _MARGIN) * UNIT
    items = tuple(move_item(item, dx, dy) for item in spread.items)
    return Drawing(width, height, items, spread.symbols, title or _TITLE, spread.about, choose_page(yarns))


def choose_page(yarns: Collection[str]) -> str:
    """Return the ground on which every yarn shows, else the one on which the nearest shows best."""
    apart = {page: min((math.dist(lab(page), lab(yarn)) for yarn in yarns), default=_LOST) for page in PAGES}
    return next((page for page, least in apart.items() if least >= _LOST), max(apart, key=lambda page: apart[page]))
