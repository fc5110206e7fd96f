"""The Brief: what is to be made. Deciding it is designer's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knotty.craft.layout import Layout
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms


class Motif(StrEnum):
    """Motifs that the motifs room can write."""

    CLASSIC_GRANNY = "classic granny"
    SOLID_GRANNY = "solid granny"


class Skill(StrEnum):
    """How hard the piece is, in the Craft Yarn Council's words."""

    BASIC = "basic"
    EASY = "easy"
    INTERMEDIATE = "intermediate"
    COMPLEX = "complex"


@dataclass(frozen=True, slots=True)
class Brief:
    """What to make.

    `colour_order` holds, for each round of the square, an index into `palette`; `border_colour` and `joining_colour`
    are indices too. `weight` is the CYC yarn weight 0-7. `remarks` are plain sentences for the maker: what was assumed,
    what could not be obeyed.
    """

    title: str
    item: str
    motif: Motif
    rounds: int
    palette: tuple[Colour, ...]
    colour_order: tuple[int, ...]
    layout: Layout
    joining_colour: int
    border_colour: int
    border_rounds: int
    weight: int
    skill: Skill
    terms: Terms = Terms.US
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.palette:
            raise ValueError("a brief needs at least one colour")
        if len(self.colour_order) != self.rounds:
            raise ValueError(
                f"{self.rounds} rounds need {self.rounds} colours in order, found {len(self.colour_order)}"
            )
        used = (*self.colour_order, self.joining_colour, self.border_colour)
        if not all(0 <= index < len(self.palette) for index in used):
            raise ValueError(f"a colour index is outside the palette of {len(self.palette)}")
