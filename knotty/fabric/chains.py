"""Single chains as places: those of a space, and those of a chain that is worked back along (a leaf, a C2C block)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knotty.craft.instructions import Into, Kind, Target, Which
from knotty.fabric.fabric import Node

if TYPE_CHECKING:
    from knotty.fabric.needle import Needle


def asks_for_chains(into: Into) -> bool:
    """Say whether single chains are among the places asked for."""
    return any(target.kind is Kind.CHAIN and not is_chain_top(target) for target in into.targets)


def is_chain_top(target: Target) -> bool:
    """Say whether it names the chain a round began with: `top of ch-3`, `turning ch`."""
    return target.kind is Kind.CHAIN and bool(target.chains or target.stitch)


def begin_spur(needle: Needle, into: Into) -> list[int] | None:
    """Work back along the chain just made: `ch 6, dc in 4th ch from hook`. The chains passed may be a space."""
    chains = needle.out.pop().chains
    if into.count > chains:
        return needle.fail_at("K202", into, into.count, chains)
    node = needle.nodes.pop()
    needle.nodes.append(Node(node.stitch, node.chains, node.into, node.colour, counts=False))
    needle.spur = chains - into.count
    return [-1]


def take_spur(needle: Needle, into: Into) -> list[int] | None:
    """The next chains of one that is worked back along."""
    wanted = needle.spur if into.which is Which.EACH else 1 if into.which is Which.LAST else into.count
    if wanted > needle.spur:
        return needle.fail_at("K205", into, wanted, needle.spur)
    needle.spur = 0 if into.which is Which.LAST else needle.spur - wanted
    return [-1] * wanted


def take_links(needle: Needle, into: Into) -> list[int] | None:
    """`next 2 ch`: one chain after the other, several of them in one space."""
    found: list[int] = []
    for _ in range(into.count):
        index, done = needle.link
        if index != needle.at or needle.cursor != index + 1 or done >= needle.base[index].chains:
            index, done = needle.scan(into.targets, needle.cursor), 0
        if index < 0:
            return found or None
        found.append(index)
        needle.at, needle.cursor = index, index + 1
        needle.link = (index, done + 1) if needle.base[index].kind is Kind.SPACE else (-1, 0)
    return found


def spread_links(needle: Needle, found: list[int]) -> list[int]:
    """`each st and ch`: a space as often as it has chains."""
    return [index for index in found for _ in range(max(1, needle.base[index].chains))]
