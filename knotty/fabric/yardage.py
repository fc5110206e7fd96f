"""How much yarn a worked piece takes. Yarn per stitch is craft's.

The estimate: yarn of each stitch against one sc, times the yarn of an sc in this weight, plus 15 cm of tail at each
end of a colour. What to buy is 30 % more: for a five-round square in worsted that comes near the 32-35 yd that
published squares take, waste included.
"""

from __future__ import annotations

import math

from knotty.craft.instructions import FastenOff, Seam, SewOn, walk_instructions
from knotty.craft.pattern import Part, Pattern
from knotty.craft.stitches import CHAIN_YARN, STITCHES
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.fabric import Fabric, Node

# Yarn of joining one pair of places, in sc. Whip stitch: three times the seam's length, as most makers cut it; an sc
# takes 6.5 times its width. Flat braid: a slip stitch and a chain on either side of the seam.
SEAM_YARN = {
    "sl st": STITCHES["sl st"].yarn,
    "sc": STITCHES["sc"].yarn,
    "whip stitch": 3 / 6.5,
    "flat braid": 2 * (STITCHES["sl st"].yarn + CHAIN_YARN),
}
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
        used[letter] = used.get(letter, 0.0) + stitches * sc_cm
    return {letter: cm / 100 for letter, cm in used.items() if letter}


def _yarn_of(node: Node) -> float:
    return node.chains * CHAIN_YARN if node.stitch == "ch" else STITCHES[node.stitch].yarn


def _seam_stitches(pattern: Pattern, fabric: Fabric) -> dict[str, float]:
    """Yarn of all seams by letter, in stitches of sc: as many joins as pairs of places that meet there."""
    found: dict[str, float] = {}
    in_hand = ""
    for worked in fabric.rounds:
        in_hand = worked.colours[-1] if worked.colours else in_hand
        seam = _find_seam(pattern.parts[worked.part], worked.line) if worked.seam_places else None
        if seam is None:
            continue
        letter, stitch = seam
        used = SEAM_YARN.get(stitch, STITCHES["sl st"].yarn) * worked.seam_places * pattern.parts[worked.part].make
        found[letter or in_hand] = found.get(letter or in_hand, 0.0) + used
    return found


def _find_seam(part: Part, at: int) -> tuple[str, str] | None:
    """Yarn (empty: the one in hand) and stitch of the seam that is said behind a layout; None where none is sewn."""
    for line in part.lines[at:]:
        sewn = next((item for item in line.body if isinstance(item, Seam | SewOn)), None)
        if sewn is not None:
            return (line.colours[0] if line.colours else ""), sewn.stitch
    return None


def metres_to_buy(metres: float) -> int:
    """Return what to buy of a yarn that `metres` of are used: 30 % more, rounded up to 5 m."""
    return math.ceil(metres * SPARE / _STEP_M) * _STEP_M
