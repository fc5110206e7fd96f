"""A Brief becomes the parts of its pattern: which construction, of which motif. How each goes stands in items."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from knotty.craft.brief import Arrangement, Brief, Joining, Motif
from knotty.craft.layout import Construction, Item, Layout, find_item
from knotty.craft.pattern import Part
from knotty.motifs.items.as_you_go import can_join_as_you_go
from knotty.motifs.items.bunting import write_bunting
from knotty.motifs.items.cowl import write_cowl
from knotty.motifs.items.cushion import write_cushion
from knotty.motifs.items.flat import ALONE, write_flat
from knotty.motifs.items.kit import Kit
from knotty.motifs.items.tote import list_sides, write_tote
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.wardrobe import find_maker

_WRITERS: dict[Construction, Callable[[Kit], tuple[Part, ...]]] = {
    Construction.FLAT: write_flat,
    Construction.CUSHION: write_cushion,
    Construction.TOTE: write_tote,
    Construction.COWL: write_cowl,
    Construction.BUNTING: write_bunting,
}
_SHAPES: dict[Construction, tuple[Shape, ...]] = {
    Construction.FLAT: (Shape.SQUARE, Shape.HEXAGON, Shape.PANEL),
    Construction.CUSHION: (Shape.SQUARE, Shape.PANEL),
    Construction.TOTE: (Shape.SQUARE,),
    Construction.COWL: (Shape.SQUARE, Shape.PANEL),
    Construction.BUNTING: (Shape.SQUARE, Shape.TRIANGLE),
}
_SMALL_CM = 46.0  # up to this a circle is a whole thing: coaster, potholder, place mat
_FEWEST_COLOURWAYS_OF_HEXAGONS = 3


def can_make(item: Item, motif: Motif) -> bool:
    """Say whether an item can be made of a motif."""
    shape = find_maker(motif).shape
    if item.construction is Construction.FLAT and shape is Shape.CIRCLE:
        return 0 < max(item.width_cm, item.height_cm) <= _SMALL_CM
    return shape in _SHAPES[item.construction]


def can_join(
    motif: Motif | Maker,
    joining: Joining,
    arrangement: Arrangement = Arrangement.PLAIN,
    colourways: int = 1,
    rounds: int = 0,
) -> bool:
    """Say whether pieces of a motif can be joined and laid out so; of `rounds` rounds, 0 for as many as are usual.

    Pieces may be those of a maker of its own.
    """
    maker = find_maker(motif) if isinstance(motif, Motif) else motif
    shape = maker.shape
    if shape not in (Shape.SQUARE, Shape.HEXAGON):
        return False
    hexagons = shape is Shape.HEXAGON and arrangement is Arrangement.RANDOM
    if hexagons and 1 < colourways < _FEWEST_COLOURWAYS_OF_HEXAGONS:
        return False
    return joining is not Joining.AS_YOU_GO or can_join_as_you_go(maker, rounds)


def list_colours(brief: Brief) -> tuple[int, ...]:
    """Return the indices of the palette that an item uses, in the order of their letters, A first.

    Colourways that the layout has no room for are left out, and so is the joining yarn where nothing is joined.
    They are the same whoever makes the pieces.
    """
    construction, kit = find_item(brief.item).construction, Kit(brief, {})
    layouts = list_layouts(brief)
    ways = sorted({way for layout in layouts for row in kit.arrange(layout) for way in row})
    used = [*(index for way in ways for index in brief.orders[way]), *brief.picture_colours]
    closed_by_border = construction is Construction.FLAT or (
        construction is Construction.CUSHION and brief.border_rounds
    )
    if layouts[0].squares > 1 or not closed_by_border:
        used.append(brief.joining_colour)
    if brief.border_rounds or _takes_border(construction, kit):
        used.append(brief.border_colour)
    return tuple(dict.fromkeys(used))


def list_layouts(brief: Brief) -> tuple[Layout, ...]:
    """Return how the pieces of an item lie, each layout once; a shape that makes the whole thing alone lies alone."""
    construction, layout = find_item(brief.item).construction, brief.layout
    if construction is Construction.BUNTING:
        return (Layout(layout.columns, 1),)
    if find_maker(brief.motif).shape in ALONE:
        return (Layout(1, 1),)
    return list_sides(layout) if construction is Construction.TOTE else (layout,)


def _takes_border(construction: Construction, kit: Kit) -> bool:
    """What is edged even where the brief has no border: the rim of a tote, flags, panels that are closed to a shape."""
    framed = kit.is_panel and construction is not Construction.FLAT
    return framed or construction in (Construction.TOTE, Construction.BUNTING)


def write_parts(brief: Brief, letters: Mapping[int, str], maker: Maker | None = None) -> tuple[Part, ...]:
    """Return the parts of the item of `brief`; `letters` names the yarns of list_colours.

    `maker` makes the pieces, None for the motif's own. Every part works on the hook without a finding. Raises
    ValueError where can_make or can_join says no.
    """
    item = find_item(brief.item)
    if not can_make(item, brief.motif):
        raise ValueError(f"a {brief.item} cannot be made of the motif {brief.motif}")
    return _WRITERS[item.construction](Kit(brief, letters, maker))
