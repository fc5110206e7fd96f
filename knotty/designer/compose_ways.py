"""Further colourways of a square for an arrangement: its colours moved on from round to round. The first is order's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from knotty.craft.brief import Arrangement
from knotty.craft.palette import Colour

Ways: TypeAlias = tuple[tuple[int, ...], ...]  # colour orders, the first colourway's first

_MOST_WAYS = {
    Arrangement.PLAIN: 1,
    Arrangement.CHECKER: 2,
    Arrangement.STRIPES: 4,
    Arrangement.DIAGONALS: 4,
    Arrangement.OMBRE: 5,
    Arrangement.RANDOM: 4,
    Arrangement.MEDALLION: 3,
    Arrangement.SCATTERED: 2,
}


def vary_colours(
    order: Sequence[int], palette: Sequence[Colour], arrangement: Arrangement, *, keep_centre: bool = False
) -> tuple[tuple[int, ...], ...]:
    """Return the colour orders of all colourways, `order` first; as many as its colours give and the arrangement takes.

    The last round is the same in all of them, so that the joins show one colour; so is the first with
    `keep_centre`. Along an ombre the colourways go from dark to light.
    """
    first = int(keep_centre)
    inner = tuple(order[first:-1])
    every = list(dict.fromkeys(inner))
    free = [colour for colour in every if colour not in order[-1:]]  # beside the last round stays what is unlike it
    colours = free if len(free) > 1 else every
    if arrangement is Arrangement.OMBRE:
        colours.sort(key=lambda index: palette[index].luminance)
    ways = []
    for step in range(min(len(colours), _MOST_WAYS[arrangement])):
        moved = {colour: colours[(at + step) % len(colours)] for at, colour in enumerate(colours)}
        ways.append((*order[:first], *(moved.get(index, index) for index in inner), *order[-1:]))
    return tuple(dict.fromkeys(ways)) or (tuple(order),)
