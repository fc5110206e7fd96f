"""Pieces as other hands write them: corners of one chain, of three, of stitches; sides with chains, gaps or neither.

Texts, read as any pattern is; what they are worth on the hook is fabric's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knotty.craft.brief import Motif
from knotty.craft.finding import Severity
from knotty.craft.instructions import Into, Join, Travel, Which
from knotty.craft.pattern import Declared
from knotty.fabric.fabric import WorkedRound
from knotty.fabric.hook import work_pattern
from knotty.motifs.in_rounds import Course
from knotty.motifs.piece import Maker
from knotty.motifs.wardrobe import find_maker
from knotty.motifs.words import ANY_STITCH
from knotty.motifs.written import written_maker
from knotty.notation.reader import read_pattern
from knotty.notation.writer import write_pattern

START = {"sc": "Ch 1, sc", "hdc": "Ch 2 (counts as hdc)", "dc": "Ch 3 (counts as dc)", "tr": "Ch 4 (counts as tr)"}
TOP = {"sc": "first sc", "hdc": "top of ch-2", "dc": "top of ch-3", "tr": "top of ch-4"}


class Groups(NamedTuple):
    """Groups of `group` stitches with `corner` chains in the corners, and `side` chains between groups or none."""

    stitch: str = "dc"
    group: int = 3
    corner: int = 2
    side: int = 1


class Plain(NamedTuple):
    """`first` stitches a side in the first round, then a stitch in each and (inc, `corner` ch, inc) in each corner."""

    stitch: str = "dc"
    first: int = 3
    inc: int = 2
    corner: int = 2


_GRANNY, _SOLID_GRANNY = Groups(), Plain()


def write_granny(corners: int, rounds: int, groups: Groups = _GRANNY) -> str:
    """A piece of groups of stitches in spaces or gaps."""
    stitch, group, corner, side = groups
    chains = f", ch {side}" if side else ""
    place = f"ch-{side} sp" if side else "sp between groups"
    lines = [_begin(corners, stitch, group, corner)]
    for number in range(2, rounds + 1):
        here = f"{group} {stitch} in next {place}{chains}"
        sides = f"{chains}" + {2: "", 3: f", {here}"}.get(number, f", [{here}] {number - 2} times")
        rest = f"ch {corner}, {group} {stitch}"
        lines.append(
            f"Rnd {number}: Sl st in next {group - 1} {stitch} and in next ch-{corner} sp, {_start(stitch)}, "
            f"({group - 1} {stitch}, {rest}) in same sp{sides}, *({group} {stitch}, {rest}) in next ch-{corner} "
            f"sp{sides}; rep from * {_more(corners - 2)}, join with sl st to "
            f"{TOP[stitch]}."
        )
    return _whole(lines)


def write_solid(corners: int, rounds: int, plain: Plain = _SOLID_GRANNY) -> str:
    """A stitch in each stitch, chains in each corner."""
    stitch, first, inc, corner = plain
    lines, along = [_begin(corners, stitch, first, corner)], first
    for number in range(2, rounds + 1):
        rest = (first if number == 2 else inc) - 1
        travel = (f"{rest} {stitch} and in next " if rest else "") + f"ch-{corner} sp"
        sides = f", {stitch} in next {along} {stitch}"
        same = f"({inc - 1} {stitch}, ch {corner}, {inc} {stitch})" if inc > 1 else f"(ch {corner}, {stitch})"
        lines.append(
            f"Rnd {number}: Sl st in next {travel}, {_start(stitch)}, {same} in same "
            f"sp{sides}, *({inc} {stitch}, ch {corner}, {inc} {stitch}) in next ch-{corner} sp{sides}; rep from * "
            f"{_more(corners - 2)}, join with sl st to {TOP[stitch]}."
        )
        along += 2 * inc
    return _whole(lines)


def write_stitch_corners(corners: int, rounds: int, stitch: str) -> str:
    """No chains at all: three stitches in the middle one of each corner."""
    begin = {"sc": "ch 1, 3 sc in same st", "hdc": "ch 2 (counts as hdc), 2 hdc in same st",
             "dc": "ch 3 (counts as dc), 2 dc in same st"}[stitch]  # fmt: skip
    one = START[stitch] + (" in ring" if stitch == "sc" else "")
    lines = [f"Rnd 1: {one}, {2 * corners - 1} {stitch} in ring, join with sl st to {TOP[stitch]}."]
    for number in range(2, rounds + 1):
        side = 2 * number - 3
        sides = f"{stitch} in next {side} {stitch}"
        travel = "" if number == 2 else "Sl st in next st, "
        lines.append(
            f"Rnd {number}: {travel}{begin}, {sides}, *3 {stitch} in next {stitch}, {sides}; rep from * "
            f"{_more(corners - 2)}, join with sl st to {TOP[stitch]}."
        )
    return _whole(lines)


def _start(stitch: str) -> str:
    """The first stitch of a round in the space where the hook is."""
    return START[stitch] + (" in same sp" if stitch == "sc" else "")


def _begin(corners: int, stitch: str, group: int, corner: int) -> str:
    ring = " in ring" if stitch == "sc" else ""
    first = START[stitch] + ring + (f", {group - 1} {stitch} in ring" if group > 1 else "")
    return (
        f"Rnd 1: {first}, ch {corner}, *{group} {stitch} in ring, ch {corner}; rep from * {_more(corners - 2)}, join "
        f"with sl st to {TOP[stitch]}."
    )


def _more(times: int) -> str:
    return f"{times} more time{'s' * (times != 1)}"


def _whole(lines: Sequence[str]) -> str:
    return "\n".join(["Square", "With A, make a magic ring.", *lines])


def read_courses(text: str) -> tuple[Course, ...]:
    """The rounds of the one part of a text, with the counts that they come to; a way is a line's slip stitches."""
    pattern, findings = read_pattern(write_pattern(read_pattern(text)[0]))  # in Knotty's own words
    fabric, worked_findings = work_pattern(pattern)
    assert findings == ()
    assert all(finding.severity is Severity.ADVICE for finding in worked_findings)
    return tuple(_read_course(worked) for worked in fabric.rounds if worked.label)


