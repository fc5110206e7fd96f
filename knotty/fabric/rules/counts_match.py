"""A declared count is an assertion: it is tested, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator

from knotty.craft.finding import Finding
from knotty.craft.instructions import Kind
from knotty.craft.pattern import Declared
from knotty.craft.stitches import STITCHES
from knotty.craft.terms import name_stitch
from knotty.fabric.edge import Edge, find_corners
from knotty.fabric.explain import report
from knotty.fabric.rules.sides import measure_sides
from knotty.fabric.rules.worked import Worked

_CORNER_WORDS = ("corner", "side")
_GROUP_WORDS = ("group", "cluster", "shell", "scallop", "fan", "pair", "trio", "block")


_TEXTURES = frozenset(("puff", "popcorn", "bobble", "cluster"))


def counts_match(worked: Worked) -> Iterator[Finding]:
    """Yield K201 where a declared count differs from the computed one, K305 where it counts chains as stitches too."""
    declared = worked.declared
    if declared is None:
        return
    wrong = [
        *_compare_stitches(worked, declared),
        *_compare_spaces(worked, declared),
        *_compare_groups(worked, declared),
    ]
    total, counts = declared.total, worked.counts
    if total is not None and total != counts.total:
        if total == counts.total + counts.chains and not wrong:
            message = (
                f"declares {total} with the chains counted as stitches: {counts.total} stitches, {counts.chains} chains"
            )
            yield report("K305", worked.scene, declared.span, message)
        else:
            wrong.append((f"{total} stitches", f"{counts.total}"))
    if wrong:
        expected, found = ", ".join(pair[0] for pair in wrong), ", ".join(pair[1] for pair in wrong)
        message = f"declares {expected}, but the instructions make {found}"
        hint = f"Right as written would be {_spell(worked)}."
        yield report("K201", worked.scene, declared.span, message, expected=expected, found=found, hint=hint)


_Pairs = list[tuple[str, str]]


def _compare_stitches(worked: Worked, declared: Declared) -> _Pairs:
    made, terms = worked.counts.stitches, worked.scene.terms
    said = {stitch for stitch, _ in declared.stitches}
    return [
        (f"{number} {name_stitch(stitch, terms)}", f"{made.get(stitch, 0)}")
        for stitch, number in declared.stitches
        if number not in (made.get(stitch, 0), _count_kind(worked, stitch, said))
    ]


def _count_kind(worked: Worked, stitch: str, said: set[str]) -> int:
    """Stitches of a kind: spikes and posts that the author does not count by their own names are plain ones to him."""
    units = sum(place.is_of(stitch) for place in worked.edge.places)
    if units:
        return units
    if stitch in _TEXTURES:  # one texture stitch by another's name
        return sum(number for name, number in worked.counts.stitches.items() if name in _TEXTURES - said)
    plain = STITCHES[stitch].plain or STITCHES[stitch].top or stitch
    return sum(
        number
        for made, number in worked.counts.stitches.items()
        if made == stitch or (made not in said and plain in (made, STITCHES[made].plain))
    )


def _compare_spaces(worked: Worked, declared: Declared) -> _Pairs:
    made = worked.counts.spaces
    wrong = []
    for chains, number in declared.spaces:
        there = made.get(chains, 0) if chains else sum(made.values())
        if there != number:
            wrong.append((f"{number} {f'ch-{chains} ' if chains else ''}space{'s' * (number != 1)}", f"{there}"))
    return wrong


def _compare_groups(worked: Worked, declared: Declared) -> _Pairs:
    """Petals and the like are not compared: what makes one is the author's."""
    wrong = []
    for word, number in declared.groups:
        stitch, per, _ = word.partition(" per ")
        if per:
            lengths = measure_sides(worked.edge, stitch)
            if lengths and not all(number in accepted for accepted in lengths):
                wrong.append((f"{number} {name_stitch(stitch, worked.scene.terms)} per side", f"{min(lengths[0])}"))
            continue
        if word in _CORNER_WORDS:
            there = len(find_corners(worked.edge.places))
        else:
            units = _count_units(worked, word)
            there = number if units is None else units
        if there != number and not (word == "ch" and number == sum(worked.counts.spaces.values())):
            wrong.append((f"{number} {word}s", f"{there}"))
    return wrong


def _count_units(worked: Worked, word: str) -> int | None:
    """How many of what the author names there are: units of that name, stitches of it, groups; None: nobody knows."""
    if word == "ch":
        return worked.counts.chains
    units = sum(place.is_of(word) for place in worked.edge.places)
    stitches = worked.counts.stitches.get(word, 0)
    if units or stitches:
        return max(units, stitches)
    return _count_groups(worked.edge) if word in _GROUP_WORDS else None


def _count_groups(edge: Edge) -> int:
    """Runs of two and more stitches worked in one place, cut where a chain lies between."""
    groups, run, before = 0, 0, None
    for place in edge.places:
        group = place.group if place.kind is Kind.STITCH else None
        run = run + 1 if group is not None and group == before else 1
        groups += run == 2
        before = group
    return groups


def _spell(worked: Worked) -> str:
    terms, counts = worked.scene.terms, worked.counts
    words = [f"{number} {name_stitch(stitch, terms)}" for stitch, number in counts.stitches.items()]
    words += [f"{number} ch-{chains} sp{'s' * (number != 1)}" for chains, number in sorted(counts.spaces.items())]
    return "(" + ", ".join(words) + ")"
