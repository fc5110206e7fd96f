"""Which round of a square has which colour, and the joins, and the border. Choosing colours is compose_palette's."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knotty.craft.palette import Colour
from knotty.designer.compose_layout import Plan
from knotty.designer.facts import Facts
from knotty.knowledge.themes import Edge, Theme

_ROUNDS_FOR_ALL = 3  # with fewer, joins and border are needed to show the colours


@dataclass(frozen=True, slots=True)
class Order:
    """Indices into a palette: one for each round, then those of the joining and of the border; and what is not used."""

    rounds: tuple[int, ...]
    joining: int
    border: int
    unused: tuple[int, ...] = ()


def find_room(plan: Plan, theme: Theme | None) -> int:
    """Return how many colours can show; where the theme decides about the outside, the rounds alone have them."""
    return plan.rounds if theme and theme.edge and plan.rounds >= _ROUNDS_FOR_ALL else plan.room


def order_colours(
    palette: Sequence[Colour], facts: Facts, plan: Plan, rng: random.Random, theme: Theme | None = None
) -> Order:
    """Return which colour goes where: the last round in the joining colour where there is room, every colour used.

    Neighbouring rounds differ wherever there are two colours, unless the prompt says which part of the square has
    which colour, or the order is a whole theme's: then there is a band of each. The theme also says whether the
    outside is dark or light. What cannot be placed is named in `unused`.
    """
    if any((facts.centre_colour, facts.middle_colour, facts.outer_colour)):
        return _order_stages(palette, facts, plan)
    if facts.square_colours:
        return _order_parts(palette, facts, plan)
    if theme and theme.is_whole:
        return _order_whole(palette, facts, plan, theme)
    rounds, has_border, is_single = plan.rounds, plan.border_rounds > 0, plan.layout.squares == 1
    joining = _joining(palette, facts, rng, theme.edge if theme else "")
    border = _index(palette, facts.border_colour) if has_border else None
    free = [index for index in range(len(palette)) if index not in (joining, border)]
    places = rounds - 1 + (1 if has_border and border is None else 0) + (0 if is_single else 1)
    others = _arranged(palette, free[:places], rng)
    if border is not None and border != joining and len(others) < min(2, rounds - 1):
        others.append(border)
    inner, left = others[: rounds - 1], others[rounds - 1 :]
    last = joining
    if left and has_border and border is None:
        border = left.pop(0)
    if left and not is_single:
        last = left.pop(0)
    ring = inner if len(inner) > 1 else [*inner, joining] if inner else [joining]
    order = [ring[index % len(ring)] for index in range(rounds - 1)] if len(inner) > 1 else _alternate(ring, rounds - 1)
    return Order((*order, last), joining, joining if border is None else border, tuple(free[places:]))


def join_by_last_round(
    order: Order, facts: Facts, ways: Sequence[tuple[int, ...]]
) -> tuple[Order, tuple[tuple[int, ...], ...]]:
    """Return the order and its colourways for squares that are joined by their last round: it is the joining's colour.

    That is the stated one, else the last round's, which keeps every colour of the rounds.
    """
    joining = order.joining if facts.joining_colour is not None else order.rounds[-1]
    changed = tuple((*way[:-1], joining) for way in ways)
    gone = {order.joining, *order.rounds} - {joining, order.border, *(index for way in changed for index in way)}
    unused = tuple(dict.fromkeys((*order.unused, *sorted(gone))))
    return replace(order, rounds=changed[0], joining=joining, unused=unused), changed


def _order_stages(palette: Sequence[Colour], facts: Facts, plan: Plan) -> Order:
    """The centre's colour first, the outside's last, between them the middle's and the others as mentioned: bands."""
    centre, middle, outer = (
        _index(palette, colour) for colour in (facts.centre_colour, facts.middle_colour, facts.outer_colour)
    )
    border, joining = _index(palette, facts.border_colour), _index(palette, facts.joining_colour)
    placed = {index for index in (centre, middle, outer, border, joining) if index is not None}
    free = [index for index in range(len(palette)) if index not in placed]
    ends = (centre is not None) + 1
    if outer is None:
        outer = joining if joining is not None else free.pop() if free else border if border is not None else centre
    between = [*([] if middle is None else [middle]), *free]
    room = max(plan.rounds - ends, 0)
    inner, left = between[:room], [index for index in between[room:] if index != middle]
    stages = [index for index in (centre, *inner, outer) if index is not None]
    order = _banded(stages, plan.rounds)
    if facts.single_ends and inner:
        order = (*stages[: ends - 1], *_banded(inner, room), stages[-1])
    if border is None and left and plan.border_rounds:
        border = left.pop(0)
    if joining is None and left and plan.layout.squares > 1:
        joining = left.pop(0)
    return _finished(order, joining, border, palette, plan)


