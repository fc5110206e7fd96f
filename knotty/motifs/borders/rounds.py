"""The rounds of a border along an outline, each with its count. The styles are a table in the package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knotty.craft.instructions import (
    Group,
    Instruction,
    Into,
    Join,
    Limit,
    LimitKind,
    StartChain,
    TakeYarn,
    Travel,
    Which,
    Work,
)
from knotty.craft.pattern import Declared, LineKind, Round
from knotty.craft.stitches import STITCHES
from knotty.motifs.borders.outline import Outline, Side, Stretch
from knotty.motifs.borders.sc import STYLE as SC_STYLE
from knotty.motifs.borders.sc import corner_chains
from knotty.motifs.borders.spread import spread_steps
from knotty.motifs.borders.steps import Step, count_made, fold_units, say_steps
from knotty.motifs.borders.style import Style, count_corner, fit_steps, nearest_length
from knotty.motifs.words import (
    ANY_SPACE,
    ANY_STITCH,
    CORNER,
    each_to_corner,
    join_to_chain,
    join_to_first,
    next_place,
    repeat,
    same_place,
    space,
)

_PIECE_VALLEY = Step("sc2tog", 1, 2, valley=True)  # over both corner spaces that meet at an inner point
_VALLEY = Step("sc3tog", 1, 3, valley=True)  # takes back what the next corner adds


def write_rounds(style: Style, outline: Outline, colour: str, numbers: range, grows: int = 0) -> tuple[Round, ...]:
    """Return a round for each number: sc, and the last one in `style`. `grows`: what a circle of sc gains in a round.

    From 2 on they go on from a round of sc. Raises ValueError where the inner points of a zigzag edge grow together.
    """
    written, rounds = [], numbers.stop - 1
    for number in numbers:
        last = number == rounds
        goal = style if number == rounds - 1 else SC_STYLE
        steps = _decorate(style, outline) if last and style is not SC_STYLE else _plan_plain(goal, outline, grows)
        written.append(_write_round(style if last else SC_STYLE, outline, steps, number, colour))
        outline = _go_on(outline, steps)
    return tuple(written)


# -- steps -------------------------------------------------------------------------------------------------------------


def _plan_plain(style: Style, outline: Outline, grows: int) -> tuple[tuple[Step, ...], ...]:
    """The sc of each side, as many as `style` needs for its repeats in the next round."""
    return tuple(_join_stretches(outline, [_plan_stretch(style, outline, side, at, grows) for at in range(len(side))])
                 for side in outline.sides)  # fmt: skip


def _plan_stretch(style: Style, outline: Outline, side: Side, at: int, grows: int) -> tuple[Step, ...]:
    stretch, ring = _inner_stretch(outline, side, at), outline.corner is None
    natural = len(stretch) + (grows if ring else 0)
    more = _count_ends(side, at, ring=ring)
    goal = max(1, nearest_length(style, natural + more, ring=ring) - more)
    steps = spread_steps(stretch, goal)
    if steps is None and goal != len(stretch):
        steps = spread_steps(stretch, len(stretch))
    return steps or ()


def _count_ends(side: Side, at: int, *, ring: bool) -> int:
    """Stitches that the next round finds beside what is worked along a stretch: the corners' own, less the valleys'."""
    if ring:
        return 0
    return (1 if at == 0 else -1) + (1 if at == len(side) - 1 else -1)


def _decorate(style: Style, outline: Outline) -> tuple[tuple[Step, ...], ...]:
    ring = outline.corner is None
    return tuple(
        _join_stretches(
            outline,
            [fit_steps(style, len(_inner_stretch(outline, side, at)), ring=ring) for at in range(len(side))],
        )
        for side in outline.sides
    )


def _inner_stretch(outline: Outline, side: Side, at: int) -> Stretch:
    """What is left of a stretch where an inner point takes a stitch of it on either side."""
    taken = len(outline.valley) == 3
    begin, end = taken and at > 0, taken and at < len(side) - 1
    if len(side[at]) < begin + end:
        raise ValueError("so many rounds of border close the inner points of the edge")
    return side[at][int(begin) : len(side[at]) - int(end)]


def _join_stretches(outline: Outline, stretches: Sequence[tuple[Step, ...]]) -> tuple[Step, ...]:
    valley = _PIECE_VALLEY if len(outline.valley) == 2 else _VALLEY
    steps = list(stretches[0])
    for stretch in stretches[1:]:
        steps += (valley, *stretch)
    return tuple(steps)


def _places(outline: Outline, side: Side) -> Stretch:
    """Every place of a side, its inner points too."""
    found: list[bool] = []
    for at in range(len(side)):
        found += (*(outline.valley if at else ()), *_inner_stretch(outline, side, at))
    return tuple(found)


def _go_on(outline: Outline, steps: Sequence[tuple[Step, ...]]) -> Outline:
    """The outline that a round of sc leaves: stitches only, a corner space with an sc of it on either side."""
    sides = []
    for side in steps:
        lengths = [0]
        for step in side:
            if step.valley:
                lengths.append(0)
            else:
                lengths[-1] += step.count
        if outline.corner is not None:
            lengths[0] += 1
            lengths[-1] += 1
        sides.append(tuple((True,) * length for length in lengths))
    corner = None if outline.corner is None else CORNER
    start = corner or ANY_STITCH
    return replace(
        outline, sides=tuple(sides), corner=corner, start=start, along=(ANY_STITCH,), valley=(True, True, True)
    )


# -- words -------------------------------------------------------------------------------------------------------------


def _write_round(style: Style, outline: Outline, steps: Sequence[tuple[Step, ...]], number: int, colour: str) -> Round:
    declared = _declare(style, outline, steps)
    body = _write_circle(style, outline, steps[0]) if outline.corner is None else _write_sides(style, outline, steps)
    return Round(LineKind.ROUND, (f"Rnd {number}",), (*_begin(outline, number, colour), *body), declared)


def _begin(outline: Outline, number: int, colour: str) -> tuple[Instruction, ...]:
    if number == 1:
        return (TakeYarn(colour, Into(Which.ANY, (outline.start,))),)
    if outline.corner is None:
        return ()
    return (Travel((next_place(space(corner_chains(outline.corners))),)),)  # the hook stands on the first sc


def _write_circle(style: Style, outline: Outline, steps: tuple[Step, ...]) -> tuple[Instruction, ...]:
    stretch = outline.sides[0][0]
    first = Into(Which.SAME, (outline.start,))
    if len(set(steps)) == 1 and steps[0].takes == 1:
        along = Into(Which.EACH, outline.along, limit=Limit(LimitKind.AROUND))
        return (StartChain(1), Work(steps[0].stitch, steps[0].count, along), _join(style, ring=True))
    rest = say_steps(steps[1:], stretch[1:], outline.along)
    return (StartChain(1), Work(steps[0].stitch, steps[0].count, first), *rest, _join(style, ring=True))


def _write_sides(style: Style, outline: Outline, steps: Sequence[tuple[Step, ...]]) -> tuple[Instruction, ...]:
    corner, corners = style.corner(outline.corners), outline.corners
    sides = [_write_side(outline, side, plan) for side, plan in zip(outline.sides, steps, strict=True)]
    start = _start(style, corner, outline)
    following = _in_one(corner, next_place(outline.corner or CORNER))
    if len(set(sides)) == 1:
        rest: tuple[Instruction, ...] = (repeat(corners - 1, following, *sides[0]),)
    else:
        rest = fold_units([(following, *side) for side in sides[1:]])
    return (*start, *sides[0], *rest, _join(style, ring=False))


def _write_side(outline: Outline, side: Side, steps: tuple[Step, ...]) -> tuple[Instruction, ...]:
    places = _places(outline, side)
    if not places:
        return ()
    if len(set(steps)) == 1 and steps[0].takes == steps[0].count == 1 and steps[0].stitch:
        mixed = (
            outline.along if not all(map(all, (part for whole in outline.sides for part in whole))) else (ANY_STITCH,)
        )
        return (Work(steps[0].stitch, 1, each_to_corner(*mixed)),)
    return say_steps(steps, places, outline.along)


def _start(style: Style, corner: tuple[Instruction, ...], outline: Outline) -> tuple[Instruction, ...]:
    same = same_place(ANY_STITCH if outline.start.stitch else ANY_SPACE)
    if not style.stands:
        return (StartChain(1), _in_one(corner, same))
    first = corner[0]
    chains = STITCHES[style.stands].turning_chains
    rest = (Work(style.stands, first.count - 1), *corner[1:]) if isinstance(first, Work) else corner
    return (StartChain(chains, style.stands), _in_one(rest, same))


def _in_one(body: tuple[Instruction, ...], into: Into) -> Group | Work:
    """Several stitches of one kind need no brackets."""
    only = body[0]
    return replace(only, into=into) if len(body) == 1 and isinstance(only, Work) else Group(body, into)


def _join(style: Style, *, ring: bool) -> Join:
    if style.stands and not ring:
        return join_to_chain(STITCHES[style.stands].turning_chains)
    return join_to_first(style.first)


def _declare(style: Style, outline: Outline, steps: Sequence[tuple[Step, ...]]) -> Declared:
    made: dict[str, int] = {}
    for side in steps:
        for stitch, number in count_made(side).items():
            made[stitch] = made.get(stitch, 0) + number
    for stitch, number in count_corner(style.corner(outline.corners)).items() if outline.corner else ():
        made[stitch] = made.get(stitch, 0) + number * outline.corners
    plain = style is SC_STYLE and outline.corner is not None
    spaces = ((corner_chains(outline.corners), outline.corners),) if plain else ()
    return Declared(stitches=tuple(sorted(made.items())), spaces=spaces)
