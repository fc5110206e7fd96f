"""Facts that a maker chose by hand, laid over those that her words state. Where the two differ, the choice holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from knotty.craft.lab import difference
from knotty.craft.layout import find_item
from knotty.craft.palette import Colour
from knotty.craft.terms import TERMS_NAMES, Terms
from knotty.craft.wishes import Wishes
from knotty.craft.yarn import WEIGHTS
from knotty.designer.facts.model import Facts
from knotty.knowledge.nearness import is_near

PLACES = ("border_colour", "joining_colour", "centre_colour", "middle_colour", "outer_colour")
_BEATEN = "You chose {}; the idea says {}. Your choice was taken."
_UNCHOSEN = "The idea names {}, which the palette you chose does not have; the palette was taken."
_RULED_OUT = "The idea rules out {}, and the palette you chose has it; the palette was taken."
_GRID = "{} x {} cm was chosen, so the number of squares follows from it and not from the idea."
_SAID: dict[str, Callable[[Any], str]] = {
    "item": lambda item: f"a {item.name}",
    "motif": str,
    "skill": lambda skill: f"{skill} skill",
    "terms": lambda terms: TERMS_NAMES[Terms(terms)],
    "weight": lambda weight: f"{WEIGHTS[weight].name} yarn",
}


def add_wishes(facts: Facts, wishes: Wishes) -> Facts:
    """Return the facts with what was chosen in their place; what gave way is told in `remarks`."""
    chosen: dict[str, Any] = {
        "item": find_item(wishes.item) if wishes.item else None,
        "motif": wishes.motif,
        "skill": wishes.skill,
        "terms": wishes.terms,
        "weight": wishes.weight,
    }
    plain = {name: value for name, value in chosen.items() if value is not None}
    told = [
        _BEATEN.format(_SAID[name](value), _SAID[name](said))
        for name, value in plain.items()
        if (said := getattr(facts, name)) not in (None, value)
    ]
    facts = replace(facts, **plain, remarks=(*told, *facts.remarks))
    if wishes.item:
        facts = replace(facts, unmade_item="")
    if wishes.size_cm is not None:
        facts = _resize(facts, wishes.size_cm)
    return _recolour(facts, wishes.palette) if wishes.palette else facts


def _resize(facts: Facts, size: tuple[float, float]) -> Facts:
    """The piece in that size. Of squares, rounds and size two decide the third, so a stated grid may have to go."""
    told = []
    if facts.size_cm not in (None, size):
        told.append(_BEATEN.format(_name_size(size), _name_size(facts.size_cm or size)))
    counted = facts.squares or facts.columns or facts.rows
    if counted and (facts.rounds or facts.square_cm):
        told.append(_GRID.format(*(f"{side:g}" for side in size)))
        facts = replace(facts, squares=None, columns=None, rows=None)
    return replace(facts, size_cm=size, scale=1.0, size_word="", remarks=(*told, *facts.remarks))


def _name_size(size: tuple[float, float]) -> str:
    return f"{size[0]:g} x {size[1]:g} cm"


def _recolour(facts: Facts, palette: tuple[Colour, ...]) -> Facts:
    """These colours and no others; a place that was to have another one is free."""
    places: dict[str, Any] = {place: _find_like(getattr(facts, place), palette) for place in PLACES}
    kept = tuple(no for no in facts.excluded if not any(is_near(one, no) for one in palette))
    return replace(
        facts,
        colours=palette,
        excluded=kept,
        only=True,
        tonal=False,
        colour_count=None,
        square_colours=(),
        **places,
        remarks=(*_tell_colours(facts, palette, kept), *facts.remarks),
    )


def _tell_colours(facts: Facts, palette: tuple[Colour, ...], kept: tuple[Colour, ...]) -> Iterator[str]:
    missed = [colour.name for colour in facts.colours if _find_like(colour, palette) is None]
    ruled = [colour.name for colour in facts.excluded if colour not in kept]
    if missed:
        yield _UNCHOSEN.format(", ".join(missed))
    if ruled:
        yield _RULED_OUT.format(", ".join(ruled))
    if facts.colour_count not in (None, len(palette)):
        yield _BEATEN.format(f"{len(palette)} colours", f"{facts.colour_count}")


def _find_like(colour: Colour | None, palette: tuple[Colour, ...]) -> Colour | None:
    """The chosen colour that stands for one that the idea names: the same, else the nearest of its family."""
    if colour is None:
        return None
    same = next((one for one in palette if one.name.casefold() == colour.name.casefold()), None)
    near = [one for one in palette if is_near(one, colour)]
    return same or min(near, key=lambda one: difference(one, colour), default=None)
