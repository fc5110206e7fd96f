"""`Sl st to corner, ch 3, (2 dc, ch 2, 3 dc) in corner`: without `next` it is the corner just reached.

Only where the slip stitches or the new yarn went to a place of that kind, and only for what is worked there at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Chain, Group, Instruction, Into, Kind, TakeYarn, Travel, Which, Work

_SPACES = (Kind.CORNER, Kind.SPACE, Kind.GAP)
_MOVES_ON = re.compile(r"\b(?:next|nxt|following|foll|each|every|any|last)\b", re.IGNORECASE)


def settle_same_place(items: Sequence[Instruction], text: str) -> tuple[Instruction, ...]:
    """Return a round's `items` with the first place after travelling taken for the place that was reached."""
    made = list(items)
    at = next((index for index, item in enumerate(made[:4]) if _find_reached(item) is not None), None)
    reached = None if at is None else _find_reached(made[at])
    if at is None or reached is None:
        return tuple(made)
    for index in range(at + 1, len(made)):
        item = made[index]
        if isinstance(item, Work | Group) and item.into and _is_there(item.into, reached, text):
            made[index] = replace(item, into=replace(item.into, which=Which.SAME))
        if not (isinstance(item, Chain) and (item.count > 1 or index == at + 1)) and not isinstance(item, Work):
            break  # the group is done, or a single chain leads on; "ch 3, 2 dc, ch 2, 3 dc in corner" goes on
    return tuple(made)


def _find_reached(item: Instruction) -> Into | None:
    """The space that travelling, or joining a yarn, comes to."""
    if isinstance(item, Travel):
        into = item.into[-1] if item.into else None
    else:
        into = item.into if isinstance(item, TakeYarn) or (isinstance(item, Work) and item.stitch == "sl st") else None
    return into if into and into.targets and into.targets[0].kind in _SPACES else None


def _is_there(into: Into, reached: Into, text: str) -> bool:
    if into.which is not Which.NEXT or into.count != 1 or not into.targets or into.edge != reached.edge:
        return False
    if _MOVES_ON.search(text[into.span.start : into.span.end]) or into.span.start == into.span.end:
        return False
    wanted, had = into.targets[0], reached.targets[0]
    corner = Kind.CORNER in (wanted.kind, had.kind) and wanted.chains != 1
    return wanted == had or (wanted.kind in (Kind.CORNER, Kind.SPACE) and (corner or not wanted.chains))
