"""Naming what chains stand for where the text says only "counts as a stitch", or that they count as none.

Which chains those are is told by places (skipped chains) and statements (starting chains); what is left of their two
marks anywhere in a body is named here, so that the hook meets stitches only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import Group, Instruction, Readings, Repeat, StartChain, Work, walk_instructions

NOT_COUNTED = "-"  # said outright to be no stitch, where silence would leave a doubt
ANY_STITCH = "st"  # said to be a stitch, without saying which
_MARKS = (NOT_COUNTED, ANY_STITCH)


def name_standing(body: tuple[Instruction, ...], main: str) -> tuple[Instruction, ...]:
    """Return `body` with both marks named: a stitch is `main`, or of skipped chains the stitch that follows them."""
    if not any(_needs_name(node) for node in walk_instructions(body)):
        return body
    return _name_all(body, main)


def _needs_name(item: Instruction) -> bool:
    if isinstance(item, StartChain):
        return item.counts_as in _MARKS
    return isinstance(item, Work) and item.into is not None and item.into.counts_as in _MARKS


def _name_all(body: Sequence[Instruction], main: str) -> tuple[Instruction, ...]:
    return tuple(_name(item, main) for item in body)


def _name(item: Instruction, main: str) -> Instruction:
    if isinstance(item, StartChain) and _needs_name(item):
        return replace(item, counts_as=_choose(item.counts_as, main))
    if isinstance(item, Work) and item.into is not None and _needs_name(item):
        return replace(item, into=replace(item.into, counts_as=_choose(item.into.counts_as, item.stitch)))
    if isinstance(item, Group | Repeat):
        return replace(item, body=_name_all(item.body, main))
    if isinstance(item, Readings):
        return replace(item, options=tuple(_name_all(option, main) for option in item.options))
    return item


def _choose(mark: str, stitch: str) -> str:
    return "" if mark == NOT_COUNTED else stitch
