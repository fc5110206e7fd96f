"""The ink of each round of a chart: its yarn's colour, dark enough to be seen on white."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from knotty.craft.palette import Colour
from knotty.fabric.fabric import Node

PLAIN = ("#1F3A5F", "#A3312B")  # where no colours are known: dark blue and brick, apart for the colour-blind, too
CONTRAST = 4.5  # of a thin line against white, after WCAG 2 for text
_LIGHTER = 0.38


def choose_inks(nodes: Iterable[Node], hexes: Mapping[str, str], turn: int) -> dict[str, str]:
    """Return the ink of each yarn in a round; `turn` 1 for a round whose neighbour has the same yarn, else 0."""
    letters = dict.fromkeys(node.colour for node in nodes)
    if not hexes:
        return dict.fromkeys(letters, PLAIN[turn])
    return {letter: _shade(darken(hexes.get(letter, PLAIN[0])), turn) for letter in letters}


def darken(value: str) -> str:
    """Return `value`, or the nearest darker shade of it that stands out on white."""
    part = 1.0
    while part > 0 and 1.05 / (Colour("yarn", _mix(value, "#000000", 1 - part)).luminance + 0.05) < CONTRAST:
        part -= 0.04
    return _mix(value, "#000000", 1 - max(part, 0.0))


def _shade(value: str, turn: int) -> str:
    """A neighbour of the same colour: half way to black, or for a dark one to grey."""
    if not turn:
        return value
    return _mix(value, "#000000" if Colour("yarn", value).luminance > 0.06 else "#8A8A8A", _LIGHTER + 0.17)


def _mix(value: str, other: str, part: float) -> str:
    one, two = Colour("yarn", value).rgb, Colour("yarn", other).rgb
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(one, two, strict=True))
