"""Classic and solid granny squares of any number of rounds, with their counts. The blanket around them is blanket's.

The counts follow from the construction and agree with published squares: classic 12, 24, 36, 48 ... dc with 4 ch-2
corners; solid 12, 28, 44, 60, 76, 92, 108 dc.
"""

from __future__ import annotations

from collections.abc import Sequence

from knotty.craft.brief import Motif
from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Instruction,
    Into,
    MakeRing,
    StartChain,
    TakeYarn,
    Travel,
    Which,
)
from knotty.craft.pattern import Declared, LineKind, Part, Round
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
RING_CHAINS = 4
CORNER_CHAINS = 2
_CORNER = space(CORNER_CHAINS)
_FACING_NOTE = "The right side faces you in every round; do not turn. Leave a tail of 15 cm at each end of a yarn."


def write_square(motif: Motif, colours: Sequence[str], make: int = 1, name: str = "Square") -> Part:
    """Return the square as a part with one round for each letter in `colours`, at least one.

    A change of letter cuts the yarn and joins the new one in a corner; the same letter travels there by slip stitch.
    """
    if not colours:
        raise ValueError("a square needs at least one round")
    facing = Round(LineKind.NOTE, note=_FACING_NOTE)
    start = Round(LineKind.STEP, body=(TakeYarn(colours[0]), MakeRing(RING_CHAINS)))
    rounds = (_write_round(motif, index, colours) for index in range(len(colours)))
    finish = Round(LineKind.STEP, body=(FastenOff(weave=True),))
    return Part(name, make, (facing, start, *rounds, finish))


def _write_round(motif: Motif, index: int, colours: Sequence[str]) -> Round:
    number, colour = index + 1, colours[index]
    declared = _declare_classic(number) if motif is Motif.CLASSIC_GRANNY else _declare_solid(number)
    body = (*_begin_round(motif, index, colours), *_ROUNDS[motif](number), join_to_chain(3))
    changes = number < len(colours) and colours[number] != colour
    return Round(LineKind.ROUND, (f"Rnd {number}",), (*body, FastenOff(colour)) if changes else body, declared)


def _begin_round(motif: Motif, index: int, colours: Sequence[str]) -> tuple[Instruction, ...]:
    if index == 0:
        return ()
    if colours[index - 1] != colours[index]:
        return (TakeYarn(colours[index], Into(Which.ANY, (_CORNER,))),)
    # The hook stands on the beginning ch-3; the rest of its group lies before the first corner space.
    group = 2 if motif is Motif.CLASSIC_GRANNY or index == 1 else 1
    return (Travel((next_place(stitch("dc"), group), next_place(_CORNER))),)


def _first_round() -> tuple[Instruction, ...]:
    ring = in_ring()
    side = (work("dc", 3, ring), Chain(CORNER_CHAINS))
    return (StartChain(3, "dc"), work("dc", 2, ring), Chain(CORNER_CHAINS), repeat(3, *side))


def _corners(group: int, side: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
    """Four corners of two groups each, `side` between them; the first group begins with the ch-3."""
    rest = (Chain(CORNER_CHAINS), work("dc", group))
    first = in_place(same_place(ANY_SPACE), work("dc", group - 1), *rest)
    corner = in_place(next_place(_CORNER), work("dc", group), *rest)
    return (StartChain(3, "dc"), first, *side, repeat(3, corner, *side))


def _classic_round(number: int) -> tuple[Instruction, ...]:
    if number == 1:
        return _first_round()
    groups = number - 2
    group = (work("dc", 3, next_place(space(1))), Chain(1))
    sides: tuple[Instruction, ...] = () if not groups else group if groups == 1 else (bracket(groups, *group),)
    return _corners(3, (Chain(1), *sides))


def _solid_round(number: int) -> tuple[Instruction, ...]:
    if number == 1:
        return _first_round()
    return _corners(2, (work("dc", 1, next_place(stitch("dc"), 4 * number - 5)),))


_ROUNDS = {Motif.CLASSIC_GRANNY: _classic_round, Motif.SOLID_GRANNY: _solid_round}


def _declare_classic(number: int) -> Declared:
    sides = ((1, 4 * (number - 1)),) if number > 1 else ()
    return Declared(stitches=(("dc", 12 * number),), spaces=(*sides, (CORNER_CHAINS, 4)))


def _declare_solid(number: int) -> Declared:
    return Declared(stitches=(("dc", 16 * number - 4),), spaces=((CORNER_CHAINS, 4),))
