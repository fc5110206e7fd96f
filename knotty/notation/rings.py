"""Rings told of before the rounds, in sentences the reader takes for notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knotty.craft.instructions import Foundation, Instruction, Into, Join, Kind, MakeRing, walk_instructions
from knotty.craft.span import Span
from knotty.notation.tokens import Token

_CHAINED = re.compile(
    r"(?<!\S)ch (?:of )?(?P<chains>\d{1,2})(?: \S+){0,4}? (?:join|sl st|close|connect)(?: [^\s.]+){0,10} ring(?!\S)"
)
_MOST_CHAINS = 20
_SHORT = ("mc", "mr")  # alone on a line it is the ring, not the main colour


def find_ring(text: str, span: Span, tokens: Sequence[Token]) -> MakeRing | None:
    """Return the ring a note makes; None where it makes none."""
    values = " ".join(token.value for token in tokens)
    chained = _CHAINED.search(values)
    if chained is not None and 1 < int(chained["chains"]) <= _MOST_CHAINS:
        return MakeRing(int(chained["chains"]), span)
    alone = text[span.start : span.end].strip(" .:").lower() in _SHORT
    return MakeRing(0, span) if alone or any(token.value == "magic ring" for token in tokens) else None


def needs_ring(items: Sequence[Instruction]) -> bool:
    """Say whether a round works into a ring that nothing in it makes."""
    into_ring = False
    for node in walk_instructions(tuple(items)):
        if isinstance(node, MakeRing | Foundation):
            return False
        into = getattr(node, "into", None)
        ring = isinstance(into, Into) and any(one.kind is Kind.RING for one in into.targets)
        if ring and isinstance(node, Join):
            return False  # "ch 4, join to form a ring" makes it
        into_ring = into_ring or ring
    return into_ring
