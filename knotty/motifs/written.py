"""A motif whose rounds were written elsewhere, as a maker of its own. Making things of it is items', as of any motif.

Whether its rounds can be worked is fabric's to say; here it is asked what shape they come to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.finding import Severity
from knotty.craft.pattern import Definition, Pattern
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.assembly import split_sides
from knotty.fabric.edge import Edge
from knotty.fabric.hook import work_pattern
from knotty.fabric.measure import measure_part
from knotty.motifs.in_rounds import RING_CHAINS, Course, write_courses
from knotty.motifs.piece import Maker, Piece, Shape

_CORNERS = {Shape.TRIANGLE: 3, Shape.SQUARE: 4, Shape.HEXAGON: 6}
_WEIGHT = 4  # any will do: what is kept is the size in widths of a sc


def written_maker(
    courses: Sequence[Course],
    like: Maker,
    ring_chains: int = RING_CHAINS,
    definitions: tuple[Definition, ...] = (),
    notes: Sequence[str] = (),
) -> Maker:
    """Return the maker of a piece of just these rounds, named and classed as `like` is.

    `ring_chains`: of the ring it begins in, 0 for a magic ring. `definitions`: its special stitches. Raises ValueError
    where the rounds cannot be worked or do not come to the shape of `like`: its corners, with sides all alike.
    """
    if not courses or like.shape is Shape.PANEL:
        raise ValueError(f"a {like.motif} is not made of {len(courses)} rounds")
    rounds = tuple(courses)
    maker = replace(
        like,
        fewest=len(rounds),
        usual=len(rounds),
        most=len(rounds),
        write=lambda piece: write_courses(piece, like.name, lambda number: rounds[number - 1], ring_chains, notes),
        step=1,
        definitions=definitions,
    )
    part = maker.write(Piece(("A",) * len(rounds)))
    fabric, findings = work_pattern(Pattern(parts=(part,), definitions=definitions))
    wrong = next((finding for finding in findings if finding.severity is Severity.ERROR), None)
    if wrong is not None:
        raise ValueError(f"{wrong.round or part.name} {wrong.message}")
    _refuse_shape([worked for worked in fabric.rounds if worked.label][-1].edge, maker)
    size = measure_part(fabric, 0, _WEIGHT)
    if size is None:
        raise ValueError("its rounds leave no stitches")
    return replace(maker, size=size.scaled(1 / WEIGHTS[_WEIGHT].sc_width_cm))


def _refuse_shape(edge: Edge, maker: Maker) -> None:
    wanted = _CORNERS.get(maker.shape)
    if not edge.ring:
        raise ValueError("its last round is not closed")
    if wanted is None:
        return
    sides = [len(between) for _, between in split_sides(edge)]
    if len(sides) != wanted:
        raise ValueError(f"a {maker.shape} has {wanted} corners, and the last round leaves {len(sides)}")
    if len(set(sides)) > 1:
        raise ValueError(f"a {maker.shape} has sides alike, and the last round leaves {', '.join(map(str, sides))}")
