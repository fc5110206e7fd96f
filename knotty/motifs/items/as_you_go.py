"""Joining as you go: the last round of every piece but the first is worked into its finished neighbours.

Pieces are finished line by line, each from left to right. So the sides joined lie beside one another: of a square the
one above and the one at its left, of a hexagon the two above and the one at its left. Only rounds of granny groups with
a chain between them can be joined so: a slip stitch takes the place of the chain.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from knotty.craft.instructions import (
    Chain,
    FastenOff,
    Held,
    Hold,
    Instruction,
    Into,
    Lay,
    Live,
    LiveKind,
    StartChain,
    TakeYarn,
    Target,
    Which,
    Work,
)
from knotty.craft.layout import Layout
from knotty.craft.pattern import LineKind, Part, Pattern, Round
from knotty.fabric.edge import Edge
from knotty.fabric.hook import work_rounds
from knotty.motifs.arrange import count_ways, find_neighbours
from knotty.motifs.granny import SIDE_SPACE, first_course, granny_course, join_groups
from knotty.motifs.in_rounds import CORNER_CHAINS, CORNER_SPACE, any_place, declare, write_courses
from knotty.motifs.items.kit import Kit, note, step
from knotty.motifs.piece import Maker, Piece, Shape
from knotty.motifs.wardrobe import write_made
from knotty.motifs.words import ANY_SPACE, bracket, in_place, join_to_chain, next_place, repeat, same_place, work

_GROUPS = {Shape.SQUARE: (4, 3), Shape.HEXAGON: (6, 2)}  # corners, dc in a group
_NAMES = ("", "One side joined", "Two sides joined", "Three sides joined")
_LEAST_ROUNDS = 2
_ORDER_NOTE = (
    "Finish the pieces as they lie in the layout below: line by line from the top, each line from left to right. The "
    "first is finished whole, every other one is joined to the finished pieces that it meets."
)
_HOW_NOTE = (
    "Lay both pieces side by side, right sides up, and begin in the corner where the first side that they share "
    "begins. Neighbour is the finished piece: each time put the hook through its space from above."
)


def can_join_as_you_go(maker: Maker, rounds: int = 0) -> bool:
    """Say whether the last of `rounds` rounds (0: of as many as are usual) is of granny groups."""
    rounds = rounds or maker.usual
    if maker.shape not in _GROUPS or not max(_LEAST_ROUNDS, maker.fewest) <= rounds <= maker.most:
        return False
    part = write_made(maker, Piece(("A",) * rounds))
    return _ends_in_groups(part, rounds, maker.shape) or (maker.size is not None and _is_like_granny(part, maker))


def write_as_you_go(kit: Kit, layout: Layout) -> tuple[Part, ...]:
    """Return the pieces less their last round, that round by how many sides it joins, and the layout.

    Raises ValueError where the motif's last round is not of granny groups, or its only one.
    """
    rounds = kit.brief.rounds
    if not can_join_as_you_go(kit.maker, rounds):
        raise ValueError(f"a {kit.brief.motif} of {rounds} rounds cannot be joined as you go")
    grid = kit.arrange(layout)
    counts = count_ways(grid)
    begun = tuple(_leave_open(part) for part in kit.write_pieces(counts))
    sides = _count_sides(layout, kit.maker.shape is Shape.HEXAGON)
    ends = [_write_end(kit, begun, joined, make) for joined, make in sorted(sides.items())]
    lay, *lines = kit.write_layout(grid, counts)
    (said,) = (replace(item, joined=True) for item in lay.body if isinstance(item, Lay))
    return (*begun, *ends, Part("Assembly", 1, (step(said), *lines)))


def _ends_in_groups(part: Part, rounds: int, shape: Shape) -> bool:
    """Its last round is a granny round: the same chains and groups, behind whatever begins it."""
    last = [line for line in part.lines if line.kind is LineKind.ROUND][-1]
    course = granny_course(rounds, *_GROUPS[shape])
    body = [item for item in last.body if not isinstance(item, FastenOff)][:-1]
    return last.declared == course.declared and tuple(body[-len(course.body) :]) == course.body


def _is_like_granny(part: Part, maker: Maker) -> bool:
    """Rounds from elsewhere may be of granny groups in other words: what counts is what the last two leave."""
    rounds = [line for line in part.lines if line.labels]
    courses = [first_course(*_GROUPS[maker.shape])]
    courses += [granny_course(number, *_GROUPS[maker.shape]) for number in range(2, len(rounds) + 1)]
    granny = write_courses(Piece(("A",) * len(rounds)), part.name, lambda number: courses[number - 1])
    edges = [_list_edges(each) for each in (part, granny)]
    return all(mine.is_like(its) for mine, its in zip(*(found[-2:] for found in edges), strict=True))


def _list_edges(part: Part) -> list[Edge]:
    return [worked.edge for worked in work_rounds(Pattern(parts=(part,))).rounds if worked.label]


def _leave_open(part: Part) -> Part:
    """A piece without its last round, which is worked with the joining yarn."""
    lines = list(part.lines)
    last = max(at for at, line in enumerate(lines) if line.labels)
    before = max(at for at, line in enumerate(lines[:last]) if line.labels)
    kept = [*lines[: before + 1], *lines[last + 1 :]]
    kept[before] = replace(kept[before], body=tuple(i for i in kept[before].body if not isinstance(i, FastenOff)))
    return replace(part, lines=tuple(kept))


def _count_sides(layout: Layout, offset: bool) -> Counter[int]:
    """How many pieces meet so many of those finished before them."""
    found: Counter[int] = Counter()
    for row in range(layout.rows):
        for column in range(layout.columns):
            found[sum(_is_finished(cell, (row, column), layout) for cell in find_neighbours(row, column, offset))] += 1
    return found


def _is_finished(cell: tuple[int, int], now: tuple[int, int], layout: Layout) -> bool:
    return cell < now and cell[0] >= 0 and 0 <= cell[1] < layout.columns


def _write_end(kit: Kit, begun: tuple[Part, ...], joined: int, make: int) -> Part:
    """The last round of all pieces that are joined along so many sides."""
    corners, group = _GROUPS[kit.maker.shape]
    number = kit.brief.rounds
    start = TakeYarn(kit.joining, any_place(CORNER_SPACE))
    body = (start, *_go_round(corners, group, number, joined), join_to_chain(3))
    chains = (corners - joined) * (number - 1)
    declared = declare({1: chains, CORNER_CHAINS: corners}, dc=corners * group * number)
    line = Round(LineKind.ROUND, (f"Rnd {number}",), body, declared)
    first, *others = (part.name for part in begun)
    name = _NAMES[joined] or f"First {kit.maker.name.lower()}"
    take = step(Hold((Held(first),), tuple(others)))
    return Part(name, make, (note(_HOW_NOTE if joined else _ORDER_NOTE), take, line, step(FastenOff(weave=True))))


def _go_round(corners: int, group: int, number: int, joined: int) -> tuple[Instruction, ...]:
    """Corner and side by turns; the first `joined` sides and the corners at their ends are the neighbours', too."""
    ends = [_turn(group, bool(joined) and corner <= joined) for corner in range(corners)]
    sides = [_go_along(group, number, side < joined) for side in range(corners)]
    first = (StartChain(3, "dc"), in_place(same_place(ANY_SPACE), work("dc", group - 1), *ends[0][1:]))
    body: list[Instruction] = [*first, *sides[0]]
    for corner in range(1, joined + 1):
        body += [in_place(next_place(CORNER_SPACE), *ends[corner]), *sides[corner]]
    left = corners - 1 - joined
    free = (in_place(next_place(CORNER_SPACE), *ends[-1]), *sides[-1])
    return (*body, *((repeat(left, *free),) if left > 1 else free * left))


def _turn(group: int, joined: bool) -> tuple[Instruction, ...]:
    middle = (Chain(1), _slip(CORNER_SPACE), Chain(1)) if joined else (Chain(CORNER_CHAINS),)
    return (work("dc", group), *middle, work("dc", group))


def _go_along(group: int, number: int, joined: bool) -> tuple[Instruction, ...]:
    here = work("dc", group, next_place(SIDE_SPACE))
    if not joined:
        return join_groups(number - 2, here)
    slip = _slip(SIDE_SPACE)
    along = (here, slip)
    groups = number - 2
    return (slip, *(() if not groups else along if groups == 1 else (bracket(groups, *along),)))


def _slip(target: Target) -> Work:
    return Work("sl st", 1, Into(Which.NEXT, (target,), edge=Live(LiveKind.NEIGHBOUR)))
