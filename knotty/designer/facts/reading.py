"""read_facts: every rule over a prompt, in an order that reads nothing twice. The rules are next door."""

from __future__ import annotations

from knotty.designer.facts.colours import Stated, read_colours
from knotty.designer.facts.counts import read_border, read_colour_count, read_grid, read_rounds
from knotty.designer.facts.items import read_item, read_skill, read_terms
from knotty.designer.facts.makings import read_arrangement, read_border_style, read_joining, read_lettering, read_motif
from knotty.designer.facts.model import Facts
from knotty.designer.facts.scale import read_size_words
from knotty.designer.facts.sizes import read_sizes
from knotty.designer.facts.text import Sheet, plain_text
from knotty.designer.facts.words import leftover_idea, leftover_words
from knotty.designer.facts.yarn import read_hook, read_weight


def read_facts(prompt: str, max_squares: int = 2000, max_rounds: int = 40) -> Facts:
    """Return everything `prompt` states outright. Never raises; what cannot be taken as written is in `remarks`."""
    sheet = Sheet(plain_text(prompt))
    motif = read_motif(sheet)
    lettering, arrangement = read_lettering(sheet, motif), read_arrangement(sheet)
    border_style, joining = read_border_style(sheet), read_joining(sheet)
    terms, skill = read_terms(sheet), read_skill(sheet)
    hook, weight = read_hook(sheet), read_weight(sheet)
    border, rounds = read_border(sheet), read_rounds(sheet, max_rounds)
    item, unmade = read_item(sheet)
    size_words = read_size_words(sheet, item)
    sizes = read_sizes(sheet, item)
    grid = read_grid(sheet, item, max_squares)
    count = read_colour_count(sheet)
    stated = read_colours(sheet)
    count = _settle_colour_count(sheet, count, stated)
    if border == 0 and (stated.border or border_style):
        sheet.remark("The prompt asks for no border and describes one; it has none.")
    size = sizes.size_cm or grid.size_cm
    parted = bool(stated.border or stated.joining) and (count is None or count == len(stated.colours))
    return Facts(
        colours=stated.colours,
        excluded=stated.excluded,
        only=stated.only,
        tonal=stated.tonal,
        colour_count=count,
        border_colour=stated.border,
        joining_colour=stated.joining,
        centre_colour=stated.centre,
        middle_colour=stated.middle,
        outer_colour=stated.outside,
        single_ends=stated.single_ends,
        square_colours=stated.squares if parted else (),
        size_cm=size,
        square_cm=sizes.square_cm,
        scale=1.0 if size else size_words.scale,
        size_word="" if size else size_words.item,
        square_word=size_words.squares,
        squares=grid.squares,
        columns=grid.columns,
        rows=grid.rows,
        rounds=rounds,
        border_rounds=border,
        item=item,
        unmade_item=unmade,
        motif=motif,
        lettering=lettering,
        arrangement=arrangement,
        border_style=border_style,
        joining=joining,
        weight=weight,
        hook_mm=hook,
        skill=skill,
        terms=terms,
        words=leftover_words(sheet.text),
        idea=leftover_idea(sheet.text),
        remarks=tuple(sheet.remarks),
    )


def _settle_colour_count(sheet: Sheet, count: int | None, stated: Stated) -> int | None:
    """How many colours there are to be, where some are named: all of these, and no others where only these may be."""
    many = len(stated.colours)
    if count is not None and count < many:
        sheet.remark(f"{many} colours are named though {count} were asked for; all that are named are used.")
        return many
    if count is not None and stated.only and 0 < many < count:
        named = ", ".join(colour.name for colour in stated.colours)
        sheet.remark(f"{count} colours are asked for, and only {many} named: {named}; those are used.")
        return many
    return count
