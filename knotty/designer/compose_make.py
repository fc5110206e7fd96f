"""How a brief is made: motif, arrangement of the squares, joins and the border's last round.

Sizes are compose_layout's, colours compose_order's.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from knotty.craft.brief import Arrangement, BorderStyle, Joining, Motif, Skill
from knotty.craft.layout import Construction, Item
from knotty.designer.compose_layout import Made, is_small
from knotty.designer.facts import Facts
from knotty.designer.facts.scale import SMALL
from knotty.knowledge.themes import Theme
from knotty.motifs.make import can_join, can_make
from knotty.motifs.piece import Shape
from knotty.motifs.size import side_cm
from knotty.motifs.wardrobe import MOTIFS, find_maker

_LEVELS = tuple(Skill)
_USUAL = 1.0
# How often a motif is drawn against the others: the granny is what people come for.
_OFTEN: Mapping[Motif, float] = MappingProxyType(
    {Motif.CLASSIC_GRANNY: 5.0, Motif.SOLID_GRANNY: 2.5, Motif.GRANNY_CIRCLE: 0.5, Motif.HALF_GRANNY: 0.2}
)
_FEW_ROUNDS = 2  # of small squares
_ROOM = 1.15  # a motif that is larger than a small thing by more, with its fewest rounds, is not for it
_ASKED_ONLY = frozenset((Motif.FILET, Motif.CORNER_TO_CORNER))  # they draw a picture, so somebody must want one
_LIKED = 0.6  # share of the designs of a theme that are in a motif it likes
_PLAIN = 0.5  # share of the blankets whose squares are all alike
_FEWEST_FOR_WAYS = 9  # squares, for an arrangement to be seen
_FREE_ARRANGEMENTS = tuple(each for each in Arrangement if each is not Arrangement.PLAIN)


def choose_motif(
    facts: Facts, item: Item, weight: int, themes: Sequence[Theme], rng: random.Random
) -> tuple[Motif, tuple[str, ...]]:
    """Return the motif and what is to be said of it: the stated one, else one that the theme likes, else any."""
    possible = [motif for motif in MOTIFS if can_make(item, motif)]
    if facts.motif is not None and facts.motif in possible:
        return facts.motif, ()
    remarks = (f"Knotty makes no {item.name} in {facts.motif}, so another motif took its place.",)
    fitting = [motif for motif in possible if _fits(facts, item, weight, motif)] or possible[:1]
    liked = [motif for theme in themes[:1] for motif in theme.motifs if motif in fitting]
    chance, drawn = rng.random(), rng.random()
    if liked and chance < _LIKED:
        motif = liked[int(drawn * len(liked))]
    else:
        motif = rng.choices(fitting, [_OFTEN.get(motif, _USUAL) for motif in fitting])[0]
    return motif, remarks if facts.motif else ()


def _fits(facts: Facts, item: Item, weight: int, motif: Motif) -> bool:
    """Whether a motif that nobody named goes with what is stated."""
    maker = find_maker(motif)
    if motif in _ASKED_ONLY or (facts.rounds is not None and not maker.fewest <= facts.rounds <= maker.most):
        return False
    if facts.skill in (Skill.BASIC, Skill.EASY) and _LEVELS.index(maker.skill) > _LEVELS.index(Skill.EASY):
        return False
    if facts.square_word == SMALL and maker.fewest > _FEW_ROUNDS:
        return False
    if is_small(item) and side_cm(motif, maker.fewest, weight) > _ROOM * facts.scale * item.width_cm:
        return False
    if facts.joining is not None and not can_join(motif, facts.joining):
        return False
    counted = facts.squares or facts.columns or facts.rows or facts.square_cm or facts.rounds or facts.square_word
    joined = facts.joining_colour or facts.joining or facts.arrangement
    return maker.shape is Shape.SQUARE or not (counted or joined or _places_colours(facts))


def _places_colours(facts: Facts) -> bool:
    return bool(facts.square_colours or facts.centre_colour or facts.outer_colour or facts.middle_colour)


def choose_arrangement(
    facts: Facts, squares: int, colours: int, rng: random.Random, theme: Theme | None
) -> Arrangement:
    """Return how the squares lie: as stated; plain where there are few, few colours, or the prompt places colours."""
    chance, drawn = rng.random(), rng.choice(_FREE_ARRANGEMENTS)
    if facts.arrangement is not None:
        return facts.arrangement if squares > 1 else Arrangement.PLAIN
    free = (
        squares >= _FEWEST_FOR_WAYS
        and colours >= 3
        and not (_places_colours(facts) or (theme is not None and theme.is_whole))
    )
    return drawn if free and chance >= _PLAIN else Arrangement.PLAIN


def lay_ways(
    motif: Motif, arrangement: Arrangement, ways: Sequence[tuple[int, ...]]
) -> tuple[Arrangement, tuple[tuple[int, ...], ...]]:
    """Return the arrangement with its colourways, or plain with the first one where they cannot lie so."""
    if len(ways) > 1 and can_join(motif, Joining.SLIP_STITCH, arrangement, len(ways)):
        return arrangement, tuple(ways)
    return Arrangement.PLAIN, tuple(ways[:1])


def choose_border(facts: Facts, rng: random.Random) -> BorderStyle:
    """Return what the border ends in; beginners get plain sc."""
    drawn = rng.choice((BorderStyle.SC, BorderStyle.SC, *BorderStyle))
    plain = facts.skill in (Skill.BASIC, Skill.EASY)
    return facts.border_style or (BorderStyle.SC if plain else drawn)


def choose_joining(
    facts: Facts, made: Made, arrangement: Arrangement, ways: Sequence[Sequence[int]], rng: random.Random
) -> tuple[Joining, tuple[str, ...]]:
    """Return how the squares are joined, as stated where that can be, and what is to be said of it."""
    possible = [joining for joining in Joining if can_join(made.motif, joining, arrangement, len(ways), len(ways[0]))]
    if made.item.construction is not Construction.FLAT or made.is_alone:
        possible = [joining for joining in possible if joining is not Joining.AS_YOU_GO]
    drawn = rng.choice((Joining.SLIP_STITCH, *possible))
    if facts.joining is None or facts.joining in possible:
        return facts.joining or drawn, ()
    return Joining.SLIP_STITCH, (f"These pieces cannot be joined by {facts.joining}; they are by slip stitch.",)