def _read_course(worked: WorkedRound) -> Course:
    line = worked.round
    way = line.body[0].into if isinstance(line.body[0], Travel) else ()
    body, join = line.body[bool(way) : -1], line.body[-1]
    assert isinstance(join, Join)
    entry = Into(Which.ANY, way[-1].targets if way else (ANY_STITCH,))
    counts = Declared(
        stitches=tuple(sorted(worked.counts.stitches.items())), spaces=tuple(sorted(worked.counts.spaces.items()))
    )
    return Course(body, join, counts, way, entry)


def make_maker(text: str, motif: Motif = Motif.CLASSIC_GRANNY) -> Maker:
    """A maker of the piece of a text."""
    return written_maker(read_courses(text), find_maker(motif), ring_chains=0)


_GROUPS = (
    Groups("dc", 3, 3, 1), Groups("dc", 3, 3, 0), Groups("dc", 2, 3, 2), Groups("tr", 2, 5, 1), Groups("hdc", 2, 1, 0),
    Groups("dc", 3, 1, 1), Groups("sc", 2, 2, 1), Groups("dc", 3, 3, 3),
)  # fmt: skip
_PLAIN = (Plain("dc", 3, 2, 1), Plain("dc", 2, 1, 3), Plain("sc", 2, 1, 2), Plain("hdc", 3, 2, 3), Plain("tr", 3, 3, 2))
_SHAPES = ((4, Motif.CLASSIC_GRANNY), (6, Motif.GRANNY_HEXAGON))
TEXTS: dict[str, tuple[str, Motif]] = {
    **{f"{corners} {each}": (write_granny(corners, 4, each), motif) for corners, motif in _SHAPES for each in _GROUPS},
    **{f"{corners} {each}": (write_solid(corners, 4, each), motif) for corners, motif in _SHAPES for each in _PLAIN},
    **{
        f"{corners} corners of 3 {stitch} in one": (write_stitch_corners(corners, 4, stitch), motif)
        for corners, motif in _SHAPES
        for stitch in ("sc", "hdc", "dc")
    },
}
