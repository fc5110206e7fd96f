"""A Brief becomes a Pattern: letters for the yarns, the parts from motifs, what code knows in the header."""

from __future__ import annotations

from dataclasses import replace

from knotty.craft.brief import Brief, Motif
from knotty.craft.pattern import Header, Pattern, YarnUse
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.hook import work_pattern
from knotty.fabric.yardage import measure_yarn, metres_to_buy
from knotty.motifs.make import list_colours, write_parts
from knotty.motifs.size import piece_size_cm, square_side_cm

_AMOUNTS_NOTE = (
    "The metres of yarn are what to buy: 30 % more than working the piece takes. Sizes follow from average gauge."
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_brief(brief: Brief) -> Pattern:
    """Return the whole pattern for `brief`, with the yarn that working it takes."""
    parts = write_parts(brief, _assign_letters(brief))
    pattern = Pattern(brief.title, brief.terms, _write_header(brief), (_summarise(brief), _AMOUNTS_NOTE), parts)
    fabric, _findings = work_pattern(pattern)
    metres = measure_yarn(pattern, fabric, brief.weight)
    yarns = tuple(replace(use, metres=metres_to_buy(metres[use.letter])) for use in pattern.header.yarns)
    return replace(pattern, header=replace(pattern.header, yarns=yarns))


def _assign_letters(brief: Brief) -> dict[int, str]:
    """The letter of each colour of the palette that is used, by its index: A is the yarn taken up first."""
    return dict(zip(list_colours(brief), _LETTERS, strict=False))


def _write_header(brief: Brief) -> Header:
    return Header(
        item=brief.item,
        skill=brief.skill.value,
        weight=brief.weight,
        hook_mm=WEIGHTS[brief.weight].hook_mm,
        square_cm=round(square_side_cm(brief.rounds, brief.weight), 1),
        size_cm=piece_size_cm(brief.layout, brief.rounds, brief.weight, brief.border_rounds),
        yarns=tuple(YarnUse(letter, brief.palette[index]) for index, letter in _assign_letters(brief).items()),
    )


def _summarise(brief: Brief) -> str:
    name = {Motif.CLASSIC_GRANNY: "classic granny", Motif.SOLID_GRANNY: "solid granny"}[brief.motif]
    layout, rounds = brief.layout, _count_rounds(brief.rounds)
    if layout.squares == 1:
        made = f"A {brief.item} made of one {name} square of {rounds}"
    else:
        made = (
            f"A {brief.item} made of {layout.squares} {name} squares of {rounds} each, "
            f"{layout.columns} across and {layout.rows} down"
        )
    return f"{made}{f', with a border of {_count_rounds(brief.border_rounds)}' if brief.border_rounds else ''}."


def _count_rounds(rounds: int) -> str:
    return f"{rounds} round{'s' * (rounds != 1)}"
