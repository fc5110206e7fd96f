"""Who can tell the yarns of a palette apart: colour vision simulated, neighbours compared, a kinder shade suggested.

Simulation: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE TVCG 15(6), 2009, the matrices of full severity, on linear light. How many see so: about 8 % of men and 0.5 % of
women of European descent have a red-green deficiency (Birch, J. Opt. Soc. Am. A 29(3), 2012), most of them a mild one;
tritanopia is rare (1 in 10,000 or fewer: Sharpe et al., in Color Vision, 1999).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import TypeAlias

from knotty.craft.instructions import TakeYarn, walk_instructions
from knotty.craft.lab import Linear, difference, from_linear, lab, to_linear
from knotty.craft.palette import Colour
from knotty.craft.pattern import Pattern

_Matrix: TypeAlias = tuple[Linear, Linear, Linear]
Pair: TypeAlias = tuple[Colour, Colour]

ALIKE = 12.0  # closer than this, two yarns side by side are taken for one
FLAT = 20.0  # all yarns within this lightness (L*, 0-100): no light and dark in the piece


class Sight(StrEnum):
    """How a maker sees colours."""

    USUAL = "usual"
    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


_MATRICES: Mapping[Sight, _Matrix] = MappingProxyType(
    {
        Sight.USUAL: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        Sight.PROTANOPIA: (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        Sight.DEUTERANOPIA: (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        Sight.TRITANOPIA: (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
_RED_GREEN = frozenset({Sight.PROTANOPIA, Sight.DEUTERANOPIA})
_STEPS = (6, -6, 12, -12, 18, -18, 24, -24, 32, -32, 40, -40, 50, -50)  # of lightness (L*) tried for a kinder shade


@dataclass(frozen=True, slots=True)
class Alike:
    """Two yarns that look alike to somebody. `difference`: the least in `sights`, 0 the same.

    `instead`: a lighter or darker shade of `other` that all can tell from every yarn of the palette; None where there
    is none.
    """

    one: Colour
    other: Colour
    sights: tuple[Sight, ...]
    difference: float
    instead: Colour | None = None

    @property
    def sentence(self) -> str:
        """What a maker is told."""
        named = f"{self.one.name} and {self.other.name}"
        told = f"{named[0].upper()}{named[1:]} lie side by side and look alike to {_say_who(self.sights)}"
        if self.instead is None:
            return f"{told}; a much lighter or darker yarn for one of them would show."
        return f"{told}; {self.instead.name} ({self.instead.hex}) would show for everybody."


def simulate_sight(value: str, sight: Sight) -> str:
    """Return the `#RRGGBB` value as somebody with that sight sees it."""
    light = to_linear(value)
    red, green, blue = (sum(k * part for k, part in zip(row, light, strict=True)) for row in _MATRICES[sight])
    return from_linear((red, green, blue))


def find_alike(pairs: Iterable[Pair], palette: Iterable[Colour] = ()) -> tuple[Alike, ...]:
    """Return the pairs that look alike to somebody, the worst first. `palette`: what a suggestion must differ from."""
    known = tuple(palette)
    found = (_compare(one, other, known) for one, other in pairs if one.hex != other.hex)
    return tuple(sorted((alike for alike in found if alike is not None), key=lambda alike: alike.difference))


def find_alike_yarns(pattern: Pattern) -> tuple[Alike, ...]:
    """Return the neighbouring yarns of a pattern that look alike to somebody, the worst first."""
    yarns = {use.letter: use.colour for use in pattern.header.yarns}
    return find_alike(list_neighbours(pattern), yarns.values())


def list_neighbours(pattern: Pattern) -> tuple[Pair, ...]:
    """Return the yarns that lie side by side, each pair once: in rounds after each other, parts included.

    A pattern that names its yarns but never takes them up is given every pair.
    """
    yarns = {use.letter: use.colour for use in pattern.header.yarns}
    taken = [letter for letter in _list_taken(pattern) if letter in yarns]
    if len(set(taken)) < 2:
        return tuple(combinations(yarns.values(), 2))
    pairs = {frozenset((one, other)): (yarns[one], yarns[other]) for one, other in pairwise(taken) if one != other}
    return tuple(pairs.values())


def advise_contrast(palette: Iterable[Colour]) -> str:
    """Return a sentence where no yarn is lighter or darker than the others, empty where that is not so."""
    lights = [lab(colour.hex)[0] for colour in palette]
    if len(lights) < 2 or max(lights) - min(lights) >= FLAT:
        return ""
    light = sum(lights) / len(lights) > 50
    now, wanted = ("light", "darker") if light else ("dark", "lighter")
    return f"All the yarns are about equally {now}: one much {wanted} yarn would make the rounds stand out."


def _list_taken(pattern: Pattern) -> Iterator[str]:
    for part in pattern.parts:
        for line in part.lines:
            yield from (node.colour for node in walk_instructions(line.body) if isinstance(node, TakeYarn))


def _compare(one: Colour, other: Colour, palette: tuple[Colour, ...]) -> Alike | None:
    apart = {sight: _difference_to(sight, one, other) for sight in Sight}
    sights = tuple(sight for sight, found in apart.items() if found < ALIKE)
    if not sights:
        return None
    others = tuple(colour for colour in palette if colour.hex != other.hex) or (one,)
    return Alike(one, other, sights, min(apart.values()), _find_kinder(other, others))


def _difference_to(sight: Sight, one: Colour, other: Colour) -> float:
    return difference(Colour("x", simulate_sight(one.hex, sight)), Colour("x", simulate_sight(other.hex, sight)))


def _find_kinder(colour: Colour, others: tuple[Colour, ...]) -> Colour | None:
    """The least change of lightness after which everybody can tell the colour from all others."""
    lightness = lab(colour.hex)[0]
    for step in _STEPS:
        if 8 <= lightness + step <= 97:
            word = "lighter" if step > 0 else "darker"
            shade = Colour(f"a {word} {colour.name}", _relight(colour.hex, (lightness + step) / max(lightness, 1.0)))
            if all(_difference_to(sight, shade, other) >= ALIKE for sight in Sight for other in others):
                return shade
    return None


def _relight(value: str, times: float) -> str:
    """The hue with its lightness (about the cube root of its light) taken `times`; what overflows goes to white."""
    red, green, blue = (part * times**3 for part in to_linear(value))
    over = max(red, green, blue, 1.0)
    white = (over - 1.0) / over
    red, green, blue = (part / over + (1 - part / over) * white for part in (red, green, blue))
    return from_linear((red, green, blue))


def _say_who(sights: tuple[Sight, ...]) -> str:
    if Sight.USUAL in sights:
        return "everybody"
    if _RED_GREEN.issuperset(sights):
        return "people who see red and green alike (in some degree about 1 man in 12)"
    if sights == (Sight.TRITANOPIA,):
        return "people who see blue and green alike (about 1 in 10,000)"
    return "people with a colour vision deficiency (about 1 man in 12)"
