"""A Brief becomes a Pattern: letters for the yarns, the parts from motifs, what code knows in the header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knotty.craft.brief import Arrangement, BorderStyle, Brief
from knotty.craft.layout import Construction, find_item
from knotty.craft.pattern import Definition, Header, Pattern, YarnUse
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.hook import work_pattern
from knotty.fabric.yardage import measure_yarn, metres_to_buy
from knotty.motifs.borders import border_definitions
from knotty.motifs.make import list_colours, write_parts
from knotty.motifs.piece import Shape
from knotty.motifs.size import brief_size_cm, side_cm
from knotty.motifs.wardrobe import find_maker

_AMOUNTS_NOTE = (
    "The metres of yarn are what to buy: 30 % more than working the piece takes. Sizes follow from average gauge."
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAID = {
    Arrangement.CHECKER: "like a checkerboard",
    Arrangement.STRIPES: "in stripes",
    Arrangement.DIAGONALS: "in diagonals",
    Arrangement.OMBRE: "from dark to light",
    Arrangement.RANDOM: "as if at random",
    Arrangement.MEDALLION: "in rings round the middle",
    Arrangement.SCATTERED: "with accents scattered among them",
}


def write_brief(brief: Brief) -> Pattern:
    """Return the whole pattern for `brief`, with the yarn that working it takes."""
    letters = dict(zip(list_colours(brief), _LETTERS, strict=False))
    pattern = Pattern(
        brief.title,
        brief.terms,
        _write_header(brief, letters),
        (_summarise(brief), _AMOUNTS_NOTE),
        write_parts(brief, letters),
        _list_definitions(brief),
    )
    fabric, _findings = work_pattern(pattern)
    metres = measure_yarn(pattern, fabric, brief.weight)
    yarns = tuple(replace(use, metres=metres_to_buy(metres[use.letter])) for use in pattern.header.yarns)
    return replace(pattern, header=replace(pattern.header, yarns=yarns))


def _list_definitions(brief: Brief) -> tuple[Definition, ...]:
    """What the motif and the border are made of, each explained once."""
    border = border_definitions(brief.border_style) if brief.border_rounds else ()
    return tuple(dict.fromkeys((*find_maker(brief.motif).definitions, *border)))


def _write_header(brief: Brief, letters: Mapping[int, str]) -> Header:
    shape = find_maker(brief.motif).shape
    side = None if shape is Shape.PANEL else round(side_cm(brief.motif, brief.rounds, brief.weight), 1)
    return Header(
        item=brief.item,
        skill=brief.skill.value,
        weight=brief.weight,
        hook_mm=WEIGHTS[brief.weight].hook_mm,
        square_cm=side,
        piece=shape.value if side else "square",
        size_cm=brief_size_cm(brief),
        yarns=tuple(YarnUse(letter, brief.palette[index]) for index, letter in letters.items()),
    )


def _summarise(brief: Brief) -> str:
    maker, layout = find_maker(brief.motif), brief.layout
    name = maker.name_pieces(layout.squares)
    if maker.shape is Shape.PANEL:
        made = f"A {brief.item} in {name}, {_count(brief.rounds, 'row')} in one piece"
    elif layout.squares == 1:
        made = f"A {brief.item} made of one {name} of {_count(brief.rounds, 'round')}"
    else:
        each = f"{_count(brief.rounds, 'round')} each"
        made = f"A {brief.item} made of {layout.squares} {name} of {each}, {_say_grid(brief)}"
    if not brief.border_rounds:
        return f"{made}."
    style = "" if brief.border_style is BorderStyle.SC else f" that ends in {brief.border_style}s"
    return f"{made}, with a border of {_count(brief.border_rounds, 'round')}{style}."


def _say_grid(brief: Brief) -> str:
    layout = brief.layout
    if find_item(brief.item).construction is Construction.BUNTING:
        return "in a row"
    laid = f" and laid {_LAID[brief.arrangement]}" if brief.colourways and brief.arrangement in _LAID else ""
    return f"{layout.columns} across and {layout.rows} down{laid}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
