"""Granny squares with a centre of clusters, puffs or popcorns: a middle, a ring of textured stitches, classic rounds.

The round after the centre goes into the chain spaces of that ring, every second or third a corner, and leaves what the
same round of a classic granny leaves; so from there on rounds, counts and sides are classic: 4 n - 1 places a side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, Into, Skip, StartChain
from knotty.craft.pattern import Declared, Definition, Part
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

_DC = stitch("dc")
_SPACE = space(1)


@dataclass(frozen=True, slots=True)
class _Ring:
    """A row of the table.

    `around`: textured stitches, a multiple of 4; `chains`: after each of them in the round that is squared off;
    `middle`: the rounds up to there, as many as a classic granny has before it.
    """

    motif: Motif
    special: Definition
    around: int
    chains: int
    middle: tuple[Callable[[_Ring], Course], ...]
    skill: Skill
    about: str
    ring_chains: int = RING_CHAINS

    @property
    def stitch(self) -> str:
        """The textured stitch."""
        return self.special.stitch

    def declare(self, chains: int) -> Declared:
        """Return the count of a round of them."""
        return declare({chains: self.around}, **{self.stitch: self.around})


def _start_circle(stitches: int) -> Course:
    return Course(
        (StartChain(3, "dc"), work("dc", stitches - 1, in_ring())), join_to_chain(3), declare({}, dc=stitches)
    )


def _add_spokes(ring: _Ring) -> Course:
    apart = repeat(ring.around - 1, work("dc", 1, next_place(_DC)), Chain(1))
    counts = declare({1: ring.around}, dc=ring.around)
    return Course((StartChain(3, "dc"), Chain(1), apart), join_to_chain(3), counts, entry=any_place(_DC))


def _texture_ring(ring: _Ring) -> Course:
    body = _go_around(ring, in_ring(), in_ring(), 1)
    return Course(body, join_to_first(ring.stitch), ring.declare(1))


def _texture_stitches(ring: _Ring) -> Course:
    body = _go_around(ring, same_place(ANY_STITCH), next_place(_DC), ring.chains, Skip(next_place(_DC)))
    return Course(body, join_to_first(ring.stitch), ring.declare(ring.chains), entry=any_place(_DC))


def _texture_spaces(ring: _Ring) -> Course:
    here = next_place(_SPACE)
    body = _go_around(ring, same_place(ANY_SPACE), here, ring.chains)
    return Course(body, join_to_first(ring.stitch), ring.declare(ring.chains), (here,), any_place(_SPACE))


def _go_around(ring: _Ring, first: Into, others: Into, chains: int, *between: Skip) -> tuple[Instruction, ...]:
    """One textured stitch after another, chains behind each. The starting chain is no part of the first."""
    rest = repeat(ring.around - 1, *between, work(ring.stitch, 1, others), Chain(chains))
    return (StartChain(2), work(ring.stitch, 1, first), Chain(chains), rest)


_RINGS = (
    _Ring(
        Motif.CLUSTER_GRANNY,
        CLUSTER,
        12,
        2,
        (lambda ring: _start_circle(ring.around), _add_spokes, _texture_spaces),
        Skill.EASY,
        "A wheel with a ring of clusters in the middle of a classic granny.",
    ),
    _Ring(
        Motif.PUFF_GRANNY,
        PUFF,
        8,
        3,
        (_texture_ring, _texture_spaces),
        Skill.EASY,
        "Two rings of soft puffs in the middle of a classic granny.",
        6,  # puffs are thick
    ),
    _Ring(
        Motif.POPCORN_GRANNY,
        POPCORN,
        8,
        3,
        (lambda ring: _start_circle(2 * ring.around), _texture_stitches),
        Skill.INTERMEDIATE,
        "Round popcorns about the middle of a classic granny.",
    ),
)


def _make(ring: _Ring) -> Maker:
    squared = ring.around // 4 + 1
    centre = (*(tell(ring) for tell in ring.middle), square_off(squared, ring.chains))

    def write_course(number: int) -> Course:
        return centre[number - 1] if number <= len(centre) else classic_course(number)

    def write(piece: Piece) -> Part:
        return write_courses(piece, "Square", write_course, ring.ring_chains)

    return Maker(
        ring.motif, Shape.SQUARE, "Square", squared, 6, 40, ring.skill, ring.about, write, definitions=(ring.special,)
    )


MAKERS: tuple[Maker, ...] = tuple(_make(ring) for ring in _RINGS)
