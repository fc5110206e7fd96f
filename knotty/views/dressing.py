"""Seats become stamps: every stitch drawn in its yarn, what lies on top drawn last. Where they lie is lying's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from knotty.craft.stitches import STITCHES
from knotty.views.drawing import Item, Layer, Path, Point, Stamp, Symbol
from knotty.views.lying import PICOT
from knotty.views.seated import Seat, SeatedRound
from knotty.views.yarn import UNIT, draw_shape

_BALLS = {"puff": "ball4", "popcorn": "ball5", "bobble": "ball4", "cluster": "ball3"}
_BY_HEIGHT = ((1.2, 1), (1.7, 2), (2.6, 3), (3.4, 4), (4.3, 5))  # height up to which a post has so many strands
_POST_WIDTH = 1.06
_SPIKE = 1.7  # a stitch so many times its height reaches down over the rounds below
_LEAST_BALL = 0.9
_FRONT = "FP"
_HOOKED = 0.7  # how far below the edge a front post takes the stitch it is worked round
_THICK = 1.15  # loops are drawn so much thicker than they are deep, for yarn is soft


def dress_rounds(rounds: Sequence[SeatedRound], hexes: Mapping[str, str], *, plain: bool = False) -> tuple[Stamp, ...]:
    """Return the stamps of all rounds, in the order they are drawn. `hexes`: the colour of each yarn by its letter.

    Chains lie lowest, for groups are worked round them; an outer round lies under the loops of the one inside it.
    Spikes and front posts lie on top of all. `plain`: as seen from afar.
    """
    return tuple(_dress_all(rounds, hexes, plain=plain))


def list_symbols(stamps: Iterable[Stamp]) -> tuple[Symbol, ...]:
    """Return the symbols of yarn that stamps of dress_rounds need."""
    return tuple(map(_find_symbol, dict.fromkeys(stamp.symbol for stamp in stamps)))


def move_item(item: Item, dx: float, dy: float) -> Item:
    """Return a thing of a drawing moved, with all that is in it."""
    if isinstance(item, Layer):
        return replace(item, items=tuple(move_item(inner, dx, dy) for inner in item.items))
    if isinstance(item, Path):
        return replace(item, steps=tuple(_move_step(step, dx, dy) for step in item.steps))
    return replace(item, at=(item.at[0] + dx, item.at[1] + dy))


def _move_step(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    letter, *numbers = step
    return letter, *(float(number) + (dy if index % 2 else dx) for index, number in enumerate(numbers))


def flatten_stamps(stamps: Sequence[Stamp]) -> tuple[Path, ...]:
    """Return stamps as paths of their own, for a symbol; neighbours of one kind are drawn as one."""
    paths: list[Path] = []
    run: list[Stamp] = []
    for stamp in (*stamps, None):
        if run and (stamp is None or stamp.symbol != run[0].symbol):
            paths += _merge(run)
            run = []
        if stamp is not None:
            run.append(stamp)
    return tuple(paths)


def _merge(run: Sequence[Stamp]) -> Iterator[Path]:
    for path in _find_symbol(run[0].symbol).paths:
        yield Path(tuple(step for stamp in run for step in _move(path, stamp)), fill=path.fill, stroke="")


def _move(path: Path, stamp: Stamp) -> Iterator[tuple[str | float, ...]]:
    angle, (dx, dy) = math.radians(stamp.angle), stamp.at
    a, b = math.cos(angle) * stamp.across, math.sin(angle) * stamp.across
    c, d = -math.sin(angle) * stamp.along, math.cos(angle) * stamp.along
    for letter, *numbers in path.steps:
        moved: list[str | float] = [letter]
        for x, y in zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True):
            moved += (a * x + c * y + dx, b * x + d * y + dy)
        yield tuple(moved)


def _find_symbol(name: str) -> Symbol:
    shape, _, value = name.partition("-")
    return draw_shape(shape, f"#{value}")


def _dress_all(rounds: Sequence[SeatedRound], hexes: Mapping[str, str], *, plain: bool) -> Iterator[Stamp]:
    link = "plainlink" if plain else "link"
    for seated in rounds:
        for seat in seated.seats:
            yield from (
                _stamp(draw_shape(link, hexes[seat.colour]), at, angle, (1.0, _THICK)) for at, angle in seat.links
            )
    raised: list[Stamp] = []
    for seated in reversed(rounds):
        drawn = [(seat, top) for seat, top in zip(seated.seats, _lie_tops(seated.seats), strict=True) if not seat.links]
        for seat, _ in drawn:
            posts = _dress_post(seat, hexes, plain=plain)
            if _is_raised(seat):
                raised += posts
            else:
                yield from posts
        yield from (
            _stamp(draw_shape(link, hexes[seat.colour]), seat.top, angle, (1.08, _THICK)) for seat, angle in drawn
        )
    yield from raised


def _stamp(symbol: Symbol, at: Point, angle: float, scale: tuple[float, float]) -> Stamp:
    return Stamp(symbol.name, (at[0] * UNIT, at[1] * UNIT), angle, *scale)


def _dress_post(seat: Seat, hexes: Mapping[str, str], *, plain: bool) -> Iterator[Stamp]:
    shape = _choose_shape(seat)
    ball = shape.startswith("ball")
    if plain:
        shape = "plainball" if ball else "plainpost"
    for foot in seat.feet:
        dx, dy = seat.top[0] - foot[0], seat.top[1] - foot[1]
        length = math.hypot(dx, dy)
        if length > 0.05:
            angle = math.degrees(math.atan2(dx, -dy))
            reach = _HOOKED if seat.stitch.startswith(_FRONT) else 0.0
            lower = (foot[0] - dx / length * reach, foot[1] - dy / length * reach)
            width = max(seat.width, _LEAST_BALL) if ball else _POST_WIDTH + 0.2 * reach
            scale = (width, length + reach)
            yield _stamp(draw_shape(shape, hexes[seat.colour]), lower, angle, scale)


def _choose_shape(seat: Seat) -> str:
    stitch = STITCHES[seat.stitch]
    if seat.stitch.endswith(PICOT):
        return "ball3"
    ball = next((shape for name, shape in _BALLS.items() if name in (stitch.abbreviation, stitch.plain)), None)
    return ball or f"post{next((wraps for height, wraps in _BY_HEIGHT if stitch.height <= height), 6)}"


def _is_raised(seat: Seat) -> bool:
    """Spikes and front posts lie on the rounds below."""
    longest = max(math.dist(foot, seat.top) for foot in seat.feet)
    spike = longest > _SPIKE * STITCHES[seat.stitch].height and longest > 2 * _SPIKE
    return spike or seat.stitch.startswith(_FRONT)


def _lie_tops(seats: Sequence[Seat]) -> Iterator[float]:
    """The angle of the loops on top of each stitch: they lie towards the next."""
    size = len(seats)
    for number, seat in enumerate(seats):
        (x0, y0), (x1, y1) = seats[number - 1].top, seats[(number + 1) % size].top
        if number in (0, size - 1):  # the neighbour may be at the other end of a row
            yield _square_to(seat)
        else:
            yield math.degrees(math.atan2(y1 - y0, x1 - x0))


def _square_to(seat: Seat) -> float:
    foot = seat.feet[0]
    return math.degrees(math.atan2(seat.top[0] - foot[0], foot[1] - seat.top[1]))
