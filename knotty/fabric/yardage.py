"""How much yarn a worked piece takes. Yarn per stitch is craft's.

The estimate: yarn of each stitch against one sc, times the yarn of an sc in this weight, plus 15 cm of tail at each
end of a colour. What to buy is 30 % more: for a five-round square in worsted that comes near the 32-35 yd that
published squares take, waste included.
"""

from __future__ import annotations

import math

from knotty.craft.instructions import FastenOff, Lay, walk_instructions
from knotty.craft.pattern import Pattern
from knotty.craft.stitches import CHAIN_YARN, STITCHES
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.assembly import split_sides
from knotty.fabric.fabric import Fabric, Node

TAIL_CM = 15.0  # at each end: "add 12 in of tails per colour change", two of 6 in
SPARE = 1.3  # bought over used
_STEP_M = 5


def measure_yarn(pattern: Pattern, fabric: Fabric, weight: int) -> dict[str, float]:
    """Return the metres each yarn letter takes in the whole piece, tails included, in yarn of CYC `weight`."""
    sc_cm = WEIGHTS[weight].sc_yarn_cm
    used: dict[str, float] = {}
    in_hand = ""
    for worked in fabric.rounds:
        make = pattern.parts[worked.part].make
        in_hand = worked.colours[-1] if worked.colours else in_hand
        for node in worked.nodes:
            used[node.colour] = used.get(node.colour, 0.0) + _yarn_of(node) * sc_cm * make
        for item in walk_instructions(worked.round.body):
            if isinstance(item, FastenOff):
                letter = item.colour or in_hand
                used[letter] = used.get(letter, 0.0) + 2 * TAIL_CM * make
    for letter, stitches in _seam_stitches(pattern, fabric).items():
        used[letter] = used.get(letter, 0.0) + stitches * STITCHES["sl st"].yarn * sc_cm
    return {letter: cm / 100 for letter, cm in used.items() if letter}


def _yarn_of(node: Node) -> float:
    return node.chains * CHAIN_YARN if node.stitch == "ch" else STITCHES[node.stitch].yarn


def _seam_stitches(pattern: Pattern, fabric: Fabric) -> dict[str, float]:
    """Slip stitches of all seams, by yarn: each seam is as long as a side and its corners."""
    found: dict[str, float] = {}
    for index, part in enumerate(pattern.parts):
        lay = next((item for line in part.lines for item in line.body if isinstance(item, Lay)), None)
        before = [worked for worked in fabric.rounds if worked.part < index and worked.label]
        if lay is None or not before:
            continue
        sides = split_sides(before[-1].edge)
        length = len(sides[0][1]) + 2 if sides else 0
        seams = lay.columns * (lay.rows - 1) + lay.rows * (lay.columns - 1)
        letters = [colour for line in part.lines for colour in line.colours]
        if letters:
            found[letters[0]] = found.get(letters[0], 0.0) + seams * length
    return found


def metres_to_buy(metres: float) -> int:
    """Return what to buy of a yarn that `metres` of are used: 30 % more, rounded up to 5 m."""
    return math.ceil(metres * SPARE / _STEP_M) * _STEP_M
