"""Granny squares with a centre of clusters, puffs or popcorns: a circle, eight textured stitches, then classic rounds.

The third round goes into eight ch-3 spaces, every second a corner, and leaves what the third round of a classic granny
leaves; so from there on rounds, counts and sides are classic: 36, 48, 60 ... dc, 4 n - 1 places a side.
"""

from __future__ import annotations

from functools import partial

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Skip, StartChain
from knotty.craft.pattern import Definition, Part
from knotty.motifs.granny import classic_course, square_off
from knotty.motifs.in_rounds import Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.special import CLUSTER, POPCORN, PUFF
from knotty.motifs.words import (
    ANY_STITCH,
    in_ring,
    join_to_chain,
    join_to_first,
    next_place,
    repeat,
    same_place,
    stitch,
    work,
)

_AROUND = 8  # textured stitches: one for each corner and each side
_CHAINS = 3  # after each
_DC = stitch("dc")


def _write_course(texture: str, number: int) -> Course:
    if number > 3:
        return classic_course(number)
    return (_start_circle, _add_texture, _square_off)[number - 1](texture)


def _start_circle(_texture: str) -> Course:
    around = 2 * _AROUND
    return Course((StartChain(3, "dc"), work("dc", around - 1, in_ring())), join_to_chain(3), declare({}, dc=around))


def _add_texture(texture: str) -> Course:
    first = (StartChain(2), work(texture, 1, same_place(ANY_STITCH)), Chain(_CHAINS))
    others = (Skip(next_place(_DC)), work(texture, 1, next_place(_DC)), Chain(_CHAINS))
    body = (*first, repeat(_AROUND - 1, *others))
    return Course(body, join_to_first(texture), declare({_CHAINS: _AROUND}, **{texture: _AROUND}), entry=any_place(_DC))


def _square_off(_texture: str) -> Course:
    return square_off(3, _CHAINS)


def _make(motif: Motif, special: Definition, skill: Skill, about: str) -> Maker:
    def write(piece: Piece) -> Part:
        return write_courses(piece, "Square", partial(_write_course, special.stitch))

    return Maker(motif, Shape.SQUARE, "Square", 3, 5, 40, skill, about, write, definitions=(special,))


MAKERS: tuple[Maker, ...] = (
    _make(Motif.CLUSTER_GRANNY, CLUSTER, Skill.EASY, "Clusters around the middle of a classic granny."),
    _make(Motif.PUFF_GRANNY, PUFF, Skill.EASY, "Soft puffs around the middle of a classic granny."),
    _make(Motif.POPCORN_GRANNY, POPCORN, Skill.INTERMEDIATE, "Round popcorns around the middle of a classic granny."),
)
