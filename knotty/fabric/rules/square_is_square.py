"""A part that is called a square ends with four corners and equal sides, a hexagon with six, and so on.

Advice only: names are the author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from knotty.craft.finding import Finding
from knotty.fabric.assembly import split_sides
from knotty.fabric.explain import report
from knotty.fabric.rules.worked import Worked

_SHAPES = {"triangle": 3, "square": 4, "hexagon": 6, "octagon": 8}
_SHAPE = re.compile(rf"(?<!half )\b({'|'.join(_SHAPES)})s?\b", re.IGNORECASE)
_NUMBERS = {3: "three", 4: "four", 6: "six", 8: "eight"}


def find_shape(part: str) -> str:
    """Return the shape that a part is named after; empty for one that is not."""
    named = _SHAPE.search(part)
    return named[1].lower() if named else ""


def square_is_square(worked: Worked) -> Iterator[Finding]:
    """Yield K402 where the last round of a part named after a shape leaves another one."""
    name = find_shape(worked.scene.part) if worked.last and worked.edge.ring else ""
    if not name:
        return
    wanted = _SHAPES[name]
    sides = split_sides(worked.edge)
    lengths = [len(between) for _, between in sides]
    if len(sides) == wanted and len(set(lengths)) == 1:
        return
    found = f"{len(sides)} corners" if len(sides) != wanted else f"sides of {', '.join(map(str, lengths))} places"
    article = "an" if name[0] in "aeio" else "a"
    leaves = f"{_NUMBERS[wanted]} corners and equal sides"
    message = f"this part is called {article} {name}, but its last round does not leave {leaves}"
    expected = f"{wanted} corners, equal sides"
    yield report("K402", worked.scene, worked.span, message, expected=expected, found=found)
