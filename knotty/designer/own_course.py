"""A motif's own round as a Course, read from the motif as written. Rounds of other edges are continue_edge's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knotty.craft.brief import Motif
from knotty.craft.instructions import Instruction, Into, Join, TakeYarn, Travel
from knotty.craft.pattern import Declared, LineKind, Part, Round
from knotty.fabric.edge import Place, fits_target
from knotty.fabric.fabric import WorkedRound
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Piece, Shape
from knotty.motifs.wardrobe import find_maker, write_piece

_IN_ROUNDS = (Shape.SQUARE, Shape.HEXAGON, Shape.CIRCLE)
_AT_ONCE = 8  # rounds that are written for one that is asked for


@dataclass(frozen=True, slots=True)
class OwnCourse:
    """A round of a motif, and what the round before it makes there, None before the first."""

    course: Course
    before: Declared | None

    def goes_on(self, last: WorkedRound | None) -> bool:
        """Say whether `last` makes what the motif's own round before makes, and begins as that does.

        Whether all of it lies alike is the hook's to say.
        """
        if last is None or self.before is None:
            return last is None and self.before is None
        made = {**dict(self.before.stitches), **dict(self.before.groups)}
        alike = made == dict(last.counts.stitches) and dict(self.before.spaces) == dict(last.counts.spaces)
        return alike and not last.counts.gaps and _leads(last.edge.places, self.course)


@lru_cache(maxsize=256)
def find_own_course(motif: Motif, number: int) -> OwnCourse | None:
    """Return round `number`, from 1, of the motif; None where it has no such round or is not worked in rounds."""
    maker = find_maker(motif)
    if maker.shape not in _IN_ROUNDS or not 1 <= number <= maker.most:
        return None
    plain, changing = _write_both(motif, min(maker.most, max(maker.fewest, -(-number // _AT_ONCE) * _AT_ONCE)))
    if any(line.kind is LineKind.ROW for line in plain.lines):
        return None  # a mitred square is worked in rows
    line, note = _find_round(plain, number)
    other, _ = _find_round(changing, number)
    way = next((node.into for node in line.body[:1] if isinstance(node, Travel)), ())
    entry = _find_entry(other.body) if number > 1 else None
    *body, join = (node for node in line.body if not isinstance(node, Travel | TakeYarn))
    if not isinstance(join, Join):
        return None
    course = Course(tuple(body), join, line.declared or Declared(), way, entry, note)
    return OwnCourse(course, _find_round(plain, number - 1)[0].declared if number > 1 else None)


def _leads(places: Sequence[Place], course: Course) -> bool:
    """Say whether the way from the first place of an edge passes over what it names, and nothing else."""
    at = 0
    for into in course.way:
        for _ in range(into.count if into.edge is None else 0):
            at += 1
            if at == len(places) or not any(fits_target(places[at], target) for target in into.targets):
                return False
    begin = course.entry
    return begin is None or begin.edge is not None or any(fits_target(places[at], one) for one in begin.targets)


def _find_entry(body: tuple[Instruction, ...]) -> Into | None:
    return next((node.into for node in body[:1] if isinstance(node, TakeYarn)), None)


@lru_cache(maxsize=32)
def _write_both(motif: Motif, size: int) -> tuple[Part, Part]:
    """The motif in one colour, and in two that change with every round. Its rounds do not depend on how many follow."""
    return write_piece(motif, Piece(("A",) * size)), write_piece(
        motif, Piece(tuple("AB"[at % 2] for at in range(size)))
    )


def _find_round(part: Part, number: int) -> tuple[Round, str]:
    """The line of a round, and the note that stands right before it."""
    at = [index for index, line in enumerate(part.lines) if line.kind is LineKind.ROUND][number - 1]
    before = part.lines[at - 1]
    return part.lines[at], before.note if before.kind is LineKind.NOTE else ""
