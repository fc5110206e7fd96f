"""Granny squares with a centre of clusters, puffs or popcorns: a middle, eight textured stitches, then classic rounds.

The third round goes into eight ch-3 spaces, every second a corner, and leaves what the third round of a classic granny
leaves; so from there on rounds, counts and sides are classic: 36, 48, 60 ... dc, 4 n - 1 places a side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, Into, Skip, StartChain
from knotty.craft.pattern import Definition, Part
from knotty.motifs.granny import classic_course, square_off
from knotty.motifs.in_rounds import RING_CHAINS, Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.special import CLUSTER, POPCORN, PUFF
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    in_ring,
    join_to_chain,
    join_to_first,
    next_place,
    repeat,
    same_place,
    space,
    stitch,
    work,
)

_AROUND = 8  # textured stitches: one for each corner and each side
_CHAINS = 3  # after each
_DC = stitch("dc")
_SPACE = space(1)


@dataclass(frozen=True, slots=True)
class _Texture:
    """A row of the table. `middle` and `ring`: what the first two rounds are, told by the textured stitch."""

    motif: Motif
    special: Definition
    middle: Callable[[str], Course]
    ring: Callable[[str], Course]
    skill: Skill
    about: str
    ring_chains: int = RING_CHAINS


def _start_circle(_texture: str) -> Course:
    around = 2 * _AROUND
    return Course((StartChain(3, "dc"), work("dc", around - 1, in_ring())), join_to_chain(3), declare({}, dc=around))


def _start_textured(texture: str) -> Course:
    body = _go_around(texture, in_ring(), in_ring(), 1)
    return Course(body, join_to_first(texture), declare({1: _AROUND}, **{texture: _AROUND}))


def _ring_in_stitches(texture: str) -> Course:
    body = _go_around(texture, same_place(ANY_STITCH), next_place(_DC), _CHAINS, Skip(next_place(_DC)))
    counts = declare({_CHAINS: _AROUND}, **{texture: _AROUND})
    return Course(body, join_to_first(texture), counts, entry=any_place(_DC))


def _ring_in_spaces(texture: str) -> Course:
    here = next_place(_SPACE)
    body = _go_around(texture, same_place(ANY_SPACE), here, _CHAINS)
    counts = declare({_CHAINS: _AROUND}, **{texture: _AROUND})
    return Course(body, join_to_first(texture), counts, (here,), any_place(_SPACE))


def _go_around(texture: str, first: Into, others: Into, chains: int, *between: Skip) -> tuple[Instruction, ...]:
    """One textured stitch after another, chains behind each. The starting chain is no part of the first."""
    rest = repeat(_AROUND - 1, *between, work(texture, 1, others), Chain(chains))
    return (StartChain(2), work(texture, 1, first), Chain(chains), rest)


_TEXTURES = (
    _Texture(
        Motif.CLUSTER_GRANNY,
        CLUSTER,
        _start_circle,
        _ring_in_stitches,
        Skill.EASY,
        "Clusters around the middle of a classic granny.",
    ),
    _Texture(
        Motif.PUFF_GRANNY,
        PUFF,
        _start_textured,
        _ring_in_spaces,
        Skill.EASY,
        "Two rings of soft puffs in the middle of a classic granny.",
        6,  # puffs are thick
    ),
    _Texture(
        Motif.POPCORN_GRANNY,
        POPCORN,
        _start_circle,
        _ring_in_stitches,
        Skill.INTERMEDIATE,
        "Round popcorns around the middle of a classic granny.",
    ),
)


def _make(texture: _Texture) -> Maker:
    stitch_name = texture.special.stitch
    centre = (texture.middle(stitch_name), texture.ring(stitch_name), square_off(3, _CHAINS))

    def write_course(number: int) -> Course:
        return centre[number - 1] if number <= len(centre) else classic_course(number)

    def write(piece: Piece) -> Part:
        return write_courses(piece, "Square", write_course, texture.ring_chains)

    return Maker(
        texture.motif, Shape.SQUARE, "Square", 3, 5, 40, texture.skill, texture.about, write,
        definitions=(texture.special,),
    )  # fmt: skip


MAKERS: tuple[Maker, ...] = tuple(_make(texture) for texture in _TEXTURES)
