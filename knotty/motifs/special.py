"""Special stitches as patterns explain them. Which motif uses which stands in its own module.

Authors differ in how many stitches or loops go into one; these are the commonest numbers: a puff of 3 loops, a popcorn
of 5 dc, a cluster of 3 dc.
"""

from __future__ import annotations

from collections.abc import Iterable

from knotty.craft.instructions import Instruction, Work, walk_instructions
from knotty.craft.pattern import Definition

CLUSTER = Definition(
    "Cluster",
    text="[yo, insert hook, pull up a loop, yo, pull through 2 loops] 3 times in one place, yo, pull through "
    "all loops.",
    stitch="cluster",
)
PUFF = Definition(
    "Puff",
    text="[yo, insert hook, pull up a long loop] 3 times in one place, yo, pull through all loops.",
    stitch="puff",
)
POPCORN = Definition(
    "Popcorn",
    text="5 dc in one place, take hook out of the loop, insert it in the first of the 5 dc, pull the loop through.",
    stitch="popcorn",
)
BOBBLE = Definition(
    "Bobble",
    ("bo",),
    "5 unfinished dc in the same place, each left with its last loop on the hook; yo, pull through all loops; push it "
    "out to the right side",
    stitch="bobble",
)
PICOT = Definition("Picot", (), "ch 3, sl st in 3rd ch from hook", stitch="picot")
SPECIAL = (CLUSTER, PUFF, POPCORN, BOBBLE, PICOT)


def explain_stitches(bodies: Iterable[tuple[Instruction, ...]]) -> tuple[Definition, ...]:
    """Return the definitions of the special stitches that are worked in any of the bodies, each once."""
    worked = {node.stitch for body in bodies for node in walk_instructions(body) if isinstance(node, Work)}
    return tuple(definition for definition in SPECIAL if definition.stitch in worked)
