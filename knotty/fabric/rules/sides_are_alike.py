"""Sides that a round repeats are alike. Where one is not, the words outside the repeat are not what the repeat says.

Nothing is said of shapes: where two sides differ (rectangles, ovals, hearts), where no repeat tells what is regular,
where much differs, or where the declared count agrees with what was made.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from knotty.craft.finding import Finding
from knotty.craft.instructions import Kind
from knotty.craft.terms import Terms
from knotty.fabric.edge import Place, find_corners
from knotty.fabric.explain import report
from knotty.fabric.rules.likeness import Token, compare, is_confirmed, is_slip, say_token
from knotty.fabric.rules.worked import Worked

_MOST_SIDES = 12  # petals and sides; of more, loops in a row are not sides

_Side = tuple[Token, ...]


def sides_are_alike(worked: Worked) -> Iterator[Finding]:
    """Yield K209 where all sides but one are alike, and that one nearly."""
    if not worked.edge.ring or worked.rest_left or not worked.repeats:
        return
    sides = _split_sides(worked)
    odd = _find_odd(sides)
    if odd is None:
        return
    mine, others = odd
    more, less = _subtract(mine, others), _subtract(others, mine)
    if is_confirmed(worked, more + less):
        return
    expected, found = _spell(others, worked.scene.terms), _spell(mine, worked.scene.terms)
    message = f"one of its {len(sides)} sides is not like the others: {compare(more, less, worked.scene.terms)}"
    hint = "Is a number or a chain wrong outside of the repeat, or inside it?"
    yield report("K209", worked.scene, worked.span, message, expected=expected, found=found, hint=hint)


def _split_sides(worked: Worked) -> list[_Side]:
    """What was made along each side, each beginning with its corner; empty where there are no sides to compare."""
    places, base = worked.edge.places, worked.scene.base.places
    if len(base) == 1:
        return _split_at_spaces(places)
    corners = sorted(find_corners(base))
    if not 3 <= len(corners) <= _MOST_SIDES:
        return []
    number, numbers = -1, []
    side_of: dict[int, int] = {}  # stitches in one place lie along one side
    for place in places:
        if place.kind is Kind.STITCH:
            group = place.group
            if group not in side_of:
                if not 0 <= group < len(base):
                    return []
                side_of[group] = (bisect_right(corners, group) - 1) % len(corners)
            number = side_of[group]
        numbers.append(number)
    last = numbers[-1]
    numbers = [last if one < 0 else one for one in numbers]
    return _collect(places, numbers, len(corners))


def _collect(places: Sequence[Place], numbers: list[int], count: int) -> list[_Side]:
    """The places of each number, in order along the ring."""
    turn = next((at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1]), 0)
    sides: list[list[Token]] = [[] for _ in range(count)]
    for at in (*range(turn, len(numbers)), *range(turn)):
        sides[numbers[at]].append(_name(places[at]))
    return [tuple(side) for side in sides] if all(sides) else []


def _split_at_spaces(places: Sequence[Place]) -> list[_Side]:
    spaces = [at for at, place in enumerate(places) if place.kind is Kind.SPACE]
    if not 2 <= len(spaces) <= _MOST_SIDES:
        return []
    numbers = [(bisect_right(spaces, at) - 1) % len(spaces) for at in range(len(places))]
    return _collect(places, numbers, len(spaces))


def _name(place: Place) -> Token:
    return (place.stitch if place.kind is Kind.STITCH else place.kind.value, place.chains)


def _find_odd(sides: Sequence[_Side]) -> tuple[_Side, _Side] | None:
    """The one side that is a slip away from all the others, and what the others are."""
    kinds = Counter(sides).most_common(3)
    if len(kinds) != 2 or len(sides) < 3 or kinds[1][1] != 1:
        return None
    others, mine = kinds[0][0], kinds[1][0]
    if mine == (*others, *others[1:]) or is_slip(_subtract(mine, others), _subtract(others, mine)):
        return mine, others
    return None


def _subtract(one: _Side, other: _Side) -> Counter[Token]:
    return Counter(one) - Counter(other)


def _spell(side: _Side, terms: Terms) -> str:
    return ", ".join(say_token(token, len(list(run)), terms) for token, run in groupby(side))
