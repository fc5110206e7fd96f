"""Is a round of the motif that was asked for, in whatever house style? And does a piece keep its shape?

A table of what each motif's rounds have and have not. What a round is like is round_traits'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knotty.craft.brief import Motif
from knotty.craft.pattern import Part, Pattern
from knotty.designer.round_traits import Traits, count_turns, find_shape_corners, see_traits, split_at
from knotty.designer.wanted import CORNERS
from knotty.fabric.edge import find_corners
from knotty.fabric.fabric import Fabric, WorkedRound
from knotty.fabric.flatness import find_flatness
from knotty.motifs.piece import Shape
from knotty.motifs.wardrobe import find_maker

_NAMES = {4: "four", 6: "six"}
_FIRST_CORNERS = 2  # the round by which a shape has its corners where its motif has no round middle
_LATEST_CORNERS = 6  # published flowers are squared off by then
_CIRCLE_CORNERS = range(3, 9)


@dataclass(frozen=True, slots=True)
class _Fault:
    """What a round may not be. `says` goes on from "Rnd 3"."""

    found: Callable[[Traits], bool]
    says: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a motif is.

    `about`: in a sentence's second half. `faults`: of any single round. `shown`: what one of its first `by` rounds has
    to have, `shown_name` says it.
    """

    about: str
    faults: tuple[_Fault, ...] = ()
    shown: Callable[[Traits], bool] | None = None
    shown_name: str = ""
    by: int = 3


_IN_STITCHES = _Fault(lambda it: not it.in_ring and it.in_stitches > 0, "works into stitches")
_FROM_BELOW = _Fault(lambda it: it.from_below > 0, "reaches down to an earlier round")
_ALONE = _Fault(lambda it: it.alone > 0, "has stitches that stand alone in a space")
_TEXTURED = _Fault(lambda it: bool(it.textures), "has textured stitches")
_PETALS = _Fault(lambda it: it.petals > 0, "has stitches of several heights in one place")
_NO_STITCHES = _Fault(lambda it: not it.in_ring and not it.in_stitches, "passes over the stitches of the round before")
_SIDE_SPACES = _Fault(lambda it: not it.in_ring and it.side_spaces > 0, "leaves chains along its sides")
_GROUPS_IN_SIDES = _Fault(lambda it: not it.in_ring and it.in_spaces > it.in_corners, "works groups along its sides")
_HOLES_IN_RING = _Fault(lambda it: it.in_ring and it.alone not in (0, 4, 6), "has single stitches with chains between")
_TURNS = _Fault(lambda it: not it.in_ring and it.turns in _CIRCLE_CORNERS, "has corners")
_CIRCLE_STITCHES = _Fault(lambda it: it.in_stitches > 0 and not it.side_spaces, "is plain stitches without spaces")


def _not_corners(number: int, *, in_ring: bool = True) -> _Fault:
    says = f"does not leave {_NAMES[number]} corners"
    return _Fault(lambda it: it.corners != number and (in_ring or not it.in_ring), says)


def _other_turns(number: int) -> _Fault:
    return _Fault(lambda it: it.turns not in (0, number), f"does not leave {_NAMES[number]} corners")


def _other_textures(*own: str) -> _Fault:
    return _Fault(lambda it: bool(it.textures - set(own)), "has another textured stitch")


_GROUPED = (_IN_STITCHES, _FROM_BELOW, _ALONE, _TEXTURED, _PETALS)
_PLAIN = (_NO_STITCHES, _SIDE_SPACES, _GROUPS_IN_SIDES, _HOLES_IN_RING, _FROM_BELOW, _TEXTURED, _PETALS)


def _textured(name: str, motif: str) -> _Rule:
    about = f"a {motif} granny has {name}s in its middle and classic rounds around it"
    return _Rule(about, (_other_textures(name), _FROM_BELOW), lambda it: name in it.textures, f"{name}s")


