"""What a rule sees of a round. The rules themselves each have a file."""

from __future__ import annotations

from dataclasses import dataclass

from knotty.craft.instructions import Instruction
from knotty.craft.pattern import Declared, LineKind
from knotty.craft.span import Span
from knotty.fabric.edge import Edge
from knotty.fabric.explain import Scene
from knotty.fabric.fabric import Counts


@dataclass(frozen=True, slots=True)
class Worked:
    """A round after working. `used` tells for each place of `scene.base` whether it was worked, skipped or left.

    `body` is what was worked; `repeats`: something in it several times. `part_joins`: the part joins its other rounds;
    `part_chains`: it begins rounds with a chain. `first`, `last`: it is the first or the last round of its part.
    """

    scene: Scene
    kind: LineKind
    span: Span
    used: bytes
    edge: Edge
    counts: Counts
    declared: Declared | None
    joined: bool
    spiral: bool
    rest_left: bool
    part_joins: bool
    part_chains: bool
    first: bool
    last: bool
    repeats: bool = False
    body: tuple[Instruction, ...] = ()
