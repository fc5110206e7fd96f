"""What a motif is asked for, and what it is. The motifs themselves are one module each, wardrobe lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from knotty.craft.brief import Motif, Skill
from knotty.craft.pattern import Definition, Part
from knotty.fabric.measure import Size


class Shape(StrEnum):
    """What a motif comes out as; a PANEL is worked in rows, to any width."""

    SQUARE = "square"
    HEXAGON = "hexagon"
    TRIANGLE = "triangle"
    CIRCLE = "circle"
    PANEL = "panel"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece to be written.

    `colours`: the yarn letter of each round or row, from the first; at least one. `name`: of the part, empty for the
    motif's usual one. `repeats`: how many pattern repeats a panel is wide, 0 for the usual number; shapes in rounds
    pay no heed to it. `picture`: rows from the top, a character a cell, where the motif draws one: yarn letters for
    corner to corner, "#" (filled) and "." (open) for filet.
    """

    colours: tuple[str, ...]
    make: int = 1
    name: str = ""
    repeats: int = 0
    picture: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.colours:
            raise ValueError("a piece needs at least one round or row")


@dataclass(frozen=True, slots=True)
class Maker:
    """A motif of the wardrobe: its table of parameters and the function that writes it.

    `name`: of its part ("Square"). `fewest`, `usual` and `most`: rounds or rows. `step`: rows come in multiples of it,
    after `fewest`. `about`: one sentence for makers. `definitions`: its special stitches, for the pattern's own list.
    `write` returns a Part whose every round declares its count, right for any Piece within the parameters; whether one
    is, is wardrobe's to see to (write_piece). `size`: of the one piece it can make, in widths of a sc; None where it
    can make more, and size measures each.
    """

    motif: Motif
    shape: Shape
    name: str
    fewest: int
    usual: int
    most: int
    skill: Skill
    about: str
    write: Callable[[Piece], Part]
    step: int = 1
    usual_repeats: int = 0
    fewest_repeats: int = 1
    most_repeats: int = 200
    definitions: tuple[Definition, ...] = ()
    size: Size | None = None

    def name_pieces(self, number: int = 1) -> str:
        """Return what the pieces are called in a sentence: "flower square", "48 solid granny squares" without 48."""
        name = str(self.motif)
        if self.shape is not Shape.PANEL and not name.endswith(self.shape):
            name = f"{name} {self.shape}"
        return f"{name}s" if number != 1 and self.shape is not Shape.PANEL else name