_RULES: dict[Motif, _Rule] = {
    Motif.CLASSIC_GRANNY: _Rule(
        "a classic granny has groups of 3 dc in spaces, two groups with chains between in each corner",
        (*_GROUPED, _not_corners(4)),
    ),
    Motif.SOLID_GRANNY: _Rule(
        "a solid granny has a dc in each dc and chains at its corners only", (*_PLAIN, _other_turns(4))
    ),
    Motif.CLUSTER_GRANNY: _textured("cluster", "cluster"),
    Motif.PUFF_GRANNY: _textured("puff", "puff"),
    Motif.POPCORN_GRANNY: _textured("popcorn", "popcorn"),
    Motif.SUNBURST: _Rule(
        "a sunburst has rounds of puffs and clusters in its middle",
        (_FROM_BELOW,),
        lambda it: bool(it.textures) and it.corners != 4,
        "puffs or clusters in a circle",
    ),
    Motif.FLOWER: _Rule(
        "a flower square has petals in its middle, several stitches of different heights in each space",
        (),
        lambda it: bool(it.petals or it.textures),
        "petals",
    ),
    Motif.SPIKED_GRANNY: _Rule(
        "a spiked granny has stitches that reach down two rounds, in groups in its spaces",
        (_IN_STITCHES, _TEXTURED, _PETALS, _not_corners(4)),
        lambda it: it.from_below > 0,
        "spikes",
        4,
    ),
    Motif.GRANNY_HEXAGON: _Rule(
        "a granny hexagon has groups of dc in spaces and six corners", (*_GROUPED, _not_corners(6))
    ),
    Motif.SOLID_HEXAGON: _Rule(
        "a solid hexagon has a dc in each dc and six corners", (*_PLAIN, _not_corners(6, in_ring=False))
    ),
    Motif.GRANNY_CIRCLE: _Rule(
        "a granny circle has groups of dc in spaces that are alike all around",
        (_TURNS, _CIRCLE_STITCHES, _TEXTURED, _FROM_BELOW, _PETALS),
    ),
}


def departs(motif: Motif | None, rounds: Sequence[WorkedRound]) -> str:
    """Return why the last of the rounds is none of `motif`, as a sentence; empty where it is, or where any will do.

    `rounds` are all rounds worked so far. House styles are let be: sizes of groups and corners, chains along the sides.
    """
    rule = _RULES.get(motif) if motif is not None else None
    if rule is None or not rounds:
        return ""
    last = see_traits(rounds[-1])
    label = rounds[-1].label or f"Rnd {len(rounds)}"
    says = next((fault.says for fault in rule.faults if fault.found(last)), "")
    if says:
        return f"{label} {says}; {rule.about}."
    if rule.shown is None or len(rounds) < rule.by or any(rule.shown(see_traits(worked)) for worked in rounds):
        return ""
    return f"There are no {rule.shown_name} up to {label}; {rule.about}."


def shape_fault(rounds: Sequence[WorkedRound], shape: Shape, motif: Motif | None = None, *, last: bool = False) -> str:
    """Return what is wrong with the shape after the last of the rounds, as a sentence; empty where nothing is.

    A square (hexagon) has its corners a few rounds after the first, later where `motif` has a round middle, and at any
    rate in the `last` round; what has them keeps them. Its sides are equal. What will plainly ruffle or cup is wrong.
    """
    if shape not in CORNERS or not rounds:
        return ""
    label, wanted = rounds[-1].label or f"Rnd {len(rounds)}", CORNERS[shape]
    edge = rounds[-1].edge
    if not edge.ring:
        return f"{label} is not closed to a round."
    if wanted:
        found = find_shape_corners(edge, wanted)
        if not found:
            had = any(find_shape_corners(worked.edge, wanted) for worked in rounds[1:-1])
            wrong = last or had or len(rounds) >= _find_due(motif) or count_turns(edge) % wanted
            number = len(find_corners(edge.places))
            return f"{label} leaves {_say_corners(number)}; a {shape} has {_NAMES[wanted]}." if wrong else ""
        lengths = [len(side) for side in split_at(found, len(edge.places))]
        if len(set(lengths)) > 1:
            return f"{label} has sides of {', '.join(map(str, lengths))} places; those of a {shape} are equal."
    return _judge_flatness(rounds, label)


def _find_due(motif: Motif | None) -> int:
    """The round by which the corners are there: the smallest size of the motif, and some more for house styles."""
    return max(_FIRST_CORNERS, find_maker(motif).fewest) + 2 if motif is not None else _LATEST_CORNERS


def _say_corners(number: int) -> str:
    return f"{number} corners" if number in _CIRCLE_CORNERS else "no corners"


def _judge_flatness(rounds: Sequence[WorkedRound], label: str) -> str:
    parts = (Part(),) * (rounds[-1].part + 1)
    for finding in find_flatness(Pattern(parts=parts), Fabric(tuple(rounds))):
        return f"{label}: {finding.message}."
    return ""
