"""apply_edit: a brief and a change become another brief, and a sentence of what is otherwise. No model is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from knotty.craft.brief import Brief
from knotty.craft.layout import find_item
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms
from knotty.craft.yarn import WEIGHTS
from knotty.designer.compose_layout import Limits
from knotty.designer.compose_title import choose_title
from knotty.designer.edits.colours import change_colours
from knotty.designer.edits.making import (
    change_arrangement,
    change_border,
    change_item,
    change_joining,
    change_motif,
    change_skill,
    change_yarn,
    settle_joining,
)
from knotty.designer.edits.model import Another, Edit
from knotty.designer.edits.sizes import change_pieces, measure_brief
from knotty.designer.edits.subject import Bench, Subject, begin
from knotty.errors import PromptRefused
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker

_SAME = '"{}" changes nothing here: it is so already.'
_CHANGED = 'Changed by "{}": {}.'
_MOST_WORDS = 60
_VALUE = re.compile(r"#[0-9A-Fa-f]{6}")
_LIMITS = Limits()


def apply_edit(subject: Subject, edit: Edit, limits: Limits = _LIMITS) -> Subject:
    """Return the design with the change made. What was stated before stays, but where the change is of just that.

    The same design and the same change give the same brief in every process. Raises PromptRefused with a sentence
    where the change makes no difference, or asks for what is not there.
    """
    bench = begin(subject, edit, limits)
    for change in _CHANGES:
        change(bench)
    if bench.brief == bench.before:
        raise PromptRefused(" ".join(bench.told) or _SAME.format(edit.words[:_MOST_WORDS]))
    words = _name_values(edit.words, bench.before, bench.brief)
    said = _CHANGED.format(words[:_MOST_WORDS], "; ".join(describe_changes(bench.before, bench.brief)))
    brief = replace(bench.brief, remarks=(said, *bench.told))
    return Subject(brief, bench.facts, subject.prompt, bench.turn)


def _name_values(words: str, *briefs: Brief) -> str:
    """The words with the names of colours that are said by their hex values."""
    names = {colour.hex: colour.name for brief in briefs for colour in brief.palette}
    return _VALUE.sub(lambda value: names.get(value.group().upper(), value.group()), words)


def _change_title(bench: Bench) -> None:
    if bench.edit.title:
        bench.put(title=bench.edit.title)
    elif Another.TITLE in bench.edit.another:
        drawn = random.Random(f"{bench.before.title}/{bench.turn}")
        item, palette = find_item(bench.brief.item), bench.brief.palette
        titles = (choose_title(bench.facts, bench.themes, palette, item, drawn) for _ in range(8))
        bench.put(title=next((title for title in titles if title != bench.before.title), bench.before.title))


def _change_terms(bench: Bench) -> None:
    terms = bench.edit.facts.terms
    if terms is not None:
        bench.facts = replace(bench.facts, terms=terms)
        bench.put(terms=terms)


_CHANGES: tuple[Callable[[Bench], None], ...] = (
    change_item,
    change_yarn,
    change_motif,
    change_skill,
    change_border,
    change_pieces,
    change_colours,
    change_arrangement,
    change_joining,
    settle_joining,
    _change_title,
    _change_terms,
)


# -- what is said of it ------------------------------------------------------------------------------------------------


def describe_changes(before: Brief, after: Brief) -> tuple[str, ...]:
    """Return what is otherwise in a phrase each: "5 rounds, was 4"."""
    phrases = []
    for describe in _PHRASES:
        was, now = describe(before), describe(after)
        if was != now:
            phrases.append(f"{now}, was {was}")
    if not phrases:
        phrases.append("the colours lie otherwise")
    return tuple(phrases)


def _describe_pieces(brief: Brief) -> str:
    if find_maker(brief.motif).shape is Shape.PANEL:
        return f"{brief.rounds} rows"
    layout = f"{brief.layout.columns} x {brief.layout.rows} pieces of " if brief.layout.squares > 1 else ""
    return f"{layout}{brief.rounds} round{'s' * (brief.rounds != 1)}"


def _describe_size(brief: Brief) -> str:
    width, height = measure_brief(brief)
    return f"{width:.0f} x {height:.0f} cm"


def _describe_border(brief: Brief) -> str:
    if not brief.border_rounds:
        return "no border"
    return f"{brief.border_rounds} round{'s' * (brief.border_rounds != 1)} of border in {brief.border_style}"


def _describe_colours(brief: Brief) -> str:
    return ", ".join(colour.name for colour in _list_colours(brief))


def _list_colours(brief: Brief) -> tuple[Colour, ...]:
    used = {index for order in brief.orders for index in order} | set(brief.picture_colours)
    used |= {brief.joining_colour} if brief.layout.squares > 1 else set()
    used |= {brief.border_colour} if brief.border_rounds else set()
    return tuple(colour for at, colour in enumerate(brief.palette) if at in used)


def _describe_terms(brief: Brief) -> str:
    return "UK terms" if brief.terms is Terms.UK else "US terms"


_PHRASES: tuple[Callable[[Brief], str], ...] = (
    lambda brief: f"a {brief.item}",
    lambda brief: str(brief.motif),
    _describe_pieces,
    _describe_size,
    lambda brief: f"{WEIGHTS[brief.weight].name} yarn",
    _describe_colours,
    _describe_border,
    lambda brief: f"laid {brief.arrangement}",
    lambda brief: f"joined by {brief.joining}",
    lambda brief: f"skill {brief.skill}",
    lambda brief: f'"{brief.title}"',
    _describe_terms,
)
