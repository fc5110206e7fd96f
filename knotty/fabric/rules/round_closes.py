"""A round is joined, or the pattern works in a spiral."""

from __future__ import annotations

from collections.abc import Iterator

from knotty.craft.finding import Finding
from knotty.craft.pattern import LineKind
from knotty.fabric.explain import report
from knotty.fabric.rules.worked import Worked


def round_closes(worked: Worked) -> Iterator[Finding]:
    """Yield K207 where a round is not joined though its part joins others; K302, once a part, where none ever is.

    A part without a single starting chain or join is worked in a spiral by everybody: that goes without saying.
    """
    if worked.kind is not LineKind.ROUND or worked.joined or worked.spiral or worked.rest_left:
        return
    if worked.edge.places and worked.edge.places[-1].light:
        return  # ends with a slip stitch on the edge
    if worked.part_joins:
        message = "this round is not joined, though the pattern joins its other rounds"
        hint = "End it with “join with sl st to first st”."
        yield report("K207", worked.scene, worked.span, message, expected="a join", found="none", hint=hint)
    elif worked.first and worked.part_chains:
        yield report(
            "K302", worked.scene, worked.span, "nothing says how rounds end; taken as a spiral, without joining"
        )
