"""Special stitches, and rounds that go elsewhere than into the last one, as patterns explain them.

Which motif uses which stands in its own module.

Authors differ in how many stitches or loops go into one; these are the commonest numbers: a puff of 3 loops, a popcorn
of 5 dc, a cluster of 3 dc.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knotty.craft.instructions import Group, Instruction, Live, LiveKind, Work, walk_instructions
from knotty.craft.pattern import Definition
from knotty.motifs.in_rounds import Course

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


BEHIND_NOTE = "The next round lies behind the petals. Fold them towards you and work into the stitches of Rnd 1."
SPIKE_NOTE = (
    "The long stitches of this square are spikes. Insert the hook in the middle stitch of the group that lies two "
    "rounds below, pull the loop up to the height of this round so that nothing puckers, and finish as usual."
)
_WHEEL, _SPIKED = Live(LiveKind.ROUND, 1), Live(LiveKind.BELOW, 2)


def note_behind(course: Course) -> Course:
    """Return the round with a note before it where it goes behind the petals, into the wheel of Rnd 1."""
    return replace(course, note=BEHIND_NOTE) if _WHEEL in _list_edges(course.body) else course


def note_spikes(bodies: Iterable[tuple[Instruction, ...]]) -> tuple[str, ...]:
    """Return the note for the whole piece where any of the bodies has spikes."""
    return (SPIKE_NOTE,) if any(_SPIKED in _list_edges(body) for body in bodies) else ()


def _list_edges(body: tuple[Instruction, ...]) -> set[Live | None]:
    nodes = (node for node in walk_instructions(body) if isinstance(node, Work | Group))
    return {node.into.edge for node in nodes if node.into}


def explain_stitches(bodies: Iterable[tuple[Instruction, ...]]) -> tuple[Definition, ...]:
    """Return the definitions of the special stitches that are worked in any of the bodies, each once."""
    worked = {node.stitch for body in bodies for node in walk_instructions(body) if isinstance(node, Work)}
    return tuple(definition for definition in SPECIAL if definition.stitch in worked)
