"""A declared count is an assertion: it is tested, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator

from knotty.craft.finding import Finding
from knotty.craft.pattern import Declared
from knotty.craft.terms import name_stitch
from knotty.fabric.edge import find_corners
from knotty.fabric.explain import report
from knotty.fabric.rules.sides import measure_sides
from knotty.fabric.rules.units import count_stitch, count_unit
from knotty.fabric.rules.worked import Worked

_CORNER_WORDS = ("corner", "side")


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
    return [
        (f"{number} {name_stitch(stitch, terms)}", f"{made.get(stitch, 0)}")
        for stitch, number in declared.stitches
        if number not in count_stitch(worked, stitch, declared)
    ]


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
        there = [len(find_corners(worked.edge.places))] if word in _CORNER_WORDS else count_unit(worked, word)
        if there and number not in there:
            wrong.append((f"{number} {word}s", f"{there[0]}"))
    return wrong


def _spell(worked: Worked) -> str:
    terms, counts = worked.scene.terms, worked.counts
    words = [f"{number} {name_stitch(stitch, terms)}" for stitch, number in counts.stitches.items()]
    words += [f"{number} ch-{chains} sp{'s' * (number != 1)}" for chains, number in sorted(counts.spaces.items())]
    return "(" + ", ".join(words) + ")"
