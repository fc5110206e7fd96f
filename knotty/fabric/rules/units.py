"""Counting in the author's own unit: shells, V-stitches, groups, clusters; a stitch by its own or its plain name.

Each returns every number an author can mean, the likeliest first; comparing them is counts_match's.
"""

from __future__ import annotations

from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared
from knotty.craft.stitches import STITCHES, TEXTURES
from knotty.fabric.edge import Edge
from knotty.fabric.rules.worked import Worked

_GROUP_WORDS = ("group", "cluster", "shell", "scallop", "fan", "pair", "trio")


def count_stitch(worked: Worked, stitch: str, declared: Declared) -> list[int]:
    """Stitches of a name; spikes and posts that are not counted by theirs are plain ones; those in counted shells not.

    Picots are no stitches of the edge, and whoever counts them is believed.
    """
    made, said = worked.counts.stitches, {name for name, _ in declared.stitches}
    if not STITCHES[stitch].makes:
        return [number for name, number in declared.stitches if name == stitch]
    if stitch in TEXTURES and stitch not in made:  # one texture stitch by another's name
        return [
            sum(number for name, number in made.items() if name in TEXTURES and name not in said),
            *_count_named(worked, stitch),
        ]
    plain = STITCHES[stitch].plain or STITCHES[stitch].top or stitch
    kind = sum(
        number
        for name, number in made.items()
        if name == stitch or (name not in said and plain in (name, STITCHES[name].plain))
    )
    found, places = [made.get(stitch, 0), kind, *_count_named(worked, stitch)], worked.edge.places
    told = (*(name for name, _ in declared.groups), *(said - {stitch}))
    if told and any(place.unit for place in places):
        found.append(sum(place.stitch == stitch and not place.unit.endswith(told) for place in places))
    return found


def count_unit(worked: Worked, word: str) -> list[int]:
    """What the author names by a word: units of that name, stitches of it, groups; empty where nobody knows."""
    if word == "ch":
        return [worked.counts.chains, sum(worked.counts.spaces.values())]
    if word == "block":
        return _count_blocks(worked)
    stitches = worked.counts.stitches.get(word, 0)
    named = [*_count_named(worked, word), *([stitches] if stitches else [])]
    if named:
        return named
    return [_count_runs(worked.edge), _count_places(worked.edge)] if word in _GROUP_WORDS else []


def _count_blocks(worked: Worked) -> list[int]:
    """Corner to corner every block is a space and as many stitches as it has chains; elsewhere nobody knows."""
    counts = worked.counts
    alike = len(counts.spaces) == 1 and counts.chains == counts.total
    return [sum(counts.spaces.values())] if alike else []


def _count_named(worked: Worked, word: str) -> list[int]:
    units = sum(place.is_of(word) for place in worked.edge.places)
    return [units] if units else []


def _count_runs(edge: Edge) -> int:
    """Runs of two and more stitches worked in one place, cut where a chain lies between."""
    groups, run, before = 0, 0, None
    for place in edge.places:
        group = place.group if place.kind is Kind.STITCH else None
        run = run + 1 if group is not None and group == before else 1
        groups += run == 2
        before = group
    return groups


def _count_places(edge: Edge) -> int:
    """Places that several stitches were worked in, chains between them or not."""
    sizes: dict[int, int] = {}
    for place in edge.places:
        if place.kind is Kind.STITCH and place.group >= 0:
            sizes[place.group] = sizes.get(place.group, 0) + 1
    return sum(size > 1 for size in sizes.values())
