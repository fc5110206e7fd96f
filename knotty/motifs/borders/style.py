"""What a border style is, as a table of parameters, and how its repeat is fitted to a side. Its words are steps'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knotty.craft.brief import BorderStyle
from knotty.craft.instructions import Instruction, Work, walk_instructions
from knotty.craft.pattern import Definition
from knotty.motifs.borders.steps import SC, Step

Range = tuple[int, int]
_MOST_CHANGE = 6  # one stitch in so many


@dataclass(frozen=True, slots=True)
class Style:
    """The last round of a border.

    `unit` gives the steps of one repeat over a number of places, `multiple` as a rule and anything in `widths` where a
    side does not divide; `rest` gives those after the last repeat of a side, `after` as a rule, anything in `rests`. A
    circle has repeats only. `corner`: what goes into a corner, by the number of corners. `stands`: the stitch that the
    starting chain stands for, empty for a chain that does not count. `first`: the stitch a round is joined to. `about`:
    a sentence for makers; `note`: how to work it, where there is more to say than the round.
    """

    style: BorderStyle
    multiple: int
    unit: Callable[[int], tuple[Step, ...]]
    widths: Range
    after: int
    rest: Callable[[int], tuple[Step, ...]]
    rests: Range
    corner: Callable[[int], tuple[Instruction, ...]]
    about: str
    stands: str = ""
    first: str = "sc"
    note: str = ""
    definitions: tuple[Definition, ...] = ()


def nearest_length(style: Style, length: int, *, ring: bool) -> int:
    """Return the number of stitches nearest to `length` that whole repeats fit on.

    `length` itself where that would take in or let out more than one stitch in six: the piece would not stay flat.
    """
    after = 0 if ring else style.after
    repeats = max(1 if ring else 0, (length - after + style.multiple // 2) // style.multiple)
    nearest = after + repeats * style.multiple
    return nearest if abs(nearest - length) <= max(1, length // _MOST_CHANGE) else length


def fit_steps(style: Style, length: int, *, ring: bool) -> tuple[Step, ...]:
    """Return the steps along a side or a circle of `length` places: repeats of the usual width as far as can be.

    Where none fits, the side is too short for the style and is plain sc.
    """
    after = (0, 0) if ring else style.rests
    usual = 0 if ring else style.after
    repeats = [number for number in range(ring, length // style.widths[0] + 1) if _holds(style, number, length, after)]
    if not repeats:
        return (SC,) * length
    number = min(repeats, key=lambda number: abs(length - usual - number * style.multiple))
    rest = min(max(usual, length - number * style.widths[1], after[0]), length - number * style.widths[0], after[1])
    total = length - rest
    ends = [total * (count + 1) // number for count in range(number)]
    widths = [end - begin for begin, end in zip((0, *ends), ends, strict=False)]
    steps = tuple(step for width in widths for step in style.unit(width))
    return _turn(steps) if ring else (*steps, *style.rest(rest))


def _holds(style: Style, number: int, length: int, after: Range) -> bool:
    return number * style.widths[0] + after[0] <= length <= number * style.widths[1] + after[1]


def _turn(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A circle begins with the first plain stitch: what is passed before it is passed at its end."""
    first = next((at for at, step in enumerate(steps) if step.stitch and step.count == 1 and step.takes), 0)
    return (*steps[first:], *steps[:first])


def count_corner(body: tuple[Instruction, ...]) -> dict[str, int]:
    """Return the stitches that one corner makes."""
    made: dict[str, int] = {}
    for item in walk_instructions(body):
        if isinstance(item, Work):
            made[item.stitch] = made.get(item.stitch, 0) + item.count
    return made
