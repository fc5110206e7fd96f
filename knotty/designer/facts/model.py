"""The facts of a prompt as a type. Reading them is reading's."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif, Skill
from knotty.craft.layout import Item
from knotty.craft.palette import Colour
from knotty.craft.terms import Terms


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a prompt states outright. None, empty or False: not said.

    `colours` are in order of mention, `excluded` those ruled out ("no pink"); `only`: no others are wanted; `tonal`:
    shades of the ones named. `size_cm` is width and height of the piece, `square_cm` the side of one square.
    `centre_colour`, `middle_colour` and `outer_colour` are for the first, the middle and the last rounds of a square,
    one round each for the first and the last where `single_ends` ("first round red");
    `square_colours`: the squares have these and no others, because the border or the joins have their own.

    `scale` is what a size word ("large") makes of the item's usual size, `square_word` one that is said of the squares.
    `lettering` is what is to be read in the piece, in lower case. `unmade_item` is the word for a thing that is not
    made flat from squares. `words` are what no rule read and no theme knows, cleaned: letters and digits only; `idea`
    the one or two of them, side by side, that say most. `remarks` are plain sentences about what could not be taken as
    written.
    """

    colours: tuple[Colour, ...] = ()
    excluded: tuple[Colour, ...] = ()
    only: bool = False
    tonal: bool = False
    colour_count: int | None = None
    border_colour: Colour | None = None
    joining_colour: Colour | None = None
    centre_colour: Colour | None = None
    middle_colour: Colour | None = None
    outer_colour: Colour | None = None
    single_ends: bool = False
    square_colours: tuple[Colour, ...] = ()
    size_cm: tuple[float, float] | None = None
    square_cm: float | None = None
    scale: float = 1.0
    size_word: str = ""
    square_word: str = ""
    squares: int | None = None
    columns: int | None = None
    rows: int | None = None
    rounds: int | None = None
    border_rounds: int | None = None
    item: Item | None = None
    unmade_item: str = ""
    motif: Motif | None = None
    lettering: str = ""
    arrangement: Arrangement | None = None
    border_style: BorderStyle | None = None
    joining: Joining | None = None
    weight: int | None = None
    hook_mm: float | None = None
    skill: Skill | None = None
    terms: Terms | None = None
    words: tuple[str, ...] = ()
    idea: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
