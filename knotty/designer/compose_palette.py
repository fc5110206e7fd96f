"""Which colours a brief has and which round has which. Names and themes of colours are knowledge's."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.palette import Colour
from knotty.designer.compose_layout import Plan
from knotty.designer.facts import Facts
from knotty.knowledge.colours import list_colours
from knotty.knowledge.nearness import difference, is_near
from knotty.knowledge.palettes import hash_palette, tints
from knotty.knowledge.themes import Theme

_NEUTRALS = (
    Colour("natural cream", "#F4EBD6"),
    Colour("charcoal", "#3E4145"),
    Colour("silver grey", "#B9BCC0"),
    Colour("oatmeal", "#D9CBB1"),
    Colour("soft white", "#F6F2E8"),
)
_DISTINCT = 12.0  # difference below which two yarns in one piece look alike
_FEWEST = 3
_COUNTS = (3, 4, 4, 5, 5, 6)


def choose_palette(facts: Facts, themes: Sequence[Theme], rng: random.Random, room: int) -> tuple[Colour, ...]:
    """Return the stated colours, filled up to as many as are wanted but not above `room`; nothing ruled out is in it.

    Without stated colours or themes the words of the prompt decide. At least one colour.
    """
    wanted = _how_many(facts, rng, room)
    palette = _filled(facts.colours, _ideas(facts, themes, rng), wanted, facts.excluded)
    enough = facts.colour_count or min(wanted, _FEWEST + rng.randrange(2 if facts.colours else 1))
    palette = _filled(palette, _fillers(facts, rng), enough, facts.excluded)
    return palette or (_NEUTRALS[0],)


def _filled(
    start: Sequence[Colour], pool: Iterable[Colour], wanted: int, excluded: Sequence[Colour]
) -> tuple[Colour, ...]:
    palette = list(start)
    for colour in pool:
        if len(palette) >= wanted:
            break
        if _fits(colour, palette, excluded):
            palette.append(colour)
    return tuple(palette)


def _how_many(facts: Facts, rng: random.Random, room: int) -> int:
    stated = len(facts.colours)
    drawn = rng.choice(_COUNTS)
    if facts.colour_count is not None:
        return max(facts.colour_count, stated)
    if stated and (facts.only or stated >= _FEWEST):
        return stated
    return max(min(drawn, room), stated, 1)


def _fits(colour: Colour, palette: Sequence[Colour], excluded: Sequence[Colour]) -> bool:
    return (
        not any(is_near(colour, other) for other in excluded)
        and all(difference(colour, other) >= _DISTINCT for other in palette)
        and colour.name not in {other.name for other in palette}
    )


def _ideas(facts: Facts, themes: Sequence[Theme], rng: random.Random) -> Iterator[Colour]:
    """Colours that belong to the idea, the best first."""
    if facts.tonal:
        yield from (tint for colour in facts.colours for tint in tints(colour))
    if themes:
        yield from _themed(themes, facts.excluded, rng)
    elif not facts.colours:
        words = facts.words or ("anything",)
        turn = rng.randrange(4)
        yield from _contrasted(hash_palette((*words, str(turn)) if turn or not facts.words else words), rng)


def _fillers(facts: Facts, rng: random.Random) -> Iterator[Colour]:
    """Colours that go with any: neutrals first; ends with every colour that has a name."""
    neutrals = list(_NEUTRALS)
    rng.shuffle(neutrals)
    yield neutrals.pop()
    yield from (tint for colour in facts.colours[:1] for tint in rng.sample(tints(colour)[:3], 1))
    yield from neutrals
    yield from (tint for colour in facts.colours for tint in tints(colour))
    yield from hash_palette((*facts.words, *(colour.name for colour in facts.colours), "more"))
    yield from list_colours()


def _themed(themes: Sequence[Theme], excluded: Sequence[Colour], rng: random.Random) -> Iterator[Colour]:
    """The first theme's colours with the second's between them, after a dark and a light one of the first."""
    allowed = [[c for c in theme.colours if not any(is_near(c, other) for other in excluded)] for theme in themes[:2]]
    first = list(_contrasted(allowed[0], rng))
    second = allowed[1] if len(allowed) > 1 else []
    rng.shuffle(second)
    yield from first[:2]
    for index in range(max(len(first) - 2, len(second))):
        yield from second[index : index + 1]
        yield from first[index + 2 : index + 3]


def _contrasted(colours: Iterable[Colour], rng: random.Random) -> Iterator[Colour]:
    """The colours shuffled, but a dark and a light one first, so that a part of them has contrast too."""
    by_light = sorted(colours, key=lambda colour: colour.luminance)
    if len(by_light) < _FEWEST:
        return iter(by_light)
    dark = rng.choice(by_light[:2])
    light = by_light[-1]
    rest = [colour for colour in by_light if colour not in (dark, light)]
    rng.shuffle(rest)
    ends = [dark, light]
    rng.shuffle(ends)
    return iter([*ends, *rest])


@dataclass(frozen=True, slots=True)
class Order:
    """Indices into a palette: one for each round, then those of the joining and of the border; and what is not used."""

    rounds: tuple[int, ...]
    joining: int
    border: int
    unused: tuple[int, ...] = ()


def order_colours(palette: Sequence[Colour], facts: Facts, plan: Plan, rng: random.Random) -> Order:
    """Return which colour goes where: the last round in the joining colour where there is room, every colour used.

    Neighbouring rounds differ wherever there are two colours. What cannot be placed is named in `unused`.
    """
    rounds, has_border, is_single = plan.rounds, plan.border_rounds > 0, plan.layout.squares == 1
    joining = _joining(palette, facts, rng)
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


def _alternate(ring: Sequence[int], length: int) -> list[int]:
    """The ring so often that its first entry comes last: the round after it is in the joining colour."""
    return [ring[(length - 1 - index) % len(ring)] for index in range(length)]


def _joining(palette: Sequence[Colour], facts: Facts, rng: random.Random) -> int:
    """The stated colour, else the darkest or the lightest: both set off the squares."""
    stated = _index(palette, facts.joining_colour)
    if stated is not None:
        return stated
    by_light = sorted(range(len(palette)), key=lambda index: palette[index].luminance)
    return rng.choice((by_light[0], by_light[-1]))


def _index(palette: Sequence[Colour], colour: Colour | None) -> int | None:
    return next((index for index, other in enumerate(palette) if colour is not None and other.hex == colour.hex), None)


def _arranged(palette: Sequence[Colour], indices: list[int], rng: random.Random) -> list[int]:
    """From dark to light, from light to dark, or shuffled."""
    way = rng.randrange(3)
    if way == 2:
        rng.shuffle(indices)
        return indices
    return sorted(indices, key=lambda index: palette[index].luminance, reverse=way == 1)
