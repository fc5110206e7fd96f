"""A group names a stitch once: `(3 dc, 3 dc)` has lost the chain that parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knotty.craft.finding import Finding
from knotty.craft.instructions import Group, Instruction, StartChain, Work, walk_instructions
from knotty.fabric.explain import report
from knotty.fabric.rules.worked import Worked


def group_has_chain(worked: Worked) -> Iterator[Finding]:
    """Yield K213 for the first group that names one stitch twice running, unless a count of spaces agrees with it."""
    if worked.declared is not None and (worked.declared.spaces or worked.declared.stitches):
        return
    for node in walk_instructions(worked.body):
        if isinstance(node, Group) and node.into is not None and _names_twice(node.body):
            message = "a group names the same stitch twice running, with nothing between"
            hint = "Is a chain missing there?"
            yield report("K213", worked.scene, node.span, message, expected="a chain between", found="none", hint=hint)
            return


def _names_twice(body: Sequence[Instruction]) -> bool:
    """A starting chain and the stitches after it are one half of the group."""
    inner = [item for item in body if not isinstance(item, StartChain)]
    return any(
        isinstance(one, Work)
        and isinstance(other, Work)
        and one.into is other.into is None
        and one.stitch == other.stitch
        for one, other in pairwise(inner)
    )
