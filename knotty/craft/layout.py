"""How squares lie in a piece, and what sizes pieces have. Whether they fit is fabric's.

Blanket sizes: three makers' tables (justastitchaway 2008/03, thisiscrochet.com, crochetcabana.com/sizing), in inches;
they disagree, so the number used is always shown and can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_INCH = 2.54


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid of equal squares: `columns` across, `rows` down, both at least 1."""

    columns: int
    rows: int

    def __post_init__(self) -> None:
        if self.columns < 1 or self.rows < 1:
            raise ValueError(f"a layout needs at least one square, found {self.columns} x {self.rows}")

    @property
    def squares(self) -> int:
        """Number of squares."""
        return self.columns * self.rows


class Construction(StrEnum):
    """How pieces become a thing: what is done with them once they are laid out and joined."""

    FLAT = "flat"
    CUSHION = "cushion"  # a front and a back, joined through both layers
    TOTE = "tote"  # two sides and a base, a rim with handles
    COWL = "cowl"  # a strip joined into a ring
    BUNTING = "bunting"  # flags sewn to a cord


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to make, with the size it has when the maker names none.

    Of a cushion or tote that is one side; of a cowl its girth and height; of bunting its length and a flag's height.
    """

    name: str
    width_cm: float
    height_cm: float
    also: tuple[str, ...] = ()
    construction: Construction = Construction.FLAT


def _inches(name: str, width: float, height: float, *also: str) -> Item:
    return Item(name, round(width * _INCH, 1), round(height * _INCH, 1), also)


ITEMS: tuple[Item, ...] = (
    _inches("blanket", 52, 60, "throw", "afghan", "throw blanket", "sofa blanket", "couch blanket", "coverlet"),
    _inches(
        "baby blanket", 30, 36, "crib blanket", "cot blanket", "nursery blanket", "pram blanket", "stroller blanket"
    ),
    _inches("lap blanket", 36, 48, "lapghan", "knee blanket", "lap afghan", "wheelchair blanket"),
    _inches("twin blanket", 66, 90, "single blanket", "single bed blanket", "twin bed blanket", "twin-size blanket"),
    _inches("full blanket", 80, 90, "double blanket", "double bed blanket", "full bed blanket"),
    _inches("queen blanket", 90, 100, "queen bed blanket", "queen-size blanket", "queen size blanket", "bedspread"),
    _inches("king blanket", 108, 100, "king bed blanket", "king-size blanket", "king size blanket"),
    _inches("preemie blanket", 15, 15, "preemie square"),
    Item("scarf", 17.0, 160.0, ("granny scarf",)),
    Item(
        "cushion cover",
        45.0,
        45.0,
        ("cushion", "pillow", "pillow cover", "pillowcase"),
        Construction.CUSHION,
    ),
    Item("cushion front", 45.0, 45.0, ("pillow front",)),
    Item("table runner", 35.0, 120.0, ("runner",)),
    Item("placemat", 45.0, 32.0, ("place mat", "table mat")),
    Item("wall hanging", 50.0, 70.0, ("wallhanging", "tapestry")),
    Item("coaster", 10.0, 10.0, ("mug rug",)),
    Item("potholder", 20.0, 20.0, ("pot holder", "hot pad", "trivet")),
    Item("dishcloth", 25.0, 25.0, ("washcloth", "face cloth", "facecloth", "dish cloth", "wash cloth")),
    Item("tote", 36.0, 36.0, ("tote bag", "granny tote", "market bag"), Construction.TOTE),
    Item("cowl", 66.0, 22.0, ("snood", "infinity scarf"), Construction.COWL),
    Item("bunting", 250.0, 18.0, ("garland", "flag garland", "pennant garland"), Construction.BUNTING),
)


def find_item(name: str) -> Item:
    """Return the item of that name, or one that is also called so; what is not known is made flat, in its own name."""
    return next((item for item in ITEMS if name in (item.name, *item.also)), Item(name, 0.0, 0.0))
