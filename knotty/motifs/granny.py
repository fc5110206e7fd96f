"""Classic and solid granny squares of any number of rounds, with their counts. The blanket around them is blanket's.

The counts follow from the construction and agree with published squares: classic 12, 24, 36, 48 ... dc with 4 ch-2
corners; solid 12, 28, 44, 60, 76, 92, 108 dc. Between two corners lie 4 n - 1 places after n rounds of either.
"""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.brief import Motif, Skill
from knotty.craft.instructions import Chain, Instruction, StartChain, Work
from knotty.craft.pattern import Part
from knotty.motifs.in_rounds import CORNER_CHAINS, CORNER_SPACE, Course, any_place, declare, write_courses
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.words import (
    ANY_SPACE,
    bracket,
    in_place,
    in_ring,
    join_to_chain,
    next_place,
    repeat,
    same_place,
    space,
    stitch,
    work,
)

GRANNIES = (Motif.CLASSIC_GRANNY, Motif.SOLID_GRANNY)
SIDE_SPACE = space(1)
_MOST_ROUNDS = 40


def write_square(motif: Motif, colours: Sequence[str], make: int = 1, name: str = "Square") -> Part:
    """Return the classic or solid square as a part with one round for each letter in `colours`, at least one.

    A change of letter cuts the yarn and joins the new one in a corner; the same letter travels there by slip stitch.
    """
    return write_courses(Piece(tuple(colours), make, name), name, _COURSES[motif])


def first_course(corners: int = 4, group: int = 3) -> Course:
    """Return the first round: as many groups of dc as corners, in the ring."""
    ring = in_ring()
    side = (work("dc", group, ring), Chain(CORNER_CHAINS))
    rest = repeat(corners - 1, *side)
    body = (StartChain(3, "dc"), work("dc", group - 1, ring), Chain(CORNER_CHAINS), rest)
    return Course(body, join_to_chain(3), declare({CORNER_CHAINS: corners}, dc=corners * group))


def classic_course(number: int, first: str = "dc") -> Course:
    """Return round `number` of the classic square, from 1; it goes into one with 4 ch-2 corners.

    `first`: the stitch of the group that the round before began with.
    """
    if number == 1:
        return first_course()
    return granny_course(number, 4, 3, first=first)


def granny_course(
    number: int, corners: int, group: int, side: tuple[Instruction, ...] = (), first: str = "dc"
) -> Course:
    """Return round `number`, from 2, of groups of dc in spaces, two of them in each corner; `side` as in join_groups.

    The round before it has corners of 2 chains, chains of 1 along its sides and a group of `first` at its beginning.
    """
    sides = join_groups(number - 2, *(side or (work("dc", group, next_place(SIDE_SPACE)),)))
    body = turn_corners(corners, group, sides)
    way = (next_place(stitch(first), group - 1), next_place(CORNER_SPACE))
    counts = declare({1: corners * (number - 1), CORNER_CHAINS: corners}, dc=corners * group * number)
    return Course(body, join_to_chain(3), counts, way, any_place(CORNER_SPACE))


def square_off(number: int, chains: int) -> Course:
    """Return classic round `number` worked into 4 (`number` - 1) spaces of `chains` all round, the hook in none yet."""
    here = space(chains)
    sides = join_groups(number - 2, work("dc", 3, next_place(here)))
    counts = declare({1: 4 * (number - 1), CORNER_CHAINS: 4}, dc=12 * number)
    body = turn_corners(4, 3, sides, chains=chains)
    return Course(body, join_to_chain(3), counts, (next_place(here),), any_place(here))


def join_groups(groups: int, *side: Instruction) -> tuple[Instruction, ...]:
    """Return what lies between two corners: `groups` times `side`, with chains of 1 around them."""
    along = (*side, Chain(1))
    return (Chain(1), *(() if not groups else along if groups == 1 else (bracket(groups, *along),)))


def turn_corners(
    corners: int, group: int, side: tuple[Instruction, ...], stitch_name: str = "dc", chains: int = CORNER_CHAINS
) -> tuple[Instruction, ...]:
    """Return a round of corners of two groups each in spaces of `chains`, `side` after each.

    The first group begins with the chain that counts as its first stitch.
    """
    start = StartChain(3 if stitch_name == "dc" else 4, stitch_name)
    rest: tuple[Work | Chain, ...] = (Chain(CORNER_CHAINS), work(stitch_name, group))
    if group > 1:
        first: tuple[Instruction, ...] = (
            start,
            in_place(same_place(ANY_SPACE), work(stitch_name, group - 1), *rest),
        )
    else:
        first = (start, Chain(CORNER_CHAINS), work(stitch_name, 1, same_place(ANY_SPACE)))
    corner = in_place(next_place(space(chains)), work(stitch_name, group), *rest)
    return (*first, *side, repeat(corners - 1, corner, *side))


def solid_course(number: int, corners: int, group: int, first: int) -> Course:
    """Return round `number`, from 1, of a solid shape: a dc in each dc, two groups of `group` dc in each corner.

    `first`: dc of each side in the first round.
    """
    if number == 1:
        return first_course(corners, first)
    along = first + 2 * group * (number - 2)
    body = turn_corners(corners, group, (work("dc", 1, next_place(stitch("dc"), along)),))
    counts = declare({CORNER_CHAINS: corners}, dc=corners * (along + 2 * group))
    to_corner = (first if number == 2 else group) - 1  # the rest of the group that the round before began with
    way = (*((next_place(stitch("dc"), to_corner),) if to_corner else ()), next_place(CORNER_SPACE))
    return Course(body, join_to_chain(3), counts, way, any_place(CORNER_SPACE))


def _solid_square_course(number: int) -> Course:
    return solid_course(number, 4, 2, 3)


_COURSES = {Motif.CLASSIC_GRANNY: classic_course, Motif.SOLID_GRANNY: _solid_square_course}
MAKERS: tuple[Maker, ...] = (
    Maker(
        Motif.CLASSIC_GRANNY,
        Shape.SQUARE,
        "Square",
        1,
        5,
        _MOST_ROUNDS,
        Skill.EASY,
        "Groups of 3 dc with a chain between them: the granny everybody knows.",
        lambda piece: write_courses(piece, "Square", classic_course),
    ),
    Maker(
        Motif.SOLID_GRANNY,
        Shape.SQUARE,
        "Square",
        1,
        5,
        _MOST_ROUNDS,
        Skill.EASY,
        "Plain dc all round with a chain corner: a granny without holes.",
        lambda piece: write_courses(piece, "Square", _solid_square_course),
    ),
)
