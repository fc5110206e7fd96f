"""Short spellings of the instructions that motifs are built from. Which ones make a square is granny's."""

from __future__ import annotations

from knotty.craft.instructions import (
    Group,
    Instruction,
    Into,
    Join,
    Kind,
    Limit,
    LimitKind,
    Repeat,
    Target,
    Which,
    Work,
)

ANY_STITCH = Target(Kind.STITCH)
ANY_SPACE = Target(Kind.SPACE)
CORNER = Target(Kind.CORNER)


def space(chains: int) -> Target:
    """Return the target `ch-N sp`."""
    return Target(Kind.SPACE, chains=chains)


def stitch(abbreviation: str) -> Target:
    """Return the target of one kind of stitch."""
    return Target(Kind.STITCH, abbreviation)


def next_place(target: Target, count: int = 1) -> Into:
    """Return `next N target`."""
    return Into(Which.NEXT, (target,), count)


def each_to_corner(*targets: Target) -> Into:
    """Return `each TARGET to next corner`."""
    return Into(Which.EACH, targets, limit=Limit(LimitKind.CORNER))


def same_place(target: Target) -> Into:
    """Return `same TARGET`."""
    return Into(Which.SAME, (target,))


def in_place(into: Into, *body: Instruction) -> Group:
    """Return `(body) in place`."""
    return Group(body, into)


def repeat(times: int, *body: Instruction) -> Repeat:
    """Return `*body; rep from *`, `times` in all."""
    return Repeat(body, times)


def bracket(times: int, *body: Instruction) -> Repeat:
    """Return `[body] times`."""
    return Repeat(body, times, star=False)


def work(abbreviation: str, count: int, into: Into | None = None) -> Work:
    """Return `count` stitches into each place of `into`."""
    return Work(abbreviation, count, into)


def join_to_chain(chains: int) -> Join:
    """Return `join with sl st to top of ch-N`."""
    return Join("sl st", Into(Which.FIRST, (Target(Kind.CHAIN, chains=chains),)))


def join_to_first(abbreviation: str) -> Join:
    """Return `join with sl st to first STITCH`."""
    return Join("sl st", Into(Which.FIRST, (stitch(abbreviation),)))


def in_ring() -> Into:
    """Return `in ring`."""
    return Into(Which.NEXT, (Target(Kind.RING),))
