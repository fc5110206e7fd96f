"""How much yarn a worked piece takes. Yarn per stitch is craft's.

The estimate: yarn of each stitch against one sc, times the yarn of an sc in this weight, plus 15 cm of tail at each
end of a colour. What to buy is 30 % more: for a five-round square in worsted that comes near the 32-35 yd that
published squares take, waste included.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from knotty.craft.instructions import FastenOff, Instruction, Seam, SewOn, walk_instructions
from knotty.craft.pattern import Part, Pattern
from knotty.craft.stitches import CHAIN_YARN, STITCHES
from knotty.craft.yarn import WEIGHTS
from knotty.fabric.fabric import Fabric, Node, WorkedRound

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
_SPIKE_YARN = STITCHES["spike"].yarn - STITCHES["sc"].yarn  # the long loop that reaches down, in sc


def measure_yarn(pattern: Pattern, fabric: Fabric, weight: int) -> dict[str, float]:
    """Return the metres each yarn letter takes in the whole piece, tails included, in yarn of CYC `weight`."""
    used: dict[str, float] = {}
    for part in measure_yarn_by_part(pattern, fabric, weight):
        for letter, metres in part.items():
            used[letter] = used.get(letter, 0.0) + metres
    return used


def measure_yarn_by_part(pattern: Pattern, fabric: Fabric, weight: int) -> tuple[dict[str, float], ...]:
    """Return for each part the metres each yarn letter takes, in all its copies, seams and tails included."""
    sc_cm = WEIGHTS[weight].sc_yarn_cm
    parts: tuple[dict[str, float], ...] = tuple({} for _ in pattern.parts)
    for worked in fabric.rounds:
        make, used = pattern.parts[worked.part].make, parts[worked.part]
        for stitch, chains, _into, colour, _counts in worked.nodes:
            used[colour] = used.get(colour, 0.0) + _yarn_of(stitch, chains) * sc_cm * make
        for node in _find_spikes(worked):
            used[node.colour] += _SPIKE_YARN * sc_cm * make
    for at, letter in list_cuts(pattern, fabric):
        parts[at][letter] = parts[at].get(letter, 0.0) + 2 * TAIL_CM * pattern.parts[at].make
    for at, letter, stitches in _seam_stitches(pattern, fabric):
        parts[at][letter] = parts[at].get(letter, 0.0) + stitches * sc_cm
    return tuple({letter: cm / 100 for letter, cm in used.items() if letter} for used in parts)


def _find_spikes(worked: WorkedRound) -> Iterator[Node]:
    """The stitches that reach past the edge in work into an earlier one, where the round as a whole is not on it."""
    first, here = worked.first_node, {place.node for place in worked.base.places}
    below = {under for node in worked.nodes for under in node.into} - here
    far = {under for under in below if 0 <= under < first}
    return (node for node in worked.nodes if node.counts and not far.isdisjoint(node.into)) if far else iter(())


def list_cuts(pattern: Pattern, fabric: Fabric) -> Iterator[tuple[int, str]]:
    """Yield part and letter wherever a yarn is cut in one copy of it: two ends. Seams are in no round and cut too."""
    in_hand = ""
    for worked in fabric.rounds:
        in_hand = worked.colours[-1] if worked.colours else in_hand
        yield from ((worked.part, item.colour or in_hand) for item in _find_cuts(worked.round.body))
    seen = {(worked.part, worked.line) for worked in fabric.rounds}
    for at, part in enumerate(pattern.parts):
        for number, line in enumerate(part.lines):
            if (at, number) not in seen and any(isinstance(item, Seam) for item in line.body) and line.colours:
                yield from ((at, item.colour or line.colours[-1]) for item in _find_cuts(line.body))


def _find_cuts(body: tuple[Instruction, ...]) -> Iterator[FastenOff]:
    return (item for item in walk_instructions(body) if isinstance(item, FastenOff))


@lru_cache(maxsize=1024)
def _yarn_of(stitch: str, chains: int) -> float:
    """Yarn in stitches of sc."""
    return chains * CHAIN_YARN if stitch == "ch" else STITCHES[stitch].yarn


def _seam_stitches(pattern: Pattern, fabric: Fabric) -> Iterator[tuple[int, str, float]]:
    """Part, letter and yarn of each seam, in stitches of sc: as many joins as pairs of places that meet there."""
    in_hand = ""
    for worked in fabric.rounds:
        in_hand = worked.colours[-1] if worked.colours else in_hand
        seam = _find_seam(pattern.parts[worked.part], worked.line) if worked.seam_places else None
        if seam is not None:
            used = SEAM_YARN.get(seam[1], STITCHES["sl st"].yarn) * worked.seam_places
            yield worked.part, seam[0] or in_hand, used * pattern.parts[worked.part].make


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
