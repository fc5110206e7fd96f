"""Which colours a brief has. Which round has which is compose_order's; names and themes of colours are knowledge's."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from knotty.craft.lab import difference
from knotty.craft.palette import Colour
from knotty.designer.facts import Facts
from knotty.knowledge.colours import list_colours
from knotty.knowledge.nearness import is_near
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
_CONTRAST = 0.3  # of luminance; rounds that differ by less run into one another
_FEWEST = 3
_COUNTS = (3, 4, 4, 5, 5, 6)


def choose_palette(
    facts: Facts, themes: Sequence[Theme], rng: random.Random, room: int, turn: int = 0
) -> tuple[Colour, ...]:
    """Return the stated colours, filled up to as many as are wanted but not above `room`; nothing ruled out is in it.

    Where a theme's colours are taken at all, those it is known by are among them, and of a whole one no others.
    Without stated colours or themes a hash of the prompt's words decides, another one for each `turn`. At least one
    colour.
    """
    themes = themes[:1] if themes and themes[0].is_whole else themes[:2]
    wanted = _how_many(facts, themes, rng, room)
    palette = _filled(facts.colours, _ideas(facts, themes, rng, turn, wanted), wanted, facts.excluded)
    fewest = 1 if themes and themes[0].is_whole else _FEWEST + rng.randrange(2 if facts.colours else 1)
    enough = facts.colour_count or min(wanted, fewest)
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


def _how_many(facts: Facts, themes: Sequence[Theme], rng: random.Random, room: int) -> int:
    stated = len(facts.colours)
    drawn = rng.choice(_COUNTS)
    if facts.colour_count is not None:
        return max(facts.colour_count, stated)
    if stated and facts.only and facts.tonal:
        return max(stated, min(_FEWEST, room))
    if stated and (facts.only or facts.square_colours or stated >= _FEWEST):
        return stated
    kept = sum(len(_allowed(_core(theme, themes), facts.excluded)) for theme in themes)
    if themes and themes[0].is_whole:
        drawn = stated + kept
    return max(min(max(drawn, stated + kept), room), stated, 1)


def _fits(colour: Colour, palette: Sequence[Colour], excluded: Sequence[Colour]) -> bool:
    return (
        not any(is_near(colour, other) for other in excluded)
        and all(difference(colour, other) >= _DISTINCT for other in palette)
        and colour.name not in {other.name for other in palette}
    )


def _ideas(facts: Facts, themes: Sequence[Theme], rng: random.Random, turn: int, wanted: int) -> Iterator[Colour]:
    """Colours that belong to the idea, the best first."""
    if facts.tonal:
        yield from (tint for colour in facts.colours for tint in tints(colour))
    if themes and themes[0].is_whole:
        yield from _spread(_allowed(themes[0].colours, facts.excluded), wanted - len(facts.colours))
    elif themes:
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
    """What each theme is known by, then one that sets it off, then the others of both in turn."""
    core = [colour for theme in themes for colour in _allowed(_core(theme, themes), excluded)]
    yield from core
    others = [[c for c in _allowed(theme.colours, excluded) if c not in core] for theme in themes]
    for colours in others:
        rng.shuffle(colours)
    light = [colour.luminance for colour in core] or [0.0]
    if max(light) - min(light) < _CONTRAST:
        middle = sum(light) / len(light)
        others[0].sort(key=lambda colour: abs(colour.luminance - middle) < _CONTRAST)
    yield from (colour for turn in zip_longest(*others) for colour in turn if colour is not None)


def _core(theme: Theme, themes: Sequence[Theme]) -> tuple[Colour, ...]:
    """What a theme is known by; beside another one a rainbow only lends colours."""
    return () if theme.is_whole and theme != themes[0] else theme.signature


def _allowed(colours: Iterable[Colour], excluded: Sequence[Colour]) -> list[Colour]:
    return [colour for colour in colours if not any(is_near(colour, other) for other in excluded)]


def _spread(colours: Sequence[Colour], count: int) -> Iterator[Colour]:
    """`count` of the colours, evenly from the first to the last; then the others."""
    steps = range(count) if 0 < count < len(colours) else ()
    picked = [colours[round(index * len(colours) / count)] for index in steps]
    yield from picked
    yield from (colour for colour in colours if colour not in picked)


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
