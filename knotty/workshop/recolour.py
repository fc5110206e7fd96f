"""A pattern's yarns, picked anew one by one: the swaps that lead from the old colours to the new, in words."""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.palette import Colour
from knotty.errors import PromptRefused

_SWAP = "swap {} for {}"
_MOST = 8  # swaps in one change: its words are bounded
_ALIKE = "Two yarns would be the same colour. Pick a colour of its own for each."
_SAME = "Every yarn has its old colour. Pick another one for at least one of them."


def plan_swaps(before: Sequence[Colour], values: Sequence[str]) -> tuple[str, ...]:
    """Return the changes, in words, that give each yarn of `before` the hex value in its place in `values`.

    Raises PromptRefused, with a sentence, where two yarns would be alike or nothing is otherwise.
    """
    wanted = [value.upper() for value in values]
    now = [colour.hex for colour in before]
    if len(set(wanted)) < len(wanted):
        raise PromptRefused(_ALIKE)
    if wanted == now:
        raise PromptRefused(_SAME)
    swaps = _order(now, wanted)
    return tuple(", ".join(swaps[at : at + _MOST]) for at in range(0, len(swaps), _MOST))


def _order(now: list[str], wanted: Sequence[str]) -> list[str]:
    """One swap after the other, none of which takes a value that is still in use but where two change places."""
    swaps = []
    while now != list(wanted):
        open_at = [at for at, value in enumerate(now) if value != wanted[at]]
        at = next((at for at in open_at if wanted[at] not in now), open_at[0])
        swaps.append(_SWAP.format(now[at].lower(), wanted[at].lower()))
        if wanted[at] in now:
            now[now.index(wanted[at])] = now[at]
        now[at] = wanted[at]
    return swaps
