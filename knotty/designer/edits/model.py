"""A change as a type: what is wanted otherwise. Reading it is reading's, making it apply's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knotty.craft.palette import Colour
from knotty.designer.facts import Facts

_NOTHING = Facts()


class Another(StrEnum):
    """What is wanted in another way, whichever."""

    MOTIF = "motif"
    BORDER = "border"
    JOINING = "joining"
    ARRANGEMENT = "arrangement"
    COLOURS = "colours"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Tone:
    """How colours are moved: their lightness by so much (0 to 1), their saturation times so much."""

    light: float = 0.0
    saturation: float = 1.0


@dataclass(frozen=True, slots=True)
class Edit:
    """One change, in the maker's words as cleaned. What is zero, one or empty stays as it is.

    `facts`: what the words state outright ("120 x 150 cm", "picot border"). `scale`: width and height times so much.
    `pieces` and `rounds`, `border_rounds`: so many more. `swaps`: colours, and what takes their place. `added`:
    colours that are wanted too. `is_plain`: all pieces are to be alike. `skill`: so many levels up.
    `title`: the one that is given.
    """

    words: str
    facts: Facts = _NOTHING
    scale: tuple[float, float] = (1.0, 1.0)
    pieces: int = 0
    rounds: int = 0
    border_rounds: int = 0
    swaps: tuple[tuple[Colour, Colour], ...] = ()
    added: tuple[Colour, ...] = ()
    tone: Tone = Tone()
    is_shuffle: bool = False
    is_plain: bool = False
    another: frozenset[Another] = frozenset()
    skill: int = 0
    title: str = ""
