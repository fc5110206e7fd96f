"""The frame of a motif worked in rounds: taking up and cutting yarn, travelling, closing.

What a round is made of stands in each motif's module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knotty.craft.instructions import FastenOff, Instruction, Into, Join, MakeRing, TakeYarn, Target, Travel, Which
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.motifs.piece import Piece
from knotty.motifs.words import space

CORNER_CHAINS = 2
CORNER_SPACE = space(CORNER_CHAINS)
RING_CHAINS = 4
_COUNTED_AS_GROUPS = frozenset(("cluster",))
_FACING_NOTE = "The right side faces you in every round; do not turn. Leave a tail of 15 cm at each end of a yarn."


@dataclass(frozen=True, slots=True)
class Course:
    """One round of a motif, whatever its colour.

    `body`: from its starting chain to before the join. `way`: where slip stitches carry the hook before it begins in
    the colour of the round before; `entry`: where another yarn is joined. Neither is needed in the first round. `note`:
    a line for the maker before it.
    """

    body: tuple[Instruction, ...]
    join: Join
    declared: Declared
    way: tuple[Into, ...] = ()
    entry: Into | None = None
    note: str = ""


def write_courses(
    piece: Piece, name: str, course: Callable[[int], Course], ring_chains: int = RING_CHAINS, notes: Sequence[str] = ()
) -> Part:
    """Return the part with a round for each of the piece's colours, `course` telling each by its number, from 1."""
    facing = (Round(LineKind.NOTE, note=note) for note in (_FACING_NOTE, *notes))
    ring = write_ring(piece, ring_chains)
    rounds = (line for index in range(len(piece.colours)) for line in write_round(piece, index, course(index + 1)))
    finish = Round(LineKind.STEP, body=(FastenOff(weave=True),))
    return Part(piece.name or name, piece.make, (*facing, ring, *rounds, finish))


def write_ring(piece: Piece, chains: int = RING_CHAINS) -> Round:
    """Return the step that makes the ring, of `chains` or a magic ring (0)."""
    return Round(LineKind.STEP, body=(TakeYarn(piece.colours[0]), MakeRing(chains)))


def write_round(piece: Piece, index: int, course: Course) -> tuple[Round, ...]:
    """Return round `index`, from 0, in its colour: the note before it where it has one, and its line."""
    colours = piece.colours
    changes = index + 1 < len(colours) and colours[index + 1] != colours[index]
    end = (FastenOff(colours[index]),) if changes else ()
    body = (*_begin(colours, index, course), *course.body, course.join, *end)
    line = Round(LineKind.ROUND, (f"Rnd {index + 1}",), body, course.declared)
    return (Round(LineKind.NOTE, note=course.note), line) if course.note else (line,)


def _begin(colours: Sequence[str], index: int, course: Course) -> tuple[Instruction, ...]:
    if index == 0:
        return ()
    if colours[index - 1] != colours[index]:
        return (TakeYarn(colours[index], course.entry),)
    return (Travel(course.way),) if course.way else ()


def declare(spaces: dict[int, int], **stitches: int) -> Declared:
    """Return a declared count; nothing is said of what there is none of.

    Clusters are counted as groups, for that is what authors mean as often as the stitch.
    """
    counts = [(stitch, number) for stitch, number in sorted(stitches.items()) if number]
    return Declared(
        stitches=tuple(pair for pair in counts if pair[0] not in _COUNTED_AS_GROUPS),
        spaces=tuple((chains, number) for chains, number in sorted(spaces.items()) if number),
        groups=tuple(pair for pair in counts if pair[0] in _COUNTED_AS_GROUPS),
    )


def any_place(target: Target) -> Into:
    """Return `any TARGET`."""
    return Into(Which.ANY, (target,))
