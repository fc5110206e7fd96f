"""A motif's own round as a Course, read from the motif as written. Rounds of other edges are continue_edge's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knotty.craft.brief import Motif
from knotty.craft.instructions import Instruction, Into, Join, TakeYarn, Travel
from knotty.craft.pattern import Declared, LineKind, Part, Pattern, Round
from knotty.fabric.edge import Edge
from knotty.fabric.hook import work_pattern
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Piece, Shape
from knotty.motifs.wardrobe import find_maker, write_piece

_IN_ROUNDS = (Shape.SQUARE, Shape.HEXAGON, Shape.CIRCLE)


@dataclass(frozen=True, slots=True)
class OwnCourse:
    """A round of a motif, and the edge that the round before it leaves there; no places before the first."""

    course: Course
    base: Edge


@lru_cache(maxsize=256)
def find_own_course(motif: Motif, number: int) -> OwnCourse | None:
    """Return round `number`, from 1, of the motif; None where it has no such round or is not worked in rounds."""
    maker = find_maker(motif)
    if maker.shape not in _IN_ROUNDS or not 1 <= number <= maker.most:
        return None
    size = max(number, maker.fewest)
    plain = write_piece(motif, Piece(("A",) * size))
    changing = write_piece(motif, Piece(("A",) * (number - 1) + ("B",) * (size - number + 1)))
    line, note = _find_round(plain, number)
    other, _ = _find_round(changing, number)
    way = next((node.into for node in line.body[:1] if isinstance(node, Travel)), ())
    entry = _find_entry(other.body) if number > 1 else None
    *body, join = (node for node in line.body if not isinstance(node, Travel | TakeYarn))
    if not isinstance(join, Join):
        return None
    course = Course(tuple(body), join, line.declared or Declared(), way, entry, note)
    return OwnCourse(course, _leave_edge(plain, number - 1))


def _find_entry(body: tuple[Instruction, ...]) -> Into | None:
    return next((node.into for node in body[:1] if isinstance(node, TakeYarn)), None)


def _find_round(part: Part, number: int) -> tuple[Round, str]:
    """The line of a round, and the note that stands right before it."""
    at = [index for index, line in enumerate(part.lines) if line.kind is LineKind.ROUND][number - 1]
    before = part.lines[at - 1]
    return part.lines[at], before.note if before.kind is LineKind.NOTE else ""


def _leave_edge(part: Part, number: int) -> Edge:
    """The edge after round `number`; empty before the first."""
    if not number:
        return Edge()
    rounds = [worked for worked in work_pattern(Pattern(parts=(part,)))[0].rounds if worked.label]
    return rounds[number - 1].edge
