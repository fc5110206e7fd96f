"""Which colours a brief has. Which round has which is compose_order's; names and themes of colours are knowledge's."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from knotty.craft.palette import Colour
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


def choose_palette(
    facts: Facts, themes: Sequence[Theme], rng: random.Random, room: int, turn: int = 0
) -> tuple[Colour, ...]:
    """Return the stated colours, filled up to as many as are wanted but not above `room`; nothing ruled out is in it.

    Without stated colours or themes a hash of the prompt's words decides, another one for each `turn`. At least one
    colour.
    """
    wanted = _how_many(facts, rng, room)
    palette = _filled(facts.colours, _ideas(facts, themes, rng, turn), wanted, facts.excluded)
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
    if stated and facts.only and facts.tonal:
        return max(stated, min(_FEWEST, room))
    if stated and (facts.only or facts.square_colours or stated >= _FEWEST):
        return stated
    return max(min(drawn, room), stated, 1)


def _fits(colour: Colour, palette: Sequence[Colour], excluded: Sequence[Colour]) -> bool:
    return (
        not any(is_near(colour, other) for other in excluded)
        and all(difference(colour, other) >= _DISTINCT for other in palette)
        and colour.name not in {other.name for other in palette}
    )


def _ideas(facts: Facts, themes: Sequence[Theme], rng: random.Random, turn: int) -> Iterator[Colour]:
    """Colours that belong to the idea, the best first."""
    if facts.tonal:
        yield from (tint for colour in facts.colours for tint in tints(colour))
    if themes:
        yield from _themed(themes, facts.excluded, rng)
    elif not facts.colours:
        words = facts.words or ("anything",)
        yield from _contrasted(hash_palette((*words, str(turn)) if turn else words), rng)


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
