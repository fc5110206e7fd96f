"""A course worked on an edge: written as a line, read again, worked on the hook, as the designer does with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from knotty.craft.brief import Motif
from knotty.craft.finding import Finding
from knotty.craft.instructions import TakeYarn, Travel
from knotty.craft.pattern import LineKind, Pattern, Round
from knotty.craft.terms import Terms
from knotty.designer.continue_edge import list_continuations
from knotty.designer.hear.heard import Kind
from knotty.designer.hear.hearing import Hearing
from knotty.designer.proof import Prefix, Refusal, prove_line, take_step
from knotty.designer.wanted import Wanted
from knotty.fabric.assembly import split_sides
from knotty.fabric.beam import advance
from knotty.fabric.budget import Budget
from knotty.fabric.edge import RING_EDGE, Edge
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.hook import work_pattern
from knotty.fabric.line import Setting, State
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Piece, Shape
from knotty.motifs.wardrobe import WARDROBE, write_piece
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_line
from tests.designer.house_styles import Style, load_styles

IN_ROUNDS = tuple(
    maker
    for maker in WARDROBE
    if maker.shape in (Shape.SQUARE, Shape.HEXAGON, Shape.CIRCLE) and maker.motif is not Motif.MITRED
)


def write_text(course: Course, number: int, *, other_yarn: bool) -> str:
    """Return the course as a line of a pattern."""
    return write_line(_write(course, number, other_yarn=other_yarn), Terms.US)


def _write(course: Course, number: int, *, other_yarn: bool) -> Round:
    way = (Travel(course.way),) if course.way else ()
    begin = () if number == 1 else (TakeYarn("B", course.entry),) if other_yarn else way
    body = (*begin, *course.body, course.join)
    return Round(LineKind.ROUND, (f"Rnd {number}",), body, course.declared)


def work_course(
    rounds: Sequence[WorkedRound], course: Course, *, other_yarn: bool
) -> tuple[WorkedRound, tuple[Finding, ...]]:
    """Return the course as worked after `rounds`, from its text, and every finding."""
    number = len(rounds) + 1
    line = _write(course, number, other_yarn=other_yarn)
    pattern, findings = read_pattern(f"Piece\n{write_line(line, Terms.US)}\n")
    again = pattern.parts[0].lines[-1]
    assert again == line
    state = State(RING_EDGE)
    for worked in rounds:
        made = worked.first_node + len(worked.nodes)
        state = State(worked.edge, worked, state, made, first=False, label=worked.label, colour="A")
    after = advance(
        (state,), Setting(Terms.US, "Piece", 0, 99, joins=True, line=again, number=0, budget=Budget(), chains=True)
    )
    best = min(after, key=lambda one: one.cost)
    assert best.worked is not None
    return best.worked, (*findings, *best.worked.findings)


def list_clean(rounds: Sequence[WorkedRound], wanted: Wanted) -> Iterator[tuple[Course, WorkedRound]]:
    """Yield what is offered after `rounds` and works without a finding, in the same yarn and in another."""
    for course in list_continuations(rounds[-1], len(rounds) + 1, wanted):
        worked, findings = work_course(rounds, course, other_yarn=False)
        _, others = work_course(rounds, course, other_yarn=True)
        if not findings and not others:
            yield course, worked


def has_shape(edge: Edge, corners: int) -> bool:
    """Say whether an edge has so many corners and equal sides; of a circle nothing is asked."""
    sides = split_sides(edge)
    return not corners or (len(sides) == corners and len({len(between) for _, between in sides}) == 1)


def work_text(text: str) -> list[WorkedRound]:
    """Return the rounds of a pattern, worked."""
    return [worked for worked in work_pattern(read_pattern(text)[0])[0].rounds if worked.label]


@cache
def work_motif(motif: Motif, rounds: int) -> tuple[WorkedRound, ...]:
    """Return the rounds of a motif, worked."""
    part = write_piece(motif, Piece(("A",) * rounds))
    return tuple(worked for worked in work_pattern(Pattern(parts=(part,)))[0].rounds if worked.label)


def load_odd_squares() -> dict[str, list[WorkedRound]]:
    """Return the squares of odd_squares.txt, worked, by their titles."""
    blocks = (Path(__file__).parent / "odd_squares.txt").read_text(encoding="utf-8").split("=== ")[1:]
    return {title: work_text(f"Square\n{text}") for title, text in (block.split("\n", 1) for block in blocks)}


STYLES = load_styles()
_HEXAGONS_OF_STITCHES = ("08_bold_labels_dashes: hexagon",)


def name_motif(style: Style) -> Motif:
    named = {"classic": Motif.CLASSIC_GRANNY, "solid": Motif.SOLID_GRANNY, "hexagon": Motif.GRANNY_HEXAGON}
    return Motif.SOLID_HEXAGON if style.name in _HEXAGONS_OF_STITCHES else named[style.name.partition(": ")[2]]


def verify_style(style: Style, colours: str) -> Prefix:
    """The rounds of a style that the designer verifies, up to the first that it does not."""
    hearing = Hearing()
    heard = [*hearing.feed(style.text), *hearing.finish()]
    terms, prefix = hearing.manner.terms or Terms.US, Prefix("Piece", tuple(colours))
    for one in heard:
        said = one.text.partition(": ")[2]
        result = prove_line(prefix, said, terms) if one.kind is Kind.ROUND else take_step(prefix, one.text, terms)
        if isinstance(result, Refusal):
            break
        prefix = result
    return prefix
