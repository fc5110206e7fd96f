"""Steps along a side, one for each place, and how they are said: runs together, repeats in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knotty.craft.instructions import Instruction, Into, Skip, Target, Which, Work
from knotty.craft.stitches import STITCHES
from knotty.motifs.borders.outline import Stretch
from knotty.motifs.words import ANY_SPACE, ANY_STITCH, bracket


@dataclass(frozen=True, slots=True)
class Step:
    """`count` stitches into the next `takes` places; no stitch passes them. `takes` 0: hangs on the stitch before.

    `valley`: it is the inner point of a zigzag edge.
    """

    stitch: str = ""
    count: int = 1
    takes: int = 1
    valley: bool = False


SC = Step("sc")
PASS = Step()


def count_made(steps: Sequence[Step]) -> dict[str, int]:
    """Return how many stitches of each kind the steps make; a decrease is one of what it stands for."""
    made: dict[str, int] = {}
    for step in steps:
        if step.stitch:
            name = STITCHES[step.stitch].top or step.stitch if step.takes > 1 else step.stitch
            made[name] = made.get(name, 0) + step.count
    return made


def count_places(steps: Sequence[Step]) -> int:
    """Return how many places the steps take."""
    return sum(step.takes for step in steps)


def say_steps(steps: Sequence[Step], side: Stretch, along: tuple[Target, ...]) -> tuple[Instruction, ...]:
    """Return the steps as instructions. Raises ValueError where they are not as many as the side has places."""
    if count_places(steps) != len(side):
        raise ValueError(f"{count_places(steps)} places taken of a side of {len(side)}")
    said: list[Instruction] = []
    begin = at = 0
    while begin < len(steps):
        run = _measure_run(steps, begin, side, at)
        here = side[at : at + steps[begin].takes * run]
        said.append(_say_run(steps[begin], here, along))
        begin, at = begin + run, at + len(here)
    return fold_repeats(said)


def _measure_run(steps: Sequence[Step], begin: int, side: Stretch, at: int) -> int:
    """How many equal steps from `begin`, `at` of the side, are said in one.

    Plain stitches in whatever is next, passes of one kind of place.
    """
    first = steps[begin]
    passes = first == PASS
    if not passes and (first.count > 1 or first.takes != 1):
        return 1
    run, most = 1, len(steps) - begin
    while run < most and steps[begin + run] == first and (not passes or side[at + run] == side[at]):
        run += 1
    return run


def _say_run(step: Step, here: Stretch, along: tuple[Target, ...]) -> Instruction:
    if not step.takes:
        return Work(step.stitch)
    targets = along if len(set(here)) > 1 else (ANY_STITCH,) if here[0] else (ANY_SPACE,)
    into = Into(Which.NEXT, targets, len(here))
    return Work(step.stitch, step.count, into) if step.stitch else Skip(into)


def fold_repeats(said: Sequence[Instruction]) -> tuple[Instruction, ...]:
    """Return the instructions with the repeat that saves the most in brackets, and so on to its left and right."""
    return fold_units([(item,) for item in said])


def fold_units(units: Sequence[tuple[Instruction, ...]]) -> tuple[Instruction, ...]:
    """Fold repeats of whole units: sides with their corners, where they are not all alike."""
    keys: dict[tuple[Instruction, ...], int] = {}
    names = [keys.setdefault(unit, len(keys)) for unit in units]
    begin, size, times = _find_repeat(names)
    if times < 2:
        return tuple(item for unit in units for item in unit)
    end = begin + size * times
    body = (item for unit in units[begin : begin + size] for item in unit)
    return (*fold_units(units[:begin]), bracket(times, *body), *fold_units(units[end:]))


def _find_repeat(names: Sequence[int]) -> tuple[int, int, int]:
    """Where the repeat that saves the most begins, how long it is and how often it comes; one time: there is none."""
    best, saved = (0, 0, 1), 0
    for size in range(1, len(names) // 2 + 1):
        if len(names) - size < saved:
            break  # no repeat so long can save as much
        same = 0
        for at in range(len(names) - size - 1, -1, -1):
            same = same + 1 if names[at] == names[at + size] else 0
            times = same // size + 1
            if times > 1 and size * (times - 1) >= saved:
                best, saved = (at, size, times), size * (times - 1)
    return best
