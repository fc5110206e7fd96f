"""A Brief becomes a Pattern: letters for the yarns, the parts from motifs, what code knows in the header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knotty.craft.brief import Arrangement, BorderStyle, Brief
from knotty.craft.finding import Severity
from knotty.craft.layout import Construction, find_item
from knotty.craft.pattern import Definition, Header, Pattern, YarnUse
from knotty.craft.safety import find_safety
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern, work_rounds
from knotty.fabric.yardage import measure_yarn, metres_to_buy
from knotty.motifs.borders import border_definitions
from knotty.motifs.make import list_colours, write_parts
from knotty.motifs.piece import Maker, Shape
from knotty.motifs.size import brief_size_cm, piece_size_cm
from knotty.motifs.wardrobe import find_maker

_AMOUNTS_NOTE = (
    "The metres of yarn are what to buy: 30 % more than working the piece takes. Sizes follow from average gauge."
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LAID = {
    Arrangement.CHECKER: "The colourways lie like a checkerboard.",
    Arrangement.STRIPES: "The colourways lie in stripes.",
    Arrangement.DIAGONALS: "The colourways lie in diagonals.",
    Arrangement.OMBRE: "The colourways go from one shade to the next.",
    Arrangement.RANDOM: "The colourways lie as if at random, no two alike side by side.",
    Arrangement.MEDALLION: "The colourways lie in rings round the middle.",
    Arrangement.SCATTERED: "Accents are scattered among the pieces.",
}
_ENDS = {
    BorderStyle.SHELL: "The border ends in shells.",
    BorderStyle.PICOT: "The border ends in picots.",
    BorderStyle.CRAB: "The border ends in crab stitch.",
    BorderStyle.SCALLOP: "The border ends in scallops.",
    BorderStyle.BOBBLE: "The border ends in bobbles.",
}


def write_brief(brief: Brief, maker: Maker | None = None) -> Pattern:
    """Return the whole pattern for `brief`, with the yarn that working it takes.

    `maker` makes its pieces, None for the motif's own. Raises ValueError where a piece of its cannot be joined or
    bordered as the brief says.
    """
    letters = letter_yarns(brief)
    pattern = Pattern(
        brief.title,
        brief.terms,
        _write_header(brief, letters, maker),
        (_summarise(brief, maker or find_maker(brief.motif)), _AMOUNTS_NOTE, *find_safety(brief.item).notes),
        write_parts(brief, letters, maker),
        _list_definitions(brief, maker or find_maker(brief.motif)),
    )
    fabric = work_rounds(pattern) if maker is None else _work_strictly(pattern)
    metres = measure_yarn(pattern, fabric, brief.weight)
    yarns = tuple(replace(use, metres=metres_to_buy(metres[use.letter])) for use in pattern.header.yarns)
    return replace(pattern, header=replace(pattern.header, yarns=yarns))


def letter_yarns(brief: Brief) -> dict[int, str]:
    """Return the letter of each colour that is used, by its index in the palette, A first."""
    return dict(zip(list_colours(brief), _LETTERS, strict=False))


def _work_strictly(pattern: Pattern) -> Fabric:
    """Whatever a piece from elsewhere comes to, what is made of it is right or is not made."""
    fabric, findings = work_pattern(pattern)
    for finding in findings:
        if finding.severity is not Severity.ADVICE:
            raise ValueError(f"{finding.part} {finding.round}: {finding.message}")
    return fabric


def _list_definitions(brief: Brief, maker: Maker) -> tuple[Definition, ...]:
    """What the motif and the border are made of, each explained once."""
    border = border_definitions(brief.border_style) if brief.border_rounds else ()
    return tuple(dict.fromkeys((*maker.definitions, *border)))


def _write_header(brief: Brief, letters: Mapping[int, str], maker: Maker | None) -> Header:
    shape = (maker or find_maker(brief.motif)).shape
    side = None if shape is Shape.PANEL else round(piece_size_cm(brief, maker).width_cm, 1)
    return Header(
        item=brief.item,
        skill=brief.skill.value,
        weight=brief.weight,
        hook_mm=WEIGHTS[brief.weight].hook_mm,
        square_cm=side,
        piece=shape.value if side else "square",
        size_cm=brief_size_cm(brief, maker),
        yarns=tuple(YarnUse(letter, brief.palette[index]) for index, letter in letters.items()),
    )


def _summarise(brief: Brief, maker: Maker) -> str:
    """What is made, in whole sentences that the language tables know (craft/languages/sentences.toml)."""
    layout = brief.layout
    name, rounds = maker.name_pieces(layout.squares), _count(brief.rounds, "round")
    if maker.shape is Shape.PANEL:
        made = f"A {brief.item} in {name}, {_count(brief.rounds, 'row')} in one piece"
    elif layout.squares == 1:
        made = f"A {brief.item} made of one {name} of {rounds}"
    elif find_item(brief.item).construction is Construction.BUNTING:
        made = f"A {brief.item} made of {layout.squares} {name} of {rounds} each, in a row"
    else:
        made = f"A {brief.item} made of {layout.squares} {name} of {rounds} each"
        made += f", {layout.columns} across and {layout.rows} down"
    border = f", with a border of {_count(brief.border_rounds, 'round')}" if brief.border_rounds else ""
    laid = _LAID.get(brief.arrangement, "") if brief.colourways else ""
    ends = _ENDS.get(brief.border_style, "") if brief.border_rounds else ""
    return " ".join(said for said in (f"{made}{border}.", laid, ends) if said)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
