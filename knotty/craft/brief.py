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
    CLUSTER_GRANNY = "cluster granny"
    PUFF_GRANNY = "puff granny"
    POPCORN_GRANNY = "popcorn granny"
    SUNBURST = "sunburst granny"
    FLOWER = "flower square"
    SPIKED_GRANNY = "spiked granny"
    GRANNY_HEXAGON = "granny hexagon"
    SOLID_HEXAGON = "solid hexagon"
    HALF_GRANNY = "half-granny triangle"
    GRANNY_CIRCLE = "granny circle"
    GRANNY_STRIPE = "granny stripe"
    MOSS = "moss stitch"
    RIPPLE = "ripple"
    WAFFLE = "waffle stitch"
    CORNER_TO_CORNER = "corner to corner"
    MITRED = "mitred square"
    FILET = "filet"


class Arrangement(StrEnum):
    """How squares of several colourways lie in the grid; PLAIN: they are all alike."""

    PLAIN = "plain"
    CHECKER = "checker"
    STRIPES = "stripes"
    DIAGONALS = "diagonals"
    OMBRE = "ombre"
    RANDOM = "random"
    MEDALLION = "medallion"
    SCATTERED = "scattered accent"


class Joining(StrEnum):
    """How squares are joined."""

    SLIP_STITCH = "slip stitch"
    WHIP = "whip stitch"
    FLAT_BRAID = "flat braid"
    AS_YOU_GO = "join as you go"


class BorderStyle(StrEnum):
    """What the last round of a border is."""

    SC = "single crochet"
    SHELL = "shell"
    PICOT = "picot"
    CRAB = "crab stitch"
    SCALLOP = "scallop"
    BOBBLE = "bobble"


class Skill(StrEnum):
    """How hard the piece is, in the Craft Yarn Council's words."""

    BASIC = "basic"
    EASY = "easy"
    INTERMEDIATE = "intermediate"
    COMPLEX = "complex"


@dataclass(frozen=True, slots=True)
class Brief:
    """What to make.

    `colour_order` holds, for each round (of a panel: row), an index into `palette`; `border_colour` and
    `joining_colour` are indices too. `colourways` are further colour orders of the same motif, and `arrangement` says
    where each lies; `seed` moves what lies at random. `repeats`: how many pattern repeats a panel is wide, 0 for the
    motif's usual number. `picture`: rows from the top, a character a cell, for motifs that draw one: "#" and "." for
    filled and open blocks of filet, digits for the palette's colours of corner to corner. `weight` is the
    CYC yarn weight 0-7. `remarks` are plain sentences for the maker: what was assumed, what could not be obeyed.
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
    colourways: tuple[tuple[int, ...], ...] = ()
    arrangement: Arrangement = Arrangement.PLAIN
    seed: int = 0
    joining: Joining = Joining.SLIP_STITCH
    border_style: BorderStyle = BorderStyle.SC
    repeats: int = 0
    picture: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.palette:
            raise ValueError("a brief needs at least one colour")
        for order in self.orders:
            if len(order) != self.rounds:
                raise ValueError(f"{self.rounds} rounds need {self.rounds} colours in order, found {len(order)}")
        orders = (*self.orders, self.picture_colours)
        used = (*(index for order in orders for index in order), self.joining_colour, self.border_colour)
        if not all(0 <= index < len(self.palette) for index in used):
            raise ValueError(f"a colour index is outside the palette of {len(self.palette)}")

    @property
    def picture_colours(self) -> tuple[int, ...]:
        """The indices into the palette that a picture of coloured blocks has, as they come."""
        return tuple(int(cell) for row in self.picture for cell in row if cell.isdecimal())

    @property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """The colour order of every colourway, the first one first."""
        return (self.colour_order, *self.colourways)
