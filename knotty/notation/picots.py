"""Picots written out: `ch 3, sl st in 3rd ch from hook` hangs on the stitch before it and leaves no space."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Chain, Group, Instruction, Kind, Repeat, Target, Which, Work
from knotty.craft.stitches import STITCHES

_LONGEST = 6  # chains; a longer loop is there to be worked into
_SMALL = 4  # chains of a picot that goes back into its stitch's own place
_CLOSERS = ("sl st", "sc")


def find_picots(items: Sequence[Instruction], begun: bool = False, again: bool = False) -> tuple[Instruction, ...]:
    """Return `items` with every picot that is written out as one.

    `begun`: stitches stand before them; `again`: they are worked more than once, so that their end closes no round.
    """
    if not any(isinstance(item, Chain | Group | Repeat) for item in items):
        return tuple(items)
    made: list[Instruction] = []
    for index, item in enumerate(items):
        stands = begun or any(isinstance(other, Work | Group | Repeat) for other in made)
        if isinstance(item, Group | Repeat) and not (isinstance(item, Group) and item.name):
            made.append(_look_inside(item, stands))
        elif (
            stands
            and made
            and isinstance(made[-1], Chain)
            and _closes(made, item, again or _goes_on(items[index + 1 :]))
        ):
            chains = made.pop()
            made.append(Work(_name(chains), 1, None, item.span))
        else:
            made.append(item)
    return tuple(made)


def _look_inside(item: Group | Repeat, begun: bool) -> Instruction:
    body = find_picots(item.body, begun, isinstance(item, Repeat))
    return item if body == item.body else replace(item, body=body)


def _name(chains: Instruction) -> str:
    count = chains.count if isinstance(chains, Chain) else 3
    return "picot" if count == 3 else f"ch-{count} picot"


def _goes_on(after: Sequence[Instruction]) -> bool:
    return any(isinstance(other, Work | Group | Repeat) for other in after)


def _closes(made: Sequence[Instruction], item: Instruction, goes_on: bool) -> bool:
    chain = made[-1]
    if not (isinstance(chain, Chain) and chain.count <= _LONGEST and isinstance(item, Work)):
        return False
    if item.stitch not in _CLOSERS or item.count != 1 or item.into is None:
        return False
    target = item.into.targets[0] if item.into.targets else Target(Kind.STITCH)
    kind = target.kind
    if item.into.which is Which.NTH:
        return item.into.count <= chain.count
    if item.stitch != "sl st":
        return False
    if item.into.which is Which.FIRST:
        return kind is Kind.CHAIN and target.chains in (0, 1, chain.count) and goes_on  # else it closes the round
    before = next((other for other in reversed(made[:-1])), None)
    low = isinstance(before, Work) and STITCHES[before.stitch].height < 2
    return (item.into.which is Which.LAST and kind is Kind.STITCH and isinstance(before, Work)) or (
        item.into.which is Which.SAME and kind is Kind.STITCH and low and chain.count <= _SMALL
    )
