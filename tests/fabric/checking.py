"""Reading and working a text in one step, for the tests of this room."""

from __future__ import annotations

from knotty.craft.finding import Finding, Severity, Verdict, judge_findings
from knotty.fabric.edge import Edge
from knotty.fabric.fabric import Fabric
from knotty.fabric.hook import work_pattern
from knotty.fabric.mosaic import Mosaic, Tile
from knotty.notation.reader import read_pattern

RING = "Ch 4, sl st in first ch to form a ring.\n"
GRANNY_1 = (
    f"{RING}Rnd 1: Ch 3 (counts as dc), 2 dc in ring, ch 2, *3 dc in ring, ch 2; rep from * 2 more times, "
    "join with sl st to top of ch-3.\n"
)
SC_6 = "Rnd 1: 6 sc in magic ring, join with sl st to first sc.\n"
CLOSE = ", join with sl st to top of ch-3."
END = ", join with sl st to first sc."


def work_text(text: str) -> tuple[Fabric, tuple[Finding, ...]]:
    """The fabric and every finding, the reader's first."""
    pattern, reading = read_pattern(text)
    fabric, working = work_pattern(pattern)
    return fabric, (*reading, *working)


def list_codes(text: str) -> list[str]:
    """The codes of every finding, in order."""
    return [finding.code for finding in work_text(text)[1]]


def list_errors(text: str) -> list[tuple[str, str]]:
    """Code and round of every error."""
    return [(f.code, f.round) for f in work_text(text)[1] if f.severity is Severity.ERROR]


def judge_text(text: str) -> Verdict:
    """The verdict of a text."""
    return judge_findings(work_text(text)[1])


def list_counts(text: str) -> list[dict[str, int]]:
    """Stitches of every round, and spaces by their chains, as `{"dc": 12, "ch-2": 4}`."""
    return [
        {**worked.counts.stitches, **{f"ch-{chains}": number for chains, number in worked.counts.spaces.items()}}
        for worked in work_text(text)[0].rounds
        if worked.label
    ]


def join_grid(edge: Edge, columns: int, rows: int) -> Edge | None:
    """The outer edge of `columns` x `rows` copies of a piece; None if they do not meet side for side."""
    mosaic = Mosaic(((Tile("", edge),),), columns, rows)
    if not mosaic.corners or mosaic.is_too_large or mosaic.find_clash() is not None:
        return None
    return mosaic.walk_upper()
