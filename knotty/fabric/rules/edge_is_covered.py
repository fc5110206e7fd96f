"""A round passes the whole edge: nothing is silently left behind.

A run of stitches wholly passed to reach a space, or a class of space the round never uses, is style. A run partly
worked (6 of 7 dc), or a place passed in one repeat only, is the error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knotty.craft.finding import Finding
from knotty.craft.instructions import Kind
from knotty.craft.terms import Terms, name_stitch
from knotty.fabric.edge import SKIPPED, UNTOUCHED, WORKED, Place
from knotty.fabric.explain import report
from knotty.fabric.rules.worked import Worked

_PLAIN = (Kind.STITCH, Kind.CHAIN)


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring stitches with nothing between, or one space or gap."""

    places: tuple[Place, ...]
    used: bytes

    @property
    def style(self) -> tuple[str, int]:
        """The class of place: stitches are one, spaces one for each size."""
        first = self.places[0]
        return (first.kind.value, first.chains) if first.kind in (Kind.SPACE, Kind.GAP) else ("stitch", 0)

    @property
    def passed(self) -> int:
        """How many of its places were neither worked nor skipped."""
        return self.used.count(UNTOUCHED)


def edge_is_covered(worked: Worked) -> Iterator[Finding]:
    """Yield K204 for the first run that was left behind."""
    places = worked.scene.base.places
    if worked.rest_left or len(places) < 2 or UNTOUCHED not in worked.used:
        return
    fates = _pass_under_mesh(_pass_behind_chain(bytes(worked.used), worked), worked)
    held = [(place, how) for place, how in zip(places, fates, strict=True) if not place.light]
    runs = _split_runs([place for place, _ in held], bytes(how for _, how in held), worked.scene.base.ring)
    if not worked.scene.base.ring and len(runs) > 1:
        runs = [run for index, run in enumerate(runs) if not _is_row_end(run, index, len(runs))]
    worked_styles = {run.style for run in runs if WORKED in run.used}
    for run in runs:
        wholly = run.passed == len(run.places)
        if run.passed and (not wholly or run.style in worked_styles) and not _is_closing_chain(run, worked):
            yield _explain(worked, run, wholly)
            return


def _pass_behind_chain(fates: bytes, worked: Worked) -> bytes:
    """`*sc in next, ch 3, skip 1; rep ..., ch 3, join`: the last chain passes as many as every other one does."""
    left = len(fates) - len(fates.rstrip(bytes((UNTOUCHED,))))
    made = worked.edge.places
    skips = {len(run) for run in fates.replace(bytes((WORKED,)), b" ").split() if set(run) == {SKIPPED}}
    if not worked.joined or left not in skips or not made or made[-1].kind is not Kind.SPACE:
        return fates
    return fates[: len(fates) - left] + bytes((SKIPPED,)) * left


def _pass_under_mesh(fates: bytes, worked: Worked) -> bytes:
    """A chain from the stitch before a space to the one behind it passes the space: `ch 2, dc in next dc` of a mesh."""
    base, made = worked.scene.base.places, worked.edge.places
    passed = bytearray(fates)
    for before, space, after in zip(made, made[1:], made[2:], strict=False):
        if space.kind is not Kind.SPACE:
            continue
        first, last = sorted((before.group, after.group))  # a turned row lies the other way round
        if last == first + 2 and first >= 0 and last < len(base):
            passed[first + 1] = fates[first + 1] or SKIPPED * (base[first + 1].kind is Kind.SPACE)
    return bytes(passed)


def _is_row_end(run: _Run, index: int, count: int) -> bool:
    """A row of groups stands on the first and last stitch of the row below and passes the rest of the end groups."""
    others = run.used[1:] if index == 0 else run.used[:-1]
    return index in (0, count - 1) and WORKED not in others and run.passed == len(others)


def _is_closing_chain(run: _Run, worked: Worked) -> bool:
    """Along a foundation chain worked in the round only its far end is used here."""
    alone = worked.used.count(WORKED) <= 1
    return run.places[0].kind is Kind.CHAIN and worked.scene.base.ring is False and worked.joined and alone


def _split_runs(places: Sequence[Place], used: bytes, ring: bool) -> list[_Run]:
    runs: list[_Run] = []
    begin = 0
    plain = [place.kind in _PLAIN for place in places]
    for index in range(1, len(places) + 1):
        if index == len(places) or not (plain[index] and plain[index - 1]):
            runs.append(_Run(tuple(places[begin:index]), used[begin:index]))
            begin = index
    if ring and len(runs) > 1 and plain[0] and plain[-1]:
        last = runs.pop()
        runs[0] = _Run((*last.places, *runs[0].places), last.used + runs[0].used)
    return runs


def _explain(worked: Worked, run: _Run, wholly: bool) -> Finding:
    scene = worked.scene
    count = sum(1 for used in worked.used if used == UNTOUCHED)
    name = _name_run(run, scene.terms)
    if wholly and run.places[0].kind in (Kind.SPACE, Kind.GAP):
        left = sum(
            r == UNTOUCHED and _same(p, run.places[0]) for r, p in zip(worked.used, scene.base.places, strict=True)
        )
        names = f"{left} {name}{'s' * (left != 1)} of {scene.before or 'the edge'}"
        message = f"leaves {names} behind, though it works into the others"
    elif wholly:
        message = (
            f"leaves {len(run.places)} {name} of {scene.before or 'the edge'} behind, though it works into the others"
        )
    else:
        worked_in = len(run.places) - run.passed
        message = f"works {worked_in} of {len(run.places)} {name} in a row and leaves {run.passed} behind"
    hint = "Is a repeat missing, or should it say “skip” or “leave unworked”?"
    return report(
        "K204", scene, worked.span, message, expected="every place passed or skipped", found=f"{count} left", hint=hint
    )


def _same(one: Place, other: Place) -> bool:
    return one.kind is other.kind and one.chains == other.chains


def _name_run(run: _Run, terms: Terms) -> str:
    first = run.places[0]
    if first.kind is Kind.SPACE:
        return f"ch-{first.chains} space"
    if first.kind is Kind.GAP:
        return "gap"
    names = {place.stitch for place in run.places}
    return name_stitch(names.pop(), terms) if len(names) == 1 and first.stitch else "stitches"
