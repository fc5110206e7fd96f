"""What a maker chose by hand beside the words of an idea. Reading words is designer's; an option beats them there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knotty.craft.brief import Motif, Skill
from knotty.craft.layout import ITEMS
from knotty.craft.palette import Colour
from knotty.craft.terms import READ_TERMS, Terms
from knotty.craft.yarn import WEIGHTS

MOST_COLOURS = 12
FEWEST_CM, MOST_CM = 3.0, 1000.0  # of a side


@dataclass(frozen=True, slots=True)
class Wishes:
    """Options that were chosen; what is None or empty was left to the idea's own words.

    `item` is the name of one of craft.layout's items, `size_cm` width and height of the piece, `palette` the only
    colours it may have, each once; `weight` the CYC yarn weight. Raises ValueError, in a sentence, for what cannot be.
    """

    item: str = ""
    size_cm: tuple[float, float] | None = None
    palette: tuple[Colour, ...] = ()
    motif: Motif | None = None
    skill: Skill | None = None
    terms: Terms | None = None
    weight: int | None = None

    def __post_init__(self) -> None:
        if self.item and self.item not in {item.name for item in ITEMS}:
            raise ValueError(f"Knotty makes no {self.item[:60]}.")
        if len(self.palette) > MOST_COLOURS:
            raise ValueError(f"A palette has at most {MOST_COLOURS} colours; these are {len(self.palette)}.")
        names, values = ({colour.name.casefold() for colour in self.palette}, {colour.hex for colour in self.palette})
        if min(len(names), len(values)) < len(self.palette):
            raise ValueError("Two colours of the palette are the same; each is chosen once.")
        if self.size_cm is not None and not all(FEWEST_CM <= side <= MOST_CM for side in self.size_cm):
            raise ValueError(f"A side has {FEWEST_CM:g} to {MOST_CM:g} cm.")
        if self.weight is not None and self.weight not in range(len(WEIGHTS)):
            raise ValueError(f"A yarn weight is one of 0 to {len(WEIGHTS) - 1}.")
        if self.terms is not None and self.terms not in READ_TERMS:
            raise ValueError("Patterns are written in US or UK terms.")

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return self != NO_WISHES

    @property
    def words(self) -> str:
        """What was chosen as the words of an idea, such as `cushion cover of flower square`; empty where nothing was.

        Colours are left out: the palette has them, and their names might be read as something else.
        """
        if not self:
            return ""
        return " of ".join(filter(None, (self.item or "something", str(self.motif or ""))))


NO_WISHES = Wishes()


def tell_wishes(wishes: Wishes) -> dict[str, Any]:
    """Return the wishes as JSON, only what was chosen; read_wishes reads it back."""
    told: dict[str, Any] = {
        "item": wishes.item,
        "size_cm": list(wishes.size_cm or ()),
        "palette": [[colour.name, colour.hex] for colour in wishes.palette],
        "motif": wishes.motif,
        "skill": wishes.skill,
        "terms": wishes.terms,
    }
    plain = {name: str(value) if name in _KINDS else value for name, value in told.items() if value}
    return plain | ({} if wishes.weight is None else {"weight": wishes.weight})


_KINDS: Mapping[str, type[Motif | Skill | Terms]] = {"motif": Motif, "skill": Skill, "terms": Terms}


def read_wishes(told: Mapping[str, Any]) -> Wishes:
    """Return what tell_wishes told; names of a later Knotty are left out. Raises ValueError for what cannot be."""
    size = told.get("size_cm") or None
    return Wishes(
        item=str(told.get("item", "")),
        size_cm=(float(size[0]), float(size[1])) if size else None,
        palette=tuple(Colour(name, value) for name, value in told.get("palette", ())),
        weight=told.get("weight"),
        **{name: kind(told[name]) for name, kind in _KINDS.items() if told.get(name)},  # type: ignore[arg-type]
    )
