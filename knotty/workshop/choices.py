"""What a maker may choose from on the design page: motifs with their pictures, yarns, palettes."""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle, islice

from knotty.craft.brief import Motif, Skill
from knotty.craft.layout import find_item
from knotty.craft.palette import Colour
from knotty.craft.pattern import Header, Pattern, YarnUse

_BLANKETS = ("baby blanket", "lap blanket", "blanket", "twin blanket", "queen blanket", "king blanket")
BLANKET_SIZES_CM = tuple((find_item(name).width_cm, find_item(name).height_cm) for name in _BLANKETS)
_KEPT = 128  # pictures of motifs, some 20 KiB each
_PIXELS = 240
_ROUNDS, _ROWS, _REPEATS = 4, 8, 3  # of a piece that is only looked at
_LETTERS = "ABCDEFGHIJKL"
_PLAIN = (Colour("mustard", "#E2A63B"), Colour("pine", "#3F7A6E"), Colour("raspberry", "#B3476A"))


def list_motifs(item: str = "") -> tuple[Motif, ...]:
    """Return the motifs that an item can be made of; every one where no item is named."""
    from knotty.motifs.make import can_make
    from knotty.motifs.wardrobe import MOTIFS

    return tuple(motif for motif in MOTIFS if not item or can_make(find_item(item), motif))


def tell_motif(motif: Motif) -> tuple[str, Skill]:
    """Return a sentence about a motif for makers, and how hard it is."""
    from knotty.motifs.wardrobe import find_maker

    maker = find_maker(motif)
    return maker.about, maker.skill


def list_palettes() -> dict[str, tuple[Colour, ...]]:
    """Return the palettes that Knotty knows by the name of their theme."""
    from knotty.knowledge.themes import list_themes

    return {theme.key: theme.colours for theme in list_themes()}


def list_yarns() -> dict[str, Colour]:
    """Return the yarn colours that Knotty has names for, plain ones first."""
    from knotty.knowledge.colours import list_colours

    return {colour.name: colour for colour in list_colours()}


def name_yarn(value: str, taken: frozenset[str] = frozenset()) -> Colour:
    """Return the colour of a hex value, called as the nearest yarn is whose name is not taken."""
    from knotty.knowledge.colours import name_hex

    return name_hex(value, taken)


@lru_cache(maxsize=_KEPT)
def draw_motif(motif: Motif, palette: tuple[Colour, ...] = _PLAIN) -> bytes:
    """Return one piece of a motif as a PNG, each round in the next colour of the palette; it has as many as that."""
    from knotty.fabric.hook import work_pattern
    from knotty.motifs.piece import Piece, Shape
    from knotty.motifs.wardrobe import find_maker, write_piece
    from knotty.views.png import render_png
    from knotty.views.preview import draw_preview
    from knotty.views.svg import render_svg

    maker = find_maker(motif)
    panel = maker.shape is Shape.PANEL
    wanted = max(_ROWS if panel else _ROUNDS, len(palette), maker.fewest)
    rounds = min(wanted + -(wanted - maker.fewest) % maker.step, maker.most)
    letters = _LETTERS[: len(palette)]
    repeats = max(_REPEATS, maker.fewest_repeats) if panel and maker.usual_repeats > _REPEATS else 0
    part = write_piece(motif, Piece(tuple(islice(cycle(letters), rounds)), repeats=repeats))
    yarns = tuple(YarnUse(letter, colour) for letter, colour in zip(letters, palette, strict=True))
    pattern = Pattern(str(motif), header=Header(yarns=yarns), parts=(part,), definitions=maker.definitions)
    fabric, _ = work_pattern(pattern)
    return render_png(render_svg(draw_preview(pattern, fabric), "motif"), _PIXELS)
