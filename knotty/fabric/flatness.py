"""Will a piece worked in the round lie flat? Advice only, and rare: most pieces that do not are not meant to.

A round k lies k heights from the middle, so a flat piece grows by the same width every round: 2 pi h for a circle,
2 n tan(pi / n) h for a polygon with n corners (h the height of its stitches). It is the mean of the last rounds that
counts. Sources: Kekkonen 2025 (arXiv 2508.10597); swatches of 20 x 20 stitches (Interweave) for height against width.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from knotty.craft.codes import CODES
from knotty.craft.finding import Finding
from knotty.craft.instructions import Group, Kind, Which, Work, walk_instructions
from knotty.craft.pattern import LineKind, Part, Pattern
from knotty.craft.stitches import STITCHES
from knotty.fabric.edge import Edge, find_corners
from knotty.fabric.fabric import Fabric, WorkedRound

CUPS, RUFFLES = 0.75, 1.45  # of the width that lies flat; 8 sc a round (1.38) lie flat at some makers' gauge
SC_HEIGHT = 0.92  # of a single crochet, in its own widths
_LAST = 4  # rounds looked at: three steps
_FEWEST = 4  # rounds of a piece that is judged at all: the first ones may be anything
_FEWEST_ALIKE = 3
_MOST_AROUND = 12  # places the first round is worked into: a ring, a chain or two, not the edge of something
_MESH = 0.6  # chains against stitches: from here on it is lace, which stretches
_GRANNY_CHAIN = 0.5  # width of a chain between groups that lean over it: calibrated so that grannies come out flat
_LARGE_GROUP = 5  # stitches in one place that stand up: a shell
_PLAIN = frozenset({"sc", "hdc", "dc", "tr", "dtr", "trtr"})
_HINT = "Nothing is wrong if the piece is not meant to lie flat."
_NOTES = 5_000  # characters of notes that are looked at
_NOT_FLAT = re.compile(
    r"\b(?:hats?|beanies?|caps?|tams?|berets?|balls?|spheres?|amigurumi|eggs?|baskets?|bowls?|cups?|cozy|cosy|cozies"
    r"|bags?|purses?|pouch(?:es)?|socks?|slippers?|booties|mittens?|gloves?|heads?|body|arms?|legs?|ears?|noses?|snouts?"
    r"|tails?|horns?|cones?|beaks?|wings?|bells?|trees?|mushrooms?|pumpkins?|stuff\w*|fib(?:re|er)fill|cardigans?"
    r"|sleeves?|yokes?|ponchos?|skirts?|flowers?|petals?|rose|roses|ruffles?|ruffled|frills?|mandala|lampshades?"
    r"|umbrellas?|dolls?|toys?|crown|brim|pot|holder|pouf)\b",
    re.IGNORECASE,
)


def find_flatness(pattern: Pattern, fabric: Fabric) -> Iterator[Finding]:
    """Yield K405 for a part that will cup, K406 for one that will ruffle; nothing where it may well be meant."""
    words = " ".join((pattern.title, *pattern.notes))[:_NOTES]
    if _NOT_FLAT.search(words):
        return
    for number, rounds in groupby((w for w in fabric.rounds if w.label), key=lambda worked: worked.part):
        part = pattern.parts[number]
        worked = list(rounds)
        if _is_meant_flat(part, worked):
            yield from _judge(part, _take_run(worked))


def _is_meant_flat(part: Part, rounds: Sequence[WorkedRound]) -> bool:
    """Rounds of plain stitches from the middle outwards, each wider than the one before; nothing wrong or unread."""
    if len(rounds) < _FEWEST or len(rounds[0].base.places) > _MOST_AROUND:
        return False
    if _NOT_FLAT.search(" ".join((part.name, *(line.note[:200] for line in part.lines if line.note)))[:_NOTES]):
        return False
    if any(w.unread or w.findings or w.round.kind is not LineKind.ROUND or not w.edge.ring for w in rounds):
        return False
    widths = [_count_width(worked) for worked in rounds]
    return all(before < after for before, after in pairwise(widths))


def _take_run(rounds: Sequence[WorkedRound]) -> list[WorkedRound]:
    """The last rounds that are of one kind: as many corners, groups or single stitches, and no lace."""
    run: list[WorkedRound] = []
    shape: tuple[int, bool] | None = None
    for worked in reversed(rounds[-_LAST:]):
        if not _is_plain(worked):
            break
        here = (_count_corners(worked.edge), _is_granny(worked.edge))
        if shape is not None and here != shape and not _is_in_ring(worked):
            break
        shape = here
        run.insert(0, worked)
    return run


def _judge(part: Part, run: Sequence[WorkedRound]) -> Iterator[Finding]:
    if len(run) < _FEWEST_ALIKE:
        return
    corners, last, steps = _count_corners(run[-1].edge), run[-1], len(run) - 1
    widths = [_count_width(worked) for worked in run]
    flat = [_factor(corners) * SC_HEIGHT * _mean_height(worked) for worked in run[1:]]
    ratio = (widths[-1] - widths[0]) / sum(flat)
    sides = {after - before < wanted for (before, after), wanted in zip(pairwise(widths), flat, strict=True)}
    if CUPS <= ratio <= RUFFLES or len(sides) > 1:
        return  # one odd round is made up for by the next
    stitch = widths[-1] / (last.counts.total + last.counts.chains)
    grown, wanted = (round(width / steps / stitch) for width in (widths[-1] - widths[0], sum(flat)))
    code, says = (
        ("K405", "too few to lie flat: it will cup") if ratio < CUPS else ("K406", "so many that it will ruffle")
    )
    message = f"the last rounds grow by about {grown} stitches each, {says}"
    shape = f"a flat piece with {corners} corners" if corners else "a flat circle"
    expected = f"about {wanted} more a round for {shape} of these stitches"
    yield Finding(
        code, CODES[code].severity, message, part.name, last.label, last.round.span, expected, f"about {grown}", _HINT
    )


def _factor(corners: int) -> float:
    return 2 * corners * math.tan(math.pi / corners) if corners else 2 * math.pi


def _count_corners(edge: Edge) -> int:
    """How many corners the round has; 0 for a circle, whose increases are too many or too few to be any."""
    spaces = sum(place.kind is Kind.SPACE for place in edge.places)
    stitches = sum(place.kind is Kind.STITCH for place in edge.places)
    number = len(find_corners(edge.places)) if spaces or stitches else 0
    return number if 3 <= number <= 8 and stitches > number else 0


def _count_width(worked: WorkedRound) -> float:
    """How wide the round is, in single crochets."""
    chain = _GRANNY_CHAIN if _is_granny(worked.edge) else 1.0
    return (
        sum(STITCHES[name].width * many for name, many in worked.counts.stitches.items()) + chain * worked.counts.chains
    )


def _mean_height(worked: WorkedRound) -> float:
    stitches = worked.counts.stitches
    return sum(STITCHES[name].height * many for name, many in stitches.items()) / max(1, worked.counts.total)


def _is_plain(worked: WorkedRound) -> bool:
    """No texture, no lace, no shells: only of these is it known how wide they lie."""
    counts = worked.counts
    if not set(counts.stitches) <= _PLAIN or _works_back(worked) or counts.chains > _MESH * counts.total:
        return False
    return _is_in_ring(worked) or max(_list_groups(worked.edge), default=0) < _LARGE_GROUP


def _works_back(worked: WorkedRound) -> bool:
    """Points and petals, worked back along a chain that this round made; the first round may begin in one."""
    places = (node.into for node in walk_instructions(worked.round.body) if isinstance(node, Work | Group))
    return len(worked.base.places) > 1 and any(into is not None and into.which is Which.NTH for into in places)


def _is_in_ring(worked: WorkedRound) -> bool:
    """All of it in one place: neither its groups nor its corners say anything of the rounds to come."""
    return len(worked.base.places) == 1


def _is_granny(edge: Edge) -> bool:
    """Nothing but groups, with chains or gaps between."""
    groups = _list_groups(edge)
    return bool(groups) and min(groups) > 1 and any(place.kind in (Kind.SPACE, Kind.GAP) for place in edge.places)


def _list_groups(edge: Edge) -> list[int]:
    """How many stitches stand in each place that was worked into, a chain between them apart."""
    stitches: Iterable[tuple[int, int]] = (
        (place.group, index) for index, place in enumerate(edge.places) if place.kind is Kind.STITCH
    )
    sizes = [len(list(run)) for _, run in groupby(stitches, key=lambda pair: pair[0])]
    first = next((p.group for p in edge.places if p.kind is Kind.STITCH), -1)
    last = next((p.group for p in reversed(edge.places) if p.kind is Kind.STITCH), -2)
    if len(sizes) > 1 and first == last >= 0:
        sizes[0] += sizes.pop()
    return sizes