def _banded(stages: Sequence[int], rounds: int) -> tuple[int, ...]:
    """Each stage in its turn, over about as many rounds; the extra rounds go to those after the first."""
    if rounds < len(stages):
        return tuple(stages[:rounds])
    each, extra = divmod(rounds, len(stages))
    longer = [(index - 1) % len(stages) < extra for index in range(len(stages))]
    return tuple(stage for stage, more in zip(stages, longer, strict=True) for _ in range(each + more))


def _order_whole(palette: Sequence[Colour], facts: Facts, plan: Plan, theme: Theme) -> Order:
    """The theme's colours in their order from the centre, a band each; what has no round goes on into joins and border.

    Stated colours without a place of their own come first.
    """
    border, joining = _index(palette, facts.border_colour), _index(palette, facts.joining_colour)
    rank = {colour: number for number, colour in enumerate(theme.colours)}
    free = [index for index in range(len(palette)) if index not in (border, joining)] or [0]
    free.sort(key=lambda index: rank.get(palette[index], -1))
    left = free[plan.rounds :]
    if joining is None and left and plan.layout.squares > 1:
        joining = left.pop(0)
    if border is None and left and plan.border_rounds:
        border = left.pop(0)
    return _finished(_banded(free, plan.rounds), joining, border, palette, plan)


def _order_parts(palette: Sequence[Colour], facts: Facts, plan: Plan) -> Order:
    """The squares in the colours that are theirs, the joins and the border in theirs."""
    squares = [index for colour in facts.square_colours if (index := _index(palette, colour)) is not None]
    border, joining = _index(palette, facts.border_colour), _index(palette, facts.joining_colour)
    left = [index for index in range(len(palette)) if index not in {*squares, border, joining}]
    if border is None and plan.border_rounds:
        border = left.pop(0) if left else joining
    if joining is None and left and plan.layout.squares > 1:
        joining = left.pop(0)
    ring = [*squares, *left]
    order = tuple(ring[index % len(ring)] for index in range(plan.rounds))
    return _finished(order, joining, border, palette, plan)


def _finished(
    order: tuple[int, ...], joining: int | None, border: int | None, palette: Sequence[Colour], plan: Plan
) -> Order:
    """The order with the joins in the last round's colour and the border in the joins', where nothing else is said."""
    seam = order[-1] if joining is None else joining
    edge = seam if border is None else border
    used = {*order, *([edge] if plan.border_rounds else []), *([seam] if plan.layout.squares > 1 else [])}
    return Order(order, seam, edge, tuple(index for index in range(len(palette)) if index not in used))


def _alternate(ring: Sequence[int], length: int) -> list[int]:
    """The ring so often that its first entry comes last: the round after it is in the joining colour."""
    return [ring[(length - 1 - index) % len(ring)] for index in range(length)]


def _joining(palette: Sequence[Colour], facts: Facts, rng: random.Random, edge: Edge) -> int:
    """The stated colour, else the darkest or the lightest, as the edge wants to be: both set off the squares."""
    stated = _index(palette, facts.joining_colour)
    if stated is not None:
        return stated
    by_light = sorted(range(len(palette)), key=lambda index: palette[index].luminance)
    drawn = rng.choice((by_light[0], by_light[-1]))
    return {"dark": by_light[0], "light": by_light[-1]}.get(edge, drawn)


def _index(palette: Sequence[Colour], colour: Colour | None) -> int | None:
    return next((index for index, other in enumerate(palette) if colour is not None and other.hex == colour.hex), None)


def _arranged(palette: Sequence[Colour], indices: list[int], rng: random.Random) -> list[int]:
    """From dark to light, from light to dark, or shuffled."""
    way = rng.randrange(3)
    if way == 2:
        rng.shuffle(indices)
        return indices
    return sorted(indices, key=lambda index: palette[index].luminance, reverse=way == 1)
