"""A part that is called a square ends with four corners and equal sides. Advice only: names are the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knotty.craft.finding import Finding
from knotty.fabric.assembly import split_sides
from knotty.fabric.explain import report
from knotty.fabric.rules.worked import Worked

_SQUARE = re.compile(r"\bsquares?\b", re.IGNORECASE)


def square_is_square(worked: Worked) -> Iterator[Finding]:
    """Yield K402 where the last round of a part named square leaves another shape."""
    if not worked.last or not worked.edge.ring or not _SQUARE.search(worked.scene.part):
        return
    sides = split_sides(worked.edge)
    lengths = [len(between) for _, between in sides]
    if len(sides) == 4 and len(set(lengths)) == 1:
        return
    found = f"{len(sides)} corners" if len(sides) != 4 else f"sides of {', '.join(map(str, lengths))} places"
    message = "this part is called a square, but its last round does not leave four corners and equal sides"
    yield report("K402", worked.scene, worked.span, message, expected="4 corners, equal sides", found=found)
